"""A page as Streamlit's menu takes it, its file looked for once: at each run that was a tenth of a page's cost."""

from copy import copy
from functools import lru_cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from frame.registry import Entry

KEPT = 512  # pages by the title that they have: seven languages, seen in the menu or not


def offered(entry: Entry, title: str, *, seen: bool) -> StreamlitPage:
    """The page of this entry for this very run, which writes on it: two people's runs must not share one."""
    name, at, icon, _ = entry
    return copy(_found(name, at, icon, title, seen))


@lru_cache(KEPT)
def _found(name: str, at: str, icon: str, title: str, seen: bool) -> StreamlitPage:  # noqa: FBT001  a key of the cache
    return st.Page(
        f"{name}.py", title=title, url_path=at, icon=f":material/{icon}:",
        default=name == "home", visibility="visible" if seen else "hidden",
    )  # fmt: skip
