"""Erase what was kept long enough, a family at a time, and write down how much. Figures and tallies stay."""

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime, time

from sqlalchemy import Connection, bindparam, delete, select, update

from db import chain, once
from db.models.admission import DeviceRow
from db.models.blanks import BlankTicketRow
from db.models.levels import PriorityLevelRow
from db.models.participation import AnswerRow, ConsentRow, ResponseRow, VisitRow
from db.models.partners import PartnerAnswerRow, PartnerResponseRow
from db.models.pooled import CommitmentEntryRow, CommitmentRow, MeansRow, MeansShareRow
from db.models.priorities import PriorityEventRow, PriorityRow
from db.models.publication import BlockRow
from db.models.retention import ErasedRow, UnerasedRow
from db.models.staff import StaffRow
from db.models.ties import SheetVersionRow, TieRow
from db.models.vote import VoteRow, VotingRightRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import looks, tallies, verbatims, written
from db.queries.participation import sheets
from db.queries.priorities import unread
from db.queries.staff import staff
from db.queries.votes import results, votes
from db.queries.workshops import words
from db.upsert import insert
from domain.operations.retention import ERASED, TERMS, Heap, Stock

ONE_ERASER = 0x7AB1EF  # of several servers: what went is counted once
CHUNK = 1_000  # rows a transaction: whoever answers meanwhile waits no longer than that takes


def erase(connection: Connection, heap: Heap, today: date) -> int:
    """Erase at most a thousand rows of a heap that is over; returns how many, 0 once nothing is left.

    The journal has a way of its own, ``prune``: it is signed.
    """
    once.in_turn(connection, ONE_ERASER)
    n = _WAYS[heap.family](connection, heap, today)
    write_down(connection, today, heap.family, heap.subject, n)
    return n


def prune(connection: Connection, today: date, secret_key: str) -> int:
    """Remove the acts that are too old from every chain, each held by a signed anchor; returns how many."""
    once.in_turn(connection, ONE_ERASER)
    first = datetime.combine(TERMS[Stock.JOURNAL].first_kept(today), time(), UTC)
    removed = chain.prune(connection, first, datetime.combine(today, time.max, UTC), secret_key)
    for name, n in removed.items():
        write_down(connection, today, Stock.JOURNAL, name, n)
    return sum(removed.values())


def say_unerased(connection: Connection, families: Collection[str], day: date) -> None:
    """Of which families not everything went today that was over: of those before, nothing is said any more."""
    connection.execute(delete(UnerasedRow))
    for family in families:
        new = insert(connection.dialect.name, UnerasedRow).values(family=family, day=day)
        connection.execute(new.on_conflict_do_update(index_elements=["family"], set_={"day": day}))


def write_down(connection: Connection, day: date, family: Stock, subject: str, n: int) -> None:
    """That so many rows went today; nothing of none."""
    if not n:
        return
    new = insert(connection.dialect.name, ErasedRow).values(day=day, family=family, subject=subject, n=n)
    more = {"n": ErasedRow.n + new.excluded.n}
    connection.execute(new.on_conflict_do_update(index_elements=["day", "family", "subject"], set_=more))


def _answers(connection: Connection, heap: Heap, _: date) -> int:
    """People's answers, with their consents, visits and tickets; who still waited to be published no longer does."""
    looks.lock(connection, heap.subject)
    _nobody_waits(connection, heap.subject)
    chosen = select(ResponseRow.id, ResponseRow.visit_id).where(ResponseRow.wave_id == heap.subject).limit(CHUNK)
    rows = connection.execute(chosen).all()
    mine, visits = [row.id for row in rows], [row.visit_id for row in rows]
    connection.execute(delete(AnswerRow).where(AnswerRow.response_id.in_(mine)))
    connection.execute(delete(ResponseRow).where(ResponseRow.id.in_(mine)))
    connection.execute(delete(ConsentRow).where(ConsentRow.visit_id.in_(visits)))
    connection.execute(delete(VisitRow).where(VisitRow.id.in_(visits)))
    over = select(WorkshopRow.id).where(WorkshopRow.wave_id == heap.subject)
    connection.execute(delete(BlankTicketRow).where(BlankTicketRow.workshop_id.in_(over)))  # nobody took them
    return len(rows)


def _cards(connection: Connection, heap: Heap, _: date) -> int:
    """Answers stay, and nothing pairs them any more."""
    here = (ResponseRow.wave_id == heap.subject) & ResponseRow.link_hash.is_not(None)
    some = select(ResponseRow.id).where(here).limit(CHUNK)
    return connection.execute(update(ResponseRow).where(ResponseRow.id.in_(some)).values(link_hash=None)).rowcount


def _nobody_waits(connection: Connection, wave: str) -> None:
    """Empty the reservoirs: their people are too few to be told, and soon nothing says any more what they said."""
    waiting = (BlockRow.wave_id == wave) & (BlockRow.state == "waiting")
    for block in connection.execute(select(BlockRow.id).where(waiting)).scalars().all():
        tallies.taken(connection, f"block:{block}")
    connection.execute(update(BlockRow).where(waiting).values(state="released", n=0))
    connection.execute(update(WorkshopRow).where(WorkshopRow.wave_id == wave).values(next_look=None))
    connection.execute(update(WaveRow).where(WaveRow.id == wave).values(next_look=None))


