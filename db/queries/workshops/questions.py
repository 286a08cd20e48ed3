"""Putting a question, or what was captured, on the wall of an open workshop, and taking it off.

Whoever asks names the scene that was on their screen: of two facilitators, one is asked to look again.
"""

from sqlalchemy import Connection

from db.changes import note
from db.queries.evaluation import questions
from db.queries.staff import audit
from db.queries.workshops import programme, scenes, workshops
from domain.evaluation.questions import QuestionHidden
from domain.staff.by import By
from domain.workshops.scene import Capture, Put, Scene, WallChanged, What


def show(connection: Connection, workshop: str, item: str, seen: Scene, by: By) -> None:
    """Put it on the wall, whatever is there. Twice is as once.

    Raises
    ------
    domain.workshops.scene.WallChanged, domain.evaluation.questions.QuestionHidden
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    now = _here(connection, workshop)
    if now == Scene(What.QUESTION, item):
        return
    if now != seen:
        raise WallChanged
    if questions.of_item(connection, workshops.workshop(connection, workshop), item) is None:
        raise QuestionHidden
    scenes.hang(connection, workshop, Put(item=item))
    _record(connection, workshop, "workshop.question_shown", {"item": item}, by)


def capture(connection: Connection, workshop: str, what: Capture, seen: Scene, by: By) -> None:
    """Put what was captured on the wall, whatever is there. Twice is as once.

    Raises
    ------
    domain.workshops.scene.WallChanged
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    now = _here(connection, workshop)
    if now == Scene(What.CAPTURE, what):
        return
    if now != seen:
        raise WallChanged
    scenes.hang(connection, workshop, Put(capture=what))
    _record(connection, workshop, "workshop.capture_shown", {"what": what}, by)


def take_off(connection: Connection, workshop: str, seen: Scene, by: By) -> None:
    """Give the wall back to the step that is now. Twice is as once.

    Raises
    ------
    domain.workshops.scene.WallChanged
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    now = _here(connection, workshop)
    if now.what not in {What.QUESTION, What.CAPTURE}:
        return
    if now != seen:
        raise WallChanged
    scenes.bare(connection, workshop)
    if now.what is What.QUESTION:
        _record(connection, workshop, "workshop.question_removed", {"item": now.about}, by)
    else:
        _record(connection, workshop, "workshop.capture_removed", {"what": now.about}, by)


def _here(connection: Connection, workshop: str) -> Scene:
    """What the wall shows, until this transaction ends."""
    workshops.held_open(connection, workshop)
    about = workshops.workshop(connection, workshop)
    return scenes.on_wall(connection, about, programme.programme(connection, workshop).step)


def _record(connection: Connection, workshop: str, action: str, details: dict[str, str], by: By) -> None:
    audit.record(connection, by, action=action, subject=workshop, details=details)
    scenes.keep(connection, workshop, by.now)
    note(connection, f"workshop:{workshop}")
