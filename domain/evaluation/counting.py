"""How one counted response contributes to the exact counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from domain.evaluation import measures
from domain.evaluation.indicators import Indicator
from domain.evaluation.said import Answers
from domain.participation import kinds
from domain.participation.logic import blanked, set_aside
from domain.participation.questionnaire import NO_ANSWER, Question, Questionnaire

ANSWERED = "*"  # the cell that counts people who gave a valid answer, whatever they ticked

Cell = tuple[str, str]  # the key of a tally (``tally_key`` of an indicator, ``item_key`` of an item), and the cell


def cells(
    questionnaire: Questionnaire, indicators: Iterable[Indicator], answers: Mapping[str, str | None]
) -> Counter[Cell]:
    """The cells in which one response falls, each once.

    Parameters
    ----------
    answers : values in ``domain.participation.answers`` form, by question id; questions never reached are absent.
    Those whose
        question is not relevant, and those that cannot be true together (``set_aside``), are not counted.
    """
    doubtful = set_aside(questionnaire, answers)
    answers = {
        question: value for question, value in blanked(questionnaire, answers).items() if question not in doubtful
    }
    found: Counter[Cell] = Counter()
    for question in questionnaire.questions:
        found.update(item_cells(question, answers.get(question.id)))
    by_item = {question.item: answers.get(question.id) for question in questionnaire.questions}
    for indicator in indicators:
        found.update(indicator_cells(indicator, by_item))
    return found


def indicator_cells(indicator: Indicator, answers: Answers) -> Iterator[Cell]:
    """The cells of one person under the rule of an indicator; none if not all that it reads was asked."""
    rule = indicator.calculation
    if rule is not None and rule.is_asked(answers):
        for cell in measures.of(rule).cells(rule, answers):
            yield indicator.tally_key, cell


def item_cells(question: Question, value: str | None) -> Iterator[Cell]:
    """The cells of one answer: a cell for each ticked choice, and ``*`` if the answer is valid."""
    if value is None:
        return
    for row, ticked in kinds.of(question).counted(value):
        yield from _ticks(item_key(question, row), ticked)


def item_key(question: Question, row: str = "") -> str:
    """The key under which its answers are counted: ``"item:voice@1"``, or that of one of its rows."""
    asked = f"{question.item}.{row}" if row else question.item
    return f"item:{asked}@{question.item_version}"


def _ticks(key: str, ticked: Sequence[str]) -> Iterator[Cell]:
    for choice in ticked:
        yield key, choice
    if not NO_ANSWER.intersection(ticked):
        yield key, ANSWERED
