"""Whether a room is ready, line by line: green, or one sentence that says what to do, and the questions it takes."""

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date, time
from typing import Any

import streamlit as st

from components.buttons import Buttons
from components.prose import prose
from components.workshops.sound import sound
from domain.workshops.readiness import CheckLine, Of
from texts import day_of, hour_of, say

ICONS = {
    Of.ADDRESS: "link",
    Of.SERVER: "schedule",
    Of.DATABASE: "database",
    Of.SOUND: "volume_up",
    Of.WALL: "present_to_all",
    Of.TABLETS: "tablet",
}
# What somebody in the room answers: the act of each answer, by what is asked and how it stands.
ASKED = {
    (Of.SOUND, "untried"): ("heard", "silent"),
    (Of.SOUND, "failed"): ("heard", "silent"),
    (Of.WALL, "shown"): ("seen", "unseen"),
    (Of.TABLETS, "not_open"): ("without",),
    (Of.TABLETS, "none"): ("without",),
    (Of.TABLETS, "none_wanted"): ("with",),
}


def verdict(lines: Sequence[CheckLine], workshop: str, buttons: Buttons[str]) -> None:
    """All is ready, or how much is left; and the one great button."""
    left = [line for line in lines if not line.ready]
    tried = not any(line.says == "untried" for line in lines if line.of is Of.DATABASE)
    if left:
        st.header(f":material/checklist: {say('room.left', n=len(left))}", anchor=False)
    else:
        st.header(f":primary[:material/check_circle: {say('room.ready')}]", anchor=False)
    key = buttons.key("try", workshop, workshop)
    label, kind = say("room.again" if tried else "room.try"), "primary" if left else "secondary"
    st.button(label, type=kind, icon=":material/play_arrow:", width="stretch", key=key)  # type: ignore[arg-type]
    st.caption(say("room.try_help"))


def stands(line: CheckLine, workshop: str, buttons: Buttons[str], *, wall: str, note: str = "") -> None:
    """One line, with what is asked of whoever is in the room.

    ``wall``: its address; ``note``: in small, below what it says.
    """
    with st.container(border=True, key=f"room_{line.of}"):
        st.subheader(f":material/{ICONS[line.of]}: {say(f'room.of.{line.of}')}", anchor=False)
        values: dict[str, Any] = {name: _written(value) for name, value in line.values.items()}
        note = note or (say("room.unsent") if line.of is Of.TABLETS else "")
        told = say(f"room.{line.of}.{line.says}", **values) + (f"\n\n:small[{note}]" if note else "")
        if line.ready:
            st.success(told, icon=":material/check_circle:")
        else:
            st.warning(told, icon=":material/error:")
        if line.of is Of.ADDRESS and not line.ready:
            for address in str(line.values.get("address", "")).split():
                st.code(address.rstrip(","), language=None)
        if line.of is Of.SOUND:
            sound(say("room.play"), key="room_play")
        if line.of is Of.WALL:
            st.link_button(say("console.project"), wall, icon=":material/present_to_all:", width="stretch")
        _answers(line, workshop, buttons)


def _written(value: object) -> object:
    """As a sentence of Markdown says it."""
    if isinstance(value, str):
        return prose(value)
    if isinstance(value, time):
        return hour_of(value)
    return day_of(value) if isinstance(value, date) else value


def _answers(line: CheckLine, workshop: str, buttons: Buttons[str]) -> None:
    if asked := ASKED.get((line.of, line.says), ()):
        with st.container(horizontal=True) if len(asked) > 1 else nullcontext():
            for act in asked:
                key = buttons.key(act, workshop, workshop)
                st.button(say(f"room.answer.{act}"), width="stretch", key=key)
