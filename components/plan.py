"""The form of a workshop to come, and whether its questionnaire fits into the time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from domain.questionnaire import Questionnaire
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
    territories: dict[str, str],
    waves: Mapping[str, Sequence[str]],
    questionnaires: Sequence[Questionnaire],
    *,
    today: date,
) -> Choice | None:
    """Draw the form; the choice once it is complete and sent, else None.

    Parameters
    ----------
    territories : names by id. waves : labels by territory id, newest last.
    questionnaires : those that may be asked, and the optional modules that may follow.
    """
    territory = st.selectbox(
        say("plan.territory"), list(territories), format_func=lambda key: territories[key], key="plan_territory"
    )
    known = list(waves.get(territory or "", ())) or [say("plan.first_wave")]
    wave = st.selectbox(
        say("plan.wave"),
        known,
        index=len(known) - 1,
        accept_new_options=True,
        help=say("plan.wave_help"),
        placeholder=say("plan.wave"),
        key="plan_wave",
    )
    left, right = st.columns(2)
    day = left.date_input(say("plan.day"), today, min_value=today, format="DD/MM/YYYY", key="plan_day")
    place = right.text_input(say("plan.place"), max_chars=80, placeholder=say("plan.place_example"), key="plan_place")
    title = st.text_input(say("plan.title"), max_chars=80, placeholder=say("plan.title_example"), key="plan_title")
    programme = _programme()
    asked, modules = _asked(questionnaires)
    _feasibility(sum(each.minutes for each in (asked, *modules)))
    if not st.button(
        say("plan.send"), type="primary", width="stretch", icon=":material/event_available:", key="plan_send"
    ):
        return None
    return Choice(
        territory,
        wave,
        title.strip() or say("plan.title_default", place=place.strip() or territories[territory]),
        place.strip(),
        day,
        programme,
        asked,
        modules,
    )


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
    chosen = st.selectbox(say("plan.questionnaire"), list(whole), format_func=names.__getitem__, key="plan_asked")
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


def _feasibility(minutes: int) -> None:
    left, right = st.columns(2)
    people = left.number_input(say("plan.people"), 1, 60, 15, key="plan_people")
    tablets = right.number_input(say("plan.tablets"), 1, 30, 3, key="plan_tablets")
    total = round(people * minutes / tablets)
    if fits(people, tablets, minutes):
        st.success(say("plan.fits", total=total), icon=":material/check_circle:")
    else:
        st.warning(say("plan.too_long", total=total), icon=":material/schedule:")
