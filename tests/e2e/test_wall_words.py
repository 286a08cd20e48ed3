"""What is said aloud, and what became of promises, on the wall at its largest: nothing is cut, n is always there."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection

from components.wall import ROWS
from db.engine import Database
from db.queries.workshops import admission, decisions, existing, judging, questions, standing, weather, words
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.decisions import LONGEST_OWNER, LONGEST_TEXT, LONGEST_WORDS, News, Promise
from domain.workshops.existing import LONGEST_PLACE, LONGEST_TITLE, Named
from domain.workshops.judging import NOBODY
from domain.workshops.scene import Capture
from domain.workshops.words import LONGEST_WORD, MOST_AT_ONCE, Round
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, WALL, OpenPage
from tests.e2e.room import TERRITORY, hire
from tests.e2e.test_wall import LONG
from tests.e2e.walls import Wall
from tests.programmes import opened
from texts import say

PEOPLE = 999
HANDS = (333, 222, 111, 222, 111)  # as many as a sky has pictures; of a judgement the first three
LETTERS = "abcdefghijklmnopqrst"
MORE = 60  # of anything: more than a wall holds


def by() -> By:
    return By("facilitator", datetime.now(UTC))


def long(n: int, letters: int) -> str:
    """Words of so many letters, others for each ``n``."""
    return f"{n} {LONG} {LONG} {LONG}"[:letters].strip()


def named(connection: Connection, workshop: str) -> str:
    kinds = sorted(existing.kinds(connection), key=len)
    for n in range(MORE):
        thing = Named(long(n, LONGEST_TITLE), kinds[-1], long(n, LONGEST_PLACE), long(n, LONGEST_TITLE))
        existing.name(connection, workshop, thing, by(), uuid.uuid4().hex)
    return LONG[:30]


def said(round_: Round) -> Callable[[Connection, str], str]:
    """The longest words, the first of them said most often; words are read over before they show."""

    def typed(connection: Connection, workshop: str) -> str:
        for often in range(4):
            some = [f"{letter * (LONGEST_WORD - 1)}{often if n > 3 else 0}" for n, letter in enumerate(LETTERS)]
            text = ", ".join(some[:MOST_AT_ONCE])
            words.say(connection, workshop, round_, text, None, by(), uuid.uuid4().hex)
        words.clear(connection, workshop, [one.id for one in words.of(connection, workshop, by().now)], by())
        weather.record(connection, workshop, HANDS, by())
        return LETTERS[0] * (LONGEST_WORD - 1)

    return typed


def promised(connection: Connection, workshop: str) -> str:
    """Of a room before: the longest promises, the last news of each in the longest words, judged by this room."""
    before, today = opened(connection, "Vague 0", ("accueil", "decisions")), datetime.now(UTC).date()
    due = today.replace(year=today.year + 1, month=12, day=31)
    for n in range(ROWS):
        promise = Promise(long(n, LONGEST_TEXT), long(n, LONGEST_OWNER), due)
        made = decisions.decide(connection, before, promise, by(), uuid.uuid4().hex)
        seen = next(one for one in decisions.of(connection, before) if one.id == made)
        decisions.follow(connection, seen, News.PARTLY, long(n, LONGEST_WORDS), by())
        judging.record(connection, workshop, made, HANDS[:3], NOBODY, by())
    return LONG[:30]


STEPS: dict[str, Callable[[Connection, str], str]] = {
    "deja_la": named,
    "pratiques": said(Round.OPENING),
    "cloture": said(Round.CLOSING),
    "cadre": promised,
}


@BOTH_IN_SOAK
@pytest.mark.timeout(600)
def test_what_is_said_aloud_is_never_cut_on_the_wall(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    page = open_device(WALL, hire(loaded, Role.FACILITATOR, TERRITORY))
    faults: dict[str, list[str]] = {}
    for kind, fill in STEPS.items():
        with loaded.transaction() as connection:
            beside, workshop = (opened(connection, f"{kind} {label}", (kind,)) for label in ("2", "1"))
            admission.record_present(connection, workshop, PEOPLE, by())
            seen = fill(connection, workshop)
        wall = Wall(page, server, loaded, workshop)
        wall.look(f"step-{kind}-full", seen)
        faults |= wall.faults
        empty = Wall(page, server, loaded, beside)
        empty.look(f"step-{kind}-beside")
        faults |= empty.faults
    assert faults == {}


@BOTH_IN_SOAK
@pytest.mark.timeout(600)
def test_the_weather_and_free_words_are_never_cut_on_the_wall(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        workshop = opened(connection, "Vague 1", ("accueil", "cloture"))
        admission.record_present(connection, workshop, PEOPLE, by())
        said(Round.FREE)(connection, workshop)
    wall = Wall(open_device(WALL, hire(loaded, Role.FACILITATOR, TERRITORY)), server, loaded, workshop)
    for what in (Capture.WEATHER, Capture.FREE):
        with loaded.transaction() as connection:
            scene = standing.standing(connection, workshop).scene
            questions.capture(connection, workshop, what, scene, by())
        wall.look(f"step-capture-{what}", say(f"capture.title.{what}"))
    assert wall.faults == {}
