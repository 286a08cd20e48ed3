"""The form of a workshop to come, and whether its questionnaire fits into the time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from components import choosing
from components.choosing import label
from components.prose import prose
from components.workshops.welcome import welcome
from domain.evaluation.indicators import Indicator
from domain.participation.questionnaire import JOINED, Questionnaire
from domain.workshops.draft import Draft
from domain.workshops.programme import Planned, Template
from domain.workshops.welcome import NOBODY_SAID, Welcome
from texts import say
from texts.typography import typeset

MOST_MINUTES = 30  # people x minutes / tablets: what fits beside cooking and tasting (domain.md §6.1)


@dataclass(frozen=True)
class Choice:
    """What a facilitator filled in. ``wave`` is a label, known or new; ``steps``: (kind, minutes), in order."""

    territory: str
    wave: str
    title: str
    place: str
    day: date
    steps: Planned
    questionnaire: Questionnaire
    modules: tuple[Questionnaire, ...]
    welcome: Welcome


@dataclass(frozen=True)
class Offer:
    """What may be chosen.

    Parameters
    ----------
    territories : names by id. waves : labels by territory id, newest last.
    questionnaires : those that may be asked, and the optional modules that may follow.
    read : the indicators that somebody can read on a screen.
    programmes : those to begin with. kinds : the names of steps, by id. languages : their own names, by code.
    """

    territories: Mapping[str, str]
    waves: Mapping[str, Sequence[str]]
    questionnaires: Sequence[Questionnaire]
    read: Sequence[Indicator]
    programmes: Sequence[Template]
    kinds: Mapping[str, str]
    languages: Mapping[str, str]


@dataclass(frozen=True)
class Form:
    """How the form begins. ``mark``: of the keys of its fields. ``send``, ``sent``: its button, and what stands on it.

    ``before``: the workshop that is changed, or done again; ``day``: proposed; ``from_``: the first day that may be.
    ``asked``: its button was pressed.
    """

    day: date
    from_: date
    send: str
    sent: str
    before: Draft | None = None
    mark: str = ""
    asked: bool = False


def fits(people: int, tablets: int, minutes: int) -> bool:
    """Whether everybody can answer while the workshop goes on."""
    return people * minutes <= MOST_MINUTES * max(1, tablets)


def plan(offer: Offer, form: Form) -> Choice:
    """Draw the form; what it says now. Its title is empty as long as neither a name nor a place was typed."""
    before, at = form.before.workshop if form.before else None, form.mark
    places = offer.territories
    if before:  # its votes are of its territory
        places = {before.territory: before.territory_name}
    territory = choosing.field(say("plan.territory"), places, next(iter(places), None), key=f"plan_territory{at}") or ""
    known = list(offer.waves.get(territory, ())) or [say("plan.first_wave")]
    if before and before.wave_label in known:  # the last one is the one to begin with
        known = [*(each for each in known if each != before.wave_label), before.wave_label]
    wave = label(say("plan.wave"), known, key=f"plan_wave{at}_{territory}", help_=say("plan.wave_help"))
    left, right = st.columns(2)
    day = left.date_input(say("plan.day"), form.day, min_value=form.from_, format="DD/MM/YYYY", key=f"plan_day{at}")
    with right:
        place = _words("place", before.place if before else "", at)
    title = _words("title", before.title if before else "", at)
    name = title or (say("plan.title_default", place=place) if place else "")
    if form.asked and not name:
        st.error(say("error.Unnamed"), icon=":material/edit:")
    steps = _programme(offer, form)
    asked, modules = _asked(offer.questionnaires, before.questionnaire_version if before else "", at)
    _readable((asked, *modules), offer.read)
    chosen = JOINED.join(each.id for each in (asked, *modules))
    said = welcome(form.before.welcome if form.before else NOBODY_SAID, offer.languages, chosen, at)
    if any(kind == "questionnaire" for kind, _ in steps):
        _feasibility(sum(each.minutes for each in (asked, *modules)), at)
    st.button(form.sent, type="primary", width="stretch", icon=":material/event_available:", key=form.send)
    return Choice(territory, wave, name, place, day, steps, asked, modules, said)


def naming(before: Draft, mark: str) -> tuple[str, str]:
    """The name and the place alone, of a workshop that was opened."""
    return _words("title", before.workshop.title, mark), _words("place", before.workshop.place, mark)


def _words(what: str, value: str, at: str) -> str:
    typed = st.text_input(
        say(f"plan.{what}"), value, max_chars=80, placeholder=say(f"plan.{what}_example"), key=f"plan_{what}{at}"
    )
    return typed.strip()


def _programme(offer: Offer, form: Form) -> Planned:
    """One of those to begin with, or the steps of the workshop that is changed or done again; and what is in it."""
    named = {each.id: (typeset(each.name), each.steps) for each in offer.programmes}
    if form.before:
        named = {"": (say("plan.programme_kept"), form.before.steps), **named}
    names = {
        key: say("plan.programme_lasts", name=name, n=sum(minutes for _, minutes in steps))
        for key, (name, steps) in named.items()
    }
    first = next(iter(names))
    chosen = choosing.field(say("plan.programme"), names, first, key=f"plan_programme{form.mark}") or first
    steps = named[chosen][1]
    st.caption(" · ".join(prose(offer.kinds.get(kind, kind)) for kind, _ in steps) or say("plan.no_steps"))
    return steps


def _asked(
    questionnaires: Sequence[Questionnaire], before: str, at: str
) -> tuple[Questionnaire, tuple[Questionnaire, ...]]:
    """What is asked. No module is chosen beforehand, and modules follow questionnaires for residents only."""
    names = {each.id: say("plan.asked", title=typeset(each.title), n=each.minutes) for each in questionnaires}
    whole = {each.id: each for each in questionnaires if not each.is_module}
    offered = {each: names[each] for each in whole}
    base, *others = before.partition("@")[0].split(JOINED)
    first = base if base in whole else next(iter(offered))
    chosen = choosing.field(say("plan.questionnaire"), offered, first, key=f"plan_asked{at}") or first
    modules = {each.id: each for each in questionnaires if each.is_module and each.audience == whole[chosen].audience}
    if not modules:
        return whole[chosen], ()
    added = st.pills(
        say("plan.modules"),
        list(modules),
        default=[each for each in others if each in modules],
        selection_mode="multi",
        format_func=names.__getitem__,
        help=say("plan.modules_help"),
        key=f"plan_modules{at}",
    )
    return whole[chosen], tuple(modules[each] for each in modules if each in added)


def _readable(asked: Sequence[Questionnaire], read: Sequence[Indicator]) -> None:
    """Before anybody chooses: how many answers a screen shows today, and whose words are asked."""
    told = {item for rule in read if rule.calculation is not None for item in rule.calculation.items}
    items = dict.fromkeys(question.item for each in asked for question in each.questions)
    shown = sum(item in told for item in items)
    if shown < len(items):
        key = "plan.some_read" if shown else "plan.none_read"
        st.info(say(key, n=shown, all=len(items), kept=len(items) - shown), icon=":material/visibility_off:")
    sources = dict.fromkeys(source for each in asked for source in each.sources)
    st.caption(say("plan.sources", names=" · ".join([*map(typeset, sources), say("plan.own_source")])))


def _feasibility(minutes: int, at: str) -> None:
    left, right = st.columns(2)
    people = left.number_input(say("plan.people"), 1, 60, 15, key=f"plan_people{at}")
    tablets = right.number_input(say("plan.tablets"), 1, 30, 3, key=f"plan_tablets{at}")
    total = round(people * minutes / tablets)
    if fits(people, tablets, minutes):
        st.success(say("plan.fits", total=total), icon=":material/check_circle:")
    else:
        st.warning(say("plan.too_long", total=total), icon=":material/schedule:")
