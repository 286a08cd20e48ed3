"""The wall at its largest content: nothing is cut, nothing waits for a tap, everything is read at ten metres."""

import random
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy import Connection

from components.wall import FEW, LARGE, ROWS
from db import demo
from db.engine import Database
from db.queries.evaluation import reveals, waves
from db.queries.evaluation.questions import shown as questions_of
from db.queries.participation import questionnaires
from db.queries.votes import screens, votes
from db.queries.workshops import decisions, moves, programme, questions, standing, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from domain.votes.ballot import Allocation
from domain.votes.vote import LONGEST_TITLE, Channel, Plan, VoteOption
from domain.workshops.decisions import LONGEST_TEXT, LONGEST_WORDS, News, Promise
from domain.workshops.programme import Shows
from domain.workshops.workshop import WorkshopPlan
from sentences.evaluation.questions import frame, title
from tests.asked import answer
from tests.asked import room as prepared_room
from tests.ballots import NOW, cast, marks, plan, room
from tests.drawn import drawn
from tests.e2e.application import SECRET_KEY, Application
from tests.e2e.conftest import BOTH_IN_SOAK, WALL, OpenPage
from tests.e2e.room import TERRITORY, hire
from tests.e2e.walls import Wall
from tests.programmes import TWO_HOURS, prepared
from texts import say
from texts.typography import typeset

VOTED = ("approval", "budget", "majority", "ranking", "dots", "consent", "thermometer")
LONG = "Une épicerie ouverte à toutes et à tous, le soir et le samedi, près de la gare"
assert len(LONG) <= LONGEST_TITLE
OPTIONS = {"consent": 4, "thermometer": 1}


def largest(name: str) -> Plan:
    """Seven options with the longest titles, whatever the method allows."""
    rules: dict[str, Any] = (
        {"budget": Fraction(1_000_000), "allocation": Allocation.EQUAL_SHARES} if name == "budget" else {}
    )
    asked = plan(name, options=4)
    asked = replace(asked, rules=replace(asked.rules, **rules))
    many = OPTIONS.get(name, 7)
    titles = [f"{LONG[:-2]} {number}" for number in range(1, many + 1)]
    costs = [Fraction(123_450 + 1_000 * number) for number in range(many)]
    described = "Un lieu équipé pour cuisiner ensemble, chacun son tour, avec les enfants du quartier."
    choices = tuple(
        VoteOption(title, described, "", cost if name == "budget" else Fraction(0))
        for title, cost in zip(titles, costs, strict=True)
    )
    channels = (Channel.TABLET, Channel.PHONE, Channel.SLIP)
    question = "Par quoi commencer dans le quartier, avec l’argent qui reste et les personnes qui sont là ?"
    return replace(asked, choices=choices, question=question, channels=channels)


@BOTH_IN_SOAK
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", drawn(VOTED, 3))
def test_no_vote_on_the_wall_is_cut_or_waits_for_a_tap(
    loaded: Database, server: Application, open_device: OpenPage, name: str
) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
    wall = Wall(open_device(WALL, hire(loaded, Role.FACILITATOR, TERRITORY)), server, loaded, workshop)
    vote, question = opened(loaded, workshop, largest(name)), largest(name).question[:20]
    wall.look(f"open-{name}", LONG[:30])
    ended(loaded, vote)
    wall.look("over", LONG[:30], coded=False)
    reveal(loaded, vote)
    wall.look(f"result-{name}", question, coded=False)
    if name == "consent":
        second(loaded, vote)
        wall.look("result-consent-two-versions", question, coded=False)
    assert wall.faults == {}