def _words(connection: Connection, heap: Heap, _: date) -> int:
    """What people wrote and nobody published. That they wrote stays: it is counted."""
    here = written.unread().where(ResponseRow.workshop_id == heap.subject)
    return _wordless(connection, here, structure=False)


def _structure_words(connection: Connection, heap: Heap, _: date) -> int:
    """The same of organisations."""
    here = written.unread_of_structures().where(PartnerResponseRow.wave_id == heap.subject)
    return _wordless(connection, here, structure=True)


def _wordless(connection: Connection, these: written.Written, *, structure: bool) -> int:
    said = written.answers(structure=structure)
    rows = connection.execute(these.limit(CHUNK)).all()
    if rows:
        one = (said.response_id == bindparam("of")) & (said.question_id == bindparam("asked"))
        gone = update(said).where(one).values(value=ERASED)
        connection.execute(gone, [{"of": row.response_id, "asked": row.question_id} for row in rows])
        verbatims.forget(connection, [(row.response_id, row.question_id) for row in rows], structure=structure)
    return len(rows)


def _spoken(connection: Connection, heap: Heap, today: date) -> int:
    return words.forget(connection, heap.subject, today)


def _sheets(connection: Connection, heap: Heap, _: date) -> int:
    return sheets.forget(connection, heap.subject)


def _ideas(connection: Connection, heap: Heap, today: date) -> int:
    """Those that waited too long for somebody to read them, with what happened to them."""
    term = TERMS[Stock.IDEAS]
    waited = (row for row in unread.waiting(connection) if row.territory_id == heap.subject)
    over = [row.id for row in waited if term.over(row.day, today)]
    for own in (PriorityEventRow, PriorityLevelRow):
        connection.execute(delete(own).where(own.priority_id.in_(over)))
    connection.execute(delete(PriorityRow).where(PriorityRow.id.in_(over)))
    return len(over)


def _partners(connection: Connection, heap: Heap, _: date) -> int:
    """What organisations answered, and said of themselves and of one another; that they did stays."""
    _said_of_these(connection, heap.subject)
    said = sum(
        connection.execute(delete(row).where(row.wave_id == heap.subject)).rowcount
        for row in (TieRow, SheetVersionRow, MeansRow, CommitmentRow)
    )
    if said:
        return said
    of = select(PartnerResponseRow.id).where(PartnerResponseRow.wave_id == heap.subject)
    chosen = select(PartnerAnswerRow.response_id).where(PartnerAnswerRow.response_id.in_(of)).limit(1)
    response = connection.execute(chosen).scalar()
    return connection.execute(delete(PartnerAnswerRow).where(PartnerAnswerRow.response_id == response)).rowcount


def _said_of_these(connection: Connection, wave: str) -> None:
    """What was said of the means and commitments of a wave, in whichever wave it was; and in it, of means of others."""
    means, made = select(MeansRow.id), select(CommitmentRow.id).where(CommitmentRow.wave_id == wave)
    share, mine = MeansShareRow, means.where(MeansRow.wave_id == wave)
    of = share.need_id.in_(mine) | share.offer_id.in_(mine) | (share.wave_id == wave)
    connection.execute(delete(share).where(of))
    connection.execute(delete(CommitmentEntryRow).where(CommitmentEntryRow.commitment_id.in_(made)))


def _devices(connection: Connection, heap: Heap, _: date) -> int:
    """The keyed hashes of the devices of a workshop."""
    used = select(VotingRightRow.device_id).where(VotingRightRow.device_id.is_not(None))
    mine = (DeviceRow.workshop_id == heap.subject) & DeviceRow.id.not_in(used)
    return connection.execute(delete(DeviceRow).where(mine)).rowcount


def _ballots(connection: Connection, heap: Heap, today: date) -> int:
    """Of one vote at a time, with the receipts; what was told of it stays, as numbers."""
    first = TERMS[Stock.BALLOTS].first_kept(today)
    over = select(VoteRow.id).where(VoteRow.workshop_id == heap.subject, VoteRow.closed_on < first)
    closed = votes.by_id(connection, connection.execute(over.order_by(VoteRow.id)).scalars().all()).values()
    return next(filter(None, (results.erase(connection, one) for one in closed)), 0)


def begin(connection: Connection, today: date) -> None:
    """Count accounts that were never seen from today on: nobody wrote down when they were."""
    connection.execute(update(StaffRow).where(StaffRow.seen_on.is_(None)).values(seen_on=today))


def _accounts(connection: Connection, _: Heap, today: date) -> int:
    """Names, logins, passwords and roles of people who no longer sign in; the journal keeps their acts."""
    first = TERMS[Stock.ACCOUNTS].first_kept(today)
    idle = select(StaffRow.id).where(StaffRow.seen_on < first, StaffRow.password_hash != "").limit(CHUNK)
    some = connection.execute(idle).scalars().all()
    for staff_id in some:
        staff.erase(connection, staff_id)
    return len(some)


_WAYS: Mapping[Stock, Callable[[Connection, Heap, date], int]] = {
    Stock.ANSWERS: _answers,
    Stock.CARDS: _cards,
    Stock.WORDS: _words,
    Stock.SPOKEN: _spoken,
    Stock.SHEETS: _sheets,
    Stock.IDEAS: _ideas,
    Stock.PARTNERS: _partners,
    Stock.STRUCTURE_WORDS: _structure_words,
    Stock.DEVICES: _devices,
    Stock.BALLOTS: _ballots,
    Stock.ACCOUNTS: _accounts,
}
