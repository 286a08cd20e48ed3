"""Going: a prepared workshop is packed here, with what it rests on, and unpacked on the laptop that will hold it."""

import uuid
from collections.abc import Collection

from nacl.signing import SigningKey
from sqlalchemy import Connection, exists, insert, select, update

from db.carrying import contents, rows, tables
from db.carrying.rows import TABLES, Parcel
from db.carrying.tables import WORKSHOP
from db.changes import note
from db.models.blanks import BlankTicketRow
from db.models.carry import CarriedRow, CarryRow
from db.models.sheets import SheetRow
from db.models.staff import StaffRoleRow, StaffRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.operations import carries
from db.queries.staff import audit
from db.queries.workshops import codes, workshops
from domain.names import heard
from domain.operations.carry import (
    CarryBegun,
    CarryForged,
    CarryHere,
    CarryOnce,
    CarryPrinted,
    Kind,
    Label,
    NotAway,
    State,
    Unpacked,
    signing_seed,
    ticket_key,
)
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.workshop import State as Standing

LABEL, KEYS, CONTEXT = "label", "keys", "former"  # of a parcel, beside the tables: what it is; what B signs with


def pack(connection: Connection, workshop: str, accounts: Collection[str], secret_key: str, by: By) -> Parcel:
    """Say that a prepared workshop is away; what the laptop needs to hold it.

    ``accounts``: logins of those who will hold it there, each as a facilitator of its territory.

    Raises
    ------
    domain.workshops.errors.UnknownWorkshop, domain.workshops.workshop.WorkshopAway
    domain.operations.carry.CarryBegun, domain.operations.carry.CarryPrinted
    """
    state = workshops.held(connection, workshop)
    here = workshops.workshop(connection, workshop)
    guest = exists().where(CarriedRow.workshop_id == workshop)
    if state is not Standing.PREPARED or here.rehearses or connection.execute(select(guest)).scalar():
        raise CarryBegun
    for row in (BlankTicketRow, SheetRow):
        if connection.execute(select(exists().where(row.workshop_id == workshop))).scalar():
            raise CarryPrinted
    carry = uuid.uuid4().hex
    public = bytes(_signing(secret_key, carry).verify_key)
    made = {"id": carry, "workshop_id": workshop, "public_key": public, "state": State.AWAY}
    parcel = _parcel(connection, workshop, accounts)
    connection.execute(insert(CarryRow).values(**made, made_at=by.now))
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == workshop).values(away=True))
    audit.record(
        connection, by, action="workshop.carried_away", subject=workshop,
        details={"carry": carry, "along": sorted(accounts)},
    )  # fmt: skip
    note(connection, f"workshop:{workshop}")
    return {**_labelled(connection, workshop, carry, secret_key), **parcel}


def pack_again(connection: Connection, workshop: str, accounts: Collection[str], secret_key: str, by: By) -> Parcel:
    """The pack of a workshop that is away, of the same journey: its file may have been lost before anybody had it.

    Whichever of its packs is opened, one return of them is taken (``receiving``).

    Raises
    ------
    domain.operations.carry.NotAway, domain.operations.carry.CarryOnce
    """
    mine = (CarryRow.workshop_id == workshop) & (CarryRow.state == State.AWAY)
    journey = connection.execute(select(CarryRow).where(mine).with_for_update()).first()
    if journey is None:
        raise NotAway
    if bytes(_signing(secret_key, journey.id).verify_key) != journey.public_key:
        raise CarryOnce
    audit.record(
        connection, by, action="workshop.repacked", subject=workshop,
        details={"carry": journey.id, "along": sorted(accounts)},
    )  # fmt: skip
    return {**_labelled(connection, workshop, journey.id, secret_key), **_parcel(connection, workshop, accounts)}


def _labelled(connection: Connection, workshop: str, carry: str, secret_key: str) -> Parcel:
    label = {"kind": Kind.PACK, "carry": carry, "workshop": workshop, "content": contents.mark(connection)}
    keys = {"signing_key": bytes(_signing(secret_key, carry)), "ticket_key": ticket_key(secret_key, carry)}
    return {LABEL: [label], KEYS: [keys]}


def _signing(secret_key: str, carry: str) -> SigningKey:
    return SigningKey(signing_seed(secret_key, carry))


def _parcel(connection: Connection, workshop: str, accounts: Collection[str]) -> Parcel:
    here = workshops.workshop(connection, workshop)
    own = {name: some for name, some in tables.of_room(connection, workshop).items() if some}
    former = contents.former(connection, here)
    people = _people(connection, accounts, here.territory)
    keeps = {row["id"] for row in people["staff"]}
    [mine] = own[WORKSHOP]
    own[WORKSHOP] = [mine | {"prepared_by": mine["prepared_by"] if mine["prepared_by"] in keeps else None}]
    asked = {row["version_id"] for row in own.get("workshop_questionnaire", ())}
    asked.add(mine["questionnaire_version_id"])
    waves = rows.some(connection, TABLES["wave"].c.id, [row["wave_id"] for row in (*former[WORKSHOP], mine)])
    quiet = {"ends_on": None, "closed_on": None, "next_look": None, "crossed_on": None, "described_on": None}
    return {
        **contents.rules(connection),
        **contents.asked(connection, asked),
        **contents.around(connection, here),
        **people,
        "wave": [row | quiet for row in waves],
        **own,
        **{f"{CONTEXT}_{name}": some for name, some in former.items()},
    }


