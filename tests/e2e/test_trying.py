"""«Essayer : habitante» leads to the questionnaire on a screen as wide as a tablet too; a scanned code does not."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from commands import demonstration
from db.engine import Database
from db.queries.workshops import workshops
from domain.workshops import showcase
from tests.e2e.application import Application
from tests.e2e.conftest import TABLET, OpenPage
from tests.e2e.demonstrations import shown
from tests.e2e.resident import one_of
from texts import say


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
@pytest.mark.timeout(300)
def test_who_tries_it_answers_at_once_and_a_tablet_is_prepared_as_ever(
    loaded: Database, server: Application, open_device: OpenPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown(loaded, monkeypatch)
    demonstration.accounts(loaded, tmp_path, datetime.now(UTC))
    with loaded.reading() as connection:
        here = showcase.open_room(workshops.workshops(connection))
    assert here is not None
    newcomer, tablet = open_device(TABLET), open_device(TABLET)
    newcomer.goto(server.address)
    newcomer.get_by_role("button", name=say("trying.resident")).click()
    assert one_of(newcomer, "prepare", "welcome") == "welcome"
    newcomer.reload()
    assert one_of(newcomer, "prepare", "welcome") == "welcome"
    tablet.goto(f"{server.address}/participer?code={here.code}")
    assert one_of(tablet, "prepare", "welcome") == "prepare"
