"""What everybody may read of the cooperation of a territory: of those that said so, and of nobody else."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from components.cooperation import maps, network
from components.prose import prose
from db.engine import Connection
from db.queries.cooperation import ties
from db.queries.cooperation.figures import figures
from db.queries.evaluation import waves
from domain.cooperation.figures import ToldFigure
from domain.cooperation.sheets import Audience
from domain.cooperation.ties import Network
from domain.evaluation.waves import Wave
from domain.operations.versions import Reading, Readings, Versions
from frame.cooperation import pooled
from frame.evaluation.wave import public
from frame.unchanged import unchanged
from sentences.evaluation.waves import wave_name
from texts import say, spoken

READER = Audience.PUBLIC
KEPT = 64  # waves as they were read last, and the words and the map of each


@dataclass(frozen=True)
class _Wave:
    """What is public of a wave."""

    network: Network
    told: Mapping[str, ToldFigure]


_Known = tuple[tuple[Wave, ...], frozenset[str]]  # all waves, and those of which something is public
_known, _waves = Readings[_Known](8), Readings[_Wave](KEPT)
_maps, _drawn = Versions[maps.Picture | None](KEPT), Versions[network.Public](KEPT)


def panel() -> None:
    """A territory, one of its waves, then what is public of it."""
    known, told = unchanged(_known, "waves", _all).said
    wave = public(known, told, say("together.where"))
    if wave is not None:
        _wave(wave)
    elif not known:
        st.info(say("together.none"), icon=":material/hourglass_empty:")


def _wave(wave: Wave) -> None:
    st.header(prose(wave_name(wave.territory_name, wave.label)), anchor=False)
    if wave.demonstration:
        st.info(say("demonstration"), icon=":material/science:")
    read = unchanged(_waves, wave, lambda connection: _of(connection, wave))
    drawn = _drawn.of((read.number, spoken()), lambda: network.public(read.said.network, read.said.told))
    network.confirmed(drawn)
    if drawn.ties:
        maps.network(lambda others: _picture(read, others=others))
    pooled.panel(wave.id, wave.territory, READER)


def _picture(read: Reading[_Wave], *, others: bool) -> maps.Picture | None:
    def made() -> maps.Picture | None:
        return maps.pictured(read.said.network.confirmed, "together.legend_signs", others=others)

    return _maps.of((read.number, spoken(), others), made)


def _all(connection: Connection) -> _Known:
    known = waves.newest(waves.waves(connection))
    return known, frozenset(one.id for one in known if ties.network(connection, one.id, READER).confirmed.members)


def _of(connection: Connection, wave: Wave) -> _Wave:
    shown = ties.network(connection, wave.id, READER)
    return _Wave(shown, figures(connection, wave.id, wave.territory, shown, READER))