def _people(connection: Connection, accounts: Collection[str], territory: str) -> Parcel:
    """Those accounts, with no other right than to hold workshops there."""
    table = TABLES["staff"]
    active = rows.stored(connection, table, StaffRow.login.in_(sorted(accounts)), StaffRow.active == True)  # noqa: E712  SQL
    right = {"role": Role.FACILITATOR.value, "territory_id": territory}
    return {
        "staff": [row | {"seen_on": None} for row in active],
        "staff_role": [{"staff_id": row["id"], **right} for row in active],
    }


def unpack(connection: Connection, parcel: Parcel, by: By) -> Unpacked:
    """Have a workshop here that is held here from now on. Twice is as once.

    Raises
    ------
    domain.operations.carry.CarryHere, domain.operations.carry.CarryOtherVersion
    domain.operations.carry.CarryOtherPromise, domain.operations.carry.CarryForged
    domain.operations.carry.CarryErased
    """
    label = Label.of(parcel[LABEL][0])
    came = select(CarriedRow.workshop_id).where(CarriedRow.carry_id == label.carry)
    kept, shut = _own(connection, parcel)
    if connection.execute(came).scalar() is not None:
        return Unpacked(label.workshop, new=False, kept=kept, shut=shut)
    if connection.execute(select(WorkshopRow.id).where(WorkshopRow.id == label.workshop)).first():
        raise CarryHere
    carries.refuse_erased(connection, label.workshop)
    contents.count_alike(connection, parcel, label.content)
    contents.have(connection, parcel)
    for name in ("territory", "actor", "actor_territory_role", *contents.WRITTEN, "priority", "priority_event"):
        rows.add(connection, name, parcel[name])
    contents.promised_alike(connection, parcel)
    _accounts(connection, parcel)
    rows.add(connection, "wave", [_apart(connection, row) for row in parcel["wave"]])
    for name in (WORKSHOP, "decision", "decision_news", "existing_asset"):
        rows.add(connection, name, parcel[f"{CONTEXT}_{name}"])
    for name in tables.of_workshop(label.workshop):
        rows.add(connection, name, [_live(connection, name, row) for row in parcel.get(name, ())])
    came_so = {"workshop_id": label.workshop, "carry_id": label.carry, "came_at": by.now}
    connection.execute(insert(CarriedRow).values(**came_so, **parcel[KEYS][0]))
    audit.record(
        connection, by, action="workshop.unpacked", subject=label.workshop,
        details={"carry": label.carry},
    )  # fmt: skip
    note(connection, f"workshop:{label.workshop}")
    return Unpacked(label.workshop, new=True, kept=kept, shut=shut)


def _own(connection: Connection, parcel: Parcel) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Logins that have another password here than in the pack, and those of them that are closed here."""
    there = {row["login"]: row["password_hash"] for row in parcel["staff"]}
    chosen = select(StaffRow.login, StaffRow.password_hash, StaffRow.active).where(StaffRow.login.in_(sorted(there)))
    here = connection.execute(chosen.order_by(StaffRow.login)).all()
    kept = [one.login for one in here if one.active and one.password_hash != there[one.login]]
    return tuple(kept), tuple(one.login for one in here if not one.active)


def _accounts(connection: Connection, parcel: Parcel) -> None:
    """Those that nobody has here; whoever has the same login here keeps their own password, and may hold it too.

    Raises
    ------
    domain.operations.carry.CarryForged
        Who has the passphrase could write a pack: none gives more than to hold a workshop of its territory.
    """
    [own] = parcel[WORKSHOP]
    right = {"role": Role.FACILITATOR.value, "territory_id": own["territory_id"]}
    if any({name: row[name] for name in right} != right for row in parcel["staff_role"]):
        raise CarryForged
    rows.add(connection, "staff", parcel["staff"])
    logins = {row["id"]: row["login"] for row in parcel["staff"]}
    here = dict(
        connection.execute(select(StaffRow.login, StaffRow.id).where(StaffRow.login.in_(logins.values()))).all()
    )
    for row in parcel["staff_role"]:
        rows.add(connection, StaffRoleRow.__tablename__, [row | {"staff_id": here[logins[row["staff_id"]]]}])


def _apart(connection: Connection, row: rows.Row) -> rows.Row:
    """A wave, under another label where one of its place is not told apart from it."""
    others = (WaveRow.territory_id == row["territory_id"]) & (WaveRow.id != row["id"])
    labels = connection.execute(select(WaveRow.label).where(others)).scalars()
    taken = heard(row["label"]) in map(heard, labels)
    return row | {"label": f"{row['label']} · {row['id'][:6]}"} if taken else row


def _live(connection: Connection, name: str, row: rows.Row) -> rows.Row:
    """The workshop itself, with a code that no other one has here; prepared by somebody who is here."""
    if name != WORKSHOP:
        return row
    taken = connection.execute(select(exists().where(WorkshopRow.code == row["code"]))).scalar()
    known = connection.execute(select(exists().where(StaffRow.id == row["prepared_by"]))).scalar()
    changed = {"code": codes.free(connection) if taken else row["code"], "away": 0}
    return row | changed | ({} if known else {"prepared_by": None})
