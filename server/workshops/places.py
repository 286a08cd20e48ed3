"""Coming in: a device joins with the workshop's code, waits if it must, and asks for what it then needs."""

import secrets
from time import monotonic
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request
from pydantic import Field

from db import engine
from db.engine import Connection
from db.queries.participation import blanks, cards
from db.queries.workshops import asking, codes, devices, shares, workshops
from domain.operations.presence import PRESENCE
from domain.workshops import admission
from domain.workshops.admission import Device, Kind
from domain.workshops.errors import UnknownCode
from domain.workshops.workshop import Admission, State, Workshop, normal_code
from server.context import settings
from server.lookup import Lookup
from server.participation import package, tokens
from server.participation.package import Package
from server.participation.visits import Strict
from server.tries import in_turn
from server.workshops.carried import carried
from server.workshops.place import Place

router = APIRouter(tags=["places"])


class Join(Strict):
    """``device``: a random text that the device keeps to itself: joining again with it is no other device.

    ``channel``: what the device would like to be; ``pin``: the workshop's number, which makes it a shared tablet.
    ``count``: how many visits it would like passes for.
    """

    code: Annotated[str, Field(max_length=40)]
    device: Annotated[str, Field(min_length=16, max_length=64)] | None = None
    channel: Kind = Kind.PHONE
    count: Annotated[int, Field(ge=1, le=admission.MOST_PASSES)] = 1
    pin: Annotated[str, Field(max_length=20)] = ""


class Asking(Strict):
    """``count``: as in ``Join``. ``another``: one person more is at this phone."""

    count: Annotated[int, Field(ge=1, le=admission.MOST_PASSES)] = 1
    another: bool = False


async def joined(
    authorization: Annotated[str, Header()] = "",
    unsent: Annotated[int, Header(alias="Tablee-Unsent", ge=0)] = 0,
) -> str:
    """The device whose token the request bears: it is there, and says how much waits on it."""
    device = tokens.device_of(settings().secret_key, tokens.borne(authorization))
    PRESENCE.heard(device, monotonic(), unsent)
    return device


Joined = Annotated[str, Depends(joined)]


CODES = Lookup(codes.known)


async def known(code: str, request: Request) -> str:
    """Wait for this client's turn; the open workshop of a code that is known, empty if it is not open.

    Raises
    ------
    domain.workshops.errors.UnknownCode, domain.errors.TooManyTries
    """
    await in_turn(request)
    workshop = await CODES.get(normal_code(code))
    if workshop is None:
        raise UnknownCode
    return workshop


async def knocking(body: Join, request: Request) -> Join:
    """Who joins, with a code that is known, and with its workshop's number if one is given.

    A wrong number ends here, before it costs a thread; what joins is judged once more by the workshop as it is then.

    Raises
    ------
    domain.workshops.admission.WrongPin
    """
    workshop = await known(body.code, request)
    if workshop and body.pin and not admission.is_pin(settings().secret_key, workshop, body.pin):
        raise admission.WrongPin
    return body


@router.post("/visits", status_code=201)
def join(body: Annotated[Join, Depends(knocking)]) -> Package:
    """Join with the workshop's code: what a device needs to work alone, and passes, none while it waits.

    Raises
    ------
    domain.workshops.errors.UnknownCode, domain.workshops.errors.WorkshopNotOpen
    domain.workshops.errors.WorkshopElsewhere, domain.workshops.errors.WorkshopClosed
    domain.workshops.admission.DeviceRevoked, domain.workshops.admission.WrongPin
    """
    secret = settings().secret_key
    with engine.current().reading() as connection:
        workshop = workshops.joinable(connection, normal_code(body.code))
    proven = admission.is_pin(secret, workshop.id, body.pin)
    if body.pin and not proven:
        raise admission.WrongPin
    device_id = admission.keyed(secret, workshop.id, body.device or secrets.token_hex(16))
    with engine.current().transaction() as connection:
        device = devices.enter(connection, workshop.id, device_id, body.channel, proven=proven)
    return _package(device, body.count)


@router.post("/visits/more", status_code=201)
def more(body: Asking, device_id: Joined) -> Package:
    """The same for a device that has joined; what its facilitator decided meanwhile is in it.

    Raises
    ------
    domain.workshops.admission.DeviceUnknown, domain.workshops.admission.DeviceRevoked,
    domain.workshops.errors.WorkshopClosed
    """
    device = _here(device_id)
    if body.another and device.admitted:
        with engine.current().transaction() as connection:
            device = devices.another(connection, device_id)
    return _package(device, body.count)


@router.post("/places")
def place(device_id: Joined) -> Place:
    """Where the device stands: asked again and again by one that waits, it is let in as soon as there is a place.

    Raises
    ------
    domain.workshops.admission.DeviceUnknown, domain.workshops.admission.DeviceRevoked,
    domain.workshops.errors.WorkshopClosed
    """
    device = _here(device_id)
    with engine.current().reading() as connection:
        return _place(connection, workshops.workshop(connection, device.workshop), device)


def _here(device_id: str) -> Device:
    """The device as it stands now; one that waits tries the door once more."""
    with engine.current().reading() as connection:
        known = devices.device(connection, device_id)
        if known.admitted and workshops.workshop(connection, known.workshop).state is State.OPEN:
            return known
    with engine.current().transaction() as connection:
        return devices.enter(connection, known.workshop, device_id, known.kind, proven=False)


def _package(device: Device, wanted: int) -> Package:
    secret = settings().secret_key
    with engine.current().reading() as connection:
        workshop = workshops.workshop(connection, device.workshop)
        versions = asking.versions(connection, workshop.id)
        here = _place(connection, workshop, device)
        free, given = blanks.printed(connection, workshop.id), cards.given(connection, workshop.territory)
    passes = device.passes(wanted, len(versions), sum(here.begun.values()))
    minted = [tokens.mint(secret, workshop.id, device.id) for _ in range(passes)]
    return package.pack(workshop, carried(workshop, versions), here, minted, blanks=free, cards=given)


def _place(connection: Connection, workshop: Workshop, device: Device) -> Place:
    secret = settings().secret_key
    shared = device.admitted and device.kind is Kind.TABLET
    begun = {} if shared else shares.of_phone(connection, device.id)
    asked = asking.now(connection, workshop.id)
    return Place(
        questionnaire=asked.version,
        turn=asked.number,
        places=0 if shared else device.places,
        begun={asking.version(connection, workshop.id, one): n for one, n in begun.items()},
        token=tokens.of_device(secret, device.id),
        kind=device.kind,
        state=device.state,
        sign=device.sign,
        asks=device.asks,
        prepared_only=workshop.admission is Admission.PREPARED,
        unlocks=admission.unlocking(secret, workshop.id) if shared else None,
    )
