"""What moves by itself: a fixed clock looks at who waits, and never at who arrives."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from db.changes import note
from db.models.vote import VoteRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import blocks, lots
from db.queries.votes import urn
from domain.evaluation.reservoir import drawn, first_look, following_look, needed, needed_of_several
from domain.workshops.workshop import Admission, State, counted_as

_LOCK = select(WaveRow.id).where(WaveRow.id == bindparam("wave")).with_for_update(key_share=True)  # built once


def due(connection: Connection, now: datetime) -> tuple[tuple[str, str | None], ...]:
    """The reservoirs whose moment has come: (wave, workshop), None for the wave's own."""
    rooms = select(WorkshopRow.wave_id, WorkshopRow.id).where(
        WorkshopRow.state == State.OPEN, WorkshopRow.next_look <= now
    )
    own = select(WaveRow.id).where(WaveRow.next_look <= now)
    found = [(wave, room) for wave, room in connection.execute(rooms)]
    return (*found, *((wave, None) for wave in connection.execute(own).scalars()))


def look(connection: Connection, wave: str, workshop: str | None, now: datetime) -> None:
    """Publish ten of those who wait, if at least twenty do, for each questionnaire that they answered.

    Nothing if another process has looked before.
    """
    lock(connection, wave)
    if not _my_turn(connection, wave, workshop, now):
        return
    least = 0
    if workshop is not None:
        note(connection, f"workshop:{workshop}")  # its screens hear nothing else that this changes
        for vote in _public_votes(connection, workshop):
            urn.sample(connection, vote, drawn(urn.undrawn(connection, vote)))
        chosen = select(WorkshopRow.revealed_at, WorkshopRow.admission, WorkshopRow.by_code, WorkshopRow.people)
        room = connection.execute(chosen.where(WorkshopRow.id == workshop)).one()
        if room.revealed_at is None:
            return
        least = needed(counted_as(Admission(room.admission), by_code=room.by_code), room.people)
    shown = None if workshop is None else blocks.shown(connection, workshop)
    for questionnaire, waits in blocks.waiting(connection, wave, workshop).items():
        if shown is None:
            least = needed_of_several(blocks.left(connection, wave, questionnaire))
        elif questionnaire not in shown:  # nobody has revealed it yet
            continue
        if people := drawn(waits, least):
            blocks.release_some(connection, wave, workshop, questionnaire, people, now.date())
    if workshop is None:
        lots.draw(connection, wave, now.date())


def start(connection: Connection, wave: str, now: datetime) -> None:
    """Begin to look at the wave's own reservoir, if nobody has; at a moment that says nothing of ``now``."""
    fresh = update(WaveRow).where(WaveRow.id == wave, WaveRow.next_look.is_(None))
    connection.execute(fresh.values(next_look=first_look(now)))


def lock(connection: Connection, wave: str) -> None:
    """One count at a time in a wave. On SQLite the writing transaction already is alone."""
    connection.execute(_LOCK, {"wave": wave})


def _my_turn(connection: Connection, wave: str, workshop: str | None, now: datetime) -> bool:
    """Whether this process is the first to see that the moment has come: it sets the following one."""
    row, key = (WaveRow, wave) if workshop is None else (WorkshopRow, workshop)
    moment = connection.execute(select(row.next_look).where(row.id == key)).scalar()
    if moment is None or moment > now:
        return False
    mine = update(row).where(row.id == key, row.next_look == moment)
    return bool(connection.execute(mine.values(next_look=following_look(moment, now))).rowcount)


def _public_votes(connection: Connection, workshop: str) -> list[str]:
    chosen = select(VoteRow.id).where(VoteRow.workshop_id == workshop, VoteRow.state == State.OPEN)
    return list(connection.execute(chosen.where(VoteRow.public == True)).scalars())  # noqa: E712  SQL
