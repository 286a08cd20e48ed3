"""What is done so that everybody can come to a workshop: one row, or none where nobody said anything."""

from sqlalchemy import Connection, delete, insert, select

from db.models.welcome import WelcomeRow
from domain.workshops.welcome import NOBODY_SAID, Offer, Welcome


def of(connection: Connection, workshop: str) -> Welcome:
    """What was said of it."""
    row = connection.execute(select(WelcomeRow).where(WelcomeRow.workshop_id == workshop)).first()
    if row is None:
        return NOBODY_SAID
    return Welcome(tuple(row.languages), frozenset(map(Offer, row.offers)), row.gives_food, row.epices)


def write(connection: Connection, workshop: str, said: Welcome) -> None:
    """Keep it, in place of what was said before; the workshop is held, or new."""
    forget(connection, workshop)
    if said != NOBODY_SAID:
        told = {"languages": list(said.languages), "offers": sorted(said.offers)}
        told |= {"gives_food": said.gives_food, "epices": said.epices}
        connection.execute(insert(WelcomeRow).values(workshop_id=workshop, **told))


def forget(connection: Connection, workshop: str) -> None:
    """Nobody said anything."""
    connection.execute(delete(WelcomeRow).where(WelcomeRow.workshop_id == workshop))
