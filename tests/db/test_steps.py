"""Two workshops go through their programmes, each at its own pace; of two presses one goes on."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import Connection, select

from db.engine import Database
from db.models.staff import AuditRow
from db.queries.votes import screens, votes
from db.queries.workshops import moves, programme, scenes, workshops
from domain.staff.by import By
from domain.workshops.programme import MORE, MOST_MORE, AlreadyMoved, NoSuchStep, Now
from domain.workshops.scene import Scene, What
from domain.workshops.workshop import NotYetOpen, Over
from tests.ballots import opened, plan
from tests.programmes import SHORT, TWO_HOURS, prepared

PRESSES = 16
_minutes = count()


def later() -> datetime:
    """A moment after all the others."""
    return datetime(2026, 11, 28, 14, tzinfo=UTC) + timedelta(minutes=next(_minutes))


def open_(connection: Connection, workshop: str) -> None:
    workshops.open_(connection, workshop, by=By("facilitator", later()))


def now(connection: Connection, workshop: str) -> Now:
    standing = programme.programme(connection, workshop).now
    assert standing is not None
    return standing


def on(connection: Connection, workshop: str) -> None:
    moves.on(connection, workshop, now(connection, workshop), by=By("facilitator", later()))


def kind(connection: Connection, workshop: str) -> str:
    step = programme.programme(connection, workshop).step
    assert step is not None
    return step.kind


def wall(connection: Connection, workshop: str) -> Scene:
    step = programme.programme(connection, workshop).step
    return scenes.on_wall(connection, workshops.workshop(connection, workshop), step)


def test_two_workshops_go_on_by_themselves_whichever_opened_first(loaded: Database) -> None:
    with loaded.transaction() as connection:
        long, short = prepared(connection, "Vague 1", TWO_HOURS), prepared(connection, "Vague 2", SHORT)
        for workshop in (short, long):
            open_(connection, workshop)
    for workshop in (long, short, long, long, short):  # each in a transaction of its own, as after a reload
        with loaded.transaction() as connection:
            on(connection, workshop)
    with loaded.transaction() as connection:
        assert (kind(connection, long), kind(connection, short)) == ("questionnaire", "priorites")
        with pytest.raises(NoSuchStep):
            on(connection, short)
        moves.back(connection, short, now(connection, short), by=By("facilitator", later()))
        assert (kind(connection, long), kind(connection, short)) == ("questionnaire", "questionnaire")
    with loaded.reading() as connection:  # acts are chained as they are committed
        changed = select(AuditRow.subject).where(AuditRow.action == "workshop.step_changed")
        acts = connection.execute(changed).scalars().all()
    assert [acts.count(one) for one in (long, short)] == [3, 3]


def test_nothing_moves_before_the_opening_nor_after_the_end(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = prepared(connection, "Vague 1", SHORT), prepared(connection, "Vague 2", SHORT)
        open_(connection, second)
        seen = now(connection, second)
        with pytest.raises(NotYetOpen):
            moves.on(connection, first, seen, by=By("facilitator", later()))
        workshops.close(connection, second, by=By("facilitator", later()))
        for act in (moves.on, moves.back, moves.extend):
            with pytest.raises(Over):
                act(connection, second, seen, by=By("facilitator", later()))


def pressed(database: Database, press: Callable[[Connection], None]) -> list[bool]:
    """Whether each of many presses of the same instant did it; the others are told that it is done."""

    def one(_: int) -> bool:
        try:
            with database.transaction() as connection:
                press(connection)
        except AlreadyMoved:
            return False
        return True

    with ThreadPoolExecutor(PRESSES) as crowd:
        return list(crowd.map(one, range(PRESSES)))


def test_of_many_presses_one_goes_on_and_one_adds_minutes(loaded: Database) -> None:
    with loaded.transaction() as connection:
        beside, workshop = prepared(connection, "Vague 1", TWO_HOURS), prepared(connection, "Vague 2", TWO_HOURS)
        for one in (workshop, beside):
            open_(connection, one)
        seen, moment = now(connection, workshop), later()
    assert sum(pressed(loaded, lambda c: moves.on(c, workshop, seen, by=By("facilitator", moment)))) == 1
    with loaded.reading() as connection:
        there = now(connection, workshop)
    assert sum(pressed(loaded, lambda c: moves.extend(c, workshop, there, by=By("facilitator", later())))) == 1
    with loaded.reading() as connection:
        assert (now(connection, workshop).position, now(connection, workshop).more) == (2, MORE)
        assert (now(connection, beside).position, now(connection, beside).more) == (1, 0)


def test_the_second_press_of_a_pair_falls_on_a_button_drawn_anew_and_changes_nothing(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = prepared(connection, "Vague 1", TWO_HOURS)
        open_(connection, workshop)
        on(connection, workshop)
        drawn_anew = now(connection, workshop)
        for pause, refused in ((0.3, True), (1.9, True), (2.0, False)):
            moment = drawn_anew.since + timedelta(seconds=pause)
            if refused:
                with pytest.raises(AlreadyMoved):
                    moves.on(connection, workshop, drawn_anew, by=By("facilitator", moment))
            else:
                moves.on(connection, workshop, drawn_anew, by=By("facilitator", moment))
        assert kind(connection, workshop) == "deja_la"


def test_minutes_are_added_up_to_an_hour_and_not_to_the_next_step(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = prepared(connection, "Vague 1", TWO_HOURS)
        open_(connection, workshop)
        for _ in range(MOST_MORE // MORE + 2):
            moves.extend(connection, workshop, now(connection, workshop), by=By("facilitator", later()))
        assert now(connection, workshop).more == MOST_MORE
        on(connection, workshop)
        assert now(connection, workshop).more == 0


def test_the_wall_follows_and_remembers(loaded: Database) -> None:
    with loaded.transaction() as connection:
        beside, workshop = prepared(connection, "Vague 1", TWO_HOURS), prepared(connection, "Vague 2", TWO_HOURS)
        for one in (workshop, beside):
            open_(connection, one)
        on(connection, workshop)
        second, first = (votes.vote(connection, opened(connection, workshop, plan())) for _ in range(2))
        for vote in (first, second):
            screens.show(connection, vote, by=By("facilitator", later()))
        assert wall(connection, workshop) == Scene(What.VOTE, second.id)
        on(connection, workshop)
        screens.show(connection, first, by=By("facilitator", later()))
        screens.clear(connection, first, by=By("facilitator", later()))
    with loaded.reading() as connection:
        told = scenes.history(connection, workshop)
        assert [one.scene for one in scenes.history(connection, beside)] == [Scene(What.COUNT)]
    assert [one.scene for one in told] == [
        Scene(What.COUNT),
        Scene(What.STEP, "cadre"),
        Scene(What.VOTE, first.id),
        Scene(What.VOTE, second.id),
        Scene(What.STEP, "deja_la"),
        Scene(What.VOTE, first.id),
        Scene(What.STEP, "deja_la"),
    ]
    assert [one.until for one in told] == [*(one.since for one in told[1:]), None]


def test_a_workshop_without_a_programme_shows_what_it_always_did(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = prepared(connection, "Vague 1", ())
        assert wall(connection, workshop) == Scene(What.COUNT)
        open_(connection, workshop)
        assert programme.programme(connection, workshop).step is None
        assert wall(connection, workshop) == Scene(What.COUNT)
