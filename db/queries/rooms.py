"""A workshop whose row is held: what changes the number of those who have come in happens one by one."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from db.models.workshop import WorkshopRow
from domain.admission import PEOPLE
from domain.errors import UnknownWorkshop
from domain.workshops import Admission, State


@dataclass
class Room:
    """A workshop whose row is held. ``people``: present, thirty until they were counted."""

    id: str
    state: State
    admission: Admission
    people: int
    seated: int

    @property
    def free(self) -> int:
        """Places that nobody has taken."""
        return self.people - self.seated


def held(connection: Connection, workshop: str) -> Room:
    """Keep the workshop as it is until this transaction ends.

    Raises
    ------
    domain.errors.UnknownWorkshop
    """
    columns = (WorkshopRow.state, WorkshopRow.admission, WorkshopRow.people, WorkshopRow.seated)
    row = connection.execute(select(*columns).where(WorkshopRow.id == workshop).with_for_update(key_share=True)).first()
    if row is None:
        raise UnknownWorkshop
    people = PEOPLE if row.people is None else row.people
    return Room(workshop, State(row.state), Admission(row.admission), people, row.seated)
