"""Where a figure comes from: what it counts, the words that were asked, how it is computed, whose words they are."""

from collections.abc import Iterable, Iterator, Sequence

from domain.evaluation.committee import Apart
from domain.evaluation.indicators import OWN, Indicator
from domain.evaluation.life import Life
from domain.participation.questionnaire import Question
from sentences.evaluation import figures, questions
from sentences.evaluation.life import beside
from sentences.evaluation.sides import computed, unsaid
from texts import say
from texts.typography import capital, typeset


def origin(rule: Indicator, asked: Sequence[Question], rights: str, life: Life | None = None) -> Iterator[str]:
    """One line after another. ``life``: of the indicators of the territory that is looked at."""
    yield say("origin.counts", words=capital(rule.definition))
    for question in asked:
        yield say("origin.asked", words=questions.title(question))
        if counted := _choices(rule, question, rule.calculation.yes if rule.calculation else frozenset()):
            yield say("origin.counted", choices=counted)
        if left := _choices(rule, question, rule.calculation.out if rule.calculation else frozenset()):
            yield say("origin.left_out", choices=left)
    if figures.tellable(rule):
        yield say(f"origin.{computed(rule)}")
    own = say("origin.own") if rule.instrument.startswith(OWN) else typeset(rule.instrument)
    yield say("origin.instrument", instrument=own, rights=typeset(rights), version=rule.version)
    yield from beside(life or Life(), rule)


def sources(rows: Sequence[figures.Shown]) -> str:
    """Whose words the questions behind these figures are."""
    instruments = (row.indicator.instrument for row in rows)
    own = say("plan.own_source")
    names = dict.fromkeys(own if name.startswith(OWN) else typeset(name) for name in instruments)
    return whose(names)


def whose(sources: Iterable[str]) -> str:
    """Those of questions, by their names as a screen shows them."""
    return say("plan.sources", names=" · ".join(sources))


def untold(rule: Indicator, why: Apart) -> str:
    """An indicator that is not told, and why."""
    return unsaid(rule, say(f"apart.{why}"))


def _choices(rule: Indicator, question: Question, among: frozenset[str]) -> str:
    """The answers of a question that count so, in its own words."""
    if rule.calculation is None or question.item not in rule.calculation.items:
        return ""
    return " · ".join(say("origin.choice", words=typeset(one.fr)) for one in question.choices if one.id in among)
