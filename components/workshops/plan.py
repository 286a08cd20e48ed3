"""The form of a workshop to come, and whether its questionnaire fits into the time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from components.choosing import field, label
from domain.evaluation.indicators import Indicator
from domain.participation.questionnaire import Questionnaire
from texts import say
from texts.typography import typeset

PROGRAMMES = ["minutes", "minutes_short"]  # the names that content/programme.yaml gives to its two lengths
MOST_MINUTES = 30  # people x minutes / tablets: what fits beside cooking and tasting (domain.md §6.1)


@dataclass(frozen=True)
class Choice:
    """What a facilitator filled in. ``wave`` is a label, known or new; ``programme``: minutes or minutes_short."""

    territory: str
    wave: str
    title: str
    place: str
    day: date
    programme: str
    questionnaire: Questionnaire
    modules: tuple[Questionnaire, ...]


def fits(people: int, tablets: int, minutes: int) -> bool:
    """Whether everybody can answer while the workshop goes on."""
    return people * minutes <= MOST_MINUTES * max(1, tablets)


def plan(
    territories: Mapping[str, str],
    waves: Mapping[str, Sequence[str]],
    questionnaires: Sequence[Questionnaire],
    read: Sequence[Indicator],
    *,
    today: date,
    send: str,
) -> Choice:
    """Draw the form; what it says now. Its title is empty as long as neither a name nor a place was typed.

    Parameters
    ----------
    territories : names by id. waves : labels by territory id, newest last.
    questionnaires : those that may be asked, and the optional modules that may follow.
    read : the indicators that somebody can read on a screen.
    send : the key of the one button.
    """
    territory = field(say("plan.territory"), territories, next(iter(territories), None), key="plan_territory") or ""
    known = list(waves.get(territory, ())) or [say("plan.first_wave")]
    wave = label(say("plan.wave"), known, key=f"plan_wave_{territory}", help_=say("plan.wave_help"))
    left, right = st.columns(2)
    day = left.date_input(say("plan.day"), today, min_value=today, format="DD/MM/YYYY", key="plan_day")
    place = right.text_input(say("plan.place"), max_chars=80, placeholder=say("plan.place_example"), key="plan_place")
    title = st.text_input(say("plan.title"), max_chars=80, placeholder=say("plan.title_example"), key="plan_title")
    programme = _programme()
    asked, modules = _asked(questionnaires)
    _readable((asked, *modules), read)
    _feasibility(sum(each.minutes for each in (asked, *modules)))
    st.button(say("plan.send"), type="primary", width="stretch", icon=":material/event_available:", key=send)
    name = title.strip() or (say("plan.title_default", place=place.strip()) if place.strip() else "")
    return Choice(territory, wave, name, place.strip(), day, programme, asked, modules)


def _programme() -> str:
    return st.segmented_control(
        say("plan.programme"),
        PROGRAMMES,
        default=PROGRAMMES[0],
        format_func=lambda key: say(f"plan.programme.{key}"),
        required=True,
        key="plan_programme",
    )


def _asked(questionnaires: Sequence[Questionnaire]) -> tuple[Questionnaire, tuple[Questionnaire, ...]]:
    """What is asked. No module is chosen beforehand, and modules follow questionnaires for residents only."""
    names = {each.id: say("plan.asked", title=typeset(each.title), n=each.minutes) for each in questionnaires}
    whole = {each.id: each for each in questionnaires if not each.is_module}
    offered = {each: names[each] for each in whole}
    chosen = field(say("plan.questionnaire"), offered, next(iter(offered)), key="plan_asked") or next(iter(offered))
    modules = {each.id: each for each in questionnaires if each.is_module and each.audience == whole[chosen].audience}
    if not modules:
        return whole[chosen], ()
    added = st.pills(
        say("plan.modules"),
        list(modules),
        selection_mode="multi",
        format_func=names.__getitem__,
        help=say("plan.modules_help"),
        key="plan_modules",
    )
    return whole[chosen], tuple(modules[each] for each in modules if each in added)


def _readable(asked: Sequence[Questionnaire], read: Sequence[Indicator]) -> None:
    """Before anybody chooses: how many answers a screen shows today, and whose words are asked."""
    told = {rule.calculation.item for rule in read if rule.calculation is not None}
    items = dict.fromkeys(question.item for each in asked for question in each.questions)
    shown = sum(item in told for item in items)
    if shown < len(items):
        key = "plan.some_read" if shown else "plan.none_read"
        st.info(say(key, n=shown, all=len(items), kept=len(items) - shown), icon=":material/visibility_off:")
    sources = dict.fromkeys(source for each in asked for source in each.sources)
    st.caption(say("plan.sources", names=" · ".join([*map(typeset, sources), say("plan.own_source")])))


def _feasibility(minutes: int) -> None:
    left, right = st.columns(2)
    people = left.number_input(say("plan.people"), 1, 60, 15, key="plan_people")
    tablets = right.number_input(say("plan.tablets"), 1, 30, 3, key="plan_tablets")
    total = round(people * minutes / tablets)
    if fits(people, tablets, minutes):
        st.success(say("plan.fits", total=total), icon=":material/check_circle:")
    else:
        st.warning(say("plan.too_long", total=total), icon=":material/schedule:")
