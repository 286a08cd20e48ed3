r"""The regular expressions that ``regex()`` takes: a small dialect, read into a tree.

Forms come from elsewhere, and a browser's own engine can be made to search for hours; engines also disagree. So a
pattern is data, matched by our own few lines (``domain.participation.logic.matching`` and logic.js). The dialect:
plain characters,
``.`` (anything but a line feed), ``\d \w \s`` (ASCII) and their capitals, classes, groups, ``|``, ``? * + {n,m}``.
The whole value must match, so ``^`` and ``$`` are taken at the two ends and change nothing.

::

    ["in", 48, 57, 97, 122]      one character whose code point is in one of these ranges; "out": in none
    ["all", …]  ["any", …]       one after the other; one of them
    ["times", part, 2, 4]        two to four times; -1: no upper bound
"""

import re
from typing import Any, TypeAlias

from domain.participation.logic.tree import Tree, Unsupported

Pattern: TypeAlias = tuple[Any, ...]  # as above: a kind, then parts or numbers

LARGEST = 500  # places in the pattern once repetitions are written out
DEEPEST = 12  # groups in groups
_CLASSES: dict[str, Pattern] = {
    "d": ("in", 48, 57),
    "w": ("in", 48, 57, 65, 90, 95, 95, 97, 122),
    "s": ("in", 9, 13, 32, 32),
    "D": ("out", 48, 57),
    "W": ("out", 48, 57, 65, 90, 95, 95, 97, 122),
    "S": ("out", 9, 13, 32, 32),
}
_CONTROLS = {"t": 9, "n": 10, "r": 13}
_REPEATED = re.compile(r"\{(?P<least>[0-9]{1,3})(?P<more>,(?P<most>[0-9]{1,3})?)?\}|(?P<sign>[?*+])")
_BOUNDS = {"?": (0, 1), "*": (0, -1), "+": (1, -1)}


def pattern(written: Tree) -> Pattern:
    """The tree of a regular expression.

    Raises
    ------
    Unsupported
        If it is not a literal text, or outside the dialect.
    """
    if not isinstance(written, str):
        message = "the pattern of regex() must be written out as a text"
        raise Unsupported(message)
    found = _Reader(written).whole()
    if _size(found) > LARGEST:
        message = f"the pattern {written!r} is too large"
        raise Unsupported(message)
    return found


def _size(part: Pattern) -> int:
    match part:
        case ("times", inside, least, most):
            return _size(inside) * int(max(1, least, most))
        case ("all" | "any", *parts):
            return 1 + sum(map(_size, parts))
    return 1


class _Reader:
    def __init__(self, written: str) -> None:
        self._text = written.removeprefix("^")
        if self._text.endswith("$") and not self._text.endswith("\\$"):
            self._text = self._text[:-1]
        self._anchored = self._text != written
        self._at = 0
        self._depth = 0

    def whole(self) -> Pattern:
        ways = self._ways()
        # ^a|b$ means (^a)|(b$) elsewhere: refused rather than read otherwise than its author meant.
        if self._at < len(self._text) or (self._anchored and len(ways) > 1):
            raise self._refusal()
        return _one("any", ways)

    def _refusal(self) -> Unsupported:
        return Unsupported(f"the pattern {self._text!r} is outside the dialect at character {self._at + 1}")

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self) -> str:
        taken = self._peek()
        if not taken:
            raise self._refusal()
        self._at += 1
        return taken

    def _ways(self) -> list[Pattern]:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._refusal()
        ways = [self._sequence()]
        while self._peek() == "|":
            self._take()
            ways.append(self._sequence())
        self._depth -= 1
        return ways

    def _sequence(self) -> Pattern:
        parts: list[Pattern] = []
        while self._peek() not in {"", "|", ")"}:
            parts.append(self._repeated(self._atom()))
        return _one("all", parts)

    def _repeated(self, part: Pattern) -> Pattern:
        found = _REPEATED.match(self._text, self._at)
        if found is None:
            return part
        self._at = found.end()
        if found["sign"]:
            least, most = _BOUNDS[found["sign"]]
        else:
            least = int(found["least"])
            most = least if not found["more"] else int(found["most"] or -1)
        if -1 < most < least or _REPEATED.match(self._text, self._at):  # lazy and possessive forms are not taken
            raise self._refusal()
        return ("times", part, least, most)

    def _atom(self) -> Pattern:
        match self._take():
            case "[":
                return self._class()
            case "(":
                return self._group()
            case ".":
                return ("out", 10, 10)
            case "\\":
                return self._escaped()
            case taken if taken in "^$?*+{}]":
                raise self._refusal()
            case taken:
                return ("in", ord(taken), ord(taken))

    def _group(self) -> Pattern:
        if self._text.startswith("?:", self._at):
            self._at += 2
        ways = self._ways()
        if self._take() != ")":
            raise self._refusal()
        return _one("any", ways)

    def _escaped(self) -> Pattern:
        taken = self._take()
        if taken in _CLASSES:
            return _CLASSES[taken]
        if taken.isalnum() and taken not in _CONTROLS:
            raise self._refusal()
        code = _CONTROLS.get(taken, ord(taken))
        return ("in", code, code)

    def _class(self) -> Pattern:
        kind = "out" if self._peek() == "^" else "in"
        if kind == "out":
            self._take()
        ranges: list[int] = []
        while self._peek() != "]":
            ranges += self._range()
        self._take()
        if not ranges:
            raise self._refusal()
        return (kind, *ranges)

    def _range(self) -> tuple[int, ...]:
        kind, *low = self._member()
        dash = self._text[self._at : self._at + 2]
        if kind == "out":
            raise self._refusal()
        if not dash.startswith("-") or dash == "-]":
            return tuple(low)
        self._take()
        kind, *high = self._member()
        # Both ends are single characters, in order: not \\d-z, not z-a.
        if kind == "out" or set(low) != {low[0]} or set(high) != {high[0]} or low[0] > high[0]:
            raise self._refusal()
        return (low[0], high[0])

    def _member(self) -> Pattern:
        taken = self._take()
        if taken == "\\":
            return self._escaped()
        if taken == "[":
            raise self._refusal()
        return ("in", ord(taken), ord(taken))


def _one(kind: str, parts: list[Pattern]) -> Pattern:
    return parts[0] if len(parts) == 1 else (kind, *parts)
