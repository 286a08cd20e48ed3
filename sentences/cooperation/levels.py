"""Decisions, priorities and bricks by their level of cooperation, in sentences and as a table."""

from collections.abc import Mapping

import pandas as pd

from domain.cooperation.levels import LEVELS, Carrier, Counts
from texts import say
from texts.typography import typeset

Words = Mapping[str, str]
ByWave = Mapping[Carrier, Mapping[str, Counts]]


def each_wave(waves: Mapping[str, Counts]) -> str:
    """One carrier, a sentence a wave."""
    return " ".join(say("levels.wave", wave=wave, told=_parts(of)) for wave, of in waves.items())


def _parts(of: Counts) -> str:
    parts = [say("levels.part", level=level, n=int(of[level])) for level in LEVELS if of.get(level)]
    return ", ".join(parts) or say("levels.nothing")


def table(counts: ByWave, names: Words) -> pd.DataFrame:
    """A row a carrier and wave, a column each level."""
    rows = [(carrier, wave, of) for carrier, waves in counts.items() for wave, of in waves.items()]
    columns = {level_named(level, names): [str(int(of.get(level, 0))) for *_, of in rows] for level in LEVELS}
    index = pd.Index([f"{say(f'levels.{carrier}')} · {wave}" for carrier, wave, _ in rows], name=say("levels.what"))
    return pd.DataFrame(columns, index=index)


def level_named(level: str, names: Words) -> str:
    """«2. Des dispositifs coopératifs»."""
    return f"{level}. {typeset(names.get(level, ''))}"
