"""Two workshops tell how long their steps lasted, and what people said of the meeting where that is published."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries.evaluation import reveals
from db.queries.workshops import endings, moves, programme, workshops
from db.queries.workshops.facts import facts
from domain.staff.by import By
from domain.workshops.minutes import Heading, Minutes
from sentences.workshops.minutes import composed
from tests.asked import answer, room, saying
from tests.programmes import SHORT, opened, over

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)


def after(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def move(connection: Connection, workshop: str, minutes: float, *, back: bool = False) -> None:
    there = programme.programme(connection, workshop).now
    assert there is not None
    (moves.back if back else moves.on)(connection, workshop, there, by=By("facilitator", after(minutes)))


def lines(one: Minutes, heading: Heading) -> list[str]:
    return [line.words for part in one.sections if part.heading is heading for line in part.lines]


def told(database: Database, workshop: str, heading: Heading) -> list[str]:
    with database.reading() as connection:
        return lines(composed(facts(connection, workshop)), heading)


def timed(database: Database, workshop: str) -> list[str]:
    """What stands between brackets behind each step."""
    return [line.partition("(")[2].rstrip(")") for line in told(database, workshop, Heading.PROGRAMME)]


def test_each_step_tells_what_was_planned_and_what_it_lasted(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", SHORT, NOW), opened(connection, "Vague 1", SHORT, NOW)
        move(connection, first, 14)
        move(connection, second, 1)
        move(connection, first, 34)
        move(connection, first, 36, back=True)
    assert timed(loaded, first) == [
        "10 minutes prévues, environ 15 minutes en réalité",
        "10 minutes prévues",  # it is not over
        "10 minutes prévues, moins de 5 minutes en réalité",
    ]
    with loaded.transaction() as connection:
        workshops.close(connection, first, by=By("facilitator", after(41)))
        seen = workshops.workshop(connection, first)
        endings.reopen(connection, seen, "Clos trop tôt.", By("facilitator", after(60)))
        over(connection, first, after(66))
        over(connection, second, after(16))
    assert timed(loaded, first) == [
        "10 minutes prévues, environ 15 minutes en réalité",
        "10 minutes prévues, environ 30 minutes en réalité",  # 20, then 5 and 6 around the closing
        "10 minutes prévues, moins de 5 minutes en réalité",
    ]
    assert timed(loaded, second) == [
        "10 minutes prévues, moins de 5 minutes en réalité",
        "10 minutes prévues, environ 15 minutes en réalité",
        "10 minutes prévues",
    ]
    assert ["pas abordé" in line for line in told(loaded, second, Heading.PROGRAMME)] == [False, False, True]


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_what_was_said_of_the_meeting_is_told_where_it_is_published(loaded: Database) -> None:
    moods = saying("mood", {"5": 7, "4": 6, "3": 1})
    with loaded.transaction() as connection:
        few, many = (room(connection, label, SHORT, NOW, asks="q_closing") for label in ("Vague 2", "Vague 1"))
        answer(connection, many, moods)
        answer(connection, few, moods[:6])
        beside = room(connection, "Vague 3", SHORT, NOW)
        answer(connection, beside, saying("voice", {"1": 7, "5": 6}))
    for workshop in (few, many, beside):
        assert told(loaded, workshop, Heading.SESSION) == []  # nothing is shown yet
    with loaded.transaction() as connection:
        reveals.renew(connection, many, by=By("facilitator", after(30)))
        reveals.renew(connection, beside, by=By("facilitator", after(30)))
        for workshop in (few, many, beside):
            over(connection, workshop, after(60))
    [said] = told(loaded, many, Heading.SESSION)
    assert "Votre météo en partant" in said
    assert "moins de 5" in said
    assert "7" not in said.replace("5 à 9", "")
    assert told(loaded, few, Heading.SESSION) == told(loaded, beside, Heading.SESSION) == []
    with loaded.reading() as connection:
        public = composed(facts(connection, many)).public(Heading.SESSION)
    assert public == ()
