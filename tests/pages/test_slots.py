"""«Contenus», forms of innovation: written by whoever knows, read on «Le projet»."""

import pytest

from db.engine import Database
from db.queries.operations import slots
from domain.staff.by import By
from domain.staff.roles import Role
from tests.ballots import NOW
from tests.pages.conftest import OpenPage, button
from tests.pages.test_contents import part
from tests.pages.test_project import read
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def test_a_name_is_written_everywhere_and_read_by_everybody(loaded: Database, open_page: OpenPage) -> None:
    here = part(open_page("contents", Role.COORDINATOR, territory="lyon", database=loaded), "innovations")
    assert say("slots.of_all") in [one.value for one in here.caption]
    assert not here.text_input
    page = part(open_page("contents", Role.ADMINISTRATOR, database=loaded), "innovations")
    page.text_input[2].set_value("Économique *et* sociale")
    button(page, "name").click().run()
    assert not page.error
    page.text_input[0].set_value("Sociale")
    button(page, "name").click().run()
    assert [one.value for one in page.text_input] == ["Sociale", "", "Économique *et* sociale"]
    project = open_page("project", database=loaded)
    project.pills(key="project_part").set_value("objectifs").run()
    said = read(project)
    assert "Sociale" in said
    assert say("project.innovations_missing", n=1) in said


def test_an_older_screen_changes_nothing(loaded: Database, open_page: OpenPage) -> None:
    page = part(open_page("contents", Role.ADMINISTRATOR, database=loaded), "innovations")
    page.text_input[1].set_value("Trop tard")
    stale = button(page, "name")
    with loaded.transaction() as connection:
        slots.name(connection, slots.all_(connection), ("", "À temps", ""), By("coordinator", NOW), "first")
    stale.click().run()
    assert [one.value for one in page.error] == [say("error.ContentMoved")]
    assert [one.value for one in page.run().text_input] == ["", "À temps", ""]
