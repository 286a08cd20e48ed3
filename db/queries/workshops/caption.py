"""What the wall tells in words under a title."""

from datetime import datetime

from sqlalchemy import Connection

from db.queries.cooperation import goals
from db.queries.workshops import decisions, existing, judging, weather, words
from domain.workshops.caption import Caption
from domain.workshops.programme import Shows, Step
from domain.workshops.scene import CAPTURED, Capture, Scene, What
from domain.workshops.words import Round, cloud


def under(connection: Connection, workshop: str, scene: Scene, step: Step | None, now: datetime) -> Caption | None:
    """Under the title of a step, or of what was captured; None where the wall shows something else."""
    if scene.what is What.CAPTURE:
        return _captured(connection, workshop, None, Capture(scene.about), now)
    if scene.what is not What.STEP or step is None:
        return None
    if (capture := CAPTURED.get(step.shows)) is not None:
        return _captured(connection, workshop, step, capture, now)
    if step.shows is Shows.GOALS:
        return Caption(step, None, goals=goals.kept(connection, workshop))
    made = decisions.under(connection, workshop, step.shows, now.date())
    return Caption(step, None, decisions=made, judged=judging.of(connection, workshop))


def _captured(connection: Connection, workshop: str, step: Step | None, capture: Capture, now: datetime) -> Caption:
    if capture is Capture.EXISTING:
        found, kinds = existing.known(connection, workshop), existing.kinds(connection)
        return Caption(step, capture, things=found, kinds=kinds)
    hands = weather.of(connection, workshop) if capture in {Capture.WEATHER, Capture.CLOSING} else None
    if capture is Capture.WEATHER:
        return Caption(step, capture, weather=hands)
    said = [one for one in words.of(connection, workshop, now) if one.round is Round(capture)]
    return Caption(step, capture, cloud=cloud(said), weather=hands)
