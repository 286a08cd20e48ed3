"""A page as Streamlit's menu takes it, its file looked for once: at each run that was a tenth of a page's cost."""

from base64 import b64encode
from functools import cache, cached_property, lru_cache
from pathlib import Path

from streamlit.errors import StreamlitPageNotFoundError
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from frame.registry import PAGES, Page
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


def offered(page: Page, *, seen: bool, signed_in: bool = False) -> StreamlitPage:
    """The page for this very run, which writes on it: two people's runs must not share one."""
    offer = _Named.__new__(_Named)
    found = _found(page.name, say(f"screen.{page.named(signed_in=signed_in)}"), seen=seen)
    vars(offer).update(vars(found))  # as ``copy`` does, in a tenth of its time
    return offer


def link(name: str) -> StreamlitPage:
    """The page of that name, for a link: of one that is only named, Streamlit looks for the file at each link.

    Raises
    ------
    streamlit.errors.StreamlitPageNotFoundError
        It is not offered to whoever looks: as Streamlit refuses one that is only named, instead of leading nowhere.
    """
    found, run = _found(name, say(f"screen.{name}"), seen=True), get_script_run_ctx()
    if run is not None and found._script_hash not in run.pages_manager.get_pages():  # noqa: SLF001
        raise StreamlitPageNotFoundError(PAGES[name].file, str(run.pages_manager.main_script_parent))
    return found


@lru_cache(KEPT)
def _found(name: str, title: str, *, seen: bool) -> StreamlitPage:
    page = PAGES[name]
    found = _Named(
        page.file, title=title, url_path=page.at, icon=page.symbol,
        default=name == "home", visibility="visible" if seen else "hidden",
    )  # fmt: skip
    _ = found._script_hash  # noqa: SLF001  before it is copied, so that no copy works it out again
    return found
