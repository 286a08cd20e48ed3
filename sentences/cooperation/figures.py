"""What is said of a figure of cooperation: its value, or why it is not told."""

from collections.abc import Callable, Mapping

from domain.cooperation.figures import ToldFigure
from domain.evaluation.measures import Result
from domain.evaluation.measures.links import UNCONFIRMED
from domain.evaluation.network import possible
from sentences.cooperation.ties import why_untold
from sentences.numbers import number, percent, rate
from texts import say


def value(name: str, figure: ToldFigure) -> str:
    """Of the indicator of that name."""
    return WORDS[name](figure.result) if figure.result is not None else why_untold(figure, name)


def label(name: str) -> str:
    """What it is called."""
    return say(f"cooperation.{name}")


def _levels(parts: Mapping[str, float]) -> str:
    counts = {name: int(n) for name, n in parts.items()}
    levels = [say("cooperation.level", level=name, n=n) for name, n in counts.items() if name.isdecimal()]
    known = say("cooperation.known", n=counts.get("c", 0))
    return ", ".join([*levels, known, say("cooperation.unconfirmed", n=counts.get(UNCONFIRMED, 0))])


WORDS: Mapping[str, Callable[[Result], str]] = {
    "co_ties": lambda result: percent((result.value or 0) / 100, possible(result.n)),
    "co_mutual": lambda result: rate((result.value or 0) / 100),
    "co_levels": lambda result: _levels(result.parts),
    "co_diversity": lambda result: number(result.value or 0),
}
