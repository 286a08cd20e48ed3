"""Minutes are fetched once they are validated, each workshop's own."""

from datetime import UTC, datetime

from starlette.testclient import TestClient

from db.engine import Database
from domain.staff.roles import Role
from tests.api.test_files import fetch, hire
from tests.documents import faults, paragraphs, words
from tests.programmes import SHORT, opened, told
from texts import say


def test_each_workshop_has_its_own_once_they_are_validated(loaded: Database, client: TestClient) -> None:
    _, token = hire(loaded, Role.COMMITTEE)
    with loaded.transaction() as connection:
        now = datetime.now(UTC)
        other, one = told(connection, "Vague 2", now), told(connection, "Vague 1", now)
        waiting = opened(connection, "Vague 3", SHORT, now)
    for kind in ("minutes", "minutes_short"):
        for workshop, label, not_there in ((one, "Vague 1", "Vague 2"), (other, "Vague 2", "Vague 1")):
            answer = fetch(client, kind, workshop, token)
            assert answer.status_code == 200, answer.text
            assert faults(answer.content) == []
            assert label in words(answer.content)
            assert not_there not in words(answer.content)
    for workshop, label, not_there in ((other, "Vague 2", "Vague 1"), (one, "Vague 1", "Vague 2")):
        said = paragraphs(fetch(client, "minutes_word", workshop, token).content)
        assert label in said
        assert not_there not in said
    for kind in ("minutes", "minutes_word", "minutes_short"):
        refused = fetch(client, kind, waiting, token)
        assert (refused.status_code, refused.json()["detail"]) == (409, say("error.NotValidated"))
