"""A copy, or a carried file, of which any bit was changed: refused in its sentence, or nothing of it is different."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from nacl import pwhash
from nacl.signing import SigningKey
from typer.testing import CliRunner

from commands.__main__ import app
from domain.operations.carry import CarryForged, Kind
from domain.operations.copies import CopyDamaged
from formats.copies import archive, sealed, signed
from frame.operations import carry
from tests import drawn
from tests.conftest import MODERATE
from texts import say

WORDS, REVISION = "trois chats sur un mur", "0072"
FLIPS = 1_500
TAIL = 900  # bytes at the end, of which a file depends most
_dumped = json.dumps
LABEL = {"kind": "return", "carry": "c" * 32, "workshop": "w" * 32, "content": "x", "digest": "d"}


@pytest.fixture
def clear(tmp_path: Path) -> Path:
    """A copy in clear, as large as a stick may damage."""
    luck, path = random.Random(14), tmp_path / "clear.zip"  # noqa: S311  any bytes
    rows = [{"id": n, "words": luck.randbytes(9).hex(), "key": luck.randbytes(n % 5)} for n in range(400)]
    tables: dict[str, list[dict[str, Any]]] = {"label": [LABEL], "two": rows[:0:-1], "one": rows}
    archive.write(path, REVISION, "2026-11-28", tables.items())
    return path


def altered(whole: bytes, luck: random.Random) -> bytes:
    """One bit of it is another; as often near the end, where the list of the archive stands."""
    at = luck.choice((luck.randrange(len(whole)), len(whole) - 1 - luck.randrange(TAIL)))
    return whole[:at] + bytes([whole[at] ^ (1 << luck.randrange(8))]) + whole[at + 1 :]


def content(path: Path) -> dict[str, list[dict[str, Any]]]:
    with archive.opened(path) as copy:
        copy.check()
        return {table: list(copy.rows(table)) for table in copy.manifest.tables}


@pytest.mark.parametrize("part", drawn.drawn(range(10), 3))
def test_whatever_bit_of_a_copy_was_changed_it_is_refused_in_its_sentence(clear: Path, part: int) -> None:
    whole, before, refused, luck = clear.read_bytes(), content(clear), 0, random.Random(8 + part)  # noqa: S311  any
    for _ in range(FLIPS // 10):
        clear.write_bytes(altered(whole, luck))
        try:
            assert content(clear) == before  # a bit that says nothing of the rows: the time of a file
        except CopyDamaged:
            refused += 1
    assert refused > FLIPS // 20


def test_whatever_bit_of_a_signed_return_was_changed_it_is_forged(clear: Path) -> None:
    key = SigningKey(b"k" * 32)
    signed.sign(clear, bytes(key))
    whole, luck = clear.read_bytes(), random.Random(5)  # noqa: S311  any bits
    for _ in range(FLIPS // 5):
        clear.write_bytes(altered(whole, luck))
        try:
            signed.verify(clear, bytes(key.verify_key))
        except CarryForged:
            continue


def test_what_was_altered_before_it_was_sealed_is_forged(clear: Path, tmp_path: Path) -> None:
    whole, shut, luck, refused = clear.read_bytes(), tmp_path / "shut.tablee", random.Random(2), 0  # noqa: S311  any
    for _ in range(FLIPS // 10):
        clear.write_bytes(altered(whole, luck))
        sealed.seal(clear, shut, WORDS)
        try:
            with carry.opened(shut, WORDS, Kind.RETURN, REVISION) as found:
                assert found.label.workshop == LABEL["workshop"]
        except CarryForged:
            refused += 1
    assert refused > FLIPS // 20


def test_to_try_words_takes_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all tests this one alone lets it: three turns through 256 MB, each time they are asked for."""
    costs: list[dict[str, int]] = []

    def noted(size: int, _words: bytes, _salt: bytes, **limits: int) -> bytes:
        costs.append(limits)
        return b"k" * size

    for name, meant in MODERATE.items():
        monkeypatch.setattr(pwhash.argon2id, name, meant)
    monkeypatch.setattr(pwhash.argon2id, "kdf", noted)
    (tmp_path / "clear").write_bytes(b"rien")
    sealed.seal(tmp_path / "clear", tmp_path / "shut", WORDS)
    sealed.unseal(tmp_path / "shut", tmp_path / "open", WORDS)
    assert costs == [{"opslimit": 3, "memlimit": 268_435_456}] * 2


@pytest.mark.parametrize("line", [b"[]", b"3", b'{"base64": 3}', b'"words"'])
def test_a_row_that_is_none_is_refused(tmp_path: Path, line: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "copy.zip"
    with monkeypatch.context() as patch:  # as somebody who has the words could write it
        patch.setattr(json, "dumps", lambda row, **_: line.decode() if row == {"id": 1} else _dumped(row))
        archive.write(path, REVISION, "2026-11-28", [("one", [{"id": 1}])])
    with pytest.raises(CopyDamaged):
        content(path)


def test_the_command_says_it_in_one_sentence(clear: Path) -> None:
    whole = clear.read_bytes()
    found, luck = set[str](), random.Random(3)  # noqa: S311  any bits
    for _ in range(40):
        clear.write_bytes(altered(whole, luck))
        said = CliRunner().invoke(app, ["check", str(clear)], catch_exceptions=False)
        found.add(said.output.strip() if said.exit_code else "")
    assert found == {"", say("error.CopyDamaged")}
