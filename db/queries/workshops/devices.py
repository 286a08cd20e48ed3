"""The devices of a workshop: who comes in, who waits, who was sent away.

Whatever changes ``seated`` holds its workshop's row first, so that fifty phones at the door come in one by one; the
database's own constraint is the last judge.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from db.changes import note
from db.models.admission import DeviceRow
from db.models.vote import VotingRightRow
from db.queries.workshops import asking, rooms, shares
from db.queries.workshops.rooms import Room, held
from domain.participation.questionnaire import family
from domain.workshops.admission import (
    MOST_WAITING,
    Device,
    DeviceRevoked,
    DeviceUnknown,
    Kind,
    NotAdmitted,
    Standing,
)
from domain.workshops.errors import WorkshopClosed
from domain.workshops.workshop import Admission, State

_ONE = select(DeviceRow).where(DeviceRow.id == bindparam("one"))  # built once: sixty ask at once after each change


def device(connection: Connection, device_id: str) -> Device:
    """One device.

    Raises
    ------
    domain.workshops.admission.DeviceUnknown
    """
    if (row := connection.execute(_ONE, {"one": device_id}).first()) is None:
        raise DeviceUnknown
    return _seen(row)


def admitted(connection: Connection, device_id: str) -> Device:
    """One device that came in.

    Raises
    ------
    domain.workshops.admission.DeviceUnknown, domain.workshops.admission.DeviceRevoked,
    domain.workshops.admission.NotAdmitted
    """
    here = device(connection, device_id)
    _admitted(here)
    return here


def of_workshop(connection: Connection, workshop: str) -> tuple[Device, ...]:
    """Its devices; in the order of their ids, which says nothing."""
    rows = connection.execute(select(DeviceRow).where(DeviceRow.workshop_id == workshop).order_by(DeviceRow.id))
    return tuple(_seen(row) for row in rows)


def enter(connection: Connection, workshop: str, device_id: str, kind: Kind, *, proven: bool) -> Device:
    """The device as it stands from now on; a phone gets a place if one is free. Said again, it changes nothing.

    ``proven``: whoever holds it typed the workshop's number: it is a shared tablet.

    Raises
    ------
    domain.workshops.admission.DeviceRevoked, domain.workshops.errors.WorkshopClosed
    """
    room = held(connection, workshop)
    if room.state is not State.OPEN:
        raise WorkshopClosed
    known = connection.execute(select(DeviceRow).where(DeviceRow.id == device_id)).first()
    here = _seen(known) if known else _new(connection, room, Device(device_id, room.id, kind, Standing.WAITING), proven)
    if here.state is Standing.REVOKED:
        raise DeviceRevoked
    if proven:
        return share(connection, room, here)
    if here.state is Standing.WAITING and here.kind is not kind:
        here = _changed(connection, here, kind=kind)
    return _let_in(connection, room, here)


def another(connection: Connection, device_id: str) -> Device:
    """«Quelqu'un d'autre ?»: one person more on a phone whose people have all begun; it waits if no place is free.

    Raises
    ------
    domain.workshops.admission.NotAdmitted, domain.workshops.errors.WorkshopClosed
    """
    here = device(connection, device_id)
    room, here = held(connection, here.workshop), device(connection, device_id)
    if room.state is not State.OPEN:
        raise WorkshopClosed
    _admitted(here)
    if here.kind is Kind.TABLET or here.begun < here.places:
        return here
    if room.admission is Admission.CODE and room.free > 0:
        rooms.seat(connection, room, 1)
        return _changed(connection, here, places=here.places + 1, asks=False)
    return here if here.asks else _changed(connection, here, asks=True)


def begin(connection: Connection, workshop: str, device_id: str, questionnaire: str = "") -> Kind:
    """Count a visit that begins on a device; returns how the device is used.

    ``questionnaire``: which of the workshop's is begun, by its id or its version; the first, if none is named. Each of
    them is begun by as many people as are there, and no more.

    Raises
    ------
    domain.workshops.asking.NoSuchQuestionnaire
    domain.workshops.admission.NotAdmitted, domain.workshops.admission.DeviceRevoked,
    domain.workshops.errors.WorkshopClosed
    domain.workshops.admission.RoomFull
        The caller writes it down with ``ask``, in a transaction of its own.
    """
    room = held(connection, workshop)
    if room.state is not State.OPEN:
        raise WorkshopClosed
    here = device(connection, device_id)
    if here.workshop != workshop:
        raise DeviceUnknown
    _admitted(here)
    asked = family(asking.version(connection, workshop, questionnaire))
    if here.kind is Kind.PHONE:
        n = shares.on_phone(connection, here, asked)
        rooms.note_code(connection, room)
        _changed(connection, here, begun=max(here.begun, n))
    else:
        more = shares.passed_round(connection, room, asked)
        _changed(connection, here, places=here.places + more, begun=here.begun + more, asks=False)
    return here.kind


def ask(connection: Connection, device_id: str) -> None:
    """Write down that one person more waits at a shared tablet."""
    tablet = (DeviceRow.id == device_id) & (DeviceRow.kind == Kind.TABLET)
    asked = update(DeviceRow).where(tablet, DeviceRow.asks == False).values(asks=True)  # noqa: E712  SQL
    workshop = connection.execute(asked.returning(DeviceRow.workshop_id)).scalar()
    if workshop is not None:
        note(connection, f"workshop:{workshop}", soon=True)


def share(connection: Connection, room: Room, here: Device) -> Device:
    """Make a device a shared tablet: it counts for the visits that begin on it.

    Raises
    ------
    domain.workshops.admission.DeviceRevoked
    """
    if here.state is Standing.REVOKED:
        raise DeviceRevoked
    if here.admitted and here.kind is Kind.TABLET:
        return here
    rooms.seat(connection, room, -here.places)
    places = shares.join(connection, room, shares.of_phone(connection, here.id, forget=True))
    values = {"kind": Kind.TABLET, "state": Standing.ADMITTED, "places": places, "begun": places, "asks": False}
    return _changed(connection, here, **values)


def let_in(connection: Connection, room: Room, ids: Iterable[str]) -> int:
    """One place each for the phones that wait and the devices that ask; returns how many. ``people`` rises as it must.

    The caller writes the new number of people down, and who said so. Where only prepared tablets are admitted, phones
    stay where they are.
    """
    chosen = set(ids)
    asking = [one for one in of_workshop(connection, room.id) if one.id in chosen and _may_come(room, one)]
    promised = 0  # to visits that take their place when their tablet sends them again
    for one in asking:
        rooms.make(connection, room, promised + 1)
        if one.kind is Kind.TABLET:
            promised += 1
            _changed(connection, one, asks=False)
        else:
            rooms.seat(connection, room, 1)
            _changed(connection, one, state=Standing.ADMITTED, places=one.places + 1, asks=False)
    return len(asking)


def _may_come(room: Room, here: Device) -> bool:
    if here.kind is Kind.TABLET:
        return here.admitted and here.asks
    return room.admission is Admission.CODE and (here.asks or here.state is Standing.WAITING)


def revoke(connection: Connection, room: Room, here: Device) -> None:
    """Send a device away: its free places are given back, its passes and unused rights are worth nothing."""
    rooms.seat(connection, room, here.begun - here.places)
    _changed(connection, here, state=Standing.REVOKED, places=here.begun, asks=False)
    _void(connection, here)


def only_prepared(connection: Connection, room: Room) -> None:
    """From now on shared tablets only: a phone on which nobody has begun waits, the others end what they began."""
    for here in of_workshop(connection, room.id):
        if here.kind is Kind.PHONE and here.admitted:
            rooms.seat(connection, room, here.begun - here.places)
            state = Standing.ADMITTED if here.begun else Standing.WAITING
            _changed(connection, here, state=state, places=here.begun, asks=False)
            _void(connection, here)


def _let_in(connection: Connection, room: Room, here: Device) -> Device:
    if here.state is not Standing.WAITING or here.kind is Kind.TABLET:
        return here
    if room.admission is not Admission.CODE or room.free <= 0:
        return here
    rooms.seat(connection, room, 1)
    return _changed(connection, here, state=Standing.ADMITTED, places=1)


def _new(connection: Connection, room: Room, here: Device, proven: bool) -> Device:  # noqa: FBT001  of the caller
    """Write down a device that was never seen; when too many wait, one more waits without being written down."""
    waiting = select(func.count()).where(DeviceRow.workshop_id == room.id, DeviceRow.state == Standing.WAITING)
    comes = proven or (here.kind is Kind.PHONE and room.admission is Admission.CODE and room.free > 0)
    if not comes and connection.execute(waiting).scalar_one() >= MOST_WAITING:
        return here
    row = {"id": here.id, "workshop_id": room.id, "kind": here.kind, "state": here.state, "places": 0, "begun": 0}
    connection.execute(insert(DeviceRow).values(**row, asks=False))
    note(connection, f"workshop:{room.id}", soon=True)
    return here


def _changed(connection: Connection, here: Device, **values: Any) -> Device:  # noqa: ANN401  columns of the row
    connection.execute(update(DeviceRow).where(DeviceRow.id == here.id).values(**values))
    note(connection, f"workshop:{here.workshop}", soon=True)
    return Device(**{**vars(here), **values})


def _void(connection: Connection, here: Device) -> None:
    unused = (VotingRightRow.device_id == here.id) & (VotingRightRow.used == False)  # noqa: E712  SQL
    connection.execute(delete(VotingRightRow).where(unused))


def _admitted(here: Device) -> None:
    if here.state is Standing.REVOKED:
        raise DeviceRevoked
    if not here.admitted:
        raise NotAdmitted(sign=here.sign)


def _seen(row: Row[Any]) -> Device:
    return Device(
        row.id, row.workshop_id, Kind(row.kind), Standing(row.state), row.places, row.begun, asks=bool(row.asks)
    )
