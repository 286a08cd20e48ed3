"""A copy as a zip file: a table a file, a row a line of JSON; then what was written, with the hash of each file.

The list comes last: a copy that was cut has none, and is no copy.
"""

import base64
import hashlib
import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from domain.operations.copies import CopyDamaged, Manifest

LIST = "manifest.json"
FORMAT = 1

# What reading raises of an archive of which any bit may have changed: a method or a version that nobody has, a place
# before the beginning, letters that are none, a key that no list has. A stick that cannot be read is damaged too.
BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError,
    RuntimeError, LookupError, TypeError, AttributeError, ValueError, OverflowError,
)  # fmt: skip

Row = Mapping[str, Any]  # text, whole numbers, bytes or None by column


def write(
    path: Path, revision: str, made: str, tables: Iterable[tuple[str, Iterable[Row]]], key_mark: str = ""
) -> Manifest:
    """Write all tables, in the order in which they may be brought back.

    ``key_mark``: of the key of the house; empty where nothing of what is written needs it.

    Raises
    ------
    OSError
        The disk is full, or the folder is not ours: what is there of the file is of no use.
    """
    counts: dict[str, int] = {}
    hashes: dict[str, str] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, rows in tables:
            counts[name], hashes[name] = _table(archive, name, rows)
        told = {"format": FORMAT, "revision": revision, "made": made, "tables": counts, "sha256": hashes}
        told |= {"key_mark": key_mark} if key_mark else {}
        archive.writestr(LIST, json.dumps(told, ensure_ascii=False, indent=1))
    return Manifest(revision, made, counts, key_mark)


def _table(archive: zipfile.ZipFile, name: str, rows: Iterable[Row]) -> tuple[int, str]:
    n, digest = 0, hashlib.sha256()
    with archive.open(_file(name), "w", force_zip64=True) as file:
        for row in rows:
            line = json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=_bytes).encode() + b"\n"
            file.write(line)
            digest.update(line)
            n += 1
    return n, digest.hexdigest()


class Copy:
    """One that is open. ``manifest``: what it holds."""

    def __init__(self, archive: zipfile.ZipFile, told: dict[str, Any]) -> None:
        self._archive = archive
        self._hashes: dict[str, str] = told["sha256"]
        self.manifest = Manifest(told["revision"], told["made"], told["tables"], told.get("key_mark", ""))

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """The rows of a table, in the order in which they were written.

        Raises
        ------
        domain.operations.copies.CopyDamaged
            At its end, if they are not the ones that were written.
        """
        digest, n = hashlib.sha256(), 0
        try:
            with self._archive.open(_file(table)) as file:
                for line in file:
                    digest.update(line)
                    n += 1
                    yield _row(line)
        except BROKEN as broken:
            raise CopyDamaged from broken
        if (n, digest.hexdigest()) != (self.manifest.tables[table], self._hashes[table]):
            raise CopyDamaged

    @property
    def size(self) -> int:
        """How many bytes it is once unpacked; more are never read of it."""
        return sum(one.file_size for one in self._archive.infolist())

    def check(self) -> None:
        """Read every row. Raises as ``rows``."""
        for table in self.manifest.tables:
            for _ in self.rows(table):
                pass


@contextmanager
def opened(path: Path) -> Iterator[Copy]:
    """A copy that was written whole.

    Raises
    ------
    domain.operations.copies.CopyDamaged
    """
    try:
        archive = zipfile.ZipFile(path)
    except BROKEN as none:
        raise CopyDamaged from none
    with archive:
        yield Copy(archive, _manifest(archive))


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads(archive.read(LIST))
        whole = told["format"] == FORMAT and told["tables"].keys() == told["sha256"].keys()
        said = (told["revision"], told["made"], told.get("key_mark", ""))
        whole = whole and all(isinstance(one, str) for one in said)
    except BROKEN as none:
        raise CopyDamaged from none
    if not whole:
        raise CopyDamaged
    return told


def _row(line: bytes) -> dict[str, Any]:
    row: object = json.loads(line, object_hook=_unwrapped)
    if not isinstance(row, dict):
        raise TypeError
    return row


def _file(table: str) -> str:
    return f"tables/{table}.jsonl"


def _bytes(value: object) -> object:
    """Bytes are the one kind of value that JSON does not know."""
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    message = f"a column holds {type(value).__name__}"
    raise TypeError(message)


def _unwrapped(value: dict[str, Any]) -> object:
    """A row, or the bytes in one of its columns: no table has a column of that name."""
    return base64.b64decode(value["base64"]) if value.keys() == {"base64"} else value
