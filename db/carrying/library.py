"""Priorities travel as the territory's: what votes may ask about goes, and what a workshop made of it comes back."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from db.carrying import rows
from db.carrying.rows import TABLES, Parcel, Row
from db.carrying.tables import WORKSHOP
from db.models.priorities import PriorityEventRow, PriorityRow
from db.queries.priorities import history, library
from domain.priorities.priority import SEEN, Happening

PRIORITIES, EVENTS = "priority", "priority_event"


def out(connection: Connection, territory: str) -> Parcel:
    """What everybody may read of a territory, with its history; nothing says from which workshop it came."""
    table = TABLES[PRIORITIES]
    seen = rows.stored(connection, table, table.c.territory_id == territory, table.c.status.in_([*SEEN]))
    events = rows.some(connection, TABLES[EVENTS].c.priority_id, [row["id"] for row in seen])
    return {PRIORITIES: [row | {"workshop_id": None, "merged_into": None} for row in seen], EVENTS: events}


def back(connection: Connection, parcel: Parcel) -> Parcel:
    """The ideas of a workshop, what its votes asked about, and what happened to all of these because of it.

    ``parcel``: its own rows.
    """
    table, happened = TABLES[PRIORITIES], TABLES[EVENTS]
    [workshop] = parcel[WORKSHOP]
    ideas = rows.stored(connection, table, table.c.workshop_id == workshop["id"])
    mine = {row["id"] for row in ideas}
    votes = {row["id"] for row in parcel["vote"]}
    events = rows.some(connection, happened.c.priority_id, mine)
    others = rows.some(connection, happened.c.subject, votes | mine)
    others += [one for one in _late(connection, votes) if one not in others]
    events += [one for one in others if one["priority_id"] not in mine]
    named = {row["priority_id"] for row in (*events, *parcel["decision"])} - mine - {None}
    named |= {row["merged_into"] for row in ideas} - mine - {None}
    beside = rows.some(connection, table.c.id, named)
    return {PRIORITIES: [*ideas, *(row | {"merged_into": None} for row in beside)], EVENTS: events}


def put(connection: Connection, parcel: Parcel) -> None:
    """Add what is new of it here. What went on meanwhile stays where it is, with this in its history."""
    known = set(connection.execute(select(PriorityRow.id)).scalars())
    mine = [row["id"] for row in parcel[PRIORITIES] if row["id"] not in known]
    coming = {row["id"] for row in parcel[PRIORITIES]} | known
    new = [row | {"merged_into": _if_known(row["merged_into"], coming)} for row in parcel[PRIORITIES]]
    rows.add(connection, PRIORITIES, _parents_first([row for row in new if row["id"] not in known]))
    whole = set(mine)
    rows.add(connection, EVENTS, [row for row in parcel[EVENTS] if row["priority_id"] in whole])
    for row in parcel[EVENTS]:
        if row["priority_id"] in known:
            _happened(connection, row)
    for one in sorted({row["priority_id"] for row in parcel[EVENTS]} & known):
        library.follow_votes(connection, one)


def _late(connection: Connection, votes: Collection[str]) -> list[Row]:
    """What a later act made of the end of one of these votes."""
    ends = TABLES[EVENTS].c.kind.in_([Happening.RETAINED, Happening.NOT_RETAINED])
    asked = select(PriorityEventRow.priority_id).where(PriorityEventRow.subject.in_(sorted(votes)))
    found = rows.stored(connection, TABLES[EVENTS], ends, TABLES[EVENTS].c.priority_id.in_(asked))
    return [row for row in found if any(f'"vote":"{vote}"' in row["details"] for vote in votes)]


def _happened(connection: Connection, row: Row) -> None:
    """One thing more, unless it is written down already."""
    table = TABLES[EVENTS]
    here = [table.c.priority_id == row["priority_id"], table.c.kind == row["kind"]]
    history.held(connection, row["priority_id"])
    same = [(one["subject"], one["details"], one["day"]) for one in rows.stored(connection, table, *here)]
    subjects = {subject for subject, _, _ in same} - {None}
    if row["subject"] in subjects or (row["subject"], row["details"], row["day"]) in same:
        return
    n = max((one["n"] for one in rows.stored(connection, table, here[0])), default=0) + 1
    rows.add(connection, EVENTS, [row | {"n": n}])


def _if_known(key: str | None, known: Collection[str]) -> str | None:
    return key if key in known else None


def _parents_first(some: list[Row]) -> list[Row]:
    """A row after the one that it was merged into."""
    new = {row["id"] for row in some}
    found, there = list[Row](), set[str]()
    while len(found) < len(some):
        now = [row for row in some if row["id"] not in there and row["merged_into"] not in new - there]
        found += now
        there |= {row["id"] for row in now}
    return found
