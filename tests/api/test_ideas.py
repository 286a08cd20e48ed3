"""Proposing an idea on a tablet: kept once, without anything about who wrote it, and never shown unread."""

import uuid

import pytest

from db.engine import Database
from db.queries.priorities import ideas, library
from domain.participation.masks import MASK
from domain.priorities.priority import Priority, Proposer
from domain.workshops.admission import Kind
from tests.api.conftest import Tablet
from tests.api.test_visits import refused, rows


def idea(**changes: object) -> dict[str, object]:
    body = {"request_id": str(uuid.uuid4()), "theme": "care", "title": "Un jardin partagé", "description": ""}
    return body | changes


def waiting(database: Database) -> tuple[Priority, ...]:
    with database.reading() as connection:
        assert library.library(connection, "lyon") == ()
        return ideas.waiting(connection)


def test_an_idea_is_kept_once_without_consent_and_leaves_no_visit(loaded: Database, tablet: Tablet) -> None:
    plain = {"id": "care", "fr": "Prendre soin de soi et des autres"}
    assert plain.items() <= tablet.package["subjects"][3].items()
    body = idea(description="Appelez Samira au 06 12 34 56 78.")
    for _ in range(2):
        response = tablet.ask("ideas", **body)
        assert (response.status_code, response.json()) == (201, {"saved": True})
    [kept] = waiting(loaded)
    assert (kept.id, kept.territory, kept.proposer) == (body["request_id"], "lyon", Proposer.RESIDENT)
    assert kept.words.description == f"Appelez Samira au {MASK}."
    assert [(event.kind, event.role) for event in kept.history] == [("proposed", "resident")]
    assert rows(loaded) == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"title": "  "}, 422, "TitleMissing"),
        ({"title": "x" * 81}, 422, "MalformedRequest"),
        ({"description": "x" * 141}, 422, "MalformedRequest"),
        ({"title": "abc\u202edef"}, 422, "ForbiddenCharacters"),
        ({"theme": "nowhere"}, 404, "UnknownTheme"),
        ({"name": "Samira"}, 422, "MalformedRequest"),
    ],
)
def test_bad_ideas_write_nothing(
    loaded: Database, tablet: Tablet, changes: dict[str, object], status: int, code: str
) -> None:
    refused(tablet.ask("ideas", **idea(**changes)), status, code)
    assert waiting(loaded) == ()


def test_an_idea_needs_a_device_that_came_in(loaded: Database, tablet: Tablet) -> None:
    tablet.place["token"] = "forged"
    refused(tablet.ask("ideas", **idea()), 401, "DeviceUnknown")


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_script_cannot_bury_those_who_read(loaded: Database, tablet: Tablet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ideas.MOST_IDEAS, Kind.PHONE, 3)
    bodies = [idea() for _ in range(3)]
    for body in bodies:
        assert tablet.ask("ideas", **body).status_code == 201
    refused(tablet.ask("ideas", **idea()), 429, "TooManyTries")
    assert tablet.ask("ideas", **bodies[0]).status_code == 201  # it was kept: sending it again is no other idea
    assert len(waiting(loaded)) == 3
