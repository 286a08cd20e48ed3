"""No clock stops for what one turn raises, and what fails of one duty leaves the others to be done."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db import clock, duties, erasures, keeping
from db.changes import Change, note
from db.clock import Clock
from db.engine import Database
from db.queries.cooperation import restitution
from db.queries.evaluation import crossings, looks, pairs, quality
from db.queries.operations import erasing, kept
from db.queries.workshops import endings, rehearsals
from domain.operations.retention import Heap, PurgeIncomplete, Stock
from tests.conftest import SECRET_KEY

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DUTIES = (  # what is due, and what is done of it, in no order of theirs
    (quality, "publish"),
    (endings, "settle"),
    (pairs, "publish"),
    (rehearsals, "erase"),
    (crossings, "publish"),
    (restitution, "publish"),
)


class Bug(Exception):
    """Nobody had thought of it."""


def fails(*_: object) -> None:
    raise Bug


def test_each_duty_is_done_and_the_first_failure_told(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []
    with pytest.raises(ZeroDivisionError):
        duties.every((lambda: done.append("b"), lambda: done.append(str(1 // 0)), fails, lambda: done.append("a")))
    assert done == ["b", "a"]
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    duties.every(())


def test_a_clock_goes_on_whatever_a_turn_raises(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(clock, "PAUSE", 0.01)
    raised, over, turns = [Bug, KeyError, OSError, RecursionError], threading.Event(), []

    def turn(_: Database, now: datetime) -> None:
        turns.append(now)
        if raised:
            raise raised.pop()
        over.set()

    moments = iter([NOW, NOW + timedelta(days=1)])
    one = Clock(database, lambda: next(moments, NOW), turn)
    one.start()
    try:
        assert over.wait(10)
    finally:
        one.stop()
    assert len(turns) >= 5
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING", "ERROR", "ERROR"]


@contextmanager
def duties_noted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Two subjects are due of each duty; which of them were done."""
    done: list[str] = []
    for module, does in DUTIES:
        name = module.__name__.rpartition(".")[2]
        monkeypatch.setattr(module, "due", lambda *_: ("second", "first"))
        monkeypatch.setattr(module, does, lambda _, one, *_more, name=name: done.append(f"{name} {one}"))
    monkeypatch.setattr(looks, "due", lambda *_: (("wave", "room"), ("other", None)))
    monkeypatch.setattr(looks, "look", lambda _, wave, *_more: done.append(f"look {wave}"))
    yield done


EVERY = {f"{module.__name__.rpartition('.')[2]} {one}" for module, _ in DUTIES for one in ("first", "second")}
EVERY |= {"look wave", "look other"}


@pytest.mark.parametrize("number", range(len(DUTIES)))
@pytest.mark.parametrize("asking", [True, False])
def test_a_turn_that_fails_at_one_duty_does_the_others(
    database: Database, monkeypatch: pytest.MonkeyPatch, number: int, *, asking: bool
) -> None:
    module, does = DUTIES[number]
    name = module.__name__.rpartition(".")[2]
    with duties_noted(monkeypatch) as done:
        before = getattr(module, does)

        def fails_once(connection: object, one: str, *more: object) -> None:
            if one == "second":
                raise Bug
            before(connection, one, *more)

        monkeypatch.setattr(module, *(("due", fails) if asking else (does, fails_once)))
        clock.turn(database, NOW)
    missing = {f"{name} first", f"{name} second"} if asking else {f"{name} second"}
    assert set(done) == EVERY - missing
    assert len(done) == len(set(done))


def test_a_look_that_fails_leaves_the_others(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with duties_noted(monkeypatch) as done:
        monkeypatch.setattr(looks, "look", lambda _, wave, *_more: fails() if wave == "wave" else done.append("look"))
        with pytest.raises(Bug):
            clock.turn(database, NOW)
    assert set(done) == {one for one in EVERY if not one.startswith("look")} | {"look"}


@pytest.mark.parametrize(
    ("module", "does"), [(erasing, "begin"), (erasures, "forget"), (kept, "of"), (erasing, "erase")]
)
def test_a_purge_that_fails_at_one_family_does_the_others(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, does: str
) -> None:
    gone: list[Stock] = []

    def over(_: object, family: Stock, today: object) -> tuple[Heap, ...]:
        return (Heap(family, family.value, "", "", 1, NOW.date()),)

    def erase(_: object, heap: Heap, today: object) -> int:
        gone.append(heap.family)
        return 1 if gone.count(heap.family) == 1 else 0

    monkeypatch.setattr(kept, "of", over)
    monkeypatch.setattr(erasing, "erase", erase)
    whole: Callable[..., object] = getattr(module, does)

    def at_ideas(*given: object) -> object:
        about = given[1].family if len(given) > 1 and isinstance(given[1], Heap) else given[1]
        if about in {Stock.IDEAS, NOW.date(), tmp_path}:
            raise Bug
        return whole(*given)

    monkeypatch.setattr(module, does, at_ideas)
    with pytest.raises(PurgeIncomplete) as incomplete:
        keeping.purge(database, NOW.date(), SECRET_KEY, tmp_path)
    assert isinstance(incomplete.value.__cause__, Bug)
    by_itself = {Stock.JOURNAL, Stock.BACKUPS}
    assert set(gone) >= set(Stock) - by_itself - {Stock.IDEAS}


def test_a_listener_that_fails_leaves_the_others_and_what_was_written(database: Database) -> None:
    heard: list[Change] = []
    forget = [database.announcer.listen(listener) for listener in (fails, heard.append, fails)]
    for topic in ("workshop:b", "workshop:a"):
        with database.transaction() as connection:
            note(connection, topic)
    for one in forget:
        one()
    assert [change.topic for change in heard if change.topic != "*"] == ["workshop:b", "workshop:a"]
