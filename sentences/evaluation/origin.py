"""Where a figure comes from: what it counts, the words that were asked, how it is computed, whose words they are."""

from collections.abc import Iterator, Sequence

from domain.evaluation.committee import Apart
from domain.evaluation.indicators import OWN, Indicator
from domain.participation.questionnaire import Question
from sentences.evaluation import figures, questions
from texts import say
from texts.typography import capital, typeset


def origin(rule: Indicator, asked: Sequence[Question], rights: str) -> Iterator[str]:
    """One line after another."""
    yield say("origin.counts", words=capital(rule.definition))
    for question in asked:
        yield say("origin.asked", words=questions.title(question))
        if counted := _counted(rule, question, rule.calculation.yes if rule.calculation else frozenset()):
            yield say("origin.counted", choices=counted)
        if left := _counted(rule, question, rule.calculation.out if rule.calculation else frozenset()):
            yield say("origin.left_out", choices=left)
    if figures.told(rule):
        yield say("origin.mean") if figures.is_mean(rule) else say("origin.share")
    own = say("origin.own") if rule.instrument.startswith(OWN) else typeset(rule.instrument)
    yield say("origin.instrument", instrument=own, rights=typeset(rights), version=rule.version)
    yield say("origin.proposed")


def untold(rule: Indicator, why: Apart) -> str:
    """An indicator that is not told, and why."""
    return say("figure.hidden", indicator=typeset(rule.fr), why=say(f"apart.{why}"))


def _counted(rule: Indicator, question: Question, among: frozenset[str]) -> str:
    """The answers of a question that count so, in its own words."""
    if rule.calculation is None or question.item not in rule.calculation.items:
        return ""
    return " · ".join(say("origin.choice", words=typeset(one.fr)) for one in question.choices if one.id in among)
