"""What the facilitator decides about who comes in. Each change is written with its audit row."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, select, update

from db.changes import note
from db.models.workshop import WorkshopRow
from db.queries.staff import audit
from db.queries.votes import turnout, votes
from db.queries.workshops import devices, rooms
from db.queries.workshops.rooms import Room
from domain.staff.by import By
from domain.workshops.admission import Device, DeviceUnknown, Door, FewerThanAdmitted, Kind, Standing, Wish
from domain.workshops.workshop import Admission, Over, State


def door(connection: Connection, workshop: str) -> Door:
    """Who waits, who is inside."""
    found = devices.of_workshop(connection, workshop)
    waiting = [one for one in found if one.state is Standing.WAITING]
    return Door(
        phones=tuple(one for one in found if one.asks or (one in waiting and one.kind is Kind.PHONE)),
        tablets=tuple(one for one in waiting if one.kind is Kind.TABLET),
        inside=tuple(one for one in found if one.admitted),
    )


def grant(connection: Connection, workshop: str, wish: Wish, about: Any, by: By) -> None:  # noqa: ANN401  a number, ids, a word
    """Do what the facilitator wished at the door; ``about``: what was on the screen.

    Raises
    ------
    domain.workshops.admission.FewerThanAdmitted, domain.workshops.admission.DeviceUnknown,
    domain.workshops.admission.DeviceRevoked domain.workshops.workshop.Over
    """
    if rooms.held(connection, workshop).state is State.CLOSED:
        raise Over
    if wish in (Wish.SHARE, Wish.REVOKE) and devices.device(connection, about).workshop != workshop:
        raise DeviceUnknown
    if wish is Wish.SHARE:
        share(connection, about, by)
    elif wish is Wish.REVOKE:
        revoke(connection, about, by)
    else:
        _OF_THE_ROOM[wish](connection, workshop, about, by)


def record_present(connection: Connection, workshop: str, people: int, by: By) -> None:
    """«Personnes présentes»: once for the workshop, its questionnaires and its votes.

    Raises
    ------
    domain.workshops.admission.FewerThanAdmitted
        Fewer than have come in, or than have voted in a vote that is open.
    """
    room = rooms.held(connection, workshop)
    votes.hold_open(connection, workshop)  # a ballot that is on its way is counted before, or finds fewer people
    before = connection.execute(select(WorkshopRow.people).where(WorkshopRow.id == workshop)).scalar()
    if people == before:
        return
    least = max([room.seated, *_voices(connection, workshop)])
    if people < least:
        raise FewerThanAdmitted(least=least)
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == workshop).values(people=people))
    _written(connection, workshop, "people.counted", by, before=before, after=people)


def admit(connection: Connection, workshop: str, ids: Iterable[str], by: By) -> None:
    """«Faire entrer»: the devices that were on the screen, and no other."""
    room = rooms.held(connection, workshop)
    before = room.people
    n = devices.let_in(connection, room, ids)
    if n:
        _written(connection, workshop, "devices.admitted", by, devices=n)
    if room.people != before:
        _written(connection, workshop, "people.counted", by, before=before, after=room.people)


def count_ballots(connection: Connection, workshop: str, people: int, by: By) -> None:
    """Let the ballots that wait be counted: ``people`` are present, as was on the screen. Two taps say it once."""
    room = rooms.held(connection, workshop)
    record_present(connection, workshop, max(room.people, people), by)


def share(connection: Connection, device_id: str, by: By) -> None:
    """Make a device a shared tablet.

    Raises
    ------
    domain.workshops.admission.DeviceUnknown, domain.workshops.admission.DeviceRevoked
    """
    _with_device(connection, device_id, devices.share, "device.shared", by)


def revoke(connection: Connection, device_id: str, by: By) -> None:
    """Send a device away.

    Raises
    ------
    domain.workshops.admission.DeviceUnknown
    """
    _with_device(connection, device_id, devices.revoke, "device.revoked", by)


def choose(connection: Connection, workshop: str, admission: Admission, by: By) -> None:
    """How people are admitted from now on. Saying it twice changes nothing."""
    room = rooms.held(connection, workshop)
    if room.admission is admission:
        return
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == workshop).values(admission=admission))
    if admission is Admission.PREPARED:
        devices.only_prepared(connection, room)
    _written(connection, workshop, "admission.chosen", by, before=room.admission, after=admission)


def _with_device(
    connection: Connection, device_id: str, act: Callable[[Connection, Room, Device], object], action: str, by: By
) -> None:
    workshop = devices.device(connection, device_id).workshop
    room = rooms.held(connection, workshop)  # read again below: what a device is may have changed until now
    act(connection, room, devices.device(connection, device_id))
    _written(connection, workshop, action, by)


def _voices(connection: Connection, workshop: str) -> list[int]:
    return [turnout.live(connection, vote).voices for vote in votes.votes_of(connection, workshop, State.OPEN)]


def _written(connection: Connection, workshop: str, action: str, by: By, **details: object) -> None:
    audit.record(connection, by, action=action, subject=workshop, details=details)
    note(connection, f"workshop:{workshop}")


_OF_THE_ROOM: dict[Wish, Callable[[Connection, str, Any, By], None]] = {
    Wish.COUNT: record_present,
    Wish.ADMIT: admit,
    Wish.BALLOTS: count_ballots,
    Wish.CHOOSE: choose,
}
