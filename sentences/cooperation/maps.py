"""The map of ties and the levels of each wave, as what their charts draw, with the words for who does not see them."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from charts.levels import COLUMNS
from charts.network import Sign, Stroke
from domain.cooperation.figures import ToldFigure
from domain.cooperation.levels import LEVELS
from domain.cooperation.territories import ActorRole
from domain.cooperation.ties import Member, Network, Stand, Tie, TieChanges
from sentences.cooperation.ties import answered, ordered
from texts import say
from texts.typography import typeset

GROUPS = list(ActorRole)


def signs(network: Network) -> list[Sign]:
    """Everybody who agreed to be named, in the order of the table."""
    return [_sign(one, network) for one in ordered(network.members)]


def strokes(network: Network) -> dict[Stand, list[Stroke]]:
    """The ties of the map, by how they stand."""
    at = _places(ordered(network.members))
    return {stand: [_stroke(one, at, stand.value) for one in network.ties if one.stand is stand] for stand in Stand}


def between(before: Network, after: Network, change: TieChanges) -> tuple[list[Sign], list[Stroke]]:
    """Everybody named in one of two waves, with the confirmed ties that stayed, appeared or ended."""
    known = {one.id: one for network in (after, before) for one in network.members}  # numbers as in the table
    members = ordered(known.values())
    at = _places(members)
    new = {one.ends for one in change.appeared}
    lines = [
        _stroke(one, at, "appeared" if one.ends in new else "stayed")
        for one in after.ties if one.stand is Stand.BOTH
    ]  # fmt: skip
    lines += [_stroke(one, at, "ended") for one in change.ended]
    return [_sign(one, after) for one in members], lines


def seen(network: Network, shown: Sequence[Stroke]) -> str:
    """The map in a sentence, for who does not see it."""
    return say("network.alt", actors=len(network.members), ties=len(shown), answered=answered(network))


def changed_seen(lines: Sequence[Stroke]) -> str:
    """The map of two waves in a sentence."""
    count = [sum(one.state == state for one in lines) for state in ("appeared", "ended", "stayed")]
    return say("network.changes_alt", appeared=count[0], ended=count[1], stayed=count[2])


def groups(members: Iterable[Member]) -> str:
    """Which shape is which group, of the groups that are there."""
    there = {one.role for one in members}
    return " · ".join(
        f"{say(f'network.shape_{n}')} {say(f'actor_role.{one}')}" for n, one in enumerate(GROUPS) if one in there
    )


def levels(told: Mapping[str, ToldFigure]) -> pd.DataFrame:
    """One row a level and wave that may be told. ``told``: by the wave's words, with its response rate."""
    return stacked({wave: one.result.parts if one.result else {} for wave, one in told.items()})


def stacked(counts: Mapping[str, Mapping[str, float]]) -> pd.DataFrame:
    """One row a level and wave that has any. ``counts``: by the wave's words, by level."""
    rows = []
    for wave, parts in counts.items():
        start = 0
        for position, level in enumerate(LEVELS, start=1):
            n = int(parts.get(level, 0))
            if n:
                rows.append((wave, say(f"tie_short.{level}"), position, start, start + n, n))
            start += n
    return pd.DataFrame(rows, columns=COLUMNS)


def levels_seen(frame: pd.DataFrame) -> str:
    """The bars in a sentence a wave."""
    told = []
    for wave in dict.fromkeys(frame["wave"]):
        rows = frame[frame["wave"] == wave]
        said = ", ".join(f"{level} ({n})" for level, n in zip(rows["level"], rows["n"], strict=True))
        told.append(say("network.levels_alt", wave=wave, levels=said))
    return " ".join(told)


def _sign(one: Member, network: Network) -> Sign:
    return Sign(typeset(one.name), GROUPS.index(one.role), one.id in network.said)


def _places(members: Sequence[Member]) -> dict[str, int]:
    return {one.id: number for number, one in enumerate(members)}


def _stroke(one: Tie, at: Mapping[str, int], state: str) -> Stroke:
    return Stroke(at[one.ends[0]], at[one.ends[1]], state, one.level)
