"""What the clock publishes is told to the screens of its room, and to no other room's."""

from datetime import UTC, datetime, timedelta

from db.changes import Change, noted
from db.engine import Database
from db.queries.evaluation import looks
from tests.ballots import room


def test_a_look_is_told_at_once_to_its_own_room(loaded: Database) -> None:
    later = datetime.now(UTC) + timedelta(minutes=6)
    with loaded.transaction() as connection:
        rooms = [room(connection, label) for label in ("Vague 2", "Vague 1")]
        due = {workshop: wave for wave, workshop in looks.due(connection, later) if workshop}
        assert due.keys() == set(rooms)
        for workshop in reversed(rooms):
            noted(connection)
            looks.look(connection, due[workshop], workshop, later)
            assert noted(connection) == (Change(f"workshop:{workshop}"),)
        looks.look(connection, due[rooms[0]], rooms[0], later)  # another process has looked
        assert noted(connection) == ()
