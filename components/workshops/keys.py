"""Keys of the console: space goes on; R finds «Révéler» and Alt + V the great button, and neither presses anything.

The great button stands at one place whatever it does: the second tap of a pair would press the one that comes after.
"""

from pathlib import Path

import streamlit as st

_KEYS = st.components.v2.component(
    "tablee_keys",
    html="<span hidden></span>",
    js=(Path(__file__).parent / "keys.js").read_text(encoding="utf-8"),
)


def keys() -> None:
    """Listen for them while this page is there; draws nothing."""
    _KEYS(key="console_keys")
