"""Voix: sentences that residents hear, recorded by somebody who speaks their language.

For: facilitators and coordinators, in their territories. Reads: what residents are asked, what is recorded.
Writes: nothing here; recordings go to the HTTP API. Then: tablets that come in carry them.
"""

from typing import Any

from components.tablet import recorder
from db import engine
from db.engine import Connection
from db.queries.operations import content
from db.queries.participation import recordings
from domain.participation.recordings import name_of
from domain.staff.roles import EVERYWHERE, RUNS_WORKSHOPS, Visitor
from frame.screen import screen
from texts.typography import typeset


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


@screen("recordings", RUNS_WORKSHOPS, titled=False)
def record(visitor: Visitor) -> None:
    """Give the whole window to whoever speaks."""
    mine = visitor.territories(RUNS_WORKSHOPS)
    with engine.current().reading() as connection:
        places = [
            _place(connection, one.id, one.name)
            for one in content.territories(connection)
            if EVERYWHERE in mine or one.id in mine
        ]
    recorder(places, key="recorder")


record()
