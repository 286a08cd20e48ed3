"""Coopération: ties, means and commitments as both sides say them, and what structures say together, wave by wave.

For: committee members and staff, in their territories. Reads: what organisations handed over and agreed to show, and
what was told of all of them. Writes: nothing. Then: choose another part, or another wave.
"""

from collections.abc import Callable

import streamlit as st

from components.cooperation.maps import ROOM
from domain.evaluation.waves import Wave
from domain.staff.roles import READS_THEMES, Visitor
from frame.cooperation import capacity, committee_ties, compass, pooled, restitution, trust
from frame.evaluation import wave as waves
from frame.screen import screen
from texts import say

PARTS: dict[str, tuple[str, Callable[[Wave], None]]] = {  # the icon of each, and what draws it
    "ties": ("hub", committee_ties.panel),
    "waves": ("timeline", committee_ties.side_by_side),
    "trust": ("volunteer_activism", lambda wave: trust.reading(wave.id)),
    "means": ("handshake", lambda wave: pooled.panel(wave.id, wave.territory)),
    "restitution": ("forum", lambda wave: restitution.panel(wave.id, wave.territory)),
    "capacity": ("balance", capacity.panel),
    "compass": ("explore", compass.panel),
}


def _label(part: str) -> str:
    return f":material/{PARTS[part][0]}: {say(f'cooperation.part_{part}')}"


@screen("cooperation", READS_THEMES)
def cooperation(visitor: Visitor) -> None:
    """One territory and wave at a time, and of it the part that one chooses."""
    st.set_page_config(layout="wide")  # a matrix and a map need more room than words
    with st.container(width=ROOM):
        if (wave := waves.wave(visitor)) is None:
            return
        part = st.pills(
            say("cooperation.parts"), list(PARTS), format_func=_label, default="ties", required=True,
            label_visibility="collapsed", key="cooperation_part",
        )  # fmt: skip
        st.header(say(f"cooperation.part_{part}"), anchor=False)
        PARTS[part][1](wave)


cooperation()
