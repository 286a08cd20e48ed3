"""The end of a workshop: settled half an hour after it was closed, or undone before.

No process has to be there at that moment: whoever comes first afterwards settles it, exactly as it would have been.
"""

from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from db.changes import note
from db.models.workshop import ReopeningRow, WorkshopRow
from db.queries.evaluation import blocks, looks, lots
from db.queries.operations import carries
from db.queries.participation import responses
from db.queries.staff import audit
from db.queries.workshops import codes, scenes, workshops
from domain.evaluation.reservoir import at_closing, following_look
from domain.staff.by import By
from domain.workshops.ending import REOPENS, NotClosed, TooLateToReopen, may_reopen, reason
from domain.workshops.workshop import State, Workshop

_UNSETTLED = (WorkshopRow.state == State.CLOSED) & (WorkshopRow.settled == False)  # noqa: E712  SQL


# Built once: every look at the figures asks for it.
_DUE = (
    select(WorkshopRow.id)
    .where(_UNSETTLED, WorkshopRow.away == False, WorkshopRow.closed_at <= bindparam("latest"))  # noqa: E712  SQL
    .order_by(WorkshopRow.closed_at, WorkshopRow.id)
)


def due(connection: Connection, now: datetime) -> tuple[str, ...]:
    """The closed workshops that nobody may reopen any more, and whose end is not settled, the first closed first."""
    return tuple(connection.execute(_DUE, {"latest": now - REOPENS}).scalars())


def settle(connection: Connection, workshop: str, now: datetime) -> None:
    """Publish once, whole, what was never shown, if it is enough people; else they wait in the wave's reservoir.

    Too early, or said again, it does nothing. Of a workshop that came from elsewhere the room is told, and no more:
    its wave has its reservoir and its lots there.
    """
    wave = workshops.locked_wave(connection, workshop)
    if workshops.workshop(connection, workshop).away:
        return
    workshops.held(connection, workshop)
    about = workshops.workshop(connection, workshop)
    if about.closed_at is None or about.settled or now < about.closed_at + REOPENS:
        return
    responses.finish_all(connection, workshop)
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == workshop).values(settled=True))
    enough = at_closing(about.counted_as, about.people)
    shown = blocks.shown(connection, workshop)
    for questionnaire, waits in blocks.waiting(connection, wave, workshop).items():
        if questionnaire not in shown and waits >= enough:
            # The day on which it was to happen, whoever comes and when.
            blocks.release_all(connection, wave, workshop, questionnaire, (about.closed_at + REOPENS).date())
    if not carries.is_guest(connection, workshop):
        blocks.hand_over(connection, wave, workshop)
        lots.draw(connection, wave, (about.closed_at + REOPENS).date())
        looks.start(connection, wave, now)
    scenes.keep(connection, workshop, now)
    note(connection, f"workshop:{workshop}")


def reopen(connection: Connection, seen: Workshop, typed: str, by: By) -> str:
    """Undo the closing that the screen showed; returns the code, which is a new one if another workshop has it now.

    Votes that are closed stay closed; whoever had come in may go on.

    Raises
    ------
    domain.priorities.errors.ReasonMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    domain.workshops.ending.NotClosed, domain.workshops.ending.TooLateToReopen
    """
    kept = reason(typed)
    workshops.locked_wave(connection, seen.id)
    workshops.held(connection, seen.id)
    about = workshops.workshop(connection, seen.id)
    if about.state is not State.CLOSED:
        raise NotClosed
    if about.closed_at is None or not may_reopen(about.closed_at, by.now, settled=about.settled):
        raise TooLateToReopen
    if about.closed_at != seen.closed_at:
        raise NotClosed
    code = _code(connection, about)
    row = {"workshop_id": seen.id, "closed_at": about.closed_at, "at": by.now, "reason": kept}
    connection.execute(insert(ReopeningRow).values(**row))
    moment = connection.execute(select(WorkshopRow.next_look).where(WorkshopRow.id == seen.id)).scalar()
    again = following_look(moment, by.now) if moment is not None and moment <= by.now else moment
    values = {"state": State.OPEN, "closed_at": None, "code": code, "next_look": again}
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == seen.id).values(**values))
    scenes.keep(connection, seen.id, by.now)
    details = {"reason": kept}
    audit.record(connection, by, action="workshop.reopened", subject=seen.id, details=details)
    note(connection, f"workshop:{seen.id}")
    return code


def _code(connection: Connection, about: Workshop) -> str:
    live = (WorkshopRow.code == about.code) & (WorkshopRow.state != State.CLOSED)
    taken = connection.execute(select(WorkshopRow.id).where(live)).first()
    return codes.free(connection) if taken else about.code
