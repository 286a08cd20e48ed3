"""What everybody may read of the cooperation of a territory: of those that said so, and of nobody else."""

import streamlit as st

from components.cooperation import maps, network
from components.prose import prose
from db import engine
from db.queries.cooperation import ties
from db.queries.cooperation.figures import figures
from db.queries.evaluation import waves
from db.queries.evaluation.waves import Wave
from domain.cooperation.sheets import Audience
from frame.cooperation import pooled
from frame.evaluation.wave import public
from texts import say

READER = Audience.PUBLIC


def panel() -> None:
    """A territory, one of its waves, then what is public of it."""
    with engine.current().reading() as connection:
        known = waves.newest(waves.waves(connection))
        told = {one.id for one in known if ties.network(connection, one.id, READER).confirmed.members}
    wave = public(known, told, say("together.where"))
    if wave is not None:
        _wave(wave)
    elif not known:
        st.info(say("together.none"), icon=":material/hourglass_empty:")


def _wave(wave: Wave) -> None:
    st.header(prose(say("themes.wave_name", territory=wave.territory_name, wave=wave.label)), anchor=False)
    if wave.demonstration:
        st.info(say("demonstration"), icon=":material/science:")
    with engine.current().reading() as connection:
        shown = ties.network(connection, wave.id, READER)
        told = figures(connection, wave.id, wave.territory, shown, READER)
    network.figures(shown, told)
    st.subheader(say("together.ties"), anchor=False)
    if not shown.confirmed.members:
        st.info(say("together.nobody"), icon=":material/lock:")
    else:
        network.confirmed(shown.confirmed)
        maps.network(lambda others: maps.pictured(shown.confirmed, "together.legend_signs", others=others))
    pooled.panel(wave.id, wave.territory, READER)
