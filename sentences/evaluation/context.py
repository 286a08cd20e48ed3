"""What other territories tell together, in a sentence: how many they are, and their mean; no name, no rank."""

from domain.evaluation.context import ANSWERS, TERRITORIES, Around
from domain.evaluation.indicators import Indicator
from sentences.evaluation import figures
from sentences.numbers import number
from texts import say


def beside(rule: Indicator, around: Around | None) -> str:
    """Under a line of the comparison."""
    if around is None:
        return say("context.too_few", n=TERRITORIES, answers=ANSWERS)
    if around.value is not None:
        value = say("figure.mean", value=number(around.value, 1), unit=figures.unit(rule))
        return say("context.mean", n=around.territories, value=value)
    return say("context.share", n=around.territories, share=around.share)
