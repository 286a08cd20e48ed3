"""In which languages what was typed is still said in French."""

from collections.abc import Sequence

import streamlit as st

from components.prose import prose
from sentences.operations import contents
from texts import say


def untranslated(said: Sequence[str]) -> None:
    """Say it; nothing where all of it is translated."""
    if words := contents.untranslated(said):
        st.caption(prose(words), help=say("contents.untranslated_help"))
