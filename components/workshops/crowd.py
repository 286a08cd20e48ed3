"""The devices of a room as dots, one each, and the number of those that do the same. Shapes tell them apart too."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from domain.workshops.crowd import Doing
from texts import say

_CROWD = st.components.v2.component(
    "tablee_crowd",
    html='<ul class="said"></ul>',
    css=(Path(__file__).parent / "crowd.css").read_text(encoding="utf-8"),
    js=(Path(__file__).parent / "crowd.js").read_text(encoding="utf-8"),
)


def dots(doing: Mapping[Doing, int], *, key: str) -> None:
    """Draw them in the order of what they do, which says nothing of who came when; nothing for an empty room."""
    shown = [{"name": one, "n": doing[one], "said": say(f"crowd.{one}", n=doing[one])} for one in Doing if doing[one]]
    if shown:
        _CROWD(data={"doing": shown}, key=key)
