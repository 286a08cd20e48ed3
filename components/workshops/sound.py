"""Three notes that the browser makes itself: whether a room can hear what is read aloud."""

from pathlib import Path

import streamlit as st

from components.plain import BUTTON

_SOUND = st.components.v2.component(
    "tablee_sound",
    html='<button type="button"></button>',
    css=f"{BUTTON}button {{ width: 100%; }}",
    js=(Path(__file__).parent / "sound.js").read_text(encoding="utf-8"),
)


def sound(label: str, *, key: str) -> None:
    """A button that plays it."""
    _SOUND(data={"label": label}, key=key)
