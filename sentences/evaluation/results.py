"""What everybody is told of a wave, in the language of whoever looks: one sentence a theme, to be read aloud."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from domain.evaluation.disclosure import Why
from domain.evaluation.indicators import Indicator
from domain.evaluation.public import ALL, Public, Twice
from sentences.numbers import number
from texts import SOURCE, keys_under, say, spoken
from texts.field import sentences
from texts.typography import capital, typeset

_KINDS = {
    Why.NOT_ASKED: "not_asked",
    Why.NOT_CONCERNED: "not_concerned",
    Why.NO_ANSWER: "no_answer",
    Why.TOO_SIMILAR: "too_similar",
    Why.SENSITIVE: "untold",
    Why.UNTOLD: "untold",
}
FEW = "too_few"
TENTH = 10
FULL, HALF, EMPTY = "●◐○"


@dataclass(frozen=True)
class Said:
    """One theme. ``bar``: its figure as signs, full ones, then ones that may be; ``about``: of how many answers.

    ``twice``: what changed for those who had answered before, empty where nothing is told of them.
    """

    theme: str
    icon: str
    sentence: str
    bar: str = ""
    about: str = ""
    twice: str = ""


def said(name: str, icon: str, indicator: Indicator, figure: Public, same: Twice | None = None) -> Said:
    """A theme by its ``name``, with its figure, or why nobody can say yet. ``same``: of those who answered twice."""
    theme = theirs(name)
    if not figure.shown or figure.n is None:
        return Said(theme, icon, say(f"results.hidden.{_KINDS.get(figure.why or Why.UNTOLD, FEW)}"))
    about = say("results.of_all" if figure.counted else "results.of", n=figure.n)
    if figure.value is not None:
        told = _sentence(indicator, value=number(figure.value, 1))
        return Said(theme, icon, told, _bar(figure.value, figure.value, int(indicator.high or 0)), about)
    low, high = figure.low or 0, figure.high or 0
    told = capital(_sentence(indicator, people=_people(low, high, fine=figure.fine)))
    return Said(theme, icon, told, _bar(low / TENTH, high / TENTH, TENTH), about, _twice(same) if same else "")


def theirs(french: str) -> str:
    """A sentence of the content in the language that is spoken, in French where nobody has translated it."""
    there = {} if spoken() == SOURCE else sentences(spoken())
    return there.get(typeset(french), typeset(french))


def untold(rows: Sequence[Said]) -> list[Said]:
    """The themes of which nobody can say anything yet."""
    return [row for row in rows if not row.about]


def _sentence(indicator: Indicator, **values: str) -> str:
    """That of its indicator; of one that has none of its own, its name and the number."""
    if indicator.id in keys_under("results.says"):
        return say(f"results.says.{indicator.id}", **values)
    return say("results.says_other", indicator=typeset(indicator.fr), told=next(iter(values.values())))


def _twice(same: Twice) -> str:
    """What changed for the same people, and whether it says anything."""
    told = say("results.twice", n=same.n, rose=_people(*same.rose), fell=_people(*same.fell))
    return f"{told} {say(f'results.twice_{same.change}')}"


def _bar(low: float, high: float, of: int) -> str:
    full, most = math.floor(low), math.ceil(high)
    return FULL * full + HALF * (most - full) + EMPTY * (of - most)


def _people(low: int, high: int, *, fine: bool = False) -> str:
    if low == high:
        return say("results.exactly" if fine else "results.about", n=low)
    if low == 0:
        return say("results.less", n=high)
    return say("results.more", n=low) if high == ALL else say("results.between", low=low, high=high)
