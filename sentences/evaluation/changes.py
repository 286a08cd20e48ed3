"""What changed since the wave before, in words: only what both figures tell, and never more than they know."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from domain.evaluation.change import Change, conclude, difference
from domain.evaluation.compare import ToldWave, former, side_by_side
from sentences.evaluation import figures
from sentences.evaluation.figures import Shown
from sentences.numbers import number
from texts import day_of, say
from texts.typography import typeset

ARROWS = {Change.UP: "trending_up", Change.DOWN: "trending_down"}


@dataclass(frozen=True)
class Line:
    """A theme's indicator with its figure, and the wave that told the same one before, if any did."""

    row: Shown
    before: ToldWave | None = None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of what changed; None where there is nothing to compare."""
        former = self.before.figure(self.row.indicator) if self.before else None
        return difference(former, self.row.figure) if former else None

    @property
    def change(self) -> Change:
        """What may be said of it."""
        return conclude(self.interval) if self.interval else Change.UNKNOWN

    @property
    def arrow(self) -> str:
        """The name of its icon; empty where nothing is certain."""
        return ARROWS.get(self.change, "")


def lines(rows: Sequence[Shown], here: ToldWave, known: Sequence[ToldWave]) -> tuple[Line, ...]:
    """Each row beside the wave before, where one can be compared."""
    return tuple(Line(row, former(row.indicator, here, known)) for row in rows)


def since(line: Line) -> str:
    """How a figure moved since the wave before, or that nobody knows."""
    if not line.row.figure.shown:
        return ""
    if line.before is None:
        return say("change.first")
    wave = typeset(line.before.name)
    if line.interval is None or line.change is Change.UNKNOWN:
        return say("change.unknown", wave=wave)
    told = {"wave": wave, **_amount(line, line.interval)}
    return say("change.up", **told) if line.change is Change.UP else say("change.down", **told)


def table(row: Shown, here: ToldWave, known: Sequence[ToldWave]) -> pd.DataFrame:
    """The waves side by side, the first told first: nothing but figures that each of them shows."""
    heads = [say(f"waves.{name}") for name in ("wave", "figure", "interval", "day", "change")]
    return pd.DataFrame.from_records(_records(row, here, known), columns=heads).set_index(heads[0])


def in_words(row: Shown, here: ToldWave, known: Sequence[ToldWave]) -> list[str]:
    """The same in words, a line for each wave."""
    return [
        say("waves.line", wave=wave, told=" · ".join(filter(None, (figure, _between(interval), _on(day), change))))
        for wave, figure, interval, day, change in _records(row, here, known)
    ]


def _between(interval: str) -> str:
    return say("waves.line_interval", interval=interval) if interval else ""


def _on(day: str) -> str:
    return say("waves.line_day", day=day) if day else ""


def _records(row: Shown, here: ToldWave, known: Sequence[ToldWave]) -> list[tuple[str, str, str, str, str]]:
    records, before = [], None
    for one in side_by_side(row.indicator, here, known):
        mine = Shown(row.theme, row.indicator, one.figures[row.indicator.id])
        day = day_of(mine.figure.day) if mine.figure.day else ""
        records.append((typeset(one.name), figures.label(mine), figures.between(mine), day, since(Line(mine, before))))
        before = one
    return records


def _amount(line: Line, interval: tuple[float, float]) -> dict[str, str]:
    """Between how much and how much it moved."""
    mean = figures.is_mean(line.row.indicator)
    least, most = sorted(abs(bound) * (1 if mean else 100) for bound in interval)
    unit = figures.unit(line.row.indicator) if mean else say("change.points")
    return {"low": number(least, int(mean)), "high": number(most, int(mean)), "unit": unit}
