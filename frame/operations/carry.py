"""A workshop in a file: written sealed, a return signed too; read again whole, or refused in one sentence."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from db.carrying.packing import KEYS, LABEL
from db.carrying.rows import Parcel
from db.unfinished import private_folder
from domain.operations.carry import (
    CarryDamaged,
    CarryForged,
    CarryOtherKind,
    CarryOtherVersion,
    CarryTooOld,
    CarryWrongPassphrase,
    Kind,
    Label,
    Unpacked,
    long_enough,
)
from domain.operations.copies import CopyDamaged, CopySealed
from domain.operations.retention import TERMS, Stock
from formats.copies import archive, sealed, signed
from frame.operations.in_clear import in_clear
from texts import say

ENDING = ".tablee"
LARGEST = 256 * 1024**2  # bytes unpacked: a workshop of a thousand people is a tenth of that


@dataclass(frozen=True)
class Opened:
    """A file that was opened with its passphrase, and is whole."""

    label: Label
    parcel: Parcel
    clear: Path

    def verify(self, key: bytes) -> None:
        """Whether this key's owner wrote it. Raises ``CarryForged``."""
        signed.verify(self.clear, key)


def passwords(done: Unpacked) -> list[str]:
    """What is to be known of accounts that were here before: which password holds, and who cannot sign in."""
    told = {"carry.own_password": done.kept, "carry.shut_account": done.shut}
    return [say(key, n=len(logins), logins=", ".join(logins)) for key, logins in told.items() if logins]


def name(kind: Kind, workshop: str, day: date) -> str:
    """What a file is called: which way it goes, the day, and enough of its workshop to tell two apart."""
    way = {Kind.PACK: "atelier", Kind.RETURN: "retour"}[kind]
    return f"{way}-{day:%Y%m%d}-{workshop[:8]}{ENDING}"


def write(parcel: Parcel, revision: str, day: date, words: str, folder: Path) -> Path:
    """Write a parcel sealed into a new file of a folder; under another name until it is whole.

    Raises
    ------
    OSError
        The disk is full, or the folder is not ours.
    domain.operations.carry.PassphraseShort
    """
    long_enough(words)
    label = Label.of(parcel[LABEL][0])
    target = folder / name(label.kind, label.workshop, day)
    # Never in clear there: a stick gives back what was deleted on it.
    with in_clear(day) as private, private_folder(folder, day) as unfinished:
        plain, shut = private / "plain.zip", unfinished / "shut"
        kept = {table: some for table, some in parcel.items() if table != KEYS or label.kind is Kind.PACK}
        archive.write(plain, revision, f"{day:%Y-%m-%d}", kept.items())
        if label.kind is Kind.RETURN:
            signed.sign(plain, parcel[KEYS][0]["signing_key"])
        sealed.seal(plain, shut, words)
        shut.chmod(0o600)
        with shut.open("rb") as file:
            os.fsync(file.fileno())
        shut.replace(target)
    return target


@contextmanager
def opened(path: Path, words: str, kind: Kind, revision: str) -> Iterator[Opened]:
    """What is in a file, read through, for as long as it is open in clear.

    Raises
    ------
    domain.operations.carry.CarryOtherKind, domain.operations.carry.CarryWrongPassphrase
    domain.operations.carry.CarryDamaged, domain.operations.carry.CarryForged
    domain.operations.carry.CarryOtherVersion, domain.operations.carry.CarryTooOld
    """
    if not sealed.is_sealed(path):
        raise CarryOtherKind if path.stat().st_size else CarryDamaged
    today = datetime.now(UTC).date()
    with in_clear(today) as private:
        clear = private / "clear.zip"
        parcel, written, made = _read(path, clear, words)
        if LABEL not in parcel or len(parcel[LABEL]) != 1:
            raise CarryOtherKind
        label = Label.of(parcel[LABEL][0])
        if label.kind is not kind:
            raise CarryOtherKind
        if written != revision:
            raise CarryOtherVersion
        if kind is Kind.PACK and TERMS[Stock.JOURNAL].over(made, today):
            raise CarryTooOld
        yield Opened(label, parcel, clear)


def _read(path: Path, clear: Path, words: str) -> tuple[Parcel, str, date]:
    """What is in it, for which revision, and the day it was written."""
    try:
        sealed.unseal(path, clear, words)
    except CopySealed as other:
        raise CarryWrongPassphrase from other
    except CopyDamaged as other:
        raise CarryDamaged from other
    try:
        with archive.opened(clear) as copy:
            if copy.size > LARGEST:
                raise CarryForged
            rows = {table: list(copy.rows(table)) for table in copy.manifest.tables}
            return rows, copy.manifest.revision, date.fromisoformat(copy.manifest.made)
    except (CopyDamaged, ValueError) as other:  # whoever sealed it had the words
        raise CarryForged from other
