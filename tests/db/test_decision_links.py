"""What decisions belong to: two of two workshops are read back as they were linked; what is not there is refused."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from db.engine import Database
from db.models.decisions import DecisionRow
from db.queries.priorities import ideas
from db.queries.workshops import decisions, links
from db.queries.workshops.facts import facts
from domain.priorities.errors import ReasonMissing
from domain.staff.by import By
from domain.workshops.decisions import Decision, Promise, ReviewBefore
from domain.workshops.links import Link, Links, UnknownLink
from domain.workshops.minutes import Heading
from sentences.workshops.minutes import composed
from tests import ballots
from tests.db.test_priorities import proposed
from tests.programmes import SHORT, opened

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
BY = By("facilitator", NOW)
PROMISE = Promise("Un jardin", "Le centre social", date(2027, 1, 31))
REVIEW = date(2026, 12, 5)


def known(database: Database) -> dict[str, Decision]:
    with database.reading() as connection:
        return {one.promise.text: one for one in decisions.of_territory(connection, "lyon")}


def test_two_decisions_are_read_back_as_they_were_linked(loaded: Database) -> None:
    later, sooner = proposed(loaded, "Un four partagé"), proposed(loaded, "Un jardin au pied des tours")
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", SHORT, NOW), opened(connection, "Vague 1", SHORT, NOW)
        vote = ballots.opened(connection, first, ballots.plan("approval"))
        ballots.close(connection, vote)
        garden = replace(
            PROMISE, vote=vote, differs="Le terrain est pris. Appeler le 06 12 34 56 78.", review=REVIEW,
            links=Links(sooner, "care", "obj2", "enjeu_vie", "2"),
        )  # fmt: skip
        oven = replace(PROMISE, text="Un four", links=Links(priority=later, stake="agri_filieres"))
        for workshop, promise in ((second, oven), (first, garden)):
            decisions.decide(connection, workshop, promise, BY, uuid.uuid4().hex)
    read = known(loaded)
    assert dict(read["Un four"].linked) == {
        Link.PRIORITY: "Un four partagé",
        Link.STAKE: "Circuits courts et filières territorialisées",
    }
    assert dict(read["Un jardin"].linked) == {
        Link.PRIORITY: "Un jardin au pied des tours",
        Link.THEME: "Soin (physique, psychique)",
        Link.OBJECTIVE: dict(read["Un jardin"].linked)[Link.OBJECTIVE],
        Link.STAKE: "enjeux de qualité de vie : logement, mobilité",
        Link.LEVEL: "Des dispositifs coopératifs",
    }
    assert dict(read["Un jardin"].linked)[Link.OBJECTIVE].startswith("Impulser des démarches de démocratie alimentaire")
    assert (read["Un four"].promise.differs, read["Un four"].promise.review) == (None, None)
    assert read["Un jardin"].promise.review == REVIEW
    assert "06 12" not in str(read["Un jardin"].promise.differs)
    with loaded.reading() as connection:
        told, beside = (composed(facts(connection, workshop)) for workshop in (first, second))
    public = " ".join(line.words for line in told.public(Heading.DECISIONS))
    assert "Le terrain est pris." in public
    assert "On en reparle le 05/12/2026." in public
    assert "dispositifs coopératifs" not in public
    assert "dispositifs coopératifs" in told.text
    assert "Un four partagé" in beside.text
    assert "jardin" not in beside.text


def test_what_is_not_there_is_not_linked_to(loaded: Database) -> None:
    elsewhere, unread = proposed(loaded, territory="montpellier"), proposed(loaded, published=False)
    with loaded.transaction() as connection:
        workshop = opened(connection, "Vague 1", SHORT, NOW)
        wrong = ({"priority": elsewhere}, {"priority": unread}, {"theme": "obj2"}, {"objective": "care"})
        for chosen in (*wrong, {"stake": "obj1"}, {"level": "4"}, {"level": ""}):
            with pytest.raises(UnknownLink):
                decisions.decide(connection, workshop, replace(PROMISE, links=Links(**chosen)), BY, "wrong")
        with pytest.raises(ReviewBefore):
            decisions.decide(connection, workshop, replace(PROMISE, review=date(2026, 11, 27)), BY, "wrong")
        ideas.publish(connection, unread, BY)
        decisions.decide(connection, workshop, replace(PROMISE, links=Links(unread), review=NOW.date()), BY, "right")
        offered = links.among(connection, "lyon")
    assert [one.promise.links.priority for one in known(loaded).values()] == [unread]
    assert list(offered[Link.PRIORITY]) == [unread]
    assert len(offered[Link.THEME]) == 9
    assert len(offered[Link.LEVEL]) == 3
    assert [one.partition("_")[0] for one in offered[Link.STAKE]] == ["enjeu"] * 7 + ["agri"] * 7


def test_what_differs_from_a_vote_says_why(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = opened(connection, "Vague 1", SHORT, NOW)
        vote = ballots.opened(connection, workshop, ballots.plan("approval"))
        ballots.close(connection, vote)
        with pytest.raises(ReasonMissing):
            decisions.decide(connection, workshop, replace(PROMISE, vote=vote, differs="  "), BY, "one")
        decisions.decide(connection, workshop, replace(PROMISE, differs="Sans vote."), BY, "two")
    assert [one.promise.differs for one in known(loaded).values()] == [None]  # there is nothing that it differs from
    row = {"workshop_id": workshop, "text": "Un four", "owner": "La mairie", "due": REVIEW, "made_at": NOW}
    for wrong in ({"differs": "Sans vote."}, {"differs": "", "vote_id": vote}, {"level": "4"}, {"theme_id": "obj2"}):
        with pytest.raises(IntegrityError), loaded.transaction() as connection:
            connection.execute(insert(DecisionRow).values(id="three", **row, **wrong))
    assert len(known(loaded)) == 1
