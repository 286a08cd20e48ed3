"""Link cards: printed for a territory, and kept beside a response as a hash."""

from sqlalchemy import Connection, select, update

from db.models.cards import CardsPrintedRow
from db.models.participation import ResponseRow
from db.models.workshop import WorkshopRow
from db.queries.evaluation import looks
from db.queries.staff import audit
from db.queries.workshops import workshops
from db.upsert import insert
from domain.participation import cards
from domain.staff.by import By


def draw(connection: Connection, workshop: str, many: int, by: By) -> tuple[str, ...]:
    """So many new cards, known nowhere but on the paper; from now on devices of the territory ask for one.

    Raises
    ------
    domain.workshops.errors.UnknownWorkshop
    """
    territory = workshops.workshop(connection, workshop).territory
    new = insert(connection.dialect.name, CardsPrintedRow).values(territory_id=territory, day=by.now.date())
    again = {"day": new.excluded.day}
    connection.execute(new.on_conflict_do_update(index_elements=["territory_id"], set_=again))
    details = {"n": many}
    audit.record(connection, by, action="workshop.cards_drawn", subject=workshop, details=details)
    return tuple(cards.draw() for _ in range(many))


def given(connection: Connection, territory: str) -> bool:
    """Whether cards were ever printed there."""
    here = select(CardsPrintedRow.territory_id).where(CardsPrintedRow.territory_id == territory)
    return connection.execute(here).first() is not None


def territory_of(connection: Connection, visit_id: str) -> str | None:
    """Where a visit is; None if nothing is known of it."""
    place = select(WorkshopRow.territory_id).join(ResponseRow, ResponseRow.workshop_id == WorkshopRow.id)
    return connection.execute(place.where(ResponseRow.visit_id == visit_id)).scalar()


def keep(connection: Connection, visit_id: str, link_hash: str) -> None:
    """Keep a card beside a response, if it is the first one of the wave to have it. Saying it again changes nothing.

    Of two people who type the same card in one wave, the first keeps it, and the other one's answers count as those of
    whoever has none: two people are never joined, and nobody's answers take the place of anybody's. Neither is told:
    else whoever holds somebody's card could ask whether that person came.
    """
    mine = ResponseRow.visit_id == visit_id
    wave = connection.execute(select(ResponseRow.wave_id).where(mine)).scalar()
    if wave is None:
        return
    looks.lock(connection, wave)  # of two at once one comes after the other, and finds it taken
    same = (ResponseRow.wave_id == wave) & (ResponseRow.link_hash == link_hash)
    if connection.execute(select(ResponseRow.id).where(same)).first() is None:
        none = mine & ResponseRow.link_hash.is_(None) & (ResponseRow.finished == False)  # noqa: E712  SQL
        connection.execute(update(ResponseRow).where(none).values(link_hash=link_hash))
