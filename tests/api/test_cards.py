"""Link cards in two rooms: sent after the consent, kept as a hash, the same answer to everybody; printed, and gone."""

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from db.engine import Database
from db.models.cards import CardsPrintedRow
from db.models.participation import ResponseRow
from db.models.staff import AuditRow
from db.queries.participation import cards as link_cards
from db.queries.workshops import workshops
from domain.participation import cards
from domain.staff.roles import Role
from tests.api.conftest import Tablet
from tests.api.test_files import fetch, hire
from tests.api.test_prints import said
from tests.api.test_tickets import ticket_of
from tests.api.test_visits import refused
from tests.conftest import SECRET_KEY
from tests.programmes import SHORT, opened

ONE, OTHER = (cards.checked(f"{n:010d}") for n in (4711, 815))


@pytest.fixture
def rooms(loaded: Database) -> dict[str, str]:
    """The codes of two open rooms, in two territories, the second one prepared first."""
    with loaded.transaction() as connection:
        made = {place: opened(connection, "Vague", SHORT, territory=place) for place in ("haute_garonne", "lyon")}
        return {place: workshops.workshop(connection, one).code for place, one in reversed(made.items())}


def hashes(database: Database) -> list[str]:
    with database.reading() as connection:
        chosen = select(ResponseRow.link_hash).where(ResponseRow.link_hash.is_not(None))
        return sorted(str(one) for one in connection.execute(chosen).scalars())


def typed(tablet: Tablet, card: str) -> object:
    reply = tablet.post("consent/card", {"card": card})
    return reply.json() if reply.status_code == 200 else reply.json()["code"]


def begun(client: TestClient, code: str) -> Tablet:
    tablet = Tablet(client, code)
    assert tablet.agree().status_code == 201
    return tablet


def test_two_territories_keep_two_hashes_of_one_card_and_never_the_card(
    loaded: Database, client: TestClient, rooms: dict[str, str]
) -> None:
    people = {place: begun(client, code) for place, code in rooms.items()}
    for tablet in people.values():
        assert typed(tablet, cards.grouped(ONE)) == typed(tablet, ONE) == {"saved": True}
    assert hashes(loaded) == sorted(cards.keyed_hash(ONE, place, SECRET_KEY) for place in people)
    assert ONE not in str(hashes(loaded))


def test_the_same_card_twice_in_a_wave_is_the_first_ones_and_nobody_hears_of_it(
    loaded: Database, client: TestClient, rooms: dict[str, str]
) -> None:
    second, first = begun(client, rooms["lyon"]), begun(client, rooms["lyon"])
    assert typed(first, ONE) == typed(second, ONE) == {"saved": True}
    assert second.answer("r02", "5").status_code == first.answer("r02", "1").status_code == 200
    assert len(hashes(loaded)) == 1
    assert client.post("/api/tickets/read", json={"ticket": ticket_of(first)}).json()["card"] is True
    withdrawn = client.post("/api/tickets/withdraw", json={"ticket": ticket_of(first)})
    assert withdrawn.status_code == 200
    other = client.post("/api/tickets/read", json={"ticket": ticket_of(second)}).json()
    assert (other["card"], other["answers"]["r02"]) == (False, "5")
    assert hashes(loaded) == []  # it went with the answers; the other one's are still there
    assert typed(second, OTHER) == {"saved": True}
    assert hashes(loaded) == [cards.keyed_hash(OTHER, "lyon", SECRET_KEY)]


def test_a_mistake_and_what_comes_before_the_consent_are_refused_and_lose_nothing(
    loaded: Database, client: TestClient, rooms: dict[str, str]
) -> None:
    tablet = begun(client, rooms["lyon"])
    assert typed(tablet, ONE[1] + ONE[0] + ONE[2:-1]) == "CardMalformed"
    assert tablet.answer("r02", "5").status_code == 200
    refused(Tablet(client, rooms["lyon"]).post("consent/card", {"card": ONE}), 409, "ConsentMissing")
    assert hashes(loaded) == []


def test_cards_are_printed_once_each_and_then_offered_in_that_territory(
    loaded: Database, client: TestClient, rooms: dict[str, str]
) -> None:
    def offered() -> dict[str, object]:
        return {place: Tablet(client, code).package["workshop"]["cards"] for place, code in rooms.items()}

    assert offered() == {"lyon": False, "haute_garonne": False}
    with loaded.reading() as connection:
        here = workshops.joinable(connection, rooms["haute_garonne"]).id
    _, token = hire(loaded, Role.FACILITATOR, "haute_garonne")
    pages = [said(fetch(client, "cards", here, token)) for _ in range(2)]
    assert pages[0] != pages[1]
    assert "Carte-lien" in pages[0]
    assert offered() == {"lyon": False, "haute_garonne": True}
    with loaded.reading() as connection:
        assert link_cards.given(connection, "haute_garonne")
        assert len(connection.execute(select(CardsPrintedRow)).all()) == 1
        acts = connection.execute(select(AuditRow).where(AuditRow.action == "workshop.cards_drawn")).all()
    assert len(acts) == 2
