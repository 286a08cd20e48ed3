"""A workshop closed too early goes on, and what closing publishes waits until nobody can undo it."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, select, update

from db import clock
from db.engine import Database
from db.models.staff import AuditRow
from db.models.workshop import ReopeningRow, WorkshopRow
from db.queries.evaluation import publications, reveals
from db.queries.evaluation.rebuild import rebuilt
from db.queries.votes import votes
from db.queries.workshops import endings, moves, programme, scenes, workshops
from domain.participation.errors import VisitFinished
from domain.priorities.errors import ReasonMissing
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.ending import REOPENS, NotClosed, TooLateToReopen
from domain.workshops.programme import AlreadyMoved
from domain.workshops.scene import Scene, What
from domain.workshops.workshop import Over, State, Workshop
from tests.ballots import close as close_vote
from tests.ballots import opened as opened_vote
from tests.ballots import plan
from tests.db.test_counts import NOW, Room, stored
from tests.programmes import SHORT, opened

SECOND = timedelta(seconds=1)


def by(moment: datetime) -> By:
    return By(Role.FACILITATOR, moment)


def seen(connection: Connection, workshop: str) -> Workshop:
    return workshops.workshop(connection, workshop)


def shut(connection: Connection, workshop: str, now: datetime = NOW) -> Workshop:
    workshops.close(connection, workshop, by=By("facilitator", now))
    return seen(connection, workshop)


def populations(connection: Connection, room: Room) -> tuple[int, int]:
    """How many people the wall of the room and the page of its wave tell of."""
    scopes = (f"room:{room.id}", f"public:{room.wave}")
    told = [publications.latest(connection, scope, ()).population for scope in scopes]
    return told[0], told[1]


def wall(connection: Connection, workshop: str) -> Scene:
    step = programme.programme(connection, workshop).step
    return scenes.on_wall(connection, seen(connection, workshop), step)


def test_what_closing_publishes_waits_for_half_an_hour_and_comes_once_whoever_looks(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = Room(connection), Room(connection)
        for room in (second, first):
            room.admit("prepared")
            room.crowd(12)
        shut(connection, second.id)
        shut(connection, first.id, NOW + SECOND)
    clock.settle(loaded, NOW + REOPENS - SECOND)
    with loaded.reading() as connection:
        assert [populations(connection, room) for room in (first, second)] == [(0, 0), (0, 0)]
        assert wall(connection, first.id) == Scene(What.OVER)
    for _ in range(2):  # a second reader, or the clock of a process that has just started
        clock.settle(loaded, NOW + REOPENS)
        with loaded.reading() as connection:
            assert [populations(connection, room) for room in (first, second)] == [(0, 0), (12, 12)]
    clock.turn(loaded, NOW + timedelta(days=2))
    with loaded.reading() as connection:
        assert [populations(connection, room) for room in (first, second)] == [(12, 12), (12, 12)]
        assert [wall(connection, room.id) for room in (first, second)] == [Scene(What.THEMES)] * 2
        for room in (first, second):
            assert stored(connection, room)[1] == rebuilt(connection, room.wave)[1]


def test_a_page_settles_unless_a_clock_of_its_process_does(loaded: Database) -> None:
    with loaded.transaction() as connection:
        late, early = Room(connection), Room(connection)
        for room in (late, early):
            room.admit("prepared")
            room.crowd(12)
        shut(connection, early.id)
        shut(connection, late.id, NOW + clock.RECENT)

    def told() -> list[int]:
        with loaded.reading() as connection:
            return [populations(connection, room)[1] for room in (early, late)]

    clock.keep_up(loaded, NOW + REOPENS)  # no clock has turned yet
    assert told() == [12, 0]
    clock.turn(loaded, NOW + REOPENS)
    clock.keep_up(loaded, NOW + REOPENS + clock.RECENT)  # it is about to turn again
    assert told() == [12, 0]
    clock.keep_up(loaded, NOW + REOPENS + clock.RECENT + SECOND)  # it should have, and did not
    assert told() == [12, 12]


def test_a_reopened_workshop_goes_on_with_all_who_were_there(loaded: Database) -> None:
    with loaded.transaction() as connection:
        room = Room(connection)
        room.admit("prepared")
        room.crowd(9)
        room.answer("slow", 1, 1, 1)
        before = shut(connection, room.id)
        room.answer("slow", 2, 1, 1)  # whoever was answering is not cut
    with loaded.transaction() as connection:
        code = endings.reopen(connection, before, "Clos par erreur", by(NOW + REOPENS - SECOND))
        assert (code, seen(connection, room.id).state) == (before.code, State.OPEN)
    clock.settle(loaded, NOW + REOPENS)  # the closing that was undone publishes nothing
    with loaded.transaction() as connection:
        assert populations(connection, room) == (0, 0)
        room.connection = connection
        room.finish("slow")
        reveals.reveal(connection, room.id, by=By("facilitator", NOW + REOPENS))
        assert populations(connection, room) == (10, 10)
        room.crowd(2)
        again = shut(connection, room.id, NOW + REOPENS)
        assert again.closed_at == NOW + REOPENS  # a half hour of its own
    clock.settle(loaded, NOW + 2 * REOPENS - SECOND)
    with loaded.transaction() as connection:
        endings.reopen(connection, again, "Encore", by(NOW + 2 * REOPENS - SECOND))
        shut(connection, room.id, NOW + 2 * REOPENS)
    clock.settle(loaded, NOW + 3 * REOPENS)
    with loaded.reading() as connection:
        assert populations(connection, room) == (10, 10)  # two more are not enough: they wait for their wave
        kept = connection.execute(select(ReopeningRow.reason).order_by(ReopeningRow.at)).scalars().all()
        acts = select(AuditRow.details).where(AuditRow.action == "workshop.reopened").order_by(AuditRow.number)
        told = connection.execute(acts).scalars().all()
    assert kept == ["Clos par erreur", "Encore"]
    assert told == [{"reason": "Clos par erreur"}, {"reason": "Encore"}]


def test_it_is_reopened_once_in_time_with_a_reason_and_never_another_one(loaded: Database) -> None:
    with loaded.transaction() as connection:
        beside, room = Room(connection), Room(connection)
        for one in (room, beside):
            shut(connection, one.id)
        shown = seen(connection, room.id)
    with loaded.transaction() as connection:
        with pytest.raises(ReasonMissing):
            endings.reopen(connection, shown, " \u200b ", by(NOW))
        with pytest.raises(TooLateToReopen):
            endings.reopen(connection, shown, "Trop tard", by(NOW + REOPENS))
        endings.reopen(connection, shown, "Appeler le 06 12 34 56 78", by(NOW))
        assert "06" not in connection.execute(select(ReopeningRow.reason)).scalar_one()
    for screen in (shown, shown):  # the other facilitator’s old screen, before and after it is closed again
        with loaded.transaction() as connection, pytest.raises(NotClosed):
            endings.reopen(connection, screen, "Par erreur", by(NOW))
        with loaded.transaction() as connection:
            if seen(connection, room.id).state is State.OPEN:
                shut(connection, room.id, NOW + SECOND)
    with loaded.reading() as connection:
        assert [seen(connection, one.id).state for one in (room, beside)] == [State.CLOSED, State.CLOSED]
    clock.settle(loaded, NOW + 2 * REOPENS)
    with loaded.transaction() as connection:
        settled = seen(connection, beside.id)
        with pytest.raises(TooLateToReopen):
            endings.reopen(connection, settled, "Une horloge en retard", by(NOW))


def test_a_code_that_another_workshop_has_taken_is_replaced(loaded: Database) -> None:
    with loaded.transaction() as connection:
        other, room = Room(connection), Room(connection)
        shown = shut(connection, room.id)
        taken = update(WorkshopRow).where(WorkshopRow.id == other.id).values(code=shown.code)
        connection.execute(taken)
        code = endings.reopen(connection, shown, "Par erreur", by(NOW))
        assert code != shown.code
        assert seen(connection, room.id).code == code
        assert workshops.joinable(connection, shown.code).id == other.id
        assert workshops.joinable(connection, code).id == room.id


def test_the_programme_goes_on_where_it_was_and_votes_stay_closed(loaded: Database) -> None:
    with loaded.transaction() as connection:
        beside, workshop = (opened(connection, label, SHORT, NOW) for label in ("Vague 1", "Vague 2"))
        there = programme.programme(connection, workshop).now
        assert there is not None
        moves.on(connection, workshop, there, by=By("facilitator", NOW + SECOND))
        vote = opened_vote(connection, workshop, plan())
        close_vote(connection, vote)
        shown = shut(connection, workshop, NOW + SECOND)
    with loaded.transaction() as connection:
        endings.reopen(connection, shown, "Par erreur", by(NOW + 2 * SECOND))
        step = programme.programme(connection, workshop).step
        assert step is not None
        assert step.kind == "questionnaire"
        assert wall(connection, workshop) == Scene(What.COUNT)
        assert votes.vote(connection, vote).state is State.CLOSED
        votes.again(connection, vote, by=By("facilitator", NOW + 2 * SECOND))
        first = programme.programme(connection, beside).step
        assert first is not None
        assert first.kind == "accueil"


def test_results_leave_the_wall_and_come_back_and_nothing_more_is_published(loaded: Database) -> None:
    moment = NOW + REOPENS
    with loaded.transaction() as connection:
        other, room = Room(connection), Room(connection)
        for one in (room, other):
            one.admit("prepared")
            one.crowd(10)
            with pytest.raises(AlreadyMoved):  # nothing is there yet
                reveals.take_off(connection, one.id, by=By("facilitator", moment))
            reveals.reveal(connection, one.id, by=By("facilitator", NOW + SECOND))
        room.crowd(12)
        reveals.take_off(connection, room.id, by=By("facilitator", moment))
    for press, pause in ((reveals.take_off, 60), (reveals.put_back, 1)):  # an old screen; the second tap of a pair
        with loaded.transaction() as connection, pytest.raises(AlreadyMoved):
            press(connection, room.id, by=By("facilitator", moment + pause * SECOND))
    with loaded.transaction() as connection:
        assert [wall(connection, one.id) for one in (room, other)] == [Scene(What.COUNT), Scene(What.THEMES)]
        assert populations(connection, room) == (10, 10)
        reveals.put_back(connection, room.id, by=By("facilitator", moment + 2 * SECOND))
        assert wall(connection, room.id) == Scene(What.THEMES)
        assert populations(connection, room) == (10, 10)
        reveals.take_off(connection, room.id, by=By("facilitator", moment + 9 * SECOND))
        shut(connection, room.id, moment + 10 * SECOND)
        with pytest.raises(Over):
            reveals.put_back(connection, room.id, by=By("facilitator", moment + 20 * SECOND))
    clock.settle(loaded, moment + 2 * REOPENS)
    with loaded.reading() as connection:
        assert [one.scene for one in scenes.history(connection, room.id)] == [
            Scene(What.COUNT),
            Scene(What.THEMES),
            Scene(What.COUNT),
            Scene(What.THEMES),
            Scene(What.COUNT),
            Scene(What.OVER),  # what was taken off does not come back by itself
        ]


def test_whoever_sends_after_the_end_joins_the_wave(loaded: Database) -> None:
    with loaded.transaction() as connection:
        room = Room(connection)
        room.admit("prepared")
        room.crowd(10)
        room.answer("left", 1, 1, 1)
        room.answer("late", 1, 1, 1)
        shut(connection, room.id)
        room.finish("late")
    clock.settle(loaded, NOW + REOPENS)
    with loaded.transaction() as connection:
        room.connection = connection
        assert populations(connection, room) == (12, 12)  # one finished in time, one was left and kept
        room.finish("left")
        with pytest.raises(VisitFinished):
            room.answer("left", 2, 1, 5)
        assert populations(connection, room) == (12, 12)
