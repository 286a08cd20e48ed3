"""What all devices of a room carry alike, put together once for those that come in together."""

from threading import Lock
from time import monotonic

from db import engine
from db.engine import Database
from db.queries import content, questionnaires
from domain.workshops import Workshop
from server import package
from server.package import Carried

KEPT = 2.0  # seconds: a content that is loaded while a room comes in is carried by whoever comes later
MOST = 60

_kept: dict[tuple[Database, str, str], tuple[float, Carried]] = {}
_building = Lock()  # sixty devices that come in at once wait for the first of them


def carried(workshop: Workshop) -> Carried:
    """It, two seconds old at most."""
    key = (engine.current(), workshop.territory, workshop.questionnaire_version)
    with _building:
        known = _kept.get(key)
        if known is not None and known[0] > monotonic():
            return known[1]
        if len(_kept) >= MOST:
            _kept.clear()
        made = _made(workshop)
        _kept[key] = (monotonic() + KEPT, made)
        return made


def _made(workshop: Workshop) -> Carried:
    with engine.current().reading() as connection:
        return package.carried(
            questionnaires.asked_in(connection, workshop.territory, workshop.questionnaire_version),
            content.consent(connection, workshop.territory),
            content.subjects(connection),
            content.help_lines(connection, workshop.territory),
            content.recordings(connection),
        )
