"""Of a score that is told as a side of people (docs/decisions/0156): its name, its sentences and how it is computed."""

from domain.evaluation import measures
from domain.evaluation.indicators import Indicator
from domain.evaluation.measures import Telling
from texts import keys_under, say
from texts.typography import typeset


def called(indicator: Indicator) -> str:
    """What a figure of it is told under: of a score that is told as a side of people, that side."""
    if how(indicator) == "side" and indicator.id in keys_under("side"):
        return say(f"side.{indicator.id}")
    return typeset(indicator.fr)


def unsaid(indicator: Indicator, why: str) -> str:
    """An indicator of which no figure is told, and why."""
    return say("figure.hidden", indicator=typeset(indicator.fr), why=why)


def how(indicator: Indicator) -> str:
    """Which sentences tell it: those of people who said yes, or those of people who are on a side of a score."""
    sides = indicator.calculation is not None and measures.of(indicator.calculation).sides is not None
    return "side" if sides else "sentence"


def computed(indicator: Indicator) -> str:
    """Which sentence says how it is computed."""
    if measures.telling(indicator.calculation) is Telling.MEAN:
        return "mean"
    return f"side_{indicator.calculation.measure}" if indicator.calculation and how(indicator) == "side" else "share"
