"""Ties between organisations, in words and as tables: never a colour alone."""

from collections.abc import Iterable, Mapping

import pandas as pd

from domain.cooperation.figures import ToldFigure
from domain.cooperation.territories import ActorRole
from domain.cooperation.ties import LEVELS, Declaration, Member, Network, Stand, Tie, TieChanges, tie
from domain.evaluation.statistics import in_percent
from domain.evaluation.structures import Untold
from sentences.numbers import percent
from texts import say
from texts.typography import typeset

MARKS: Mapping[Stand, str] = {Stand.BOTH: "●", Stand.ONE: "◐", Stand.WAITING: "○"}


def level(one: str) -> str:
    """A level in words."""
    return say(f"tie_level.{one}")


def kind(one: str) -> str:
    """What a tie is made of."""
    return say(f"tie_kind.{one}")


def answered(network: Network) -> str:
    """How many answered, which stands beside every figure of a network."""
    n, invited = network.answered, network.invited
    told = say("ties.answered", n=n, invited=invited)
    if not in_percent(invited):
        return told
    return say("ties.answered_percent", told=told, percent=percent(n / invited, invited))


def of_wave(label: str, network: Network) -> str:
    """A wave with how many answered in it."""
    return say("cooperation.of_wave", wave=typeset(label), answered=answered(network))


def we_they(seat: str, network: Network, names: Mapping[str, Member]) -> pd.DataFrame:
    """One row for each organisation of which we, or they, say something."""
    rows = []
    for other in names:
        ours, theirs = network.said.get(seat, {}).get(other), network.said.get(other, {}).get(seat)
        if ours is None and theirs is None:
            continue
        found = tie(seat, other, network.said)
        rows.append(
            {
                say("ties.column.name"): typeset(names[other].name),
                say("ties.column.we"): _side(ours, heard=True),
                say("ties.column.they"): _side(theirs, heard=other in network.said),
                say("ties.column.stand"): stands(found) if found else say("ties.no_tie"),
            }
        )
    return pd.DataFrame(rows)


def _side(said: Declaration | None, *, heard: bool) -> str:
    if said is None or said.level is None:
        return say("ties.says_nothing") if heard else say("ties.not_seen")
    kinds = ", ".join(kind(one).lower() for one in said.kinds)
    return f"{level(said.level)} ({kinds})" if kinds else level(said.level)


def stands(one: Tie) -> str:
    """How a tie stands."""
    words = say(f"tie_stand.{one.stand}")
    return f"{MARKS[one.stand]} {words}" if one.stand is not Stand.BOTH else f"{MARKS[one.stand]} {words}, {cell(one)}"


def cell(one: Tie) -> str:
    """Its level, short."""
    return say(f"tie_short.{one.level}")


def ordered(members: Iterable[Member]) -> list[Member]:
    """Group after group: the order of the table, which gives everybody a number."""
    order = list(ActorRole)
    return sorted(members, key=lambda one: order.index(one.role))


def matrix(network: Network) -> pd.DataFrame:
    """Everybody with everybody, group after group; a cell says the level and how the tie stands."""
    known = ordered(network.members)
    ties = {frozenset(one.ends): one for one in network.ties}
    columns: dict[str, list[str]] = {say("cooperation.group"): [say(f"actor_role.{one.role}") for one in known]}
    for number_, column in enumerate(known, start=1):
        columns[str(number_)] = [_cell(ties.get(frozenset({row.id, column.id})), row, column) for row in known]
    index = [f"{number_}. {typeset(one.name)}" for number_, one in enumerate(known, start=1)]
    return pd.DataFrame(columns, index=pd.Index(index, name=say("ties.column.name")))


def _cell(found: Tie | None, row: Member, column: Member) -> str:
    if row.id == column.id:
        return "–"
    return f"{MARKS[found.stand]}\u00a0{found.level}" if found else ""


def legend() -> str:
    """What the signs of the matrix say, none of which ends a line."""
    signs = [f"{MARKS[stand]}\u00a0{say(f'tie_stand.{stand}')}" for stand in Stand]
    levels = [f"{one}\u00a0{say(f'tie_level.{one}').lower()}" for one in LEVELS[1:]]
    return " · ".join([*signs, *levels])


def pairs(network: Network) -> list[str]:
    """Each tie in a sentence, with its level in words."""
    names = {one.id: typeset(one.name) for one in network.members}
    return [
        say("together.tie", first=names[one.ends[0]], second=names[one.ends[1]], level=level(one.level).lower())
        for one in network.ties
    ]


def why_untold(figure: ToldFigure, indicator: str = "co_levels") -> str:
    """Why a figure is not told, in a sentence: of those that its indicator counts, there may be too few."""
    if figure.why is Untold.TOO_FEW:
        return say(f"cooperation.few.{indicator}")
    return say(f"cooperation.untold.{figure.why}") if figure.why else ""


def changed(change: TieChanges, names: Mapping[str, str]) -> list[str]:
    """What appeared, moved and ended, a line each."""

    def pair(one: Tie) -> str:
        first, second = (typeset(names[end]) for end in one.ends)
        return say("cooperation.pair", first=first, second=second)

    lines = [say("cooperation.appeared", pair=pair(one), level=cell(one)) for one in change.appeared]
    lines += [say("cooperation.moved", pair=pair(new), before=cell(old), level=cell(new)) for old, new in change.moved]
    return lines + [say("cooperation.ended", pair=pair(one), level=cell(one)) for one in change.ended]
