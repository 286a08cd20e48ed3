"""«Contenus», kinds of organisations: said by whoever coordinates the territory, read by everybody."""

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.cooperation import organisations, sheets
from domain.staff.by import By
from domain.staff.roles import Role
from tests.ballots import NOW
from tests.pages.conftest import OpenPage, button
from tests.pages.test_contents import part
from texts import say
from texts.typography import typeset

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def choose(page: AppTest, kind: str) -> None:
    [field] = [one for one in page.selectbox if (one.key or "").startswith("organisation_kind")]
    field.set_value(kind)


def told(territories: AppTest, label: str) -> int:
    return sum(typeset(str(one.value)).count(typeset(label)) for one in territories.markdown)


def test_two_kinds_are_said_and_an_older_screen_changes_nothing(loaded: Database, open_page: OpenPage) -> None:
    with loaded.reading() as connection:
        known = [one for one in organisations.of(connection, "lyon") if not one.kind]
        kind, label = list(sheets.kinds(connection).items())[1]
    last, first = known[-1], known[0]
    territories = open_page("territories", database=loaded, run=False)
    territories.query_params["territoire"] = "lyon"
    before = told(territories.run(), label)
    page = open_page("contents", Role.COORDINATOR, territory="lyon", database=loaded)
    part(page, "structures", territoire="lyon", structure=last.id)
    button(page, "specify", last.id).click().run()
    assert say("organisations.none") in [one.value for one in page.info]
    choose(page, kind)
    button(page, "specify", last.id).click().run()
    assert not page.error
    assert told(territories.run(), label) > before
    part(page, "structures", territoire="lyon", structure=first.id)
    choose(page, kind)
    with loaded.transaction() as connection:
        organisations.specify(connection, "lyon", first, kind, By("administrator", NOW), "meanwhile")
    button(page, "specify", first.id).click().run()
    assert [one.value for one in page.error] == [say("error.ContentMoved")]
    with loaded.reading() as connection:
        now = {one.id: one for one in organisations.of(connection, "lyon")}
    assert (now[last.id].kind, now[last.id].version, now[first.id].version) == (kind, 1, 1)
