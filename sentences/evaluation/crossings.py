"""Figures by class in words: what a class is called, and its figures beside those of the other classes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from domain.evaluation.crossings import Crossing, CrossingPart
from domain.evaluation.indicators import Indicator, Theme
from sentences.evaluation import figures
from sentences.evaluation.figures import Shown
from texts import say, whole
from texts.typography import typeset

EVERYBODY = "tous"  # in the address


@dataclass(frozen=True)
class Group:
    """A class with its name."""

    crossing: Crossing
    name: str
    part: CrossingPart


def groups(told: Mapping[Crossing, Sequence[CrossingPart]], words: Mapping[str, str]) -> dict[str, Group]:
    """All of them by what names them in an address. ``words``: of the ids that are joined in them."""
    return {
        f"{crossing}_{number}": Group(crossing, _name(crossing, part, words), part)
        for crossing, parts in told.items()
        for number, part in enumerate(parts, start=1)
    }


def _name(crossing: Crossing, part: CrossingPart, words: Mapping[str, str]) -> str:
    joined = ", ".join(typeset(words.get(one) or say("crossing.other")) for one in part.of)
    return say(f"crossing.{crossing}", words=joined)


def shown(theme: Theme, rules: Sequence[Indicator], group: Group) -> tuple[Shown, ...]:
    """The indicators of a theme that are told of this class, shown or not."""
    return tuple(Shown(theme, rule, group.part.figures[rule.id]) for rule in rules if rule.id in group.part.figures)


def drawn(row: Shown) -> str:
    """Of how many people a figure speaks; empty where there is none."""
    return say("crossing.drawn", n=row.figure.population) if row.figure.shown else ""


def beside(row: Shown, group: Group, known: Sequence[Group]) -> pd.DataFrame:
    """All classes of the same crossing, in their own order: they are never ranked."""
    heads = [say("crossing.group"), say("waves.figure"), say("waves.interval"), say("crossing.of")]
    records = []
    for one in known:
        figure = one.part.figures.get(row.indicator.id)
        if one.crossing is group.crossing and figure is not None:
            mine = Shown(row.theme, row.indicator, figure)
            told = figures.label(mine) or figures.hidden(mine)
            records.append((one.name, told, figures.between(mine), whole(figure.population)))
    return pd.DataFrame.from_records(records, columns=heads).set_index(heads[0])
