"""What is kept about people, and until when: one query a family, each giving what goes together.

Of a rehearsal, nothing is kept a whole day: it is not here.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, union_all

from db.models.admission import DeviceRow
from db.models.capture import SpokenWordRow
from db.models.content import TerritoryRow
from db.models.participation import ResponseRow
from db.models.partners import PartnerAnswerRow, PartnerResponseRow
from db.models.pooled import CommitmentRow, MeansRow
from db.models.priorities import PriorityEventRow, PriorityRow
from db.models.retention import ErasedRow
from db.models.sheets import SheetRow
from db.models.staff import AuditRow, StaffRow
from db.models.ties import SheetVersionRow, TieRow
from db.models.verbatim import VerbatimRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import written
from domain.operations.retention import TERMS, Erasure, Family, Heap, promised
from domain.priorities.priority import Status
from domain.workshops.workshop import State

_REAL, _REAL_WAVE = WorkshopRow.rehearses.is_(None), WaveRow.rehearsal == False  # noqa: E712  SQL


def kept(connection: Connection) -> tuple[Heap, ...]:
    """All of it, family by family, what goes first first."""
    found: list[Heap] = []
    for read in _FAMILIES.values():
        found.extend(sorted(read(connection), key=lambda heap: (heap.until, heap.about, heap.subject)))
    return tuple(found)


def of(connection: Connection, family: Family) -> tuple[Heap, ...]:
    """What is kept of one family; backups are files, and not here."""
    return tuple(_FAMILIES[family](connection)) if family in _FAMILIES else ()


def erasures(connection: Connection, most: int) -> tuple[Erasure, ...]:
    """What was erased, the last first."""
    last = select(ErasedRow).order_by(ErasedRow.day.desc(), ErasedRow.family, ErasedRow.subject).limit(most)
    return tuple(Erasure(row.day, Family(row.family), row.subject, row.n) for row in connection.execute(last))


def names(connection: Connection, territories: Collection[str]) -> dict[str, str]:
    """What may be named of those territories (``""``: of the house): places, waves and workshops by id."""
    places = connection.execute(select(TerritoryRow.id, TerritoryRow.id, TerritoryRow.name))
    waves = connection.execute(select(WaveRow.id, WaveRow.territory_id, WaveRow.label).where(_REAL_WAVE))
    rooms = connection.execute(select(WorkshopRow.id, WorkshopRow.territory_id, WorkshopRow.title).where(_REAL))
    known = [(one, place, name) for rows in (places, waves, rooms) for one, place, name in rows]
    return {one: name for one, place, name in (("", "", ""), *known) if place in territories}


def _of_waves(connection: Connection, family: Family, counted: Select[*tuple[Any, ...]]) -> list[Heap]:
    """``counted``: wave and how many rows.

    A wave ends when somebody closes it; until then with its last workshop, or when its partners may no longer answer.
    """
    last = select(WorkshopRow.wave_id, func.max(WorkshopRow.day).label("day")).group_by(WorkshopRow.wave_id).subquery()
    here = counted.subquery()
    columns = (WaveRow.id, WaveRow.label, WaveRow.territory_id, WaveRow.ends_on, WaveRow.closed_on, last.c.day)
    rows = connection.execute(
        select(*columns, TerritoryRow.retention, here.c.n)
        .join(here, here.c.wave_id == WaveRow.id)
        .join(TerritoryRow, TerritoryRow.id == WaveRow.territory_id)
        .outerjoin(last, last.c.wave_id == WaveRow.id)
        .where(_REAL_WAVE)
    )
    found = []
    for row in rows:
        known = (row.ends_on, row.day) if row.closed_on is None else (row.closed_on,)
        ends = [day for day in known if day is not None]
        if ends:  # what nobody has ended is not over
            term = promised(row.retention) or TERMS[family]
            found.append(Heap(family, row.id, row.label, row.territory_id, row.n, term.until(max(ends))))
    return found


def _answers(connection: Connection) -> list[Heap]:
    counted = select(ResponseRow.wave_id, func.count().label("n")).group_by(ResponseRow.wave_id)
    return _of_waves(connection, Family.ANSWERS, counted)


def _partners(connection: Connection) -> list[Heap]:
    """What organisations answered at the desk, and said of themselves and of one another."""
    answered = select(PartnerResponseRow.wave_id).join(
        PartnerAnswerRow, PartnerAnswerRow.response_id == PartnerResponseRow.id
    )
    own = (select(row.wave_id) for row in (TieRow, SheetVersionRow, MeansRow, CommitmentRow))
    said = union_all(answered, *own).subquery()
    return _of_waves(
        connection, Family.PARTNERS, select(said.c.wave_id, func.count().label("n")).group_by(said.c.wave_id)
    )


def _words(connection: Connection) -> list[Heap]:
    """Of workshops where none was erased yet: nothing comes in a month later, but what was published and taken back."""
    gone = select(ErasedRow.subject).where(ErasedRow.family == Family.WORDS)
    late = ResponseRow.workshop_id.not_in(gone) | VerbatimRow.state.is_not(None)
    chosen = written.unread().add_columns(ResponseRow.workshop_id).where(late).subquery()
    counted = select(chosen.c.workshop_id, func.count().label("n")).group_by(chosen.c.workshop_id).subquery()
    return _of_workshops(connection, Family.WORDS, counted)


def _spoken(connection: Connection) -> list[Heap]:
    """Those that nobody has read over; what was read is part of the minutes."""
    unheard = SpokenWordRow.cleared == False  # noqa: E712  SQL
    counted = select(SpokenWordRow.workshop_id, func.count().label("n"), func.min(SpokenWordRow.made_at).label("at"))
    here = counted.where(unheard).group_by(SpokenWordRow.workshop_id).subquery()
    rows = connection.execute(
        select(WorkshopRow.id, WorkshopRow.title, WorkshopRow.territory_id, here.c.n, here.c["at"])
        .join(here, here.c.workshop_id == WorkshopRow.id)
        .where(_REAL)
    )
    term = TERMS[Family.SPOKEN]
    return [Heap(Family.SPOKEN, row.id, row.title, row.territory_id, row.n, term.until(row.at.date())) for row in rows]


def _sheets(connection: Connection) -> list[Heap]:
    """What was copied of sheets of paper and is not counted: nobody read them a second time."""
    copied = select(SheetRow.workshop_id, func.count().label("n")).where(SheetRow.first.is_not(None))
    return _of_workshops(connection, Family.SHEETS, copied.group_by(SheetRow.workshop_id).subquery())


def _devices(connection: Connection) -> list[Heap]:
    """Of closed workshops: what is open still knows its devices."""
    here = select(DeviceRow.workshop_id, func.count().label("n")).join(
        WorkshopRow, WorkshopRow.id == DeviceRow.workshop_id
    )
    closed = here.where(WorkshopRow.state == State.CLOSED).group_by(DeviceRow.workshop_id)
    return _of_workshops(connection, Family.DEVICES, closed.subquery())


def _of_workshops(connection: Connection, family: Family, counted: Any) -> list[Heap]:  # noqa: ANN401  a subquery
    rows = connection.execute(
        select(WorkshopRow.id, WorkshopRow.title, WorkshopRow.territory_id, WorkshopRow.day, counted.c.n)
        .join(counted, counted.c.workshop_id == WorkshopRow.id)
        .where(_REAL)
    )
    return [Heap(family, row.id, row.title, row.territory_id, row.n, TERMS[family].until(row.day)) for row in rows]


def unread(connection: Connection) -> tuple[Row[Any], ...]:
    """The ideas that nobody has read yet: id, territory, and the day on which they came."""
    chosen = (
        select(PriorityRow.id, PriorityRow.territory_id, func.min(PriorityEventRow.day).label("day"))
        .join(PriorityEventRow, PriorityEventRow.priority_id == PriorityRow.id)
        .outerjoin(WorkshopRow, WorkshopRow.id == PriorityRow.workshop_id)
        .where(PriorityRow.status == Status.WAITING, _REAL)
        .group_by(PriorityRow.id, PriorityRow.territory_id)
    )
    return tuple(connection.execute(chosen))


def _ideas(connection: Connection) -> list[Heap]:
    names = {row.id: row.name for row in connection.execute(select(TerritoryRow.id, TerritoryRow.name))}
    days: dict[str, list[date]] = {}
    for row in unread(connection):
        days.setdefault(row.territory_id, []).append(row.day)
    term = TERMS[Family.IDEAS]
    return [
        Heap(Family.IDEAS, place, names[place], place, len(came), term.until(min(came))) for place, came in days.items()
    ]


def _accounts(connection: Connection) -> list[Heap]:
    """Those that can still be signed in to, or could be; seen first when that was first written down."""
    known = select(func.count().label("n"), func.min(StaffRow.seen_on).label("day"))
    row = connection.execute(known.where(StaffRow.password_hash != "", StaffRow.seen_on.is_not(None))).one()
    return [Heap(Family.ACCOUNTS, "", "", "", row.n, TERMS[Family.ACCOUNTS].until(row.day))] if row.n else []


def _journal(connection: Connection) -> list[Heap]:
    acts = select(AuditRow.chain, func.count().label("n"), func.min(AuditRow.at).label("at")).group_by(AuditRow.chain)
    names = {row.id: row.name for row in connection.execute(select(TerritoryRow.id, TerritoryRow.name))}
    term = TERMS[Family.JOURNAL]
    return [
        Heap(Family.JOURNAL, row.chain, names.get(row.chain, ""), row.chain, row.n, term.until(row.at.date()))
        for row in connection.execute(acts)
    ]


_FAMILIES: Mapping[Family, Callable[[Connection], list[Heap]]] = {
    Family.ANSWERS: _answers,
    Family.WORDS: _words,
    Family.SPOKEN: _spoken,
    Family.SHEETS: _sheets,
    Family.IDEAS: _ideas,
    Family.PARTNERS: _partners,
    Family.DEVICES: _devices,
    Family.ACCOUNTS: _accounts,
    Family.JOURNAL: _journal,
}
