"""Values as a file may hold them: each checked for its type and bounded before anything is counted."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NoReturn

from domain.errors import AppError, Invalid

MOST_BALLOTS = 1_000_000
MOST_OPTIONS = 2_000  # cities had up to four hundred projects
MOST = 999_999  # dots, ranks, degrees

_MONEY = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,18})?(?:[eE]\+?[0-9]{1,2})?|[0-9]{1,30}/[0-9]{1,30}")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class MalformedFile(Invalid):
    """A file of ballots cannot be read.

    ``reason``: the key of a sentence, filled with ``values``. ``file``: its name, ``line``: counted from 1; empty and 0
    where they are not known (yet).
    """

    def __init__(self, *, reason: str, file: str = "", line: int = 0, **values: object) -> None:
        super().__init__(**values)
        self.reason, self.file, self.line = reason, file, line

    def at(self, *, file: str = "", line: int = 0) -> "MalformedFile":
        """The same, with its place where it had none."""
        return MalformedFile(reason=self.reason, file=self.file or file, line=self.line or line, **self.values)

    @classmethod
    def of(cls, refusal: AppError, *, line: int = 0) -> "MalformedFile":
        """A refusal by the rules of the vote, at a line of a file."""
        return refusal if isinstance(refusal, cls) else cls(reason=refusal.key, line=line, **refusal.values)


def brief(text: str) -> str:
    """What a sentence repeats of a file: its first words, on one line."""
    return " ".join(text.split())[:40]


def money(text: str) -> Fraction | None:
    """An exact sum, None if it is none or too long to be one."""
    if not _MONEY.fullmatch(text) or re.search(r"/0+$", text):
        return None
    return Fraction(text)


@dataclass(frozen=True)
class JsonValue:
    """A value of a JSON text, and where it is: ``path`` names the keys that lead to it."""

    value: object
    path: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str, *, line: int = 0) -> "JsonValue":
        """The value of a whole text, or of one that stands on this line of a file.

        Raises
        ------
        MalformedFile
            It is no JSON, names a key twice, or is nested beyond reason.
        """
        try:
            return cls(json.loads(text, object_pairs_hook=_once, parse_constant=_never, parse_int=_whole))
        except json.JSONDecodeError as wrong:
            raise MalformedFile(reason="fault.json", line=line or wrong.lineno) from wrong
        except RecursionError as wrong:
            raise MalformedFile(reason="fault.nested") from wrong

    def refuse(self, reason: str, **values: Any) -> NoReturn:  # noqa: ANN401  whatever its sentence prints
        """Say what is wrong with this value."""
        raise MalformedFile(reason=reason, key=".".join(self.path), path=self.path, **values)

    def __getitem__(self, key: str) -> "JsonValue":
        """The value of a key, which must be there."""
        if not isinstance(self.value, dict):
            self.refuse("fault.not_object")
        found = JsonValue(self.value.get(key), (*self.path, key))
        return found if key in self.value else found.refuse("fault.missing_key")

    @property
    def keys(self) -> Sequence[str]:
        """The keys of an object."""
        return list(self.value) if isinstance(self.value, dict) else self.refuse("fault.not_object")

    @property
    def parts(self) -> "list[JsonValue]":
        """The parts of a list."""
        return (
            [JsonValue(part, self.path) for part in self.value]
            if isinstance(self.value, list)
            else self.refuse("fault.not_list")
        )

    @property
    def text(self) -> str:
        """A text that can be printed."""
        good = isinstance(self.value, str) and not CONTROL.search(self.value)
        return self.value if good and isinstance(self.value, str) else self.refuse("fault.not_text_value")

    @property
    def number(self) -> int:
        """A whole number from 0 on."""
        good = isinstance(self.value, int) and not isinstance(self.value, bool) and 0 <= self.value <= MOST
        return self.value if good and isinstance(self.value, int) else self.refuse("fault.not_number")

    @property
    def flag(self) -> bool:
        """Yes or no."""
        return self.value if isinstance(self.value, bool) else self.refuse("fault.not_flag")

    @property
    def money(self) -> Fraction:
        """An exact sum, written as text."""
        found = money(self.text)
        return self.refuse("fault.not_money") if found is None else found

    def one_of(self, words: Sequence[str]) -> str:
        """One of these words."""
        return self.text if self.value in list(words) else self.refuse("fault.not_one_of", words=", ".join(words))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    known = dict(pairs)
    if len(known) < len(pairs):
        names = [name for name, _ in pairs]
        raise MalformedFile(reason="fault.key_twice", key=brief(max(names, key=names.count)))
    return known


def _never(word: str) -> NoReturn:
    raise MalformedFile(reason="fault.not_a_value", value=word)


def _whole(digits: str) -> int:
    if len(digits) > 18:  # noqa: PLR2004  what is longer counts nothing here, and may be slow to read
        raise MalformedFile(reason="fault.long_number")
    return int(digits)
