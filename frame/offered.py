"""A page as Streamlit's menu takes it, its file looked for once: at each run that was a tenth of a page's cost."""

from copy import copy
from functools import lru_cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from frame.registry import SECTIONS, Entry
from texts import say

KEPT = 512  # pages by the title that they have: seven languages, seen in the menu or not


def offered(entry: Entry, title: str, *, seen: bool) -> StreamlitPage:
    """The page of this entry for this very run, which writes on it: two people's runs must not share one."""
    name, at, icon, _ = entry
    return copy(_found(name, at, icon, title, seen))


def link(name: str) -> StreamlitPage:
    """The page of that name, for a link: of one that is only named, Streamlit looks for the file at each link."""
    [(_, at, icon, _)] = [entry for entries in SECTIONS.values() for entry in entries if entry[0] == name]
    return _found(name, at, icon, say(f"screen.{name}"), seen=True)


@lru_cache(KEPT)
def _found(name: str, at: str, icon: str, title: str, seen: bool) -> StreamlitPage:  # noqa: FBT001  a key of the cache
    return st.Page(
        f"{name}.py", title=title, url_path=at, icon=f":material/{icon}:",
        default=name == "home", visibility="visible" if seen else "hidden",
    )  # fmt: skip
