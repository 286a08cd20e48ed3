"""A questionnaire as it is asked: frozen once it has answers."""

from dataclasses import dataclass
from enum import StrEnum

NO_ANSWER = frozenset(
    {"nsp", "pnr"}
)  # «Je ne sais pas», «Je préfère ne pas répondre»: equal dignity, never in a denominator


class Kind(StrEnum):
    """How a question is answered (domain.md §3)."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    SCALE5 = "scale5"
    NUMBER = "number"
    TEXT = "text"
    RANKING = "ranking"
    MATRIX = "matrix"
    ROSTER = "roster"


@dataclass(frozen=True)
class Choice:
    """One possible answer. ``exclusive``: ticking it unticks all others."""

    id: str
    fr: str
    icon: str = ""
    exclusive: bool = False


@dataclass(frozen=True)
class Question:
    """One question of one version of a questionnaire.

    ``item``: the stable key by which indicators know the wording; ``item_version``: rises when the wording changes,
    and trends never cross it. ``rows``: of a matrix. ``relevant`` and ``check``: expressions, which
    ``domain.logic`` compiles.
    """

    id: str
    position: int
    item: str
    item_version: int
    theme: str
    kind: Kind
    fr: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    rows: tuple[Choice, ...] = ()
    required: bool = False
    sensitive: bool = False
    locked: bool = False
    low: int | None = None
    high: int | None = None
    max_chars: int | None = None
    max_choices: int | None = None
    relevant: str = ""
    check: str = ""


@dataclass(frozen=True)
class Questionnaire:
    """One version of a questionnaire, with its questions in order. ``version_id`` is ``"q_resident@1"``."""

    version_id: str
    id: str
    version: int
    title: str
    intro: str
    end: str
    audience: str
    minutes: int
    min_age: int
    questions: tuple[Question, ...]

    def __hash__(self) -> int:
        return hash(self.version_id)  # not of every word: its rules are looked up for every response counted

    def question(self, question_id: str) -> Question | None:
        """The question of that id, or None."""
        return next((question for question in self.questions if question.id == question_id), None)
