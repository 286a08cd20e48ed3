"""Phones as remotes: each moves its own workshop, comes by a code of one use, and goes when it is sent away."""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.exc import IntegrityError

from db.engine import Database
from db.models.remotes import RemoteRow
from db.models.staff import AuditRow
from db.queries.staff import sessions, staff
from db.queries.workshops import acts, drafts, endings, rehearsals, remotes, standing, workshops
from domain.errors import AppError
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.acts import Act, WorkshopStanding
from domain.workshops.programme import MORE, AlreadyMoved
from domain.workshops.remotes import (
    CODE_LASTS,
    LASTS,
    MOST,
    Remote,
    RemoteCannot,
    RemoteCodeUnknown,
    RemoteEnded,
    TooManyRemotes,
    draw,
    keyed,
)
from domain.workshops.workshop import Over
from tests.programmes import SHORT, TWO_HOURS, opened, prepared

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
SECRET = "a key of these tests"


@dataclass(frozen=True)
class Phone:
    """A phone that was admitted, with the token that it keeps."""

    token: str
    remote: Remote


def hired(connection: Connection, name: str = "Camille", territory: str = "lyon") -> By:
    """A facilitator, as whom things are done."""
    places = {Role.FACILITATOR: {territory}}
    login = f"{name.lower()}.{secrets.token_hex(3)}"
    return By(Role.FACILITATOR, NOW, staff.create(connection, login=login, name=name, password_hash="-", places=places))


def offered(connection: Connection, workshop: str, by: By) -> str:
    code = draw()
    remotes.offer(connection, workshop, keyed(SECRET, code), by)
    return code


def admitted(connection: Connection, workshop: str, by: By, now: datetime = NOW) -> Phone:
    return came(connection, offered(connection, workshop, by), now)


def came(connection: Connection, code: str, now: datetime = NOW) -> Phone:
    token = secrets.token_urlsafe(16)
    return Phone(token, remotes.admit(connection, keyed(SECRET, code), token, now))


def going_on(phone: Phone, shown: WorkshopStanding) -> Callable[[Connection], object]:
    return lambda connection: remotes.press(connection, phone.token, Act.STEP_ON, shown, LATER)


def coming(code: str) -> Callable[[Connection], object]:
    return lambda connection: came(connection, code)


def where(connection: Connection, workshop: str) -> int:
    now = seen(connection, workshop).programme.now
    assert now is not None
    return now.position


def seen(connection: Connection, workshop: str) -> WorkshopStanding:
    return standing.standing(connection, workshop)


def at_once(database: Database, tries: list[Callable[[Connection], object]]) -> list[object]:
    """What each of them gave, all started together: a value, or the kind of the refusal."""
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


def test_two_remotes_move_two_workshops_and_each_act_says_on_which_and_whose(loaded: Database) -> None:
    with loaded.transaction() as connection:
        long, short = opened(connection, "Vague 1", TWO_HOURS, NOW), opened(connection, "Vague 2", SHORT, NOW)
        ana, bob = hired(connection, "Ana"), hired(connection, "Bob")
        of_short, of_long = offered(connection, short, bob), offered(connection, long, ana)
        first, second = came(connection, of_long), came(connection, of_short)
    with loaded.transaction() as connection:  # in another transaction, as after a reload
        remotes.press(connection, second.token, Act.STEP_ON, seen(connection, short), LATER)
        remotes.press(connection, first.token, Act.STEP_MORE, seen(connection, long), LATER)
        assert (where(connection, long), where(connection, short)) == (1, 2)
        for phone, other in ((first, short), (second, long)):
            with pytest.raises(RemoteEnded):
                remotes.press(connection, phone.token, Act.STEP_ON, seen(connection, other), LATER)
        remotes.press(connection, first.token, Act.STEP_ON, seen(connection, long), LATER)
        remotes.press(connection, second.token, Act.STEP_BACK, seen(connection, short), LATER + timedelta(minutes=1))
        assert (where(connection, long), where(connection, short)) == (2, 1)
    with loaded.reading() as connection:
        rows = connection.execute(select(AuditRow.subject, AuditRow.action, AuditRow.details, AuditRow.staff_id))
        told = [tuple(row) for row in rows if "remote" in row.details]
    assert sorted(told, key=str) == sorted(
        [
            (long, "workshop.remote_admitted", {"remote": 1}, ana.staff),
            (short, "workshop.remote_admitted", {"remote": 1}, bob.staff),
            (short, "workshop.step_changed", {"position": 2, "remote": 1}, bob.staff),
            (long, "workshop.step_extended", {"position": 1, "remote": 1}, ana.staff),
            (long, "workshop.step_changed", {"position": 2, "remote": 1}, ana.staff),
            (short, "workshop.step_changed", {"position": 1, "remote": 1}, bob.staff),
        ],
        key=str,
    )


