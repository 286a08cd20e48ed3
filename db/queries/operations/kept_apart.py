"""What is kept of no wave and of no day of a workshop: ideas, ballots of closed votes, accounts, the journal."""

from datetime import date

from sqlalchemy import Connection, func, select, union_all

from db.models.content import TerritoryRow
from db.models.staff import AuditRow, StaffRow
from db.models.vote import BallotRow, ReceiptRow, VoteRow
from db.models.workshop import WorkshopRow
from db.queries.priorities import unread
from domain.operations.retention import TERMS, Heap, Stock


def ideas(connection: Connection, _: date | None) -> list[Heap]:
    """Those that nobody has read yet, by territory."""
    names = {row.id: row.name for row in connection.execute(select(TerritoryRow.id, TerritoryRow.name))}
    days: dict[str, list[date]] = {}
    for row in unread.waiting(connection):
        days.setdefault(row.territory_id, []).append(row.day)
    term = TERMS[Stock.IDEAS]
    return [
        Heap(Stock.IDEAS, place, names[place], place, len(came), term.until(min(came))) for place, came in days.items()
    ]


def ballots(connection: Connection, over: date | None) -> list[Heap]:
    """Of closed votes, with their receipts; by workshop, of which a vote may have come much later than another."""
    said = union_all(*(select(row.vote_id) for row in (BallotRow, ReceiptRow))).subquery()
    counted = select(VoteRow.workshop_id, func.count().label("n"), func.min(VoteRow.closed_on).label("day"))
    here = counted.join(said, said.c.vote_id == VoteRow.id).where(VoteRow.closed_on.is_not(None))
    if over is not None:
        here = here.where(VoteRow.closed_on < TERMS[Stock.BALLOTS].first_kept(over))
    some = here.group_by(VoteRow.workshop_id).subquery()
    rows = connection.execute(
        select(WorkshopRow.id, WorkshopRow.title, WorkshopRow.territory_id, some.c.n, some.c.day)
        .join(some, some.c.workshop_id == WorkshopRow.id)
        .where(WorkshopRow.rehearses.is_(None))
    )
    term = TERMS[Stock.BALLOTS]
    return [Heap(Stock.BALLOTS, row.id, row.title, row.territory_id, row.n, term.until(row.day)) for row in rows]


def accounts(connection: Connection, _: date | None) -> list[Heap]:
    """Those that can still be signed in to, or could be; seen first when that was first written down."""
    known = select(func.count().label("n"), func.min(StaffRow.seen_on).label("day"))
    row = connection.execute(known.where(StaffRow.password_hash != "", StaffRow.seen_on.is_not(None))).one()
    return [Heap(Stock.ACCOUNTS, "", "", "", row.n, TERMS[Stock.ACCOUNTS].until(row.day))] if row.n else []


def journal(connection: Connection, _: date | None) -> list[Heap]:
    """What staff did, by chain."""
    acts = select(AuditRow.chain, func.count().label("n"), func.min(AuditRow.at).label("at")).group_by(AuditRow.chain)
    names = {row.id: row.name for row in connection.execute(select(TerritoryRow.id, TerritoryRow.name))}
    term = TERMS[Stock.JOURNAL]
    return [
        Heap(Stock.JOURNAL, row.chain, names.get(row.chain, ""), row.chain, row.n, term.until(row.at.date()))
        for row in connection.execute(acts)
    ]
