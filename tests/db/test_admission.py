"""Who is admitted: places, rights and ballots stay within the people present, each workshop by itself, in any order."""

import random
import threading
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, select

from db.engine import Database
from db.models.staff import AuditRow
from db.models.vote import VotingRightRow
from db.queries.votes import cast as casting
from db.queries.votes import rights, turnout, votes
from db.queries.workshops import admission, devices, workshops
from domain.errors import AppError
from domain.staff.by import By
from domain.votes.cast import Cast
from domain.workshops.admission import (
    MOST_WAITING,
    PEOPLE,
    Device,
    DeviceRevoked,
    DeviceUnknown,
    FewerThanAdmitted,
    Kind,
    NotAdmitted,
    RoomFull,
    Standing,
    Waiting,
    Wish,
    keyed,
)
from domain.workshops.errors import WorkshopClosed
from domain.workshops.workshop import Admission, Over, State
from tests.ballots import NOW, SECRET, opened, phone, plan, room

BY = By("facilitator", NOW)
AT_ONCE = 50


def rooms(connection: Connection, *people: int) -> list[str]:
    """Workshops that are open, each with its people."""
    found = [room(connection, f"Vague {number}") for number, _ in enumerate(people)]
    for workshop, n in zip(found, people, strict=True):
        admission.record_present(connection, workshop, n, BY)
    return found


def tablet(connection: Connection, workshop: str, name: str = "tablet") -> Device:
    """A shared one."""
    return devices.enter(connection, workshop, keyed(SECRET, workshop, name), Kind.TABLET, proven=True)


def again(connection: Connection, device: Device) -> Device:
    return devices.device(connection, device.id)