@BOTH_IN_SOAK
def test_neither_the_door_nor_the_themes_are_cut_or_wait_for_a_tap(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
    page = open_device(WALL, hire(loaded, Role.FACILITATOR, TERRITORY))
    door = Wall(page, server, loaded, workshop)
    door.look("door")
    themes = Wall(page, server, loaded, revealed(loaded))
    themes.look("themes", "personnes")
    assert door.faults | themes.faults == {}


def decide(connection: Connection, workshop: str, letters: int) -> None:
    """A decision of so many letters, done in part, as the longest of sentences says."""
    by = By("facilitator", datetime.now(UTC))
    promise = Promise((LONG * 2)[:letters], LONG[:60], by.now.date().replace(year=by.now.year + 1, month=12, day=31))
    made = decisions.decide(connection, workshop, promise, by, uuid.uuid4().hex)
    seen = next(one for one in decisions.of(connection, workshop) if one.id == made)
    decisions.follow(connection, seen, News.PARTLY, (LONG * 3)[:LONGEST_WORDS], by)


@BOTH_IN_SOAK
@pytest.mark.timeout(600)
def test_no_step_on_the_wall_is_cut_or_waits_for_a_tap(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    account = hire(loaded, Role.FACILITATOR, TERRITORY)
    with loaded.transaction() as connection:
        beside, workshop = (prepared(connection, label, TWO_HOURS) for label in ("Vague 1", "Vague 2"))
        for one in (workshop, beside):
            workshops.open_(connection, one, by=By("facilitator", NOW))
        for _ in range(ROWS):
            decide(connection, workshop, LONGEST_TEXT)
        for _ in range(FEW // 2):
            decide(connection, beside, LARGE)
    page = open_device(WALL, account)
    wall = Wall(page, server, loaded, workshop)
    with loaded.reading() as connection:
        steps = programme.steps(connection, workshop)
    for step in steps[1:]:
        for one in (beside, workshop):
            go_on(loaded, one)
        named = step.shows is not Shows.ANSWERS
        wall.look(f"step-{step.kind}" if named else "door", typeset(step.title) if named else "")
        if step.shows is Shows.DECISIONS:
            few = Wall(page, server, loaded, beside)
            few.look(f"step-{step.kind}", LONG[:30])
            assert page.locator(".step.few li").count() == FEW // 2
            assert few.faults == {}
    assert wall.faults == {}


# The longest question, the longest choices and the most of them, a mean and a share that are told without choices.
ASKED: dict[str, dict[str, Sequence[str]]] = {
    "q_resident": {
        "access": "1122233334444455555",
        "job_step": ("metier stage", "stage projet", "formation", "aucun", "metier"),
        "learned": ("cuisiner jardiner", "cuisiner confiance", "rien", "budget cuisiner", "parler"),
        "cook_days": "0112223333444445567",
    },
    "q_democracy": {"barriers": ("temps horaires", "temps", "langue", "confiance temps", "enfants")},
}


@BOTH_IN_SOAK
@pytest.mark.timeout(600)
@pytest.mark.parametrize("questionnaire", sorted(ASKED))
def test_no_question_on_the_wall_is_cut_or_waits_for_a_tap(
    loaded: Database, server: Application, open_device: OpenPage, questionnaire: str
) -> None:
    page = open_device(WALL, hire(loaded, Role.FACILITATOR, TERRITORY))
    said, by = ASKED[questionnaire], By("facilitator", datetime.now(UTC))
    people = [{item: str(values[n % len(values)]) for item, values in said.items()} for n in range(38)]
    with loaded.transaction() as connection:
        workshop = prepared_room(connection, "Vague 1", asks=questionnaire)
        answer(connection, workshop, people)
        reveals.reveal(connection, workshop, by=By("facilitator", by.now))
        known = questions_of(connection, workshops.workshop(connection, workshop))
    assert {one.question.item for one in known} == set(said)
    wall = Wall(page, server, loaded, workshop)
    for one in known:
        with loaded.transaction() as connection:
            seen = standing.standing(connection, workshop).scene
            questions.show(connection, workshop, one.question.item, seen, by)
        wall.look(f"question-{one.question.item}", str(frame(one)["choice"].iloc[-1]))  # drawn, not only named
        assert title(one.question) in page.inner_text('[data-testid="stMain"]')
    assert wall.faults == {}


def go_on(database: Database, workshop: str) -> None:
    with database.transaction() as connection:
        there = programme.programme(connection, workshop).now
        assert there is not None
        later = there.since + timedelta(minutes=1)
        moves.on(connection, workshop, there, by=By("facilitator", later))


def opened(database: Database, workshop: str, asked: Plan) -> str:
    with database.transaction() as connection:
        vote = votes.prepare(connection, workshop, asked, by=By("facilitator", NOW))
        votes.open_(connection, vote, by=By("facilitator", NOW), secret_key=SECRET_KEY)
        screens.show(connection, votes.vote(connection, vote), by=By("facilitator", NOW))
    return vote


def ended(database: Database, vote: str) -> None:
    luck = random.Random(4)  # noqa: S311  drawn ballots
    with database.transaction() as connection:
        asked = votes.vote(connection, vote).plan
        for number in range(24):
            cast(connection, vote, marks(asked, luck), number=number)
        votes.close(connection, vote, by=By("facilitator", NOW), secret_key=SECRET_KEY)


def reveal(database: Database, vote: str) -> None:
    with database.transaction() as connection:
        screens.reveal(connection, votes.vote(connection, vote), by=By("facilitator", NOW))


def second(database: Database, vote: str) -> None:
    """Another round of it, over and revealed."""
    with database.transaction() as connection:
        again = votes.again(connection, vote, by=By("facilitator", NOW))
        votes.open_(connection, again, by=By("facilitator", NOW), secret_key=SECRET_KEY)
    ended(database, again)
    reveal(database, again)


def revealed(database: Database) -> str:
    """A workshop whose themes are on the wall; returns its id."""
    with database.transaction() as connection:
        wave = waves.add(connection, TERRITORY, say("demo.wave"), demonstration=True)
        version = questionnaires.latest_version_id(connection, "q_resident")
        asked = WorkshopPlan(TERRITORY, wave, version, "Bien manger", "Centre social", NOW.date())
        workshop = workshops.prepare(connection, asked, by=By("facilitator", NOW))
        workshops.open_(connection, workshop, by=By("facilitator", NOW))
        demo.fill(connection, workshop, 42, NOW.date(), seed=1)
        reveals.reveal(connection, workshop, by=By("facilitator", NOW))
    return workshop
