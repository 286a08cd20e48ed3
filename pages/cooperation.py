"""Coopération: ties, means and commitments as both sides say them, and what structures say together, wave by wave.

For: committee members and staff, in their territories. Reads: what organisations handed over and agreed to show, and
what was told of all of them. Writes: nothing. Then: choose another part, or another wave.
"""

import streamlit as st

from components.cooperation.maps import ROOM
from domain.staff.roles import READS_THEMES, Visitor
from frame.cooperation import capacity, committee_ties, compass, pooled, restitution, trust
from frame.evaluation import wave as waves
from frame.screen import screen
from texts import say

PARTS = {
    "ties": "hub",
    "waves": "timeline",
    "trust": "volunteer_activism",
    "means": "handshake",
    "restitution": "forum",
    "capacity": "balance",
    "compass": "explore",
}


def _label(part: str) -> str:
    return f":material/{PARTS[part]}: {say(f'cooperation.part_{part}')}"


@screen("cooperation", READS_THEMES)
def cooperation(visitor: Visitor) -> None:
    """One territory and wave at a time, and of it the part that one chooses."""
    st.set_page_config(layout="wide")  # a matrix and a map need more room than words
    with st.container(width=ROOM):
        _page(visitor)


def _page(visitor: Visitor) -> None:
    wave = waves.wave(visitor)
    if wave is None:
        return
    part = st.pills(
        say("cooperation.parts"), list(PARTS), format_func=_label, default="ties", required=True,
        label_visibility="collapsed", key="cooperation_part",
    )  # fmt: skip
    st.header(say(f"cooperation.part_{part}"), anchor=False)
    if part == "ties":
        committee_ties.panel(wave)
    elif part == "waves":
        committee_ties.side_by_side(wave)
    elif part == "trust":
        trust.reading(wave.id)
    elif part == "means":
        pooled.panel(wave.id, wave.territory)
    elif part == "restitution":
        restitution.panel(wave.id, wave.territory)
    elif part == "capacity":
        capacity.panel(wave)
    else:
        compass.panel(wave)


cooperation()
