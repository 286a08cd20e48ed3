"""Who has met whom, in a sentence and as a table."""

from collections.abc import Mapping

import pandas as pd

from domain.cooperation.acquaintance import Pairs
from domain.cooperation.ties import ACTS
from texts import say


def act(name: str) -> str:
    """What two have done together."""
    return say(f"acquaintance.act_{name}")


def did(name: str) -> str:
    """The same as one of the two says it."""
    return say(f"acquaintance.did_{name}")


def headline(wave: str, told: Mapping[str, Pairs]) -> str:
    """What the pairs of a wave did, or why it is not told."""
    parts = [say(f"acquaintance.pairs_{one}", n=told[one].both) for one in ACTS if told[one].why is None]
    if not parts:
        why = next((one.why for one in told.values() if one.why), None)
        return say("acquaintance.untold", wave=wave, why=say(f"cooperation.untold.{why}") if why else "")
    return say("acquaintance.headline", wave=wave, pairs=", ".join(parts))


def table(told: Mapping[str, Mapping[str, Pairs]]) -> pd.DataFrame:
    """A row an act, a column each wave: how many pairs, as both say and as one does; why where that is not told."""
    columns = {wave: [_cell(pairs[name]) for name in ACTS] for wave, pairs in told.items()}
    return pd.DataFrame(columns, index=pd.Index([act(name) for name in ACTS], name=say("acquaintance.pairs")))


def _cell(pairs: Pairs) -> str:
    if pairs.why is not None:
        return say(f"cooperation.untold.{pairs.why}")
    return say("acquaintance.cell", n=pairs.both, one=pairs.one) if pairs.one else str(pairs.both)
