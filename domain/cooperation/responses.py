"""What one structure said in a wave, question by question, as it is counted: one structure counts once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from domain.cooperation.charter import CHARTER
from domain.evaluation.said import Answers
from domain.participation import kinds
from domain.participation.kinds import Ticks
from domain.participation.logic import relevance
from domain.participation.questionnaire import BRICKS, NO_ANSWER, Question, Questionnaire

YES, NO = "yes", "no"
SINCE = "start_year"  # the item whose year is told as how long ago
LONG, SOME, NEW = "6", "2", "0"  # whole years, at least


@dataclass(frozen=True, order=True)
class AskedItem:
    """One thing that was asked: an item in one wording; ``row``: of a matrix, or a choice where several may be ticked.

    Rows of one question follow one another in its own order.
    """

    question: str
    item: str
    wording: int
    row: str = ""


@dataclass(frozen=True)
class PartnerResponse:
    """The answers of a structure that finished, by the id of each question. ``year``: that of the wave's figures."""

    structure: str
    questionnaire: Questionnaire
    given: Mapping[str, str | None]
    year: int

    def said(self) -> Iterator[tuple[AskedItem, str | None]]:
        """All that it was asked and that is counted, with its cell; None where it gave no answer, or was not asked."""
        relevant = relevance(self.questionnaire, dict(self.given))
        for question in self.questionnaire.questions:
            if spreads(question):
                value = self.given.get(question.id) if question.id in relevant else None
                yield from self._of(question, value)

    def by_item(self) -> Answers:
        """The same by item, as the measure of an indicator reads it."""
        return {one.item: self.given.get(one.id) for one in self.questionnaire.questions}

    def asked(self, items: tuple[str, ...]) -> bool:
        """Whether it was asked all of these, as far as they concern it."""
        relevant = relevance(self.questionnaire, dict(self.given))
        known = {one.item for one in self.questionnaire.questions if one.id in relevant}
        return set(items) <= known

    def _of(self, question: Question, value: str | None) -> Iterator[tuple[AskedItem, str | None]]:
        kind = kinds.of(question)
        ticked = {row: frozenset(chosen) for row, chosen in kind.counted(value)} if value else {}
        for row in rows(question):
            here = AskedItem(question.id, question.item, question.item_version, row)
            if kind.numeric and not kind.listed:
                yield here, _since(value, self.year)
            elif kind.ticks is Ticks.SEVERAL:
                chosen = ticked.get("", frozenset())
                yield here, (YES if row in chosen else NO) if chosen and not chosen & NO_ANSWER else None
            else:
                yield here, next(iter(ticked.get(row, frozenset()) - NO_ANSWER), None)


def spreads(question: Question) -> bool:
    """Whether its answers are counted as they spread: a list of choices, or since when.

    Not what is told by name: who answers, ties, the charter. Told both ways, whoever is not named would be the rest.
    """
    if question.choices_from not in {"", BRICKS} or question.rows_from or question.item == CHARTER:
        return False
    return kinds.of(question).listed or question.item == SINCE


def rows(question: Question) -> tuple[str, ...]:
    """What of a question is counted apart: rows, choices that go together, or all of it."""
    kind = kinds.of(question)
    if kind.in_rows:
        return tuple(row.id for row in question.rows)
    if kind.ticks is Ticks.SEVERAL:
        return tuple(choice.id for choice in question.choices if choice.id not in NO_ANSWER)
    return ("",)


def _since(value: str | None, year: int) -> str | None:
    """How many years ago, in three steps."""
    if not value:
        return None
    years = year - int(value)
    return next(step for step in (LONG, SOME, NEW) if years >= int(step) or step == NEW)
