"""Back: a return is taken once, whole or not at all; taken again, it changes nothing."""

import json
from collections import Counter, defaultdict
from datetime import datetime

from sqlalchemy import Connection, Row, select, update

from db import erasures
from db.carrying import contents, library, rows, tables
from db.carrying.packing import LABEL
from db.carrying.returning import ACCOUNTS, ACTS, JUDGED
from db.carrying.rows import TABLES, Parcel
from db.carrying.tables import COUNTS, WORKSHOP
from db.changes import leave_no_trace, note
from db.models.carry import CarryRow
from db.models.participation import ResponseRow
from db.models.staff import StaffRow
from db.models.workshop import WorkshopRow
from db.queries.evaluation import brought, cells, looks, tallies
from db.queries.operations import carries
from db.queries.participation import responses
from db.queries.staff import audit
from db.queries.workshops import workshops
from domain.evaluation.counting import Cell
from domain.operations.carry import (
    Brought,
    CarryForged,
    CarryGivenUp,
    CarryOtherFirst,
    CarryOtherTaken,
    CarryOtherVersion,
    CarryUnknown,
    Label,
    State,
    quittance,
    ticket_key,
)
from domain.participation.tickets import taken_back
from domain.staff.by import ACCOUNT, By

NUMBERED = ("response", "answer", "verbatim")  # responses have a number of their own on each side
STANDS = (WORKSHOP, "vote")  # other rows point at them: they change, the others come in the place of those before


def public_key(connection: Connection, label: Label) -> bytes:
    """With what the return of that journey must be signed.

    Raises
    ------
    domain.operations.carry.CarryUnknown
    """
    found = connection.execute(select(CarryRow.public_key).where(CarryRow.id == label.carry)).scalar()
    if found is None:
        raise CarryUnknown
    return found


def receive(connection: Connection, parcel: Parcel, secret_key: str, by: By) -> Brought:
    """Take what a laptop brings, whose signature was checked. The workshop is here again, closed.

    Raises
    ------
    domain.operations.carry.CarryUnknown, domain.operations.carry.CarryForged
    domain.operations.carry.CarryGivenUp, domain.operations.carry.CarryOtherVersion
    domain.operations.carry.CarryOtherFirst, domain.operations.carry.CarryOtherTaken
    """
    label = Label.of(parcel[LABEL][0])
    carry = connection.execute(select(CarryRow).where(CarryRow.id == label.carry).with_for_update()).first()
    if carry is None:
        raise CarryUnknown
    if carry.workshop_id != label.workshop or [row["id"] for row in parcel[WORKSHOP]] != [label.workshop]:
        raise CarryForged
    if carry.state == State.LOST:
        raise CarryGivenUp
    again = carry.state == State.BACK
    if again and not _same(connection, carry.digest, label):
        # and no quittance, with which the only copy of it would be erased
        raise CarryOtherTaken
    gone = 0 if again else _take(connection, parcel, label, by)
    about = workshops.workshop(connection, label.workshop)
    told = quittance(ticket_key(secret_key, label.carry), carry.digest if again else label.digest)
    return Brought(about.id, about.title, 0 if again else len(parcel["response"]) - gone, again, told)


def _same(connection: Connection, taken: str, label: Label) -> bool:
    """Whether it is the return that was taken, written before or after it: on the laptop words went for their age."""
    return taken in label.former or label.digest in carries.written(connection, label.workshop)


def _take(connection: Connection, parcel: Parcel, label: Label, by: By) -> int:
    """Returns how many of its responses were taken back here already."""
    if label.content != contents.mark(connection):
        raise CarryOtherVersion
    about = connection.execute(select(WorkshopRow).where(WorkshopRow.id == label.workshop)).one()
    looks.lock(connection, about.wave_id)
    back = update(CarryRow).where(CarryRow.id == label.carry, CarryRow.state == State.AWAY)
    if not connection.execute(back.values(state=State.BACK, digest=label.digest)).rowcount:
        raise CarryGivenUp
    contents.have(connection, parcel)
    parcel = {**parcel, "decision_judgement": _judgements(connection, parcel)}
    _accounts(connection, parcel)
    library.put(connection, parcel)
    _rows(connection, parcel, about, by.now)
    _responses(connection, parcel)
    _tallies(connection, parcel, about, by)
    _acts(connection, parcel, label, by)
    carries.write_down(connection, label.workshop, (label.digest, *label.former))
    note(connection, f"workshop:{label.workshop}")
    return _taken_back(connection, parcel)


def _taken_back(connection: Connection, parcel: Parcel) -> int:
    """Who took their answers back after this very return was taken once, in a database that was lost since."""
    tickets = [row["ticket_hash"] for name in ("response", "sheet") for row in parcel[name] if row["ticket_hash"]]
    erased = erasures.known(connection)
    for ticket in (here := [one for one in tickets if taken_back(one) in erased]):
        responses.withdraw(connection, ticket, erased[taken_back(ticket)])
    if here:
        leave_no_trace(connection)
    return len(here)


def _judgements(connection: Connection, parcel: Parcel) -> list[rows.Row]:
    """Those of decisions that are here, or come with it. One of a workshop that was given up has nothing to judge."""
    whose = {row["id"]: row["workshop_id"] for row in parcel[JUDGED]}
    there = {row["id"] for row in parcel["decision"]}
    there |= {row["id"] for row in rows.some(connection, TABLES["decision"].c.id, whose)}
    lacking = {whose[one] for one in whose.keys() - there}
    for other in rows.some(connection, TABLES[WORKSHOP].c.id, lacking):
        if other["away"]:
            raise CarryOtherFirst(title=other["title"])
    return [row for row in parcel["decision_judgement"] if row["decision_id"] in there]


