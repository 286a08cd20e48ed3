"""What is read aloud on «Voix», territory by territory, and what is recorded: read and written once for all."""

from typing import Any

from components import tablet
from db.engine import Connection
from db.queries.operations import content
from db.queries.participation import recordings
from domain.operations.versions import Readings
from domain.participation.recordings import name_of
from frame.unchanged import unchanged
from texts.typography import typeset

_said = Readings[bytes](8)  # by the territories of whoever speaks


def of(places: frozenset[str] | None) -> bytes:
    """The territories (all, if None), as ``tablet.recorder`` takes them."""
    return unchanged(_said, places, lambda connection: tablet.written(_places(connection, places))).said


def _places(connection: Connection, places: frozenset[str] | None) -> dict[str, Any]:
    known = [one for one in content.territories(connection) if places is None or one.id in places]
    return {"places": [_place(connection, one.id, one.name) for one in known]}


def _place(connection: Connection, territory: str, name: str) -> dict[str, Any]:
    said = recordings.sentences(connection, territory)
    recorded, stale = recordings.recorded(connection, territory), recordings.stale(connection, territory)
    return {
        "id": territory,
        "name": name,
        "sentences": [{"name": name_of(each), "fr": typeset(each)} for each in said],
        "recorded": {language: sorted(names) for language, names in recorded.items()},
        "stale": {language: sorted(names) for language, names in stale.items()},
    }
