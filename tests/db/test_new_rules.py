"""The rule of an indicator changes while people wait: everybody counts once under it, and what was published stays."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from db.content.load import load
from db.engine import Database
from db.models.publication import PublicationRow
from db.queries.evaluation.rebuild import rebuilt
from formats.content.folder import read
from tests.db.test_counts import Counts, Room, living, stored

CONTENT = Path(__file__).parents[2] / "content"
OLD, NEW = "indicator:fs_dignity@1", "indicator:fs_dignity@2"
BEFORE, AFTER = 'item: dignity, yes: ["4", "5"]', 'item: dignity, yes: ["5"]'


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The content, where only «Toujours» is dignity."""
    folder = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    file = folder / "indicators.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(BEFORE) == 1
    file.write_text(text.replace(BEFORE, AFTER), encoding="utf-8")
    return folder


def people(room: Room, name: str, *said: int) -> None:
    """Each says how often they are well received: 0 is «Jamais», 4 is «Toujours»."""
    for number, choice in enumerate(said):
        asked = [question.item for question in room.questionnaire.questions].index("dignity")
        room.answer(f"{name}{number}", asked, choice, 1)
        room.finish(f"{name}{number}")


def under(counts: Counts, measure: str) -> dict[tuple[str, str], int]:
    """Scope kind and cell, with how many."""
    return {(scope.partition(":")[0], cell): n for (scope, of, cell), n in counts[0].items() if of == measure}


def published(connection: Connection, room: Room) -> list[tuple[int, object]]:
    row = PublicationRow
    chosen = select(row.population, row.figures).where(row.scope == f"room:{room.id}").order_by(row.position)
    return [(population, figures) for population, figures in connection.execute(chosen)]


def test_who_was_counted_counts_under_the_new_rule_once(loaded: Database, changed: Path) -> None:
    with loaded.transaction() as connection:
        later, room = Room(connection), Room(connection)
        room.admit("prepared")
        later.admit("prepared")
        people(room, "early", *[4] * 7, *[0] * 6)
        people(later, "other", 3, 4)
        room.reveal()
        people(room, "waits", 3, 3, 4, 0)
        shown, counts = published(connection, room), stored(connection, room)
        assert under(counts, OLD) == {
            ("wave", "yes"): 10, ("wave", "no"): 7, ("block", "yes"): 3, ("block", "no"): 1,
            ("public", "yes"): 7, ("public", "no"): 6, ("room", "yes"): 7, ("room", "no"): 6,
        }  # fmt: skip

    with loaded.transaction() as connection:
        assert load(connection, read(changed)) > 0
    with loaded.transaction() as connection:
        assert load(connection, read(changed)) == 0
        room.connection = later.connection = connection
        assert published(connection, room) == shown
        counts = stored(connection, room)
        assert under(counts, NEW) == {("wave", "yes"): 8, ("wave", "no"): 9, ("block", "yes"): 1, ("block", "no"): 3}
        assert under(counts, OLD)["room", "yes"] == 7
        assert under(stored(connection, later), NEW) == {
            ("wave", "yes"): 1, ("wave", "no"): 1, ("block", "yes"): 1, ("block", "no"): 1
        }  # fmt: skip

        for name in ("early0", "waits0"):  # one of the published, and one who waits
            room.withdraw(name)
        now = {key: n for key, n in living(stored(connection, room))[0].items() if key[1] != OLD}
        assert now == living(rebuilt(connection, room.wave))[0]
        assert under(stored(connection, room), NEW)["wave", "yes"] == 7

        people(room, "late", *[4] * 5, *[1] * 5)
        room.renew()
        added = under(stored(connection, room), NEW)
        assert (added["room", "yes"], added["room", "no"]) == (6, 7)  # nobody of the block that was published before
        assert [population for population, _ in published(connection, room)] == [13, 26]
