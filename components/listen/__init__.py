"""«Écouter»: the browser reads sentences aloud. There is a button only where a voice of this machine speaks theirs.

A voice that is a service elsewhere is never used: no sentence leaves the machine.
"""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from components.plain import BUTTON
from texts import SOURCE, say

_LISTEN = st.components.v2.component(
    "tablee_listen",
    html='<button type="button" hidden></button>',
    css=f"{BUTTON}button {{ font-size: 1.1rem; }}",
    js=(Path(__file__).parent / "listen.js").read_text(encoding="utf-8"),
)


def listen(sentences: Sequence[str], *, key: str, language: str = SOURCE) -> None:
    """A button that reads ``sentences``, and stops when pressed again; nothing without a voice of their language."""
    if sentences:
        words = {"listen": say("listen.listen"), "stop": say("listen.stop")}
        _LISTEN(data={"sentences": list(sentences), "language": language, **words}, key=key)