def at_once(database: Database, tries: list[Callable[[Connection], object]]) -> list[object]:
    """What each of them gave, all started together: a value, or the error's name."""
    barrier, outcomes = threading.Barrier(len(tries)), []

    def one(attempt: Callable[[Connection], object]) -> None:
        barrier.wait()
        try:
            with database.transaction() as connection:
                outcomes.append(attempt(connection))
        except AppError as refusal:
            outcomes.append(type(refusal))

    threads = [threading.Thread(target=one, args=(attempt,)) for attempt in tries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_fifty_phones_at_the_door_of_two_rooms_and_each_takes_its_people(loaded: Database) -> None:
    with loaded.transaction() as connection:
        small, large = rooms(connection, 7, 23)
    doors = [small, large] * (AT_ONCE // 2)
    random.Random(5).shuffle(doors)  # noqa: S311  an order, not a secret

    def comes(workshop: str, name: str) -> Callable[[Connection], object]:
        return lambda connection: (workshop, phone(connection, workshop, name).state)

    outcomes = at_once(loaded, [comes(workshop, f"phone {n}") for n, workshop in enumerate(doors)])
    assert outcomes.count((small, Standing.ADMITTED)) == 7
    assert outcomes.count((large, Standing.ADMITTED)) == 23
    assert outcomes.count((small, Standing.WAITING)) == 25 - 7
    with loaded.reading() as connection:
        assert [workshops.workshop(connection, one).seated for one in (large, small)] == [23, 7]


def test_a_device_is_the_same_person_after_a_reload_and_another_one_elsewhere(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = rooms(connection, 3, 3)
        mine = phone(connection, first, "mine")
        for _ in range(5):
            assert phone(connection, first, "mine") == again(connection, mine)
        assert workshops.workshop(connection, first).seated == 1
        other = phone(connection, second, "mine")
        assert other.id != mine.id  # two workshops cannot tell that it is the same device
        with pytest.raises(DeviceUnknown):
            devices.begin(connection, second, mine.id)
        vote = votes.vote(connection, opened(connection, second, plan()))
        assert rights.of_device(connection, vote, again(connection, other)) != ()
        admission.revoke(connection, mine.id, BY)
        with pytest.raises(DeviceRevoked):
            phone(connection, first, "mine")
        assert [workshops.workshop(connection, one).seated for one in (first, second)] == [0, 1]
        assert again(connection, other).admitted


def test_whoever_calls_itself_a_tablet_gains_nothing_by_it(loaded: Database) -> None:
    with loaded.transaction() as connection:
        (workshop,) = rooms(connection, 2)
        vote = votes.vote(connection, opened(connection, workshop, plan()))
        liar = devices.enter(connection, workshop, keyed(SECRET, workshop, "liar"), Kind.TABLET, proven=False)
        assert (liar.state, liar.passes(30), rights.of_device(connection, vote, liar)) == (Standing.WAITING, 0, ())
        with pytest.raises(NotAdmitted):
            devices.begin(connection, workshop, liar.id)
        admission.admit(connection, workshop, [liar.id], BY)  # only «partagée» makes it one
        assert again(connection, liar).state is Standing.WAITING
        admission.share(connection, liar.id, BY)
        assert again(connection, liar).passes(30) == 30


def test_visits_of_all_devices_stay_within_the_people_and_one_tap_lets_one_more_in(loaded: Database) -> None:
    with loaded.transaction() as connection:
        (workshop,) = rooms(connection, 3)
        shared, own = tablet(connection, workshop), phone(connection, workshop, "own")
        assert [devices.begin(connection, workshop, shared.id) for _ in range(2)] == [Kind.TABLET] * 2
        with pytest.raises(RoomFull):
            devices.begin(connection, workshop, shared.id)
        assert devices.begin(connection, workshop, own.id) is Kind.PHONE  # its place was kept
        with pytest.raises(RoomFull):
            devices.begin(connection, workshop, own.id)
    with loaded.transaction() as connection:
        devices.ask(connection, shared.id)
        devices.another(connection, own.id)
        asking = admission.door(connection, workshop).phones
        assert {one.id for one in asking} == {shared.id, own.id}
        admission.admit(connection, workshop, [one.id for one in asking], BY)
        assert workshops.workshop(connection, workshop).people == 5
        for device in (own, shared):
            devices.begin(connection, workshop, device.id)
        assert workshops.workshop(connection, workshop).seated == 5
        with pytest.raises(RoomFull):
            devices.begin(connection, workshop, shared.id)


def test_rights_are_the_same_however_often_one_asks_and_ballots_stay_within_the_people(loaded: Database) -> None:
    with loaded.transaction() as connection:
        (workshop,) = rooms(connection, 12)
        second, first = (opened(connection, workshop, plan()) for _ in range(2))
        shared = tablet(connection, workshop)

    def ask(connection: Connection) -> frozenset[str]:
        return frozenset(rights.of_device(connection, votes.vote(connection, first), shared))

    assert len(set(at_once(loaded, [ask] * 8))) == 1
    with loaded.transaction() as connection:
        for _ in range(61):
            rights.of_device(connection, votes.vote(connection, first), shared)
        assert len(connection.execute(select(VotingRightRow)).all()) == rights.STOCK
    cast, waited = 0, set()
    for number in range(200):
        with loaded.transaction() as connection:
            mine = rights.of_device(connection, votes.vote(connection, first), shared)
        sent = Cast(first, mine[number % len(mine)], f"request {number}", "A=1", f"receipt {number}")
        try:
            with loaded.transaction() as connection:
                casting.cast(connection, sent)
            cast += 1
        except RoomFull:
            with loaded.transaction() as connection:
                rights.wait(connection, sent.right)
            waited.add(sent.right)
    assert (cast, len(waited)) == (12, rights.STOCK)
    with loaded.transaction() as connection:
        assert votes.turnout(connection, first).voices == 12
        assert votes.turnout(connection, second).voices == 0
        assert ballots(connection, workshop) == Waiting(rights.STOCK, 12 + rights.STOCK)
        for _ in range(2):  # said twice, it is said once
            admission.grant(connection, workshop, Wish.BALLOTS, 14, BY)
        for number, right in enumerate(sorted(waited)[:2]):
            casting.cast(connection, Cast(first, right, f"again {number}", "B=1", f"again {number}"))
        with pytest.raises(RoomFull):
            casting.cast(connection, Cast(first, sorted(waited)[2], "again", "B=1", "again"))
        votes.close(connection, first, by=BY, secret_key=SECRET)
        admission.record_present(connection, workshop, 40, BY)
        assert (votes.turnout(connection, first).present, votes.turnout(connection, second).present) == (14, 40)


def test_ballots_that_wait_in_two_votes_ask_for_people_not_for_their_sum(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop, other = rooms(connection, 5, 5)
        votes_open = [opened(connection, workshop, plan()) for _ in range(2)]
        elsewhere = opened(connection, other, plan())
        shared, apart = tablet(connection, workshop, "tablet"), tablet(connection, other, "tablet")
    for vote, device, late in ((votes_open[1], shared, 1), (elsewhere, apart, 4), (votes_open[0], shared, 2)):
        for number in range(5 + late):
            sent(loaded, vote, device, number)
    with loaded.reading() as connection:
        found = ballots(connection, workshop)
        assert found == Waiting(3, 7)
        assert ballots(connection, other) == Waiting(4, 9)
    with loaded.transaction() as connection:
        for _ in range(3):
            admission.grant(connection, workshop, Wish.BALLOTS, found.people, BY)
        assert workshops.workshop(connection, workshop).people == 7
        assert workshops.workshop(connection, other).people == 5
        assert ballots(connection, workshop).n == 0  # they come in by themselves


def ballots(connection: Connection, workshop: str) -> Waiting:
    """What the console tells of those that wait there."""
    return turnout.waiting(connection, votes.votes_of(connection, workshop, State.OPEN))


def sent(database: Database, vote: str, device: Device, number: int) -> None:
    """One more ballot of a shared tablet; where there is no room for it, it waits."""
    with database.transaction() as connection:
        held = connection.execute(select(VotingRightRow.id).where(VotingRightRow.waits == True)).scalars().all()  # noqa: E712  SQL
        mine = [one for one in rights.of_device(connection, votes.vote(connection, vote), device) if one not in held]
    try:
        with database.transaction() as connection:
            casting.cast(connection, Cast(vote, mine[0], f"request {number}", "A=1", f"receipt {vote} {number}"))
    except RoomFull:
        with database.transaction() as connection:
            rights.wait(connection, mine[0])


def test_fewer_people_are_counted_before_a_ballot_or_after_it(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop, other = rooms(connection, 30, 30)
        first, second = opened(connection, workshop, plan()), opened(connection, other, plan())
        shared, apart = tablet(connection, workshop, "tablet"), tablet(connection, other, "tablet")
    for number in range(8):
        sent(loaded, second, apart, number)
        sent(loaded, first, shared, number)

    def fewer(connection: Connection) -> None:
        admission.record_present(connection, workshop, 8, BY)

    def one_more(number: int) -> Callable[[Connection], None]:
        def cast(connection: Connection) -> None:
            [right, *_] = rights.of_device(connection, votes.vote(connection, first), shared)
            casting.cast(connection, Cast(first, right, f"late {number}", "A=1", f"late {number}"))

        return cast

    at_once(loaded, [one_more(1), fewer])
    with loaded.reading() as connection:
        turnout = votes.turnout(connection, first)
        assert turnout.voices <= (turnout.present or 0)


def test_a_device_that_was_sent_away_stays_away_and_a_closed_room_takes_nobody(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop, other = rooms(connection, 5, 5)
        gone, here = phone(connection, workshop, "gone"), phone(connection, other, "here")
        admission.grant(connection, workshop, Wish.REVOKE, gone.id, BY)
        with pytest.raises(DeviceRevoked):
            admission.grant(connection, workshop, Wish.SHARE, gone.id, BY)
        assert not devices.device(connection, gone.id).admitted
        workshops.close(connection, other, by=BY)
        for wish, about in ((Wish.COUNT, 500), (Wish.SHARE, here.id), (Wish.CHOOSE, Admission.PREPARED)):
            with pytest.raises(Over):
                admission.grant(connection, other, wish, about, BY)
        assert workshops.workshop(connection, other).people == 5


def test_ballots_cast_at_once_are_as_many_as_people(loaded: Database) -> None:
    with loaded.transaction() as connection:
        (workshop,) = rooms(connection, 9)
        vote = opened(connection, workshop, plan())
        phones = [phone(connection, workshop, f"phone {n}") for n in range(9)]
        shared = [tablet(connection, workshop, f"tablet {n}") for n in range(3)]
        seen = votes.vote(connection, vote)
        mine = [one for device in phones + shared for one in rights.of_device(connection, seen, device)]

    def casts(right: str) -> Callable[[Connection], object]:
        return lambda connection: casting.cast(connection, Cast(vote, right, "request", "A=1", f"receipt of {right}"))

    outcomes = at_once(loaded, [casts(right) for right in mine])
    assert len(mine) == 9 + 3 * rights.STOCK
    assert (outcomes.count(None), outcomes.count(RoomFull)) == (9, 3 * rights.STOCK)


def test_passes_rights_and_ideas_end_with_the_workshop(loaded: Database) -> None:
    with loaded.transaction() as connection:
        going_on, over = rooms(connection, 5, 5)
        mine, shared = phone(connection, over, "mine"), tablet(connection, over)
        there = phone(connection, going_on, "mine")
        workshops.close(connection, over, by=BY)
        for device in (shared, mine):
            with pytest.raises(WorkshopClosed):
                devices.begin(connection, over, device.id)
        with pytest.raises(WorkshopClosed):
            devices.another(connection, mine.id)
        assert devices.begin(connection, going_on, there.id) is Kind.PHONE


def test_the_stricter_way_lets_in_prepared_tablets_only(loaded: Database) -> None:
    with loaded.transaction() as connection:
        open_one, strict = rooms(connection, 6, 6)
        idle, busy = phone(connection, strict, "idle"), phone(connection, strict, "busy")
        devices.begin(connection, strict, busy.id)
        admission.choose(connection, strict, Admission.PREPARED, BY)
        vote = votes.vote(connection, opened(connection, strict, plan()))
        assert phone(connection, strict, "another").state is Standing.WAITING
        assert phone(connection, open_one, "another").admitted
        with pytest.raises(NotAdmitted):
            devices.begin(connection, strict, idle.id)
        assert rights.of_device(connection, vote, again(connection, idle)) == ()
        assert rights.of_device(connection, vote, tablet(connection, strict)) != ()
        admission.admit(connection, strict, [idle.id], BY)
        assert again(connection, idle).state is Standing.WAITING
        assert (workshops.workshop(connection, strict).seated, again(connection, busy).places) == (1, 1)


def test_the_head_count_is_audited_and_never_smaller_than_what_came_in(loaded: Database) -> None:
    with loaded.transaction() as connection:
        untouched, workshop = rooms(connection, 4, 12)
        for n in range(3):
            phone(connection, workshop, f"phone {n}")
        admission.record_present(connection, workshop, 400, BY)
        with pytest.raises(FewerThanAdmitted) as refusal:
            admission.record_present(connection, workshop, 2, BY)
        assert refusal.value.values == {"least": 3}
        admission.record_present(connection, workshop, 3, BY)
    with loaded.reading() as connection:  # acts are linked into their chain when the transaction ends
        counted = select(AuditRow.details).where(AuditRow.action == "people.counted", AuditRow.subject == workshop)
        said = [row.details for row in connection.execute(counted.order_by(AuditRow.id))]
        assert said == [
            {"before": None, "after": 12},
            {"before": 12, "after": 400},
            {"before": 400, "after": 3},
        ]
        assert workshops.workshop(connection, untouched).people == 4


def test_thirty_come_in_until_somebody_has_counted_and_a_script_fills_a_bounded_list(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        states = [phone(connection, workshop, f"phone {n}").state for n in range(PEOPLE + MOST_WAITING + 20)]
        assert states.count(Standing.ADMITTED) == PEOPLE
        assert len(admission.door(connection, workshop).phones) == MOST_WAITING
        admission.record_present(connection, workshop, PEOPLE + 1, BY)
        assert phone(connection, workshop, "an honest one").admitted
