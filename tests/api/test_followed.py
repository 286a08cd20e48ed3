"""A ticket tells what became of its workshop: two of them, two votes, two decisions, and nothing of any answer."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.testclient import TestClient

from db.engine import Database
from db.queries.votes import conclusions, screens, votes
from db.queries.workshops import decisions, endings, workshops
from domain.staff.by import By
from domain.workshops.decisions import News, Promise
from domain.workshops.ending import REOPENS
from tests import ballots
from tests.api.conftest import NOW, Room, Tablet
from tests.api.test_tickets import ticket_of
from texts.typography import typeset

BY = By("facilitator", NOW)
FAR = datetime.now(UTC).date() + timedelta(days=365)


def answered(client: TestClient, code: str, value: str) -> str:
    """Somebody answers; their ticket."""
    tablet = Tablet(client, code)
    tablet.agree()
    tablet.answer("r02", value)
    tablet.finish()
    return ticket_of(tablet)


def became(client: TestClient, ticket: str) -> dict[str, Any]:
    told: dict[str, Any] = client.post("/api/tickets/read", json={"ticket": ticket}).json()["became"]
    return told


def voted(database: Database, workshop: str, question: str, *, seen: bool) -> str:
    with database.transaction() as connection:
        vote = ballots.opened(connection, workshop, replace(ballots.plan(), question=question))
        for number in range(6):
            ballots.cast(connection, vote, "A=1", number=number)
        ballots.close(connection, vote)
        about = votes.vote(connection, vote)
        conclusions.write(connection, about, f"On commence : {question}", None, BY)
        if seen:
            screens.reveal(connection, about, by=BY)
    return vote


def test_two_tickets_of_one_workshop_tell_the_same_and_another_one_its_own(
    loaded: Database, client: TestClient, room: Room
) -> None:
    with loaded.transaction() as connection:
        other = ballots.room(connection, "Vague 2")
        code = workshops.workshop(connection, other).code
    stranger, first, second = (answered(client, *each) for each in ((code, "3"), (room.code, "5"), (room.code, "1")))
    assert became(client, first) == {"results": "open", "votes": [], "decisions": []}
    voted(loaded, room.id, "Un four ou un jardin ?", seen=False)
    voted(loaded, room.id, "Quel jour ?", seen=True)
    with loaded.transaction() as connection:
        garden, oven = (
            decisions.decide(connection, room.id, Promise(text, "La mairie", due), replace(BY, now=now), text)
            for text, due, now in (("Un jardin", FAR, NOW), ("Un four", NOW.date(), NOW + timedelta(minutes=1)))
        )
        [seen] = [one for one in decisions.of(connection, room.id) if one.id == garden]
        decisions.follow(connection, seen, News.DROPPED, "Le terrain est vendu.", BY)
        workshops.close(connection, room.id, by=BY)
    assert oven
    told = became(client, first)  # read anew
    assert told == became(client, second)
    hidden, shown = told["votes"]
    assert (hidden["question"], hidden["outcome"], hidden["kept"]) == (typeset("Un four ou un jardin ?"), [], "")
    assert shown["kept"].startswith("On commence")
    assert any("Une épicerie sur roues" in sentence for sentence in shown["outcome"])
    assert [(one["text"], one["status"], one["why"]) for one in told["decisions"]] == [
        ("Un jardin", "dropped", "Le terrain est vendu."),
        ("Un four", "late", ""),
    ]
    assert became(client, stranger) == {"results": "open", "votes": [], "decisions": []}


def test_it_says_why_results_are_not_there_yet(loaded: Database, client: TestClient, room: Room) -> None:
    one, other = answered(client, room.code, "5"), answered(client, room.code, "2")
    with loaded.transaction() as connection:
        workshops.close(connection, room.id, by=BY)
    assert [became(client, each)["results"] for each in (other, one)] == ["soon", "soon"]
    with loaded.transaction() as connection:
        endings.settle(connection, room.id, NOW + REOPENS + timedelta(minutes=1))
    assert [became(client, each)["results"] for each in (other, one)] == ["waiting", "waiting"]


def test_what_is_told_of_votes_is_french_whoever_asks(loaded: Database, client: TestClient, room: Room) -> None:
    ticket = answered(client, room.code, "5")
    voted(loaded, room.id, "Quel jour ?", seen=True)
    asked = client.post("/api/tickets/read", json={"ticket": ticket}, headers={"Accept-Language": "ar"}).json()
    assert asked["became"] == became(client, ticket)
