"""Going from step to step. Each move names the row it saw: of two presses, or two facilitators, one goes on."""

from sqlalchemy import Connection, update

from db.changes import note
from db.models.workshop import CurrentStepRow
from db.queries.staff import audit
from db.queries.workshops import programme, scenes, workshops
from domain.staff.by import By
from domain.workshops.programme import MORE, MOST_MORE, REST, AlreadyMoved, NoSuchStep, Now


def on(connection: Connection, workshop: str, seen: Now, *, by: By, remote: int | None = None) -> None:
    """Go on to the next step; the wall follows. ``remote``: the one it was pressed on, if any. Raises as ``_move``."""
    _move(connection, workshop, seen, 1, by, remote)


def back(connection: Connection, workshop: str, seen: Now, *, by: By, remote: int | None = None) -> None:
    """Go back to the step before; the wall follows. Raises as ``_move``."""
    _move(connection, workshop, seen, -1, by, remote)


def _move(connection: Connection, workshop: str, seen: Now, steps: int, by: By, remote: int | None) -> None:
    """The wall gives up the vote or the question that it showed.

    ``seen``: where the programme stood on the screen of whoever asks.

    Raises
    ------
    domain.workshops.programme.AlreadyMoved, domain.workshops.programme.NoSuchStep
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    to, now = seen.position + steps, by.now
    workshops.held_open(connection, workshop)
    if seen.version and now - seen.since < REST:
        raise AlreadyMoved
    if to not in {step.position for step in programme.steps(connection, workshop)}:
        raise NoSuchStep
    _change(connection, workshop, seen, position=to, since=now, more=0)
    programme.begun(connection, workshop, to, seen.version + 1, now)
    scenes.bare(connection, workshop)
    _record(connection, workshop, "workshop.step_changed", {"position": to}, by, remote)


def extend(connection: Connection, workshop: str, seen: Now, *, by: By, remote: int | None = None) -> None:
    """Give the step that is now ``MORE`` minutes.

    Raises
    ------
    As ``on``; ``AlreadyMoved`` too once ``MOST_MORE`` are given.
    """
    workshops.held_open(connection, workshop)
    _change(connection, workshop, seen, more=min(seen.more + MORE, MOST_MORE))
    _record(connection, workshop, "workshop.step_extended", {"position": seen.position}, by, remote)


def _change(connection: Connection, workshop: str, seen: Now, **values: object) -> None:
    here = (CurrentStepRow.workshop_id == workshop) & (CurrentStepRow.version == seen.version)
    changed = connection.execute(update(CurrentStepRow).where(here).values(version=seen.version + 1, **values))
    if not changed.rowcount:
        raise AlreadyMoved


def _record(
    connection: Connection, workshop: str, action: str, details: dict[str, int], by: By, remote: int | None
) -> None:
    details |= {} if remote is None else {"remote": remote}
    audit.record(connection, by, action=action, subject=workshop, details=details)
    scenes.keep(connection, workshop, by.now)
    note(connection, f"workshop:{workshop}")
