"""A ticket that was given on a laptop opens the same answers there, and here once they are brought back."""

from datetime import timedelta

from sqlalchemy import select
from starlette.testclient import TestClient

from db import engine
from db.carrying import packing, receiving, returning
from db.carrying.rows import Parcel
from db.engine import Database
from db.models.participation import ResponseRow
from db.queries.evaluation import waves
from db.queries.participation import questionnaires
from db.queries.workshops import workshops
from domain.participation.tickets import keyed_hash
from domain.staff.by import CONSOLE, By
from domain.workshops.workshop import WorkshopPlan
from tests.api.conftest import NOW, Tablet
from tests.api.test_tickets import ticket_of
from tests.api.test_visits import refused
from tests.conftest import SECRET_KEY

BY = By("administrator", NOW + timedelta(hours=2))


def test_a_ticket_opens_its_answers_where_they_are_and_is_taken_back_once(
    loaded: Database, laptop: Database, client: TestClient
) -> None:
    with loaded.transaction() as connection:
        made = []
        for name in ("un", "deux"):
            version = questionnaires.latest_version_id(connection, "q_resident")
            plan = WorkshopPlan("lyon", waves.add(connection, "lyon", "Une vague"), version, name, "", NOW.date())
            made.append(workshops.prepare(connection, plan, by=By(CONSOLE, NOW)))
        packs = [packing.pack(connection, one, [], SECRET_KEY, BY) for one in made]
    with engine.use(laptop).transaction() as connection:
        codes = []
        for one, pack in zip(made, packs, strict=True):
            packing.unpack(connection, pack, BY)
            workshops.open_(connection, one, by=By(CONSOLE, NOW))
            codes.append(workshops.workshop(connection, one).code)
    tablets = [Tablet(client, code) for code in codes]
    for tablet, said in zip(tablets, ("5", "3"), strict=True):
        tablet.agree()
        tablet.answer("r02", said)
        tablet.finish()
    first, second = map(ticket_of, tablets)
    assert read(client, first)["answers"] == {"r02": "5"}
    with laptop.reading() as connection:  # the laptop's own secret has no part in it
        hashes = set(connection.execute(select(ResponseRow.ticket_hash)).scalars())
    assert not hashes & {keyed_hash(ticket, SECRET_KEY) for ticket in (first, second)}
    with laptop.transaction() as connection:
        for one in made:
            workshops.close(connection, one, by=By(CONSOLE, NOW))
        returns = [returning.leave(connection, one, BY) for one in made]
    refused(tablets[0].answer("r02", "1", 2), 409, "VisitFinished")
    refused(tablets[0].post("consent/sensitive", {"agreed": False, "sequence": 9}), 409, "HeldElsewhere")
    engine.use(loaded)
    refused(client.post("/api/tickets/read", json={"ticket": first}), 404, "UnknownTicket")
    for parcel in reversed(returns):
        received(loaded, parcel)
    assert read(client, first)["answers"] == {"r02": "5"}
    assert client.post("/api/tickets/withdraw", json={"ticket": second}).json() == {"erased": True}
    for parcel in returns:  # it does not come back with the file
        received(loaded, parcel)
    refused(client.post("/api/tickets/read", json={"ticket": second}), 404, "UnknownTicket")
    engine.use(laptop)
    refused(client.post("/api/tickets/withdraw", json={"ticket": first}), 409, "HeldElsewhere")
    assert read(client, first)["answers"] == {"r02": "5"}


def read(client: TestClient, ticket: str) -> dict[str, object]:
    found: dict[str, object] = client.post("/api/tickets/read", json={"ticket": ticket}).json()
    return found


def received(office: Database, parcel: Parcel) -> None:
    with office.transaction() as connection:
        receiving.receive(connection, parcel, SECRET_KEY, BY)
