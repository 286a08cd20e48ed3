"""An XLSForm expression cut into words."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from domain.participation.logic.tree import Unsupported

# Spreadsheets turn quotes into typographic ones; forms in the wild mix both in one string. pyxform does the same.
_STRAIGHT = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}
_WORD = re.compile(
    r"""
    (?P<number> [0-9]+ (?:\.[0-9]*)? | \.[0-9]+ )
  | (?P<string> "[^"]*" | '[^']*' )
  | \$\{ \s* (?P<answer> [^{}\s]+ ) \s* \}
  | (?P<own> \. (?!\.) )
  | (?P<name> [A-Za-z_] [A-Za-z0-9_.-]* )
  | (?P<sign> != | <= | >= | [-+*=<>(),] )
    """,
    re.VERBOSE,
)
_SPACE = re.compile(r"[ \t\r\n]*")
_PATHS = ("/", "..", "[", "]", "@", "|", "::")


class Token(NamedTuple):
    """``kind``: number, string, answer (``${…}``), own (the point), name, sign or end."""

    kind: str
    text: str


def tokens(expression: str) -> Iterator[Token]:
    """The words in order, then one of kind ``end``.

    Raises
    ------
    Unsupported
        At the first character that begins no word of the subset.
    """
    text = expression.translate(_STRAIGHT)
    at = _after_space(text, 0)
    while at < len(text):
        word = _WORD.match(text, at)
        if word is None:
            raise Unsupported(_unreadable(text[at:]))
        kind = word.lastgroup
        assert kind is not None
        yield Token(kind, word[kind][1:-1] if kind == "string" else word[kind])
        at = _after_space(text, word.end())
    yield Token("end", "")


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    assert space is not None
    return space.end()


def _unreadable(rest: str) -> str:
    if rest.startswith(_PATHS):
        return f"paths are outside the subset: {rest[:20]!r}; name questions as ${{question}}"
    if rest.startswith(("'", '"')):
        return f"a text that does not end: {rest[:20]!r}"
    return f"cannot be read from {rest[:20]!r} on"
