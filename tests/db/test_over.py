"""What is over is known from days: of what is not, no row is counted, however many people answered."""

from datetime import date, timedelta

from sqlalchemy import event

from db.engine import Database
from db.queries.operations import kept
from domain.operations.retention import TERMS, Heap, Stock
from tests.db.test_counts import Room
from tests.db.test_keeping import TODAY, evening, held_on, purged

COUNTED = ("FROM response", "FROM answer", "JOIN answer", "JOIN response")


def words(database: Database, day: date) -> Room:
    """Twelve people answered and wrote, on that day."""
    with database.transaction() as connection:
        room = Room(connection)
        asked = next(n for n, one in enumerate(room.questionnaire.questions) if one.kind == "text")
        for person in range(12):
            room.answer(person, asked, 0, 1)
            room.finish(person)
    held_on(database, room, day)
    return room


def counted(database: Database, day: date) -> list[str]:
    """The statements by which a server that asks what is over on a day counts answers."""
    said: list[str] = []

    def note(*given: object) -> None:
        said.append(" ".join(str(given[2]).split()))

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        with database.reading() as connection:
            kept.kept(connection, day)
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
    assert said
    return [one for one in said if any(part in one for part in COUNTED)]


def told_of(database: Database) -> set[tuple[Heap, ...]]:
    """What is over on each day on which something ends, beside the day before and after, the last day first."""
    found = set()
    with database.reading() as connection:
        every = kept.kept(connection)
        for day in sorted({heap.until + timedelta(days=n) for heap in every for n in (-1, 0, 1)}, reverse=True):
            over = kept.kept(connection, day)
            assert over == tuple(heap for heap in every if heap.until <= day)
            found.add(over)
    return found


def test_what_is_over_is_what_ends_by_that_day_of_all_that_is_kept(loaded: Database) -> None:
    for days in (70, 0):
        evening(loaded, TODAY + timedelta(days=days))
        words(loaded, TODAY + timedelta(days=days + 3))
    assert len(told_of(loaded)) >= 4  # two waves, two families at the least
    purged(loaded, TERMS[Stock.WORDS].until(TODAY + timedelta(days=3)))
    assert len(told_of(loaded)) >= 4  # and of workshops whose words went already


def test_of_what_is_not_over_nobody_is_counted(loaded: Database) -> None:
    late, early = words(loaded, TODAY + timedelta(days=9)), words(loaded, TODAY)
    gone = TERMS[Stock.WORDS].until(TODAY)
    assert counted(loaded, gone - timedelta(days=1)) == []
    assert len(counted(loaded, gone)) == 1
    with loaded.reading() as connection:
        assert [heap.subject for heap in kept.kept(connection, gone)] == [early.id]
    purged(loaded, gone)
    with loaded.reading() as connection:
        assert kept.kept(connection, gone) == ()
    assert {heap.subject for heap in _words(loaded)} == {late.id}


def _words(database: Database) -> tuple[Heap, ...]:
    with database.reading() as connection:
        return kept.of(connection, Stock.WORDS)


def test_words_that_come_after_the_others_went_are_listed_and_go_too(loaded: Database) -> None:
    """Paper that is copied late, and a room that stayed open: in two of them, one after the other."""
    late, early = words(loaded, TODAY + timedelta(days=9)), words(loaded, TODAY)
    gone = TERMS[Stock.WORDS].until(TODAY + timedelta(days=9))
    assert purged(loaded, gone) == {Stock.WORDS: 24}
    for room, person in ((late, 20), (early, 21)):
        asked = next(n for n, one in enumerate(room.questionnaire.questions) if one.kind == "text")
        with loaded.transaction() as connection:
            room.connection = connection
            room.answer(person, asked, 0, 1)
            room.finish(person)
        assert [heap.subject for heap in _words(loaded)] == [room.id]
        assert purged(loaded, gone + timedelta(days=1)) == {Stock.WORDS: 1}
        assert _words(loaded) == ()