def test_the_laptop_and_two_remotes_press_at_once_and_one_goes_on(loaded: Database) -> None:
    with loaded.transaction() as connection:
        beside, workshop = (opened(connection, label, TWO_HOURS, NOW) for label in ("Vague 2", "Vague 1"))
        by = hired(connection)
        phones = [admitted(connection, workshop, by) for _ in range(2)]
        shown = seen(connection, workshop)
        laptop = By(by.role, LATER, by.staff)
    tries: list[Callable[[Connection], object]] = [lambda c: acts.do(c, Act.STEP_ON, shown, laptop)]
    tries += [going_on(phone, shown) for phone in phones]
    outcomes = at_once(loaded, tries * 4)
    assert sorted(outcomes, key=str) == sorted([None, *[AlreadyMoved] * 11], key=str)
    with loaded.reading() as connection:
        assert (where(connection, workshop), where(connection, beside)) == (2, 1)


def test_the_second_tap_of_a_pair_moves_nothing_and_minutes_come_once(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = opened(connection, "Vague 1", TWO_HOURS, NOW)
        phone = admitted(connection, workshop, hired(connection))
        shown = seen(connection, workshop)
        remotes.press(connection, phone.token, Act.STEP_ON, shown, LATER)
        drawn_anew = seen(connection, workshop)
        with pytest.raises(AlreadyMoved):
            remotes.press(connection, phone.token, Act.STEP_ON, drawn_anew, LATER + timedelta(seconds=1.9))
        remotes.press(connection, phone.token, Act.STEP_MORE, drawn_anew, LATER)
        with pytest.raises(AlreadyMoved):
            remotes.press(connection, phone.token, Act.STEP_MORE, drawn_anew, LATER)
        now = seen(connection, workshop).programme.now
        assert now is not None
        assert (now.position, now.more) == (2, MORE)


def test_a_code_lets_one_phone_in_once_and_for_five_minutes(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", SHORT, NOW), opened(connection, "Vague 1", SHORT, NOW)
        by = hired(connection)
        late, code, replaced = (offered(connection, one, by) for one in (second, first, first))
        code, replaced = replaced, code
        for wrong in (replaced, draw(), ""):
            with pytest.raises(RemoteCodeUnknown):
                came(connection, wrong)
        with pytest.raises(RemoteCodeUnknown):
            came(connection, late, NOW + CODE_LASTS)
        assert remotes.waits(connection, first, keyed(SECRET, code), NOW) == NOW + CODE_LASTS
        assert remotes.waits(connection, second, keyed(SECRET, code), NOW) is None
    typed = f" {code[:4].lower()}-{code[4:]} "
    outcomes = at_once(loaded, [lambda c: came(c, typed)] * 8)
    assert [type(one) for one in outcomes].count(Phone) == 1
    assert outcomes.count(RemoteCodeUnknown) == 7
    with loaded.reading() as connection:
        assert remotes.waits(connection, first, keyed(SECRET, code), NOW) is None
        assert [len(remotes.admitted(connection, one, NOW)) for one in (first, second)] == [1, 0]


def test_three_at_once_whoever_comes_and_the_database_is_the_last_judge(loaded: Database) -> None:
    with loaded.transaction() as connection:
        beside, workshop = opened(connection, "Vague 2", SHORT, NOW), opened(connection, "Vague 1", SHORT, NOW)
        team = [hired(connection, f"F{number}") for number in range(MOST + 2)]
        codes = [offered(connection, workshop, one) for one in team]
        other = offered(connection, beside, team[0])
    outcomes = at_once(loaded, [coming(code) for code in codes])
    phones = [one for one in outcomes if isinstance(one, Phone)]
    assert sorted(phone.remote.number for phone in phones) == [1, 2, 3]
    assert outcomes.count(TooManyRemotes) == 2
    with loaded.transaction() as connection:
        assert came(connection, other).remote.number == 1
        with pytest.raises(TooManyRemotes):
            offered(connection, workshop, team[0])
    for number in (4, 2):
        row = {"workshop_id": workshop, "number": number, "staff_id": team[0].staff, "token_hash": f"{number}"}
        with pytest.raises(IntegrityError), loaded.transaction() as connection:
            connection.execute(insert(RemoteRow).values(**row, ends_at=LATER))


def test_one_that_is_sent_away_is_refused_at_once_and_the_one_in_its_place_stays(loaded: Database) -> None:
    with loaded.transaction() as connection:
        beside, workshop = opened(connection, "Vague 2", SHORT, NOW), opened(connection, "Vague 1", SHORT, NOW)
        by, other = hired(connection), hired(connection, "Bob")
        kept, gone = admitted(connection, workshop, by), admitted(connection, workshop, other)
        remotes.revoke(connection, beside, gone.remote, by)  # it is not there that it is one
        assert remotes.carried(connection, gone.token, NOW) == gone.remote
    shown = threading.Event()

    def pressed(connection: Connection) -> None:
        shown.wait()
        remotes.press(connection, gone.token, Act.STEP_ON, seen(connection, workshop), LATER)

    def sent_away(connection: Connection) -> None:
        shown.set()
        remotes.revoke(connection, workshop, gone.remote, by)

    assert set(at_once(loaded, [pressed, sent_away])) <= {None, RemoteEnded}
    with loaded.transaction() as connection:
        with pytest.raises(RemoteEnded):
            remotes.press(connection, gone.token, Act.STEP_MORE, seen(connection, workshop), LATER)
        new = admitted(connection, workshop, other)
        assert new.remote.number == gone.remote.number
        remotes.revoke(connection, workshop, gone.remote, by)  # from a screen of before
        assert remotes.admitted(connection, workshop, NOW) == (kept.remote, new.remote)


def test_a_phone_that_comes_again_is_one_remote_only(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", SHORT, NOW), opened(connection, "Vague 1", SHORT, NOW)
        by = hired(connection)
        phone, code = admitted(connection, first, by), offered(connection, second, by)
        remotes.admit(connection, keyed(SECRET, code), "another token", NOW, before=phone.token)
        assert remotes.carried(connection, phone.token, NOW) is None
        assert [len(remotes.admitted(connection, one, NOW)) for one in (first, second)] == [0, 1]
    with loaded.reading() as connection:
        ended = select(AuditRow.subject).where(AuditRow.action == "workshop.remote_ended")
        assert connection.execute(ended).scalars().all() == [first]


def test_it_ends_with_its_day_its_workshop_and_its_facilitator(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop, beside = opened(connection, "Vague 1", SHORT, NOW), opened(connection, "Vague 2", SHORT, NOW)
        closed, demoted, moved, reset = (hired(connection, name) for name in ("Ana", "Bob", "Cle", "Dan"))
        phones = {one.staff: admitted(connection, beside, one) for one in (moved, reset)}
        phones |= {one.staff: admitted(connection, workshop, one) for one in (closed, demoted)}
        waiting = offered(connection, workshop, closed)
        tokens = [phone.token for phone in phones.values()]
        assert all(remotes.carried(connection, token, NOW + LASTS - timedelta(seconds=1)) for token in tokens)
        assert not any(remotes.carried(connection, token, NOW + LASTS) for token in tokens)
        staff.deactivate(connection, str(closed.staff), NOW)
        staff.give(connection, str(demoted.staff), {Role.COMMITTEE: {"lyon"}})
        staff.give(connection, str(moved.staff), {Role.FACILITATOR: {"lorient"}})
        staff.reset(connection, str(reset.staff), "-", NOW)
        for one, phone in phones.items():
            about = seen(connection, beside if one in (moved.staff, reset.staff) else workshop)
            with pytest.raises(RemoteEnded):
                remotes.press(connection, phone.token, Act.STEP_ON, about, LATER)
        with pytest.raises(RemoteCodeUnknown):
            came(connection, waiting)
        places = [admitted(connection, workshop, hired(connection)).remote.number for _ in range(MOST)]
        assert places == [1, 2, 3]  # those that ended hold none
        again = admitted(connection, beside, reset)
        workshops.close(connection, beside, by=By("facilitator", LATER))
        with pytest.raises(Over):
            remotes.press(connection, again.token, Act.STEP_ON, seen(connection, beside), LATER)
        with pytest.raises(Over):
            offered(connection, beside, reset)
    with loaded.transaction() as connection:
        endings.reopen(connection, seen(connection, beside).workshop, "trop tôt", By(reset.role, LATER, reset.staff))
        remotes.press(connection, again.token, Act.STEP_ON, seen(connection, beside), LATER + timedelta(minutes=1))
        assert where(connection, beside) == 2


def test_it_neither_opens_nor_publishes_nor_closes(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = opened(connection, "Vague 1", SHORT, NOW)
        phone, about = admitted(connection, workshop, hired(connection)), seen(connection, workshop)
        for act in set(Act) - {Act.STEP_ON, Act.STEP_BACK, Act.STEP_MORE}:
            with pytest.raises(RemoteCannot):
                remotes.press(connection, phone.token, act, about, LATER)
        assert seen(connection, workshop) == about


def test_neither_a_code_nor_a_token_is_kept_and_what_is_over_goes(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = prepared(connection, "Vague 1", SHORT, NOW), opened(connection, "Vague 2", SHORT, NOW)
        by = hired(connection)
        phone, code = admitted(connection, first, by), offered(connection, second, by)
    with loaded.reading() as connection:
        rows = [str(row) for table in ("remote", "remote_code", "audit") for row in everything(connection, table)]
    assert len(rows) > 3
    assert not any(word in row for row in rows for word in (phone.token, code, sessions.fingerprint(code)))
    with loaded.transaction() as connection:
        rehearsal = rehearsals.begin(connection, first, "Répétition", by)
        admitted(connection, rehearsal, by)
        offered(connection, rehearsal, by)
        drafts.remove(connection, drafts.draft(connection, first), by)
        assert everything(connection, "remote") == []
        kept = admitted(connection, second, by)
        offered(connection, second, by)
        sessions.sweep(connection, NOW + CODE_LASTS + timedelta(seconds=1))
        assert (len(everything(connection, "remote")), everything(connection, "remote_code")) == (1, [])
        assert remotes.carried(connection, kept.token, NOW) == kept.remote
        sessions.sweep(connection, NOW + LASTS + timedelta(seconds=1))
        assert everything(connection, "remote") == []


def everything(connection: Connection, table: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(text(f"select * from {table}"))]  # noqa: S608  names of these tests
