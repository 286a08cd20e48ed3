"""«Suivant» pressed on the console and on the remote at once, many times over: once on, and the other room stays."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import Connection, func, select

from db.engine import Database
from db.models.staff import AuditRow
from db.queries.workshops import acts, remotes, standing
from domain.staff.by import By
from domain.workshops.acts import Act, WorkshopStanding
from domain.workshops.programme import AlreadyMoved
from tests.db.test_remotes import NOW, Phone, admitted, hired
from tests.programmes import SHORT, TWO_HOURS, opened

RACES = (20, pytest.param(200, marks=pytest.mark.soak))
SECONDS = 30  # before a thread that waits for the other one gives up
Press = Callable[[Connection, WorkshopStanding, datetime], None]


def seen(database: Database, workshop: str) -> WorkshopStanding:
    with database.reading() as connection:
        return standing.standing(connection, workshop)


def at(database: Database, workshop: str) -> tuple[int, int]:
    """The position of its step, and how often its row has changed."""
    now = seen(database, workshop).programme.now
    assert now is not None
    return now.position, now.version


def raced(database: Database, shown: WorkshopStanding, now: datetime, presses: dict[str, Press]) -> list[str]:
    """Whose press moved the room, of all of them at the same instant; the others are told that it is done."""
    together = Barrier(len(presses))

    def one(name: str) -> str:
        together.wait(SECONDS)
        try:
            with database.transaction() as connection:
                presses[name](connection, shown, now)
        except AlreadyMoved:
            return ""
        return name

    with ThreadPoolExecutor(len(presses)) as crowd:
        return [name for name in crowd.map(one, presses) if name]


def ways(act: Act, by: By, phone: Phone) -> dict[str, Press]:
    """The same act from the laptop and from the phone."""
    return {
        "console": lambda connection, shown, now: acts.do(connection, act, shown, replace(by, now=now)),
        "remote": lambda connection, shown, now: remotes.press(connection, phone.token, act, shown, now),
    }


def there_and_back(steps: int) -> Iterator[Act]:
    """On to the last step, back to the first, and so on."""
    while True:
        for act in (Act.STEP_ON, Act.STEP_BACK):
            yield from [act] * (steps - 1)


@pytest.mark.parametrize("races", RACES)
@pytest.mark.timeout(900)
def test_of_two_presses_at_once_one_moves_the_room(loaded: Database, races: int) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", SHORT, NOW), opened(connection, "Vague 1", TWO_HOURS, NOW)
        by = hired(connection)
        phones = {one: admitted(connection, one, by) for one in (first, second)}
    walks = {first: there_and_back(len(TWO_HOURS)), second: there_and_back(len(SHORT))}
    won: list[str] = []
    for number in range(races):
        here, beside = ((first, second), (second, first))[number % 3 == 0]
        act, still = next(walks[here]), at(loaded, beside)
        position, version = at(loaded, here)
        moment = NOW + timedelta(seconds=3 * (number + 1))
        won += raced(loaded, seen(loaded, here), moment, ways(act, by, phones[here]))
        assert len(won) == number + 1, (number, act)
        assert at(loaded, here) == (position + (1 if act is Act.STEP_ON else -1), version + 1)
        assert at(loaded, beside) == still
    with loaded.reading() as connection:
        told = select(func.count()).select_from(AuditRow).where(AuditRow.action == "workshop.step_changed")
        assert connection.execute(told).scalar() == races  # one line of the journal each
    assert set(won) <= {"console", "remote"}


def test_minutes_given_twice_at_once_are_given_once(loaded: Database) -> None:
    with loaded.transaction() as connection:
        beside, here = (opened(connection, label, TWO_HOURS, NOW) for label in ("Vague 2", "Vague 1"))
        by = hired(connection)
        phone = admitted(connection, here, by)
    for number in range(1, 4):
        more = ways(Act.STEP_MORE, by, phone)
        assert len(raced(loaded, seen(loaded, here), NOW + timedelta(minutes=number), more)) == 1
        now = seen(loaded, here).programme.now
        assert now is not None
        assert now.more == 5 * number
    assert at(loaded, beside) == (1, at(loaded, beside)[1])
