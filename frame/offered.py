"""A page as Streamlit's menu takes it, its file looked for once: at each run that was a tenth of a page's cost."""

from base64 import b64encode
from functools import cache, cached_property, lru_cache
from pathlib import Path

from streamlit.navigation.page import StreamlitPage

from frame.registry import SECTIONS, Entry
from texts import say

KEPT = 512  # pages by the title that they have: seven languages, seen in the menu or not
FAVICON = Path(__file__).with_name("tablee.svg")  # a symbol's name would be fetched from elsewhere


class _Named(StreamlitPage):
    """A page that works out once what Streamlit calls it: a menu asks for it three times a page, at each run."""

    @cached_property
    def _script_hash(self) -> str:  # no public way gives it; the version is pinned
        return super()._script_hash


@cache
def favicon() -> str:
    """The icon of every page, as Streamlit would send it: from a file it reads it again at each run."""
    return f"data:image/svg+xml;base64,{b64encode(FAVICON.read_bytes()).decode()}"


def offered(entry: Entry, title: str, *, seen: bool) -> StreamlitPage:
    """The page of this entry for this very run, which writes on it: two people's runs must not share one."""
    name, at, icon, _ = entry
    page = _Named.__new__(_Named)
    vars(page).update(vars(_found(name, at, icon, title, seen)))  # as ``copy`` does, in a tenth of its time
    return page


def link(name: str) -> StreamlitPage:
    """The page of that name, for a link: of one that is only named, Streamlit looks for the file at each link."""
    [(_, at, icon, _)] = [entry for entries in SECTIONS.values() for entry in entries if entry[0] == name]
    return _found(name, at, icon, say(f"screen.{name}"), seen=True)


@lru_cache(KEPT)
def _found(name: str, at: str, icon: str, title: str, seen: bool) -> StreamlitPage:  # noqa: FBT001  a key of the cache
    found = _Named(
        f"{name}.py", title=title, url_path=at, icon=f":material/{icon}:",
        default=name == "home", visibility="visible" if seen else "hidden",
    )  # fmt: skip
    _ = found._script_hash  # noqa: SLF001  before it is copied, so that no copy works it out again
    return found
