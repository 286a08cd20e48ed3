"""One more kind of question, on both engines: asked, judged, kept, counted and read back like the others."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from db.engine import Database
from db.models.publication import TallyRow
from db.queries.participation import questionnaires
from tests.api.conftest import Tablet
from tests.api.test_skips import joined
from tests.api.test_tickets import ticket_of
from tests.api.test_visits import answers, refused
from tests.one_more_kind import ITEM, NAME, QUESTION, QUESTIONNAIRE, ask, copied, registered


@pytest.fixture
def tablet(loaded: Database, client: TestClient, tmp_path: Path) -> Iterator[Tablet]:
    """One that joined a workshop where an hour is asked."""
    with registered(copied(tmp_path)):
        ask(loaded, tmp_path)
        yield joined(client, loaded, QUESTIONNAIRE)


def test_an_hour_is_asked_judged_kept_counted_and_read_back(
    loaded: Database, client: TestClient, tablet: Tablet
) -> None:
    asked = next(each for each in tablet.package["questionnaire"]["questions"] if each["id"] == QUESTION)
    assert (asked["kind"], asked["choices"]) == (NAME, [])
    tablet.agree()
    for sequence, wrong in enumerate(("25:00", "midi", "19:30 20:30"), start=1):
        refused(tablet.answer(QUESTION, wrong, sequence), 422, "ValueNotInList")
    assert tablet.answer(QUESTION, "7:30", 4).json() == {"saved": True}
    assert tablet.finish().json() == {"saved": True}
    assert answers(loaded)[QUESTION] == "07:30"
    shown = client.post("/api/tickets/read", json={"ticket": ticket_of(tablet)}).json()
    assert shown["answers"][QUESTION] == "07:30"
    assert NAME in {question["kind"] for question in shown["questionnaire"]["questions"]}
    with loaded.reading() as connection:
        counted = select(TallyRow.cell, TallyRow.n).where(TallyRow.measure == f"item:{ITEM}@1")
        assert {tuple(row) for row in connection.execute(counted)} == {("07", 1), ("*", 1)}


def test_it_goes_with_the_version_of_its_questionnaire(loaded: Database, tablet: Tablet) -> None:
    assert tablet
    with loaded.reading() as connection:
        version = questionnaires.latest_version_id(connection, QUESTIONNAIRE)
        assert questionnaires.questionnaire(connection, version).questions[-1].kind == NAME
