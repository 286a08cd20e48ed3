"""Coming back: what a laptop brings of a workshop that it held; it is over there from then on."""

import hashlib
import json

from sqlalchemy import Connection, select, update

from db.carrying import contents, library, rows, tables
from db.carrying.packing import KEYS, LABEL
from db.carrying.rows import TABLES, Parcel
from db.carrying.tables import WORKSHOP
from db.changes import note
from db.models.carry import CarriedRow
from db.models.participation import ResponseRow
from db.models.staff import AuditRow
from db.models.vote import VoteRow
from db.models.workshop import WorkshopRow
from db.queries.evaluation import looks
from db.queries.operations import carries
from db.queries.participation import responses
from db.queries.staff import audit
from domain.operations.carry import CarryNotOver, Kind, NotGuest
from domain.staff.by import By
from domain.votes.errors import VoteStillOpen
from domain.workshops.workshop import State

ACTS, ACCOUNTS, JUDGED = "acts", "accounts", "judged"  # of a parcel, beside the tables
PRIVATE = {"link_hash": None}  # a link card is hashed here with another secret than there


def leave(connection: Connection, workshop: str, by: By) -> Parcel:
    """What a closed workshop brings back; what is still being answered ends, and nothing of it changes here any more.

    Said again, it is the same.

    Raises
    ------
    domain.operations.carry.NotGuest, domain.operations.carry.CarryNotOver
    domain.votes.errors.VoteStillOpen
        Its urn would travel with its key.
    """
    guest = connection.execute(select(CarriedRow).where(CarriedRow.workshop_id == workshop)).first()
    if guest is None:
        raise NotGuest
    here = select(WorkshopRow.wave_id, WorkshopRow.state).where(WorkshopRow.id == workshop)
    looks.lock(connection, connection.execute(here).one().wave_id)
    state = connection.execute(here.with_for_update(key_share=True)).one().state
    voting = select(VoteRow.id).where(VoteRow.workshop_id == workshop, VoteRow.state == State.OPEN)
    if vote := connection.execute(voting).scalar():
        raise VoteStillOpen(workshop=workshop, vote=vote)
    if state != State.CLOSED:
        raise CarryNotOver
    responses.finish_all(connection, workshop)
    ended = update(ResponseRow).where(ResponseRow.workshop_id == workshop)
    connection.execute(ended.values(finished=True))  # what a tablet sends late is told that it came too late
    parcel = _parcel(connection, workshop)
    digest = _digest(parcel)
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == workshop).values(away=True))
    connection.execute(update(CarriedRow).where(CarriedRow.workshop_id == workshop).values(digest=digest))
    audit.record(
        connection, by, action="workshop.return_packed", subject=workshop,
        details={"carry": guest.carry_id},
    )  # fmt: skip
    note(connection, f"workshop:{workshop}")
    label = {"kind": Kind.RETURN, "carry": guest.carry_id, "workshop": workshop, "digest": digest}
    written = carries.written(connection, workshop)
    carries.write_down(connection, workshop, [digest])
    said = {**label, "former": sorted(written - {digest}), "content": contents.mark(connection)}
    return {LABEL: [said], KEYS: [{"signing_key": guest.signing_key}], **parcel}


def _parcel(connection: Connection, workshop: str) -> Parcel:
    own = tables.of_room(connection, workshop)
    own[WORKSHOP] = [row | {"away": 0} for row in own[WORKSHOP]]
    own["response"] = [row | PRIVATE for row in own["response"]]
    asked = {row["version_id"] for row in (*own["workshop_questionnaire"], *own["response"])}
    acts = _acts(connection, workshop, own)
    people = {row["staff_id"] for row in (*acts, *own["paper_reading"], *own["minutes"])}
    people |= {row["prepared_by"] for row in own[WORKSHOP]}
    known = rows.some(connection, TABLES["staff"].c.id, people)
    return {
        **contents.asked(connection, asked),
        **own,
        **library.back(connection, own),
        JUDGED: _judged(connection, own),
        ACTS: acts,
        ACCOUNTS: [{name: row[name] for name in ("id", "login", "name")} for row in known],
    }


def _judged(connection: Connection, own: Parcel) -> list[rows.Row]:
    """Of each decision that it judged, whose it is: it may be another guest's, which comes back by itself."""
    decided = {row["decision_id"] for row in own["decision_judgement"]}
    found = rows.some(connection, TABLES["decision"].c.id, decided)
    return [{name: row[name] for name in ("id", "workshop_id")} for row in found]


def _acts(connection: Connection, workshop: str, own: Parcel) -> list[rows.Row]:
    """What staff did to it here, in order, before its return was first written: so that is the same each time."""
    about = {workshop, *(row["id"] for row in own["vote"])}
    table = TABLES[AuditRow.__tablename__]
    found = rows.stored(connection, table, table.c.subject.in_(sorted(about)))
    names = ("at", "staff_id", "action", "subject", "details", "hash")
    written = min((row["id"] for row in found if row["action"] == "workshop.return_packed"), default=None)
    here = [row for row in found if row["action"] != "workshop.unpacked" and (written is None or row["id"] < written)]
    ordered = sorted(here, key=lambda row: (row["chain"], row["number"]))
    return [{name: row[name] for name in names} for row in ordered]


def _digest(parcel: Parcel) -> str:
    said = json.dumps(parcel, ensure_ascii=False, sort_keys=True, default=bytes.hex)
    return hashlib.sha256(said.encode()).hexdigest()
