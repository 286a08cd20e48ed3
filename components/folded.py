"""What is folded is drawn once somebody has opened it, and from then on: what is typed in it outlasts every fold.

Streamlit draws at each run what stands behind a fold, open or not; on the console that was a third of a run (0190).
Opening runs the fragment around it once, or the page. What only asks once more, «Oui, clore», is no such thing: two
elements cost less than the wait for that run, with a room looking on.
"""

from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
from streamlit.elements.lib.mutable_popover_container import PopoverContainer

_OPENED = "opened"  # in this tab: the keys of what was opened once


def expander(label: str, *, icon: str, key: str) -> DeltaGenerator | None:
    """Where to draw; None until it is opened for the first time."""
    _stays(key)
    return _opened(st.expander(label, icon=icon, key=key, on_change="rerun"), key)


def popover(label: str, *, icon: str, key: str, wide: bool = False) -> DeltaGenerator | None:
    """The same. ``wide``: as wide as what it stands in."""
    _stays(key)
    width: Literal["stretch", "content"] = "stretch" if wide else "content"
    return _opened(st.popover(label, icon=icon, width=width, key=key, on_change="rerun"), key)


def _stays(key: str) -> None:
    """One whose words change is another one for Streamlit, and shut (measured, 1.67): it opens as the one before."""
    if st.session_state.get(key):
        st.session_state[key] = True


def _opened(made: ExpanderContainer | PopoverContainer, key: str) -> DeltaGenerator | None:
    opened: set[str] = st.session_state.setdefault(_OPENED, set())
    if made.open:
        opened.add(key)
    return made if key in opened else None
