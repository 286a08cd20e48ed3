"""What is copied from a page is what is read there: an address to write to has no sign in it that nobody sees."""

import pytest
from sqlalchemy import update

from db.engine import Database
from db.models.content import TerritoryRow
from tests.e2e.application import Application
from tests.e2e.conftest import TABLET, OpenPage
from texts import say

COPIED = """() => {
  getSelection().selectAllChildren(document.querySelector('[data-testid="stMain"]'))
  const copy = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true })
  document.body.dispatchEvent(copy)
  return [copy.clipboardData.getData("text/plain"), copy.defaultPrevented]
}"""


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_an_address_is_copied_as_it_is_read(loaded: Database, server: Application, open_device: OpenPage) -> None:
    with loaded.transaction() as connection:
        for place, contact in (("montpellier", "zoe@une.example"), ("lyon", "ana@deux.example")):
            connection.execute(update(TerritoryRow).where(TerritoryRow.id == place).values(contact=contact))
    page = open_device(TABLET)
    page.goto(f"{server.address}/vie-privee")
    page.get_by_text(say("privacy.rights"), exact=True).wait_for()
    page.get_by_text("une.example").wait_for()
    words, ours = page.evaluate(COPIED)
    assert ours
    assert ("zoe@une.example" in words, "ana@deux.example" in words, "\u2060" in words) == (True, True, False)
    page.goto(f"{server.address}/accessibilite")
    page.get_by_text(say("accessibility.done"), exact=True).wait_for()
    assert page.evaluate(COPIED) == ["", False]  # nothing to mend: the browser copies by itself
