"""The questionnaires of a workshop, under one code: in which order, and which of them devices may begin now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.errors import Invalid
from domain.participation.questionnaire import JOINED, Question, Questionnaire, family
from domain.workshops.programme import Programme

MOST = 4  # questionnaires of one workshop
LEFT_OUT = "-"  # before each item that a version leaves out, since an earlier questionnaire of the workshop asks it


class AskedTwice(Invalid):
    """The same question would be asked twice of one person, who would then be two in its figure.

    Values: ``title`` of the questionnaire that cannot follow the others.
    """


class TooManyQuestionnaires(Invalid):
    """Values: ``most``."""


class NoSuchQuestionnaire(Invalid):
    """The workshop does not ask it."""


@dataclass(frozen=True)
class Asking:
    """One of the questionnaires of a workshop. ``id``: without its modules; ``version``: what is asked, exactly.

    ``finished``: how many responses to it are counted: ended, or left with something said.
    """

    id: str
    version: str
    title: str
    minutes: int
    finished: int = 0


@dataclass(frozen=True)
class AskedNow:
    """The version that may be begun now. ``number``: it only grows, so that late news is known to be late."""

    version: str
    number: int


def now(programme: Programme, asked: Sequence[str]) -> str:
    """Which of them, by id, devices may begin now: what the last step named that has begun; before it, the first."""
    here = programme.now.position if programme.now else 0
    named = [step.asks for step in programme.steps if step.asks in asked and step.position <= here]
    return named[-1] if named else asked[0]


def left_out(questionnaire: Questionnaire, before: Iterable[Questionnaire]) -> tuple[str, ...]:
    """The items that ``before`` ask already: this one leaves them out, so that one visit alone answers each.

    Raises
    ------
    AskedTwice
        It is one of them, nothing of it would be left, or what is left hangs on what is not asked.
    """
    earlier = tuple(before)
    asked = {question.item for one in earlier for question in one.questions}
    shared = tuple(question for question in questionnaire.questions if question.item in asked)
    again = any(family(one.id) == family(questionnaire.id) for one in earlier)
    if again or len(shared) == len(questionnaire.questions) or _hangs(questionnaire, shared):
        raise AskedTwice(title=questionnaire.title)
    return tuple(question.item for question in shared)


def _hangs(questionnaire: Questionnaire, gone: Sequence[Question]) -> bool:
    """Whether a question that stays names one that goes, or is of the same instrument, which is asked whole."""
    names = {question.id for question in gone}
    sources = {question.source for question in gone if question.locked}
    shares = {question.shares for question in gone} - {""}
    return any(
        any(f"${{{name}}}" in f"{one.relevant} {one.check}" or name in _words(one) for name in names)
        or (one.locked and one.source in sources)
        or one.shares in shares
        for one in questionnaire.questions
        if one.id not in names
    )


def _words(question: Question) -> frozenset[str]:
    """The names in its expressions, in the content's own notation."""
    plain = "".join(sign if sign.isalnum() or sign == "_" else " " for sign in f"{question.relevant} {question.check}")
    return frozenset(plain.split())


def without(base: str, items: Sequence[str]) -> str:
    """The id of a questionnaire that leaves these items out."""
    return f"{base}{JOINED}{''.join(LEFT_OUT + item for item in items)}" if items else base
