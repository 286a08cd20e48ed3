"""«Mes réponses»: a ticket opens one person's answers, erases them, and cannot be guessed."""

import pytest
from sqlalchemy import select, update
from starlette.testclient import TestClient

from db.engine import Database
from db.models.participation import ErasureRow, ResponseRow
from db.queries.evaluation.rebuild import rebuilt
from db.queries.workshops import workshops
from domain.participation.tickets import keyed_hash
from domain.staff.by import By
from server import tries
from server.tries import OLD_AT_ONCE
from tests.api.conftest import NOW, Room, Tablet
from tests.api.test_visits import refused, rows
from tests.conftest import SECRET_KEY
from tests.db.test_counts import stored_of

WRONG = "carotte-lune-poisson-fleur-clé-vélo-000000"


def ticket_of(tablet: Tablet, visit: int = 0) -> str:
    ticket = tablet.package["visits"][visit]["ticket"]
    return "-".join([*ticket["words"], ticket["digits"]])


@pytest.fixture
def answered(tablet: Tablet) -> Tablet:
    """Somebody answered, passed a question, and finished."""
    tablet.agree(assisted=True)
    tablet.answer("r02", "5")
    tablet.answer("r15", None)
    tablet.finish()
    return tablet


def test_a_ticket_shows_what_is_kept_and_what_became_of_the_workshop(
    loaded: Database, client: TestClient, room: Room, answered: Tablet
) -> None:
    shown = client.post("/api/tickets/read", json={"ticket": ticket_of(answered).upper().replace("-", " ")}).json()
    assert shown["answers"] == {"r02": "5", "r15": None}
    assert {"r02", "r15"} <= {question["id"] for question in shown["questionnaire"]["questions"]}
    assert (shown["age"], shown["assisted"], shown["complete"]) == ("30 à 49 ans", True, True)
    assert (shown["workshop"], shown["workshop_over"], shown["published"]) == ("Bien manger", False, False)
    with loaded.transaction() as connection:
        workshops.close(connection, room.id, by=By("facilitator", NOW))
    shown = client.post("/api/tickets/read", json={"ticket": ticket_of(answered)}).json()
    assert (shown["workshop_over"], shown["published"]) == (True, False)  # one response alone is never published


def test_withdrawing_leaves_nothing_in_tables_and_counts(
    loaded: Database, client: TestClient, room: Room, answered: Tablet
) -> None:
    for _ in range(2):  # the first reply may have been lost
        reply = client.post("/api/tickets/withdraw", json={"ticket": ticket_of(answered)})
        assert reply.json() == {"erased": True}
    assert rows(loaded) == [0, 0, 0, 0]
    with loaded.reading() as connection:
        assert stored_of(connection, room.wave, room.id) == rebuilt(connection, room.wave)
        assert connection.execute(select(ErasureRow.n)).scalars().all() == [1]


def test_what_a_tablet_repeats_after_a_withdrawal_brings_nothing_back(
    loaded: Database, client: TestClient, answered: Tablet
) -> None:
    client.post("/api/tickets/withdraw", json={"ticket": ticket_of(answered)})
    assert answered.agree().status_code == 201
    refused(answered.answer("r02", "5", 2), 409, "ConsentMissing")
    refused(answered.finish(), 409, "ConsentMissing")
    assert rows(loaded) == [0, 0, 0, 0]


def test_an_unknown_and_a_withdrawn_ticket_read_alike(client: TestClient, answered: Tablet) -> None:
    client.post("/api/tickets/withdraw", json={"ticket": ticket_of(answered)})
    withdrawn, unknown = (
        client.post("/api/tickets/read", json={"ticket": ticket}) for ticket in (ticket_of(answered), WRONG)
    )
    refused(withdrawn, 404, "UnknownTicket")
    assert withdrawn.json() == unknown.json()


@pytest.mark.parametrize("verb", ["read", "withdraw"])
def test_a_right_ticket_is_never_refused_because_others_were_wrong(
    client: TestClient, answered: Tablet, verb: str
) -> None:
    for _ in range(120):
        refused(client.post("/api/tickets/read", json={"ticket": WRONG}), 404, "UnknownTicket")
    assert client.post(f"/api/tickets/{verb}", json={"ticket": ticket_of(answered)}).status_code == 200


def test_another_site_cannot_spend_the_tries(client: TestClient) -> None:
    reply = client.post("/api/tickets/read", json={"ticket": WRONG}, headers={"Origin": "https://elsewhere.example"})
    refused(reply, 403, "NotAllowed")


def test_trying_a_ticket_leaves_no_cookie(client: TestClient) -> None:
    assert "set-cookie" not in client.post("/api/tickets/read", json={"ticket": WRONG}).headers


def test_a_ticket_given_before_still_opens_and_is_tried_slowly(
    loaded: Database, client: TestClient, answered: Tablet, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, wrong = "carotte-lune-poisson-fleur-4721", "carotte-lune-poisson-fleur-0000"
    with loaded.transaction() as connection:
        connection.execute(update(ResponseRow).values(ticket_hash=keyed_hash(old, SECRET_KEY)))
    monkeypatch.setattr(tries.OLD_TICKETS, "patience", 0.05)
    problems = [client.post("/api/tickets/read", json={"ticket": wrong}).json() for _ in range(40)]
    said = [(problem["code"], problem["waits"]) for problem in problems]
    assert said == [("UnknownTicket", False)] * OLD_AT_ONCE + [("InTurn", True)] * (40 - OLD_AT_ONCE)
    tries.OLD_TICKETS._begin()
    assert client.post("/api/tickets/read", json={"ticket": old}).json()["answers"] == {"r02": "5", "r15": None}
    assert client.post("/api/tickets/withdraw", json={"ticket": old}).json() == {"erased": True}
    assert rows(loaded)[0] == 0
