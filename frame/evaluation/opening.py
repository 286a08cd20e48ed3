"""The waves of a territory: one is begun, closed, opened again; and until when its answers are kept."""

from datetime import date

import streamlit as st

from components.buttons import Buttons
from components.evaluation.waves import beginning, cards
from db.engine import Connection
from db.queries.evaluation import wave_ends
from db.queries.evaluation import waves as kept
from domain.evaluation.waves import WaveStanding
from domain.operations.versions import Readings
from domain.staff.roles import RUNS_WORKSHOPS
from frame.act import act
from frame.unchanged import unchanged
from texts import say

BEGUN = "wave_begun"  # of this tab: the name of the wave it has just begun

_Waves = tuple[tuple[WaveStanding, ...], bool]  # of a territory, and whether it has invented ones
_waves = Readings[_Waves](64)


def panel(here: str, today: date) -> None:
    """A new wave of the territory ``here``, then those that there are."""
    found, invented = unchanged(_waves, here, lambda connection: _of(connection, here)).said
    buttons = Buttons[WaveStanding | str]("waves")
    label, why = beginning(buttons, st.session_state.get(BEGUN, "")), cards(found, today, buttons)
    if invented:
        st.caption(say("waves.invented"))
    if buttons.press is None or (buttons.press.act == "begin" and not label.strip() and BEGUN in st.session_state):
        return  # «Entrée», then a tap: the second one finds an empty field, and the wave is there
    st.session_state.pop(BEGUN, None)
    asked, shown = buttons.press.act, buttons.press.shown
    with act(RUNS_WORKSHOPS, shown.territory if isinstance(shown, WaveStanding) else here) as deed:
        if not isinstance(shown, WaveStanding):
            kept.begin(deed.connection, here, label, by=deed.by)
            st.session_state[BEGUN] = label
        elif asked == "close":
            wave_ends.close(deed.connection, shown.id, shown.closed_on, deed.by)
        else:
            wave_ends.reopen(deed.connection, shown.id, shown.closed_on, why.get(shown.id, ""), deed.by)
    buttons.done()
    st.rerun()


def _of(connection: Connection, here: str) -> _Waves:
    known = kept.waves(connection, frozenset({here}))
    return wave_ends.standings(connection, here), any(one.demonstration for one in known)
