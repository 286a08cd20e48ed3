"""What is kept about people, and until when: one query a family, each giving what goes together.

Of a rehearsal, nothing is kept a whole day: it is not here.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, union_all

from db.models.admission import DeviceRow
from db.models.capture import SpokenWordRow
from db.models.content import TerritoryRow
from db.models.participation import ResponseRow
from db.models.partners import PartnerAnswerRow, PartnerResponseRow
from db.models.pooled import CommitmentRow, MeansRow
from db.models.retention import ErasedRow, UnerasedRow
from db.models.sheets import SheetRow
from db.models.ties import SheetVersionRow, TieRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import written
from db.queries.operations import kept_apart, project_ends
from domain.operations.retention import TERMS, Erasure, Heap, Stock, kept_until
from domain.workshops.workshop import State

_REAL, _REAL_WAVE = WorkshopRow.rehearses.is_(None), WaveRow.rehearsal == False  # noqa: E712  SQL


def kept(connection: Connection, over: date | None = None) -> tuple[Heap, ...]:
    """All of it, family by family, what goes first first. ``over``: as for ``of``."""
    return tuple(heap for family in _FAMILIES for heap in of(connection, family, over))


def of(connection: Connection, family: Stock, over: date | None = None) -> tuple[Heap, ...]:
    """What is kept of one family; backups are files, and not here.

    ``over``: only what is over on that day. Days are read first, and rows counted of what is over alone: every server
    asks each day, beside people who look and answer, and counting a million answers takes seconds.
    """
    found = _FAMILIES[family](connection, over) if family in _FAMILIES else []
    some = (heap for heap in found if over is None or heap.until <= over)
    return tuple(sorted(some, key=lambda heap: (heap.until, heap.about, heap.subject)))


def unerased(connection: Connection) -> tuple[tuple[str, date], ...]:
    """The families of which the last purge did not erase all that was over, and the day of that."""
    rows = connection.execute(select(UnerasedRow.family, UnerasedRow.day).order_by(UnerasedRow.family))
    return tuple((row.family, row.day) for row in rows)


def erasures(connection: Connection, most: int, subjects: Collection[str] | None = None) -> tuple[Erasure, ...]:
    """What was erased, the last first. ``subjects``: of these alone, however much there is of others; None: of all."""
    last = select(ErasedRow).order_by(ErasedRow.day.desc(), ErasedRow.family, ErasedRow.subject)
    with connection.execute(last.execution_options(yield_per=500)) as rows:
        mine = (row for row in rows if subjects is None or row.subject in subjects)
        return tuple(Erasure(row.day, Stock(row.family), row.subject, row.n) for row in islice(mine, most))


def names(connection: Connection, territories: Collection[str]) -> dict[str, str]:
    """What may be named of those territories (``""``: of the house): places, waves and workshops by id."""
    places = connection.execute(select(TerritoryRow.id, TerritoryRow.id, TerritoryRow.name))
    waves = connection.execute(select(WaveRow.id, WaveRow.territory_id, WaveRow.label).where(_REAL_WAVE))
    rooms = connection.execute(select(WorkshopRow.id, WorkshopRow.territory_id, WorkshopRow.title).where(_REAL))
    known = [(one, place, name) for rows in (places, waves, rooms) for one, place, name in rows]
    return {one: name for one, place, name in (("", "", ""), *known) if place in territories}


def _ends(connection: Connection, family: Stock) -> Mapping[str, tuple[str, str, date]]:
    """Of each wave that has an end: its name, its territory, and until when what is kept of a family is.

    A wave ends when somebody closes it; until then with its last workshop, or when its partners may no longer answer;
    with its project, where it has no other day.
    Words of organisations wait for these alone: they may write long after the last workshop.
    """
    last = select(WorkshopRow.wave_id, func.max(WorkshopRow.day).label("day")).group_by(WorkshopRow.wave_id).subquery()
    columns = (WaveRow.id, WaveRow.label, WaveRow.territory_id, WaveRow.ends_on, WaveRow.closed_on, last.c.day)
    chosen = (
        select(*columns, TerritoryRow.retention, TerritoryRow.project_ends)
        .join(TerritoryRow, TerritoryRow.id == WaveRow.territory_id)
        .outerjoin(last, last.c.wave_id == WaveRow.id)
        .where(_REAL_WAVE)
    )
    found, said = {}, project_ends.over(connection)
    for row in connection.execute(chosen):
        project_over = said.get(row.territory_id, row.project_ends)
        last_day = None if family is Stock.STRUCTURE_WORDS else row.day
        known = (row.ends_on, last_day) if row.closed_on is None else (row.closed_on,)
        days = [day for day in known if day is not None] or [day for day in (project_over,) if day is not None]
        if days:  # what nobody has ended is not over
            until = kept_until(family, max(days), row.retention, project_over)
            found[row.id] = (row.label, row.territory_id, until)
    return found


def _of_waves(
    connection: Connection, family: Stock, counted: Select[*tuple[Any, ...]], over: date | None
) -> list[Heap]:
    """``counted``: wave and how many rows."""
    known = _ends(connection, family)
    if over is not None:
        known = {wave: one for wave, one in known.items() if one[2] <= over}
    if not known:
        return []
    here = counted.subquery()
    many = connection.execute(select(here.c.wave_id, here.c.n).where(here.c.wave_id.in_(known))).all()
    named = ((wave, n, *known[wave]) for wave, n in many)
    return [Heap(family, wave, about, place, n, until) for wave, n, about, place, until in named]


def _answers(connection: Connection, over: date | None) -> list[Heap]:
    counted = select(ResponseRow.wave_id, func.count().label("n")).group_by(ResponseRow.wave_id)
    return _of_waves(connection, Stock.ANSWERS, counted, over)


def _cards(connection: Connection, over: date | None) -> list[Heap]:
    """Hashes of link cards; never longer than the answers beside them."""
    counted = select(ResponseRow.wave_id, func.count().label("n")).where(ResponseRow.link_hash.is_not(None))
    return _of_waves(connection, Stock.CARDS, counted.group_by(ResponseRow.wave_id), over)


def _partners(connection: Connection, over: date | None) -> list[Heap]:
    """What organisations answered at the desk, and said of themselves and of one another."""
    answered = select(PartnerResponseRow.wave_id).join(
        PartnerAnswerRow, PartnerAnswerRow.response_id == PartnerResponseRow.id
    )
    own = (select(row.wave_id) for row in (TieRow, SheetVersionRow, MeansRow, CommitmentRow))
    said = union_all(answered, *own).subquery()
    counted = select(said.c.wave_id, func.count().label("n")).group_by(said.c.wave_id)
    return _of_waves(connection, Stock.PARTNERS, counted, over)


def _words(connection: Connection, over: date | None) -> list[Heap]:
    """Of each workshop, also where some went already: paper is copied at any time, and a room may stay open."""
    rooms = _rooms(connection, Stock.WORDS, over)
    if not rooms:
        return []
    here = written.unread().where(ResponseRow.workshop_id.in_(rooms)).add_columns(ResponseRow.workshop_id).subquery()
    counted = select(here.c.workshop_id, func.count().label("n")).group_by(here.c.workshop_id)
    return [_of_room(Stock.WORDS, rooms[row.workshop_id], row.n) for row in connection.execute(counted)]


def _spoken(connection: Connection, _: date | None) -> list[Heap]:
    """Those that nobody has read over; what was read is part of the minutes."""
    unheard = SpokenWordRow.cleared == False  # noqa: E712  SQL
    counted = select(SpokenWordRow.workshop_id, func.count().label("n"), func.min(SpokenWordRow.made_at).label("at"))
    here = counted.where(unheard).group_by(SpokenWordRow.workshop_id).subquery()
    rows = connection.execute(
        select(WorkshopRow.id, WorkshopRow.title, WorkshopRow.territory_id, here.c.n, here.c["at"])
        .join(here, here.c.workshop_id == WorkshopRow.id)
        .where(_REAL)
    )
    term = TERMS[Stock.SPOKEN]
    return [Heap(Stock.SPOKEN, row.id, row.title, row.territory_id, row.n, term.until(row.at.date())) for row in rows]


def _sheets(connection: Connection, over: date | None) -> list[Heap]:
    """What was copied of sheets of paper and is not counted: nobody read them a second time."""
    copied = select(SheetRow.workshop_id, func.count().label("n")).where(SheetRow.first.is_not(None))
    return _of_workshops(connection, Stock.SHEETS, copied.group_by(SheetRow.workshop_id).subquery(), over)


def _devices(connection: Connection, over: date | None) -> list[Heap]:
    """Of closed workshops: what is open still knows its devices."""
    here = select(DeviceRow.workshop_id, func.count().label("n")).join(
        WorkshopRow, WorkshopRow.id == DeviceRow.workshop_id
    )
    closed = here.where(WorkshopRow.state == State.CLOSED).group_by(DeviceRow.workshop_id)
    return _of_workshops(connection, Stock.DEVICES, closed.subquery(), over)


def _of_workshops(connection: Connection, family: Stock, counted: Any, over: date | None) -> list[Heap]:  # noqa: ANN401  a subquery
    """``counted``: workshop and how many rows."""
    rooms = _rooms(connection, family, over)
    if not rooms:
        return []
    many = connection.execute(select(counted.c.workshop_id, counted.c.n).where(counted.c.workshop_id.in_(rooms)))
    return [_of_room(family, rooms[room], n) for room, n in many]


def _rooms(connection: Connection, family: Stock, over: date | None) -> Mapping[str, Row[str, str, str, date]]:
    """The workshops of which something may be kept, or is over."""
    chosen = select(WorkshopRow.id, WorkshopRow.title, WorkshopRow.territory_id, WorkshopRow.day).where(_REAL)
    if over is not None:
        chosen = chosen.where(WorkshopRow.day < TERMS[family].first_kept(over))
    return {row.id: row for row in connection.execute(chosen)}


def _of_room(family: Stock, room: Row[str, str, str, date], n: int) -> Heap:
    return Heap(family, room.id, room.title, room.territory_id, n, TERMS[family].until(room.day))


def _structure_words(connection: Connection, over: date | None) -> list[Heap]:
    """What organisations wrote and nobody has published."""
    here = written.unread_of_structures().add_columns(PartnerResponseRow.wave_id).subquery()
    counted = select(here.c.wave_id, func.count().label("n")).group_by(here.c.wave_id)
    return _of_waves(connection, Stock.STRUCTURE_WORDS, counted, over)


_FAMILIES: Mapping[Stock, Callable[[Connection, date | None], list[Heap]]] = {
    Stock.ANSWERS: _answers,
    Stock.CARDS: _cards,
    Stock.WORDS: _words,
    Stock.SPOKEN: _spoken,
    Stock.SHEETS: _sheets,
    Stock.IDEAS: kept_apart.ideas,
    Stock.PARTNERS: _partners,
    Stock.STRUCTURE_WORDS: _structure_words,
    Stock.DEVICES: _devices,
    Stock.BALLOTS: kept_apart.ballots,
    Stock.ACCOUNTS: kept_apart.accounts,
    Stock.JOURNAL: kept_apart.journal,
}