def _accounts(connection: Connection, parcel: Parcel) -> None:
    """Who held it there and is nobody here: an account that opens nothing, for what they did to have an author."""
    known = set(connection.execute(select(StaffRow.id)).scalars())
    for one in parcel[ACCOUNTS]:
        if one["id"] not in known:
            shut = {"password_hash": "", "active": 0, "demonstration": 0, "seen_on": None}
            rows.add(connection, "staff", [one | shut | {"login": f"portable-{one['id'][:12]}"}])


def _rows(connection: Connection, parcel: Parcel, about: Row[WorkshopRow], now: datetime) -> None:
    """Its own rows, in the place of what was prepared here."""
    own = tables.of_workshop(about.id)
    for name in reversed(own):
        if name not in STANDS:
            rows.remove(connection, name, own[name])
    for name in own:
        if name == WORKSHOP:
            rows.put(connection, name, [_workshop(parcel, about, now)])
        elif name == "vote":
            rows.put(connection, name, sorted(parcel[name], key=lambda row: row["round"]))
        elif name == "existing_asset":
            rows.add(connection, name, _assets(connection, parcel))
        elif name not in NUMBERED:
            rows.add(connection, name, parcel[name])


def _workshop(parcel: Parcel, about: Row[WorkshopRow], now: datetime) -> rows.Row:
    """As it was there, where it was here: in its wave, with its code. What its end publishes is published here."""
    [there] = parcel[WORKSHOP]
    closed = min(datetime.fromisoformat(there["closed_at"]), now)  # a laptop without network may be wrong of the hour
    text = WorkshopRow.closed_at.type.process_bind_param(closed, None)
    mine = {"wave_id": about.wave_id, "territory_id": about.territory_id, "code": about.code, "rehearses": None}
    return there | mine | {"prepared_by": about.prepared_by, "closed_at": text, "settled": 0, "away": 0}


def _assets(connection: Connection, parcel: Parcel) -> list[rows.Row]:
    """What was named, the kept one before what was merged into it; alone where that is not here."""
    mine = {row["id"] for row in parcel["existing_asset"]}
    points = [row["merged_into"] for row in parcel["existing_asset"]]
    known = mine | {row["id"] for row in rows.some(connection, TABLES["existing_asset"].c.id, points)}
    found = [row | {"merged_into": row["merged_into"] if row["merged_into"] in known else None}
             for row in parcel["existing_asset"]]  # fmt: skip
    return sorted(found, key=lambda row: row["merged_into"] in mine)


def _responses(connection: Connection, parcel: Parcel) -> None:
    """Each under a number of this side, in the order of the other."""
    numbers = {}
    for row in parcel["response"]:
        new = {name: value for name, value in row.items() if name != "id"}
        numbers[row["id"]] = rows.insert_one(connection, "response", new, "id")
    for name in ("answer", "verbatim"):
        rows.add(connection, name, [row | {"response_id": numbers[row["response_id"]]} for row in parcel[name]])


def _tallies(connection: Connection, parcel: Parcel, about: Row[WorkshopRow], by: By) -> None:
    """What its room was told is what it was told; the wave counts everybody, and tells those who were told there."""
    wave = f"wave:{about.wave_id}"
    for name in COUNTS:
        rows.add(connection, name, parcel[name])
    tallies.add_responses(connection, [wave], len(parcel["response"]))
    _living(connection, about.id, wave)
    if tallies.responses(connection, f"room:{about.id}"):
        brought.publish(connection, about.wave_id, about.id, by.day)


def _living(connection: Connection, workshop: str, wave: str) -> None:
    """Count what everybody said, for the wave; and who still waits, for their block."""
    waits = {row["id"] for row in rows.stored(connection, TABLES["block"], TABLES["block"].c.workshop_id == workshop,
                                            TABLES["block"].c.state == "waiting")}  # fmt: skip
    found: dict[str, Counter[Cell]] = defaultdict(Counter)
    chosen = select(ResponseRow.id, ResponseRow.version_id, ResponseRow.block_id)
    for row in connection.execute(chosen.where(ResponseRow.workshop_id == workshop)).all():
        said = cells.of_response(connection, row)
        found[wave] += said
        if row.block_id in waits:
            found[f"block:{row.block_id}"] += said
    for scope, said in found.items():
        tallies.add(connection, [scope], said)


def _acts(connection: Connection, parcel: Parcel, label: Label, by: By) -> None:
    """What was done there, as the laptop says it, then that it came back: on the end of this side's own chain.

    Its clock may be ahead: nothing was done after it came back.
    """
    for row in parcel[ACTS]:
        told = json.loads(row["details"]) | {"carry": label.carry}
        at = min(datetime.fromisoformat(row["at"]), by.now)
        audit.record(
            connection, By(ACCOUNT, at, row["staff_id"]), action=row["action"], subject=row["subject"], details=told
        )
    last = parcel[ACTS][-1]["hash"] if parcel[ACTS] else ""
    details = {"carry": label.carry, "digest": label.digest, "last": last, "n": len(parcel["response"])}
    audit.record(
        connection, by, action="workshop.carried_back", subject=label.workshop,
        details=details,
    )  # fmt: skip
