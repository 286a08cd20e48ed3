"""The form of a workshop to come, and whether its questionnaire fits into the time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from components import choosing
from components.choosing import label
from components.prose import prose
from components.typed import kept_number, typed_line
from components.workshops.asked import ASKS, ENDS, Before, Course, Followed, Further, further
from components.workshops.modules import modules
from components.workshops.practices import Chosen
from components.workshops.practices import chosen as activities
from components.workshops.welcome import welcome
from domain.evaluation.indicators import Indicator
from domain.participation.questionnaire import JOINED, Questionnaire, family
from domain.workshops.draft import Draft
from domain.workshops.helping import Practice
from domain.workshops.programme import Planned, Template
from domain.workshops.welcome import NOBODY_SAID, Welcome
from sentences.evaluation.origin import whose
from sentences.participation.versions import timed
from texts import say
from texts.typography import typeset

MOST_MINUTES = 30  # people x minutes / tablets: what fits beside cooking and tasting
MOST_EXPECTED = 300  # people, or tablets: of one room


@dataclass(frozen=True)
class Choice:
    """What a facilitator filled in. ``wave`` is a label, known or new; ``steps``: (kind, minutes), in order.

    ``further``: the questionnaires that follow the first one, each with its modules, and at which steps.
    """

    territory: str
    wave: str
    title: str
    place: str
    day: date
    steps: Planned
    questionnaire: Questionnaire
    modules: tuple[Questionnaire, ...]
    welcome: Welcome
    further: Further
    practices: Chosen


@dataclass(frozen=True)
class Offer:
    """What may be chosen.

    Parameters
    ----------
    territories : names by id. waves : labels by territory id, newest last.
    questionnaires : those that may be asked, and the optional modules that may follow.
    read : the indicators that somebody can read on a screen.
    programmes : those to begin with. kinds : the names of steps, by id. languages : their own names, by code.
    practices : the activities that a step may be made of, by its kind.
    """

    territories: Mapping[str, str]
    waves: Mapping[str, Sequence[str]]
    questionnaires: Sequence[Questionnaire]
    read: Sequence[Indicator]
    programmes: Sequence[Template]
    kinds: Mapping[str, str]
    languages: Mapping[str, str]
    practices: Mapping[str, Sequence[Practice]]


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
    day = st.date_input(say("plan.day"), form.day, min_value=form.from_, format="DD/MM/YYYY", key=f"plan_day{at}")
    place = _words("place", before.place if before else "", at)
    title = _words("title", before.title if before else "", at)
    name = title or (say("plan.title_default", place=place) if place else "")
    if form.asked and not name:
        st.error(say("error.Unnamed"), icon=":material/edit:")
    steps = _programme(offer, form)
    ways = activities(steps, offer.kinds, offer.practices, _former(form, steps), at)
    asked, added = _asked(offer.questionnaires, before.questionnaire_version if before else "", at)
    course, drawn = Course(steps, offer.kinds), form.before
    former = Before(drawn.workshop.questionnaire_version, drawn.further, drawn.asks) if drawn else Before()
    after = further(offer.questionnaires, (asked, *added), course, former, at)
    every = (asked, *added, *after.questionnaires)
    _readable(every, offer.read)
    named = JOINED.join(each.id for each in every)
    said = welcome(form.before.welcome if form.before else NOBODY_SAID, offer.languages, named, at)
    if any(kind == ASKS for kind, _ in steps) or after.asks:
        first, kinds = Followed(asked, added), {id_: steps[position - 1][0] for position, id_ in after.asks}
        parts = [(first, ""), *((one, kinds.get(one.questionnaire.id, "")) for one in after.followed)]
        _feasibility([(one.questionnaire.title, one.minutes, kind) for one, kind in parts], at)
    st.button(form.sent, type="primary", width="stretch", icon=":material/event_available:", key=form.send)
    return Choice(territory, wave, name, place, day, steps, asked, added, said, after, ways)


def naming(before: Draft, mark: str) -> tuple[str, str]:
    """The name and the place alone, of a workshop that was opened."""
    return _words("title", before.workshop.title, mark), _words("place", before.workshop.place, mark)


def _words(what: str, value: str, at: str) -> str:
    typed = typed_line(
        say(f"plan.{what}"), value, most=80, placeholder=say(f"plan.{what}_example"), key=f"plan_{what}{at}"
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


def _former(form: Form, steps: Planned) -> Chosen:
    """What was chosen for these very steps before."""
    return form.before.practices if form.before and form.before.steps == steps else ()


def _asked(
    questionnaires: Sequence[Questionnaire], before: str, at: str
) -> tuple[Questionnaire, tuple[Questionnaire, ...]]:
    """What is asked first, and the modules that follow it."""
    whole = {each.id: each for each in questionnaires if not each.is_module}
    offered = {each.id: timed(each) for each in whole.values()}
    base = family(before)
    first = base if base in whole else next(iter(offered))
    chosen = choosing.field(say("plan.questionnaire"), offered, first, key=f"plan_asked{at}") or first
    return whole[chosen], modules(questionnaires, whole[chosen], before, f"plan_modules{at}")


def _readable(asked: Sequence[Questionnaire], read: Sequence[Indicator]) -> None:
    """Before anybody chooses: how many answers a screen shows today, and whose words are asked."""
    told = {item for rule in read if rule.calculation is not None for item in rule.calculation.items}
    items = dict.fromkeys(question.item for each in asked for question in each.questions)
    shown = sum(item in told for item in items)
    sources = dict.fromkeys(source for each in asked for source in each.sources)
    written = whose([*map(prose, sources), say("plan.own_source")])
    if shown == len(items):
        st.caption(written)
        return
    counted = say("plan.some_read" if shown else "plan.none_read", n=shown, all=len(items), kept=len(items) - shown)
    st.info(f"{counted}\n\n:small[{written}]", icon=":material/visibility_off:")


def _feasibility(asked: Sequence[tuple[str, int, str]], at: str) -> None:
    """Whether everybody can answer each questionnaire at its step. ``asked``: title, minutes, kind of step."""
    people = kept_number(say("plan.people"), 1, MOST_EXPECTED, 15, key=f"plan_people{at}")
    tablets = kept_number(say("plan.tablets"), 1, MOST_EXPECTED, 3, key=f"plan_tablets{at}")
    for title, minutes, step in asked:
        total = round(people * minutes / tablets)
        about = f"**{prose(title)}**  \n" if len(asked) > 1 else ""
        if fits(people, tablets, minutes):
            key = "plan.fits_leaving" if step == ENDS else "plan.fits"
            st.success(about + say(key, total=total), icon=":material/check_circle:")
        else:
            st.warning(about + say("plan.too_long", total=total), icon=":material/schedule:")
