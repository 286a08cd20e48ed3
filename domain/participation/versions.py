"""Versions of questionnaires: who has asked which, and what one says otherwise than another."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.participation.questionnaire import JOINED, PARTNERS, Question, Questionnaire


@dataclass(frozen=True)
class Use:
    """A wave in which a version is asked. ``place``: its territory; ``workshops``: 0 where links to partners ask it."""

    place: str
    wave: str
    workshops: int


@dataclass(frozen=True)
class Kept:
    """A version. ``used``: somebody began to answer it, and it never changes; ``uses``: where it is asked."""

    id: str
    questionnaire: str
    number: int
    title: str
    audience: str
    minutes: int
    questions: int
    used: bool
    uses: tuple[Use, ...] = ()

    @property
    def family(self) -> str:
        """The questionnaire without the modules that follow it."""
        return self.questionnaire.partition(JOINED)[0]

    @property
    def modules(self) -> tuple[str, ...]:
        """The ids of the modules that follow it."""
        return tuple(one for one in self.questionnaire.split(JOINED)[1:] if one != PARTNERS)


class QuestionChange(StrEnum):
    """What has become of a question from one version to another."""

    SAME = "same"
    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Beside:
    """A question in two versions: its words in each, with what is offered; empty where it is not asked."""

    id: str
    change: QuestionChange
    before: tuple[str, ...]
    after: tuple[str, ...]


def beside(before: Questionnaire, after: Questionnaire) -> tuple[Beside, ...]:
    """Every question of two versions, in the order of the later one; those that it lost come last."""
    former = {one.id: one for one in before.questions}
    now = {one.id: one for one in after.questions}
    ids = (*now, *(one for one in former if one not in now))
    return tuple(_beside(one, former.get(one), now.get(one)) for one in ids)


def _beside(id_: str, before: Question | None, after: Question | None) -> Beside:
    first, second = _words(before), _words(after)
    if before is None:
        return Beside(id_, QuestionChange.ADDED, first, second)
    if after is None:
        return Beside(id_, QuestionChange.REMOVED, first, second)
    return Beside(id_, QuestionChange.SAME if first == second else QuestionChange.REWORDED, first, second)


def _words(question: Question | None) -> tuple[str, ...]:
    """What is read of it, part by part."""
    if question is None:
        return ()
    options: Sequence[str] = [one.fr for one in (*question.rows, *question.choices)]
    around = (question.stem, question.fr, question.prompt, question.hint)
    return (*filter(None, around), " · ".join(options)) if options else tuple(filter(None, around))
