"""The useful effects that structures name, in sentences and as a table of effects and possible funders."""

from collections.abc import Mapping, Sequence

import pandas as pd

from domain.cooperation.effects import Counts, NamedEffect
from texts import say
from texts.typography import typeset

Words = Mapping[str, str]


def line(one: NamedEffect, effects: Words, whom: Words, funders: Words) -> str:
    """An effect: how many name it, for whom, and who could support it."""
    structures = say("capacity.structures", n=one.n, people=one.people)
    parts = [say("named_effects.effect", effect=typeset(effects.get(one.effect, one.effect)), structures=structures)]
    if one.whom:
        parts.append(say("named_effects.whom", told=_choices(one.whom, whom)))
    if one.funders:
        parts.append(say("named_effects.funders", told=_choices(one.funders, funders)))
    return " · ".join(parts)


def _choices(counts: Counts, words: Words) -> str:
    ordered = sorted(counts.items(), key=lambda each: -each[1])
    return ", ".join(f"{typeset(words.get(choice, choice))} ({n})" for choice, n in ordered)


def table(known: Sequence[NamedEffect], effects: Words, funders: Words) -> pd.DataFrame:
    """A row an effect, a column each funder that somebody names: by how many structures; a dash where none is told."""
    used = [one for one in funders if any(one in each.funders for each in known)]
    columns = {typeset(funders[one]): [str(each.funders.get(one, "–")) for each in known] for one in used}
    index = [typeset(effects.get(one.effect, one.effect)) for one in known]
    return pd.DataFrame(columns, index=pd.Index(index, name=say("named_effects.column")))


def bricks(counts: Counts, titles: Words) -> list[str]:
    """Each brick that structures speak of, with how many; the most first. One that was taken away is left out."""
    ordered = sorted(counts.items(), key=lambda each: -each[1])
    return [say("named_effects.brick", brick=titles[brick], n=n) for brick, n in ordered if brick in titles]
