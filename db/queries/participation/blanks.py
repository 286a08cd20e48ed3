"""Tickets on paper before anybody has one: printed, then taken once, by whoever types it at the start of their turn."""

from sqlalchemy import Connection, delete, func, insert, select, update

from db.changes import note
from db.models.blanks import BlankTicketRow
from db.models.participation import ResponseRow
from db.queries.operations import carries
from db.queries.staff import audit
from db.queries.workshops import rooms
from domain.participation import tickets
from domain.participation.tickets import MOST_BLANKS, NotBlank, Ticket, TooManyBlanks
from domain.staff.by import By


def draw(connection: Connection, workshop: str, many: int, secret_key: str, by: By) -> tuple[Ticket, ...]:
    """So many new tickets, known nowhere from now on but on the paper.

    Raises
    ------
    domain.workshops.errors.UnknownWorkshop
    TooManyBlanks
    """
    rooms.held(connection, workshop)
    here = BlankTicketRow.workshop_id == workshop
    free = connection.execute(select(func.count()).select_from(BlankTicketRow).where(here)).scalar_one()
    if free + many > MOST_BLANKS:
        raise TooManyBlanks(most=MOST_BLANKS)
    drawn = tuple(tickets.draw() for _ in range(many))
    shared, key = {"workshop_id": workshop, "day": by.now.date()}, carries.key_of(connection, workshop, secret_key)
    rows = [{**shared, "ticket_hash": tickets.keyed_hash(ticket.text, key)} for ticket in drawn]
    connection.execute(insert(BlankTicketRow), rows)
    note(connection, f"workshop:{workshop}")
    details = {"n": many}
    audit.record(connection, by, action="workshop.blanks_drawn", subject=workshop, details=details)
    return drawn


def printed(connection: Connection, workshop: str) -> bool:
    """Whether there are any that nobody has taken."""
    here = select(BlankTicketRow.ticket_hash).where(BlankTicketRow.workshop_id == workshop).limit(1)
    return connection.execute(here).first() is not None


def take(connection: Connection, visit_id: str, ticket_hash: str, *, instead_of: str) -> None:
    """From now on this is the ticket of the visit. Saying it again changes nothing.

    The row that goes is the right to it: of two who take it at once, one finds it. ``instead_of``: the hash that the
    visit began with, which it must still have.

    Raises
    ------
    NotBlank
    """
    mine = ResponseRow.visit_id == visit_id
    here = select(ResponseRow.workshop_id).where(mine).scalar_subquery()
    free = (BlankTicketRow.ticket_hash == ticket_hash) & (BlankTicketRow.workshop_id == here)
    if not connection.execute(delete(BlankTicketRow).where(free)).rowcount:
        if connection.execute(select(ResponseRow.ticket_hash).where(mine)).scalar() == ticket_hash:
            return
        raise NotBlank
    asks = mine & (ResponseRow.ticket_hash == instead_of) & (ResponseRow.finished == False)  # noqa: E712  SQL
    if not connection.execute(update(ResponseRow).where(asks).values(ticket_hash=ticket_hash)).rowcount:
        raise NotBlank
