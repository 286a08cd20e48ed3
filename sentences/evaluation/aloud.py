"""The first three sentences of the themes, to be read aloud: true, short, each with the people it speaks of.

Nothing is ranked: what moved for certain comes first, then what is known of the most people, in the themes' order.
"""

from collections.abc import Sequence

from domain.evaluation.change import Change
from domain.evaluation.ranges import Span
from sentences.evaluation import figures
from sentences.evaluation.changes import Line, since
from texts import day_of, say, whole

FIRST = 3


def three(lines: Sequence[Line]) -> tuple[str, ...]:
    """At most three; fewer where fewer figures are shown."""
    shown = [line for line in lines if line.row.figure.shown]
    order = sorted(shown, key=lambda line: (line.change is Change.UNKNOWN, -_fewest(line.row.figure.n)))
    return tuple(_line(line) for line in order[:FIRST])


def _line(line: Line) -> str:
    moved = f" {since(line)}" if line.change is not Change.UNKNOWN else ""
    return f"{figures.brief(line.row)}{moved}"


def who(line: Line) -> str:
    """Beside a figure: how many people answered, and the day of it."""
    figure = line.row.figure
    if figure.n is None or figure.day is None or not figure.shown:
        return ""
    n = (
        whole(figure.n.low)
        if figure.n.exact
        else say("figure.range", low=whole(figure.n.low), high=whole(figure.n.high))
    )
    return say("themes.who", n=n, day=day_of(figure.day))


def _fewest(n: Span | None) -> int:
    return n.low if n is not None else 0
