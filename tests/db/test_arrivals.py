"""People who come together leave in every table what they leave one by one."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, select

from db.engine import Database
from db.models.base import Base
from db.models.participation import AnswerRow, ResponseRow
from db.models.publication import BlockRow
from db.queries.workshops import workshops
from tests import arrivals
from tests.arrivals import one_by_one, together
from tests.asked import room
from tests.programmes import ONE_HOUR, over

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
PEOPLE = [{"voice": "3", "lonely": "pnr"}, {"lonely": "tout"}, {"voice": "5"}, {"voice": "3", "lonely": "jamais"}]
AGES = ["a65", None, "a15_17", "a65"]


@pytest.mark.parametrize("late", [True, False])
def test_together_is_one_by_one(loaded: Database, *, late: bool) -> None:
    with loaded.transaction() as connection:
        second = room(connection, "ensemble", ONE_HOUR, NOW)
        first = room(connection, "un par un", ONE_HOUR, NOW)
        for come, here in ((one_by_one, first), (together, second)):
            come(connection, here, PEOPLE[:2], "before-", AGES[:2])
            if late:
                over(connection, here, NOW)
            come(connection, here, PEOPLE, "after-", AGES)
    with loaded.reading() as connection:
        left = sorted(map(repr, _left(connection, first)))
        assert any("tally" in row for row in left)
        assert len(left) > 3 * (2 + len(PEOPLE))
        assert left == sorted(map(repr, _left(connection, second)))


def test_a_difference_would_be_seen(loaded: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    one = arrivals._one
    monkeypatch.setattr(arrivals, "_one", lambda *given: (one(*given)[0][:1], one(*given)[1]))
    with pytest.raises(AssertionError):
        test_together_is_one_by_one(loaded, late=False)


def _left(connection: Connection, here: str) -> Iterator[tuple[object, ...]]:
    """Every row of every table that names the workshop, its wave, or a block of it; names and numbers made alike."""
    wave = workshops.workshop(connection, here).wave
    blocks = connection.execute(select(BlockRow.id).where(BlockRow.wave_id == wave).order_by(BlockRow.n)).scalars()
    names = {here: "<room>", wave: "<wave>"} | {block: f"<block {n}>" for n, block in enumerate(blocks)}
    for table in Base.metadata.sorted_tables:
        if table.name in ("workshop", "wave", "audit", "untold"):
            continue  # by another name
        plain = [column for column in table.columns if column.name != "id" or table.name == "visit"]  # drawn
        for row in connection.execute(select(*plain)):
            said = repr(tuple(row))
            for name, alike in names.items():
                said = said.replace(name, alike)
            if said != repr(tuple(row)):
                yield table.name, said
    chosen = select(ResponseRow.visit_id, AnswerRow.question_id, AnswerRow.value, AnswerRow.sequence)
    mine = chosen.join(AnswerRow, AnswerRow.response_id == ResponseRow.id).where(ResponseRow.workshop_id == here)
    for visit, *rest in connection.execute(mine):
        yield "answer", visit.removeprefix(here), *rest
