"""The table of all questions of residents: what each asks, and where its answers are read."""

from collections.abc import Collection, Iterator, Sequence

from domain.evaluation.indicators import Indicator
from domain.evaluation.readers import Reader, indicators, readers
from domain.participation.questionnaire import Question, Questionnaire
from sentences.evaluation.questions import title
from sentences.evaluation.sides import called
from texts import say

FIGURES = frozenset({Reader.ROOM, Reader.COMMITTEE, Reader.LOTS, Reader.WHO})


def table(asked: Sequence[Questionnaire], known: Sequence[Indicator], themes: Collection[str]) -> Iterator[str]:
    """Lines of Markdown: a title a questionnaire, a row a question."""
    for one in asked:
        yield from ("", f"## {title_of(one)}", "", say("reader.head"), "|---|---|---|")
        for question in one.questions:
            yield f"| `{question.id}` | {title(question)} | {where(question, one, known, themes)} |"


def title_of(one: Questionnaire) -> str:
    """What it is called, and its id."""
    return say("reader.questionnaire", title=one.title, id=one.id)


def where(question: Question, among: Questionnaire, known: Sequence[Indicator], themes: Collection[str]) -> str:
    """The pages and the figures; empty where nobody reads it."""
    names = ", ".join(say("origin.choice", words=called(rule)) for rule in indicators(question, known, themes))
    found = readers(question, among, known, themes)
    return " ; ".join(say(f"reader.{one}", names=names if one in FIGURES else "") for one in found)
