"""A workshop that is taken away: to a laptop, or back from it. Sealed once what it says is committed."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from db import engine, schema
from db.carrying import packing, returning
from db.carrying.rows import Parcel
from db.queries.operations import carries
from db.queries.staff import staff
from domain.errors import NotAllowed
from domain.operations.carry import goes_along, long_enough
from domain.staff.by import By
from domain.staff.roles import MANAGES_ACCOUNTS
from frame.act import Deed
from frame.operations import carry
from server.context import now, settings
from server.staff.file_kinds import Asked, Draw, Kind, of_workshop

SEALED = "application/octet-stream"


def _pack(deed: Deed, asked: Asked) -> Draw:
    """Raises what ``packing.pack`` does, ``PassphraseShort``, and ``NotAllowed`` for somebody who may not go along."""
    words = long_enough(asked.words)
    _may_go(deed, asked)
    parcel = packing.pack(deed.connection, asked.subject, asked.accounts, settings().secret_key, deed.by)
    return lambda: _packed(parcel, words, asked.subject, deed.by)


def _again(deed: Deed, asked: Asked) -> Draw:
    """Raises what ``packing.pack_again`` does, and the rest as ``_pack``."""
    words = long_enough(asked.words)
    _may_go(deed, asked)
    parcel = packing.pack_again(deed.connection, asked.subject, asked.accounts, settings().secret_key, deed.by)
    return lambda: sealed(parcel, words)


def _may_go(deed: Deed, asked: Asked) -> None:
    place = of_workshop(deed.connection, asked.subject)
    along = {one.login for one in staff.accounts(deed.connection) if goes_along(one, place, deed.visitor)}
    if not along.issuperset(asked.accounts):
        raise NotAllowed


def _packed(parcel: Parcel, words: str, workshop: str, by: By) -> bytes:
    try:
        return sealed(parcel, words)
    except OSError:  # no file, no journey
        with engine.current().transaction() as connection:
            carries.give_up(connection, workshop, by, parcel[packing.LABEL][0]["carry"])
        raise


def _back(deed: Deed, asked: Asked) -> Draw:
    """Raises what ``returning.leave`` does, and ``PassphraseShort``."""
    words = long_enough(asked.words)
    parcel = returning.leave(deed.connection, asked.subject, deed.by)
    return lambda: sealed(parcel, words)


def sealed(parcel: Parcel, words: str) -> bytes:
    """The file of a parcel. Raises ``OSError``."""
    with tempfile.TemporaryDirectory() as private:
        revision = schema.version(engine.current()) or ""
        return carry.write(parcel, revision, now().date(), words, Path(private)).read_bytes()


CARRIED: Mapping[str, Kind] = {
    "pack": Kind(SEALED, MANAGES_ACCOUNTS, of_workshop, _pack),
    "pack_again": Kind(SEALED, MANAGES_ACCOUNTS, of_workshop, _again),
    "return": Kind(SEALED, MANAGES_ACCOUNTS, of_workshop, _back),
}
