"""«Contenus», questionnaires: versions, where they are asked, two of them side by side; nothing to press."""

import pytest

from db.content.load import load
from db.engine import Database
from domain.staff.roles import Role
from formats.content.folder import read
from tests.architecture.sources import ROOT
from tests.asked import answer, room
from tests.db.test_versions import CLOSING, reworded
from tests.pages.conftest import OpenPage, listed
from tests.pages.test_contents import part
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def test_a_coordinator_sees_versions_and_the_waves_of_her_own_territory(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        answer(connection, room(connection, "Vague du soir", asks=CLOSING, territory="montpellier"), [{}])
        load(connection, reworded(read(ROOT / "content")))
        room(connection, "Vague B", asks=CLOSING)
    page = open_page("contents", Role.COORDINATOR, territory="lyon", database=loaded)
    part(page, "questionnaires", questionnaire=CLOSING)
    versions, changed = (table.value for table in page.table)
    assert list(versions.index) == [say("versions.named", number=2), say("versions.named", number=1)]
    asked = [str(cell) for cell in versions[say("versions.column.asked")]]
    assert "Vague B" in asked[0]
    assert asked[1] == say("versions.nowhere")  # asked elsewhere
    assert list(versions[say("versions.column.state")]) == [say("versions.free"), say("versions.used")]
    assert [say("versions.change.reworded", question="d02"), say("versions.change.removed", question="d07")] == list(
        changed.index
    )
    assert not page.button
    part(page, "questionnaires", questionnaire=CLOSING, avant="q_closing@2", apres="q_closing@1")
    assert say("versions.change.added", question="d07") in list(page.table[1].value.index)
    part(page, "questionnaires", questionnaire="q_partner")
    assert say("versions.alone") in [one.value for one in page.info]
    assert len(listed(page, say("versions.which")).options) == 8
