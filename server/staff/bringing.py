"""What staff bring in a file: a workshop for this laptop, or its return. Streamlit's own uploads are closed.

The passphrase is in the body beside the file, never in an address; who brings it is asked before any of it is kept.
"""

import shutil
import tempfile
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel
from starlette.datastructures import UploadFile

from db import engine, schema
from db.carrying import packing, receiving
from db.queries.operations import carries
from db.queries.staff import sessions
from db.queries.workshops import workshops
from domain.errors import MalformedRequest
from domain.operations.carry import Kind
from domain.staff.roles import EVERYWHERE, MANAGES_ACCOUNTS, SessionEnded
from frame.act import acting
from frame.operations import carry
from frame.operations.carry import Opened, passwords
from server.context import now, settings
from server.origin import same_origin
from server.staff.session import COOKIE
from texts import say

router = APIRouter(tags=["staff"], prefix="/staff/carries", dependencies=[Depends(same_origin)])

_ONE = threading.Lock()  # a passphrase costs 256 MB of memory while it is tried


class Said(BaseModel):
    """It is here. ``said``: in words; ``again``: it was here before, and nothing changed."""

    saved: Literal[True] = True
    said: str
    again: bool


@dataclass(frozen=True)
class Came:
    """What was brought, sealed, in a file that goes when the answer is given. ``token``: of whoever brings it."""

    path: Path
    words: str = field(repr=False)
    token: str | None = field(repr=False)


async def came(request: Request) -> AsyncIterator[Came]:
    """The file and the passphrase of a form.

    Raises
    ------
    domain.staff.roles.SessionEnded, domain.errors.NotAllowed, domain.errors.MalformedRequest
    """
    token = request.cookies.get(COOKIE)
    await run_in_threadpool(_may_bring, token)
    async with request.form(max_files=1, max_fields=1) as form:
        file, words = form.get("file"), form.get("words")
        if not isinstance(file, UploadFile) or not isinstance(words, str):
            raise MalformedRequest
        with tempfile.TemporaryDirectory() as private:
            path = Path(private) / "brought"
            await run_in_threadpool(_kept, file, path)
            yield Came(path, words.strip(), token)


def _may_bring(token: str | None) -> None:
    with engine.current().reading() as connection:
        person = sessions.visitor_of(connection, token or "", now())
    if person is None:
        raise SessionEnded
    person.acts_as(MANAGES_ACCOUNTS)


def _kept(file: UploadFile, path: Path) -> None:
    with path.open("wb") as target:
        shutil.copyfileobj(file.file, target)


@router.post("/unpack")
def unpack(brought: Annotated[Came, Depends(came)]) -> Said:
    """Have a workshop here, on the laptop. For who may do so everywhere: what it rests on is not of one place.

    Raises
    ------
    domain.staff.roles.SessionEnded, domain.errors.NotAllowed, domain.staff.roles.OtherTerritory
    domain.operations.carry.CarryWrongPassphrase, domain.operations.carry.CarryOtherKind
    domain.operations.carry.CarryDamaged, domain.operations.carry.CarryForged
    domain.operations.carry.CarryOtherVersion, domain.operations.carry.CarryOtherPromise
    domain.operations.carry.CarryHere
    """
    with _opened(brought, Kind.PACK) as found, acting(brought.token, MANAGES_ACCOUNTS, EVERYWHERE) as deed:
        done = packing.unpack(deed.connection, found.parcel, deed.by)
        title = workshops.workshop(deed.connection, done.workshop).title
    told = say("carry.unpacked" if done.new else "carry.here", title=title)
    return Said(said=" ".join((told, *passwords(done))), again=not done.new)


@router.post("/receive")
def receive(brought: Annotated[Came, Depends(came)]) -> Said:
    """Take what a laptop brings back.

    Raises
    ------
    domain.staff.roles.SessionEnded, domain.errors.NotAllowed, domain.staff.roles.OtherTerritory
    domain.operations.carry.CarryWrongPassphrase, domain.operations.carry.CarryOtherKind
    domain.operations.carry.CarryDamaged, domain.operations.carry.CarryForged
    domain.operations.carry.CarryOtherVersion, domain.operations.carry.CarryUnknown
    domain.operations.carry.CarryGivenUp
    """
    with _opened(brought, Kind.RETURN) as found:
        journey = found.label.carry
        with acting(brought.token, MANAGES_ACCOUNTS, lambda connection: carries.territory(connection, journey)) as deed:
            found.verify(receiving.public_key(deed.connection, found.label))
            done = receiving.receive(deed.connection, found.parcel, settings().secret_key, deed.by)
    key = "carry.cli_again" if done.again else "carry.cli_received"
    told = say(key, title=done.title, n=done.responses)
    return Said(said=f"{told} {say('carry.quittance', quittance=done.quittance)}", again=done.again)


@contextmanager
def _opened(brought: Came, kind: Kind) -> Iterator[Opened]:
    """One at a time."""
    with _ONE, carry.opened(brought.path, brought.words, kind, schema.version(engine.current()) or "") as found:
        yield found
