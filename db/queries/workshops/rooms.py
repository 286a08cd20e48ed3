"""A workshop whose row is held: what changes the number of those who have come in happens one by one."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select, update

from db.models.workshop import WorkshopRow
from domain.workshops.admission import PEOPLE
from domain.workshops.errors import UnknownWorkshop, WorkshopClosed
from domain.workshops.workshop import Admission, State, WorkshopAway

ROW = WorkshopRow
_HELD = (  # built once: everybody of a room begins at once
    select(ROW.state, ROW.admission, ROW.people, ROW.seated, ROW.by_code, ROW.away)
    .where(ROW.id == bindparam("one"))
    .with_for_update(key_share=True)
)
_SEAT = update(ROW).where(ROW.id == bindparam("one")).values(seated=ROW.seated + bindparam("more"))


@dataclass
class Room:
    """A workshop whose row is held.

    ``people``: present, thirty until they were counted. ``by_code``: somebody began on a phone that the code let in.
    """

    id: str
    state: State
    admission: Admission
    people: int
    seated: int
    by_code: bool

    @property
    def free(self) -> int:
        """Places that nobody has taken."""
        return self.people - self.seated


def held(connection: Connection, workshop: str) -> Room:
    """Keep the workshop as it is until this transaction ends.

    Raises
    ------
    domain.workshops.errors.UnknownWorkshop, domain.workshops.workshop.WorkshopAway
    domain.workshops.errors.WorkshopClosed
        It was closed, and went back to where it came from.
    """
    found = connection.execute(_HELD, {"one": workshop}).first()
    if found is None:
        raise UnknownWorkshop
    if found.away:
        raise WorkshopClosed if found.state == State.CLOSED else WorkshopAway
    people = PEOPLE if found.people is None else found.people
    return Room(workshop, State(found.state), Admission(found.admission), people, found.seated, found.by_code)


def seat(connection: Connection, room: Room, more: int) -> None:
    """So many more of its places are taken."""
    if more:
        connection.execute(_SEAT, {"one": room.id, "more": more})
        room.seated += more


def make(connection: Connection, room: Room, places: int) -> None:
    """So many places are free: ``people`` rises as it must. The caller writes down who said so."""
    if room.free < places:
        room.people = room.seated + places
        connection.execute(update(WorkshopRow).where(WorkshopRow.id == room.id).values(people=room.people))


def note_code(connection: Connection, room: Room) -> None:
    """Somebody begins on a phone that the code let in."""
    if not room.by_code:
        connection.execute(update(WorkshopRow).where(WorkshopRow.id == room.id).values(by_code=True))
        room.by_code = True
