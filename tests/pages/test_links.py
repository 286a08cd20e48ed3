"""A link to a page: whoever is not offered it is told so at once, never led to nothing."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from frame.registry import PAGES
from tests.pages.conftest import PAGES as FILES
from tests.pages.conftest import SECONDS
from texts import say

SCRIPT = """
import streamlit as st
from frame.offered import link
st.navigation([st.Page(lambda: None, title="here", default=True), {offered}], position="hidden")
st.page_link(link("follow_up"), query_params={{"territoire": "lyon"}})
"""


def drawn(folder: Path, offered: str) -> AppTest:
    (folder / "follow_up.py").symlink_to(FILES / "follow_up.py")
    script = folder / "menu.py"
    script.write_text(SCRIPT.format(offered=offered), encoding="utf-8")
    return AppTest.from_file(str(script), default_timeout=SECONDS).run()


def test_a_link_says_what_the_registry_says(tmp_path: Path) -> None:
    there = PAGES["follow_up"]
    page = drawn(tmp_path, f"st.Page('{there.file}', url_path='{there.at}')")
    assert not page.exception
    [link] = [one.proto for one in page.get("page_link")]
    assert (link.page, link.icon, link.label) == (there.at, there.symbol, say("screen.follow_up"))
    assert link.query_string == "territoire=lyon"


def test_a_page_that_is_not_offered_is_refused(tmp_path: Path) -> None:
    page = drawn(tmp_path, "")
    assert len(page.exception) == 1
    assert not page.get("page_link")
