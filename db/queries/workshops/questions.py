"""Putting a question on the wall of an open workshop, another one in its place, and taking it off.

Whoever asks names the scene that was on their screen: of two facilitators, one is asked to look again.
"""

from sqlalchemy import Connection

from db import upsert
from db.changes import note
from db.models.wall import WallRow
from db.queries.evaluation import questions
from db.queries.priorities.history import By
from db.queries.staff import audit
from db.queries.workshops import programme, scenes, workshops
from domain.evaluation.questions import QuestionHidden
from domain.workshops.scene import Scene, WallChanged, What


def show(connection: Connection, workshop: str, item: str, seen: Scene, by: By) -> None:
    """Put it on the wall, whatever is there. Twice is as once.

    Raises
    ------
    domain.workshops.scene.WallChanged, domain.evaluation.questions.QuestionHidden
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    here = _here(connection, workshop)
    if here == Scene(What.QUESTION, item):
        return
    if here != seen:
        raise WallChanged
    if questions.of_item(connection, workshops.workshop(connection, workshop), item) is None:
        raise QuestionHidden
    row = {"workshop_id": workshop, "vote_id": None, "revealed": False, "item": item}
    new = upsert.insert(connection.dialect.name, WallRow).values(**row)
    connection.execute(new.on_conflict_do_update(index_elements=[WallRow.workshop_id], set_=row))
    _told(connection, workshop, "workshop.question_shown", {"item": item}, by)


def take_off(connection: Connection, workshop: str, seen: Scene, by: By) -> None:
    """Give the wall back to the step that is now. Twice is as once.

    Raises
    ------
    domain.workshops.scene.WallChanged
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    here = _here(connection, workshop)
    if here.what is not What.QUESTION:
        return
    if here != seen:
        raise WallChanged
    scenes.bare(connection, workshop)
    _told(connection, workshop, "workshop.question_removed", {"item": here.about}, by)


def _here(connection: Connection, workshop: str) -> Scene:
    """What the wall shows, until this transaction ends."""
    workshops.held_open(connection, workshop)
    about = workshops.workshop(connection, workshop)
    return scenes.on_wall(connection, about, programme.programme(connection, workshop).step)


def _told(connection: Connection, workshop: str, action: str, details: dict[str, str], by: By) -> None:
    audit.record(connection, now=by.now, staff_id=by.staff, action=action, subject=workshop, details=details)
    scenes.keep(connection, workshop, by.now)
    note(connection, f"workshop:{workshop}")
