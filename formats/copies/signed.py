"""A signature beside what is written in a zip file: of its list, which holds the hash of each table (Ed25519)."""

import zipfile
from pathlib import Path

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from domain.operations.carry import CarryForged
from formats.copies.archive import BROKEN, LIST

SIGNATURE = "signature"


def sign(path: Path, key: bytes) -> None:
    """Add it. ``key``: the 32 bytes of a signing key. Raises ``OSError``."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(SIGNATURE, SigningKey(key).sign(archive.read(LIST)).signature)


def verify(path: Path, key: bytes) -> None:
    """Refuse what another key signed, or nobody. ``key``: the 32 bytes of the public key.

    Raises
    ------
    domain.operations.carry.CarryForged
    """
    try:
        with zipfile.ZipFile(path) as archive:
            VerifyKey(key).verify(archive.read(LIST), archive.read(SIGNATURE))
    except (BadSignatureError, *BROKEN) as other:
        raise CarryForged from other
