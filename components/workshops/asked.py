"""The questionnaires that follow the first one in a workshop: which, in what order, and from which step on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from components import choosing
from components.buttons import mark
from components.prose import prose
from components.workshops.modules import modules
from domain.participation.questionnaire import JOINED, PARTNERS, Questionnaire, family
from domain.workshops.asking import MOST, AskedTwice, left_out
from domain.workshops.programme import Planned
from sentences.participation.versions import timed
from texts import say
from texts.typography import typeset

ASKS, ENDS = "questionnaire", "cloture"  # kinds of steps: at which one answers, at which one leaves
OF_ALL = "tous"  # the audience of the questions on the meeting itself


@dataclass(frozen=True)
class Followed:
    """A questionnaire with the modules that follow it: they are asked, and counted, as one."""

    questionnaire: Questionnaire
    modules: tuple[Questionnaire, ...] = ()

    @property
    def parts(self) -> tuple[Questionnaire, ...]:
        """What it is made of, in order."""
        return (self.questionnaire, *self.modules)

    @property
    def minutes(self) -> int:
        """How long all of it lasts."""
        return sum(each.minutes for each in self.parts)


@dataclass(frozen=True)
class Further:
    """What is chosen: the questionnaires after the first, each with the position of the step that names it.

    ``partners``: whether those that have other words for partners are asked in these.
    """

    followed: tuple[Followed, ...] = ()
    asks: tuple[tuple[int, str], ...] = ()
    partners: bool = False

    @property
    def questionnaires(self) -> tuple[Questionnaire, ...]:
        """All of them in order, modules too."""
        return tuple(part for one in self.followed for part in one.parts)


@dataclass(frozen=True)
class Before:
    """What a workshop that is changed, or done again, asks: ``first``, ``versions`` after it; (position, id)."""

    first: str = ""
    versions: tuple[str, ...] = ()
    asks: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Course:
    """The steps of the programme, and their names by kind."""

    steps: Planned
    kinds: Mapping[str, str]

    def after(self, position: int) -> dict[str, str]:
        """The steps after that one, by position, each as it is named."""
        return {
            str(at): say("asking.step", n=at, title=typeset(self.kinds.get(kind, kind)))
            for at, (kind, _) in enumerate(self.steps, start=1)
            if at > position
        }

    def likely(self, after: int, one: Questionnaire) -> int:
        """The step at which it is probably asked: when people leave, or the next one at which they answer."""
        kind = ENDS if one.audience == OF_ALL else ASKS
        found = [at for at, (each, _) in enumerate(self.steps, start=1) if each == kind and at > after]
        return found[0] if found else after + 1


def further(
    offered: Sequence[Questionnaire], first: Sequence[Questionnaire], course: Course, before: Before, at: str
) -> Further:
    """Choose them one after the other; the next choice comes once there is one before it.

    ``first``: the first questionnaire and its modules. Without steps nothing would say when another one begins.
    """
    chosen = Further()
    whole = {each.id: each for each in offered if not each.is_module}
    former, steps = before.versions, {named: step for step, named in before.asks}
    while len(chosen.followed) < MOST - 1 and course.after(last := chosen.asks[-1][0] if chosen.asks else 1):
        number, earlier = len(chosen.followed) + 2, (*first, *chosen.questionnaires)  # each at a step of its own
        version = former[len(chosen.followed)] if len(chosen.followed) < len(former) else ""
        one = _one([each for each in whole.values() if each.id not in _ids(earlier)], number, family(version), at)
        if one is None or not _may_follow(one, earlier):
            break
        step = _step(course, last, one, steps.get(one.id), f"{at}_{number}")
        named = next((each for each in former if family(each) == one.id), "")
        added = modules(offered, one, named, f"asking_modules{at}_{number}_{one.id}", asked=_ids(earlier))
        chosen = Further((*chosen.followed, Followed(one, added)), (*chosen.asks, (step, one.id)))
    return replace(chosen, partners=_partners((*first, *chosen.questionnaires), before, at))


def _partners(asked: Sequence[Questionnaire], before: Before, at: str) -> bool:
    """Whose words, where some of it has two wordings."""
    if not any(one.worded for one in asked):
        return False
    so_far = any(PARTNERS in version.partition("@")[0].split(JOINED) for version in (before.first, *before.versions))
    return st.toggle(say("asking.partners"), so_far, help=say("asking.partners_help"), key=f"asking_partners{at}")


def _ids(asked: Sequence[Questionnaire]) -> set[str]:
    return {each.id for each in asked}


def _one(offered: Sequence[Questionnaire], number: int, proposed: str, at: str) -> Questionnaire | None:
    known = {each.id: each for each in offered}
    names = {
        "": say("asking.none"),
        **{each.id: timed(each) for each in offered},
    }
    key = f"asking_{number}{at}_{mark(tuple(names))}"
    first = proposed if proposed in known else ""
    return known.get(choosing.field(say("asking.further", n=number), names, first, key=key) or "")


def _may_follow(one: Questionnaire, before: Sequence[Questionnaire]) -> bool:
    """Say what of it is not asked again, or that it cannot follow."""
    try:
        again = left_out(one, before)
    except AskedTwice as fault:
        st.error(say(fault.key, **fault.values), icon=":material/content_copy:")
        return False
    if again:
        words = [prose(question.fr) for question in one.questions if question.item in again]
        st.caption(say("asking.left_out", n=len(again), questions=" · ".join(words)))
    return True


def _step(course: Course, last: int, one: Questionnaire, former: int | None, at: str) -> int:
    names = course.after(last)
    likely = str(former) if str(former) in names else str(course.likely(last, one))
    key = f"asking_step{at}_{one.id}_{mark(tuple(names.items()))}"
    return int(choosing.field(say("asking.when", title=typeset(one.title)), names, likely, key=key) or likely)
