"""The ties of a territory for its committee: figures, matrix and map of a wave, then its waves side by side."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from components.cooperation import acquaintance, maps, network
from components.cooperation import levels as carried
from components.prose import meaning
from db.engine import Connection
from db.queries.cooperation import levels, ties
from db.queries.cooperation.figures import figures
from db.queries.evaluation import waves
from db.queries.operations import content
from domain.cooperation.acquaintance import acquainted
from domain.cooperation.figures import ToldFigure, of_ties
from domain.cooperation.levels import Carrier, Counts
from domain.cooperation.sheets import Audience
from domain.cooperation.ties import Network, TieChanges, changes
from domain.evaluation.indicators import Calculation
from domain.evaluation.waves import Wave
from domain.operations.versions import Reading, Readings, Versions
from frame import chosen
from frame.unchanged import unchanged
from sentences.cooperation.ties import of_wave
from texts import say, spoken

KEPT = 64  # waves as they were read last, and what was drawn of each


@dataclass(frozen=True)
class _Here:
    """The ties of one wave."""

    network: Network
    told: Mapping[str, ToldFigure]
    meanings: Mapping[str, str]


@dataclass(frozen=True)
class _Beside:
    """All waves of a territory; real ones beside real ones only. ``newest``: their order, which no mapping tells."""

    newest: Sequence[str]
    labels: Mapping[str, str]
    networks: Mapping[str, Network]
    rule: Calculation | None
    levels: Mapping[Carrier, Mapping[str, Counts]]
    names: Mapping[str, str]
    meanings: Mapping[str, str]


_here = Readings[_Here](KEPT)
_beside = Readings[_Beside](KEPT)
_drawn = Versions[Any](8 * KEPT)


def panel(here: Wave) -> None:
    """What organisations handed over and agreed to show."""
    st.write(say("cooperation.intro"))
    read = unchanged(_here, here, lambda connection: _of(connection, here))
    now = read.said
    drawn: network.Drawn = _kept(read, "network", lambda: network.prepared(now.network, now.told))
    network.table(drawn, meaning(now.meanings, "systeme_acteurs"))
    maps.network(lambda others: _picture(read, others=others))
    network.isolated(drawn)


def side_by_side(here: Wave) -> None:
    """How many know one another and at which level they cooperate, wave by wave; another wave beside this one."""
    read = unchanged(_beside, here, lambda connection: _all(connection, here))
    now = read.said
    met: acquaintance.Drawn = _kept(read, "met", lambda: acquaintance.prepared(_acquainted(now)))
    acquaintance.counter(met, meaning(now.meanings, "interconnaissance"))
    if (rule := now.rule) is not None:
        bars: maps.Bars = _kept(read, "bars", lambda: maps.measured(_levels(now, rule)))
        maps.levels(bars, meaning(now.meanings, "niveaux"))
    shown: carried.Drawn = _kept(read, "carried", lambda: carried.prepared(_carried(now), now.names))
    carried.by_wave(shown)
    _other(here.id, read)


def _kept(read: Reading[Any], name: Hashable, make: Any) -> Any:  # noqa: ANN401  one store for all that is drawn
    """What is drawn of a reading, made once in each language."""
    return _drawn.of((name, read.number, spoken()), make)


def _picture(read: Reading[_Here], *, others: bool) -> maps.Picture | None:
    picture: maps.Picture | None = _kept(read, ("map", others), lambda: maps.pictured(read.said.network, others=others))
    return picture


def _of(connection: Connection, here: Wave) -> _Here:
    shown = ties.network(connection, here.id, Audience.COMMITTEE)
    told = figures(connection, here.id, here.territory, shown, Audience.COMMITTEE)
    return _Here(shown, told, content.meanings(connection))


def _all(connection: Connection, here: Wave) -> _Beside:
    known = waves.newest(waves.waves(connection, frozenset({here.territory})))
    labels = {one.id: one.label for one in known if one.demonstration == here.demonstration}
    rules = {one.id: one.calculation for one in content.indicators(connection, theme="cooperation")}
    first_to_last = list(reversed([*labels]))
    return _Beside(
        tuple(labels),
        labels,
        ties.networks(connection, [*labels], Audience.COMMITTEE),
        rules.get("co_levels"),
        levels.of_territory(connection, here.territory, first_to_last, demonstration=here.demonstration),
        content.facts(connection, "cooperation_levels"),
        content.meanings(connection),
    )


def _named(now: _Beside) -> dict[str, Network]:
    """The network of each wave by its words, the first one first."""
    return {of_wave(now.labels[one], now.networks[one]): now.networks[one] for one in reversed(now.newest)}


def _acquainted(now: _Beside) -> dict[str, Any]:
    return {label: acquainted(one) for label, one in _named(now).items()}


def _levels(now: _Beside, rule: Calculation) -> dict[str, ToldFigure]:
    return {label: of_ties(rule, one) for label, one in _named(now).items()}


def _carried(now: _Beside) -> dict[Carrier, dict[str, Counts]]:
    return {carrier: {now.labels[wave]: of for wave, of in by.items()} for carrier, by in now.levels.items()}


def _other(wave: str, read: Reading[_Beside]) -> None:
    """Another wave of the same territory beside this one, if there is one."""
    now = read.said
    before = {one: now.labels[one] for one in now.newest if one != wave}
    if not before:
        return
    st.subheader(say("cooperation.beside"), anchor=False)
    other = chosen.one("avant", before, say("cooperation.before"), next(iter(before)), unknown=say("chosen.unknown"))
    if other is None:
        return
    former, after = now.networks[other], now.networks[wave]
    change: TieChanges = _kept(read, ("change", other), lambda: changes(former, after))
    network.side_by_side(change, [former, after], [now.labels[other], now.labels[wave]])
    maps.changes(_kept(read, ("between", other), lambda: maps.changed(former, after, change)))
