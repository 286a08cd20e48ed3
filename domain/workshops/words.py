"""Words said aloud in a workshop: written down by whoever runs it, read over, then shown by how often they were said.

A word that a table says is told of tables, and never counted as a person's.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import Invalid, NotFound, WordsMissing
from domain.evaluation.disclosure import K
from domain.participation.masks import masked
from domain.participation.typed import free_text
from domain.workshops.scene import Capture

LONGEST_WORD = 40  # characters, as of the closing questionnaire
MOST_AT_ONCE = 20
LONGEST_TYPED = MOST_AT_ONCE * (LONGEST_WORD + 2)
LEAST = K  # words before any is shown


class TooManyWords(Invalid):
    """More words at once than anybody reads over. Values: ``most``."""


class UnknownWord(NotFound):
    """No word of this workshop has this id, or it was taken back meanwhile."""


class Round(StrEnum):
    """When words are said: at the opening question, at any time, at the end."""

    OPENING = "opening"
    FREE = "free"
    CLOSING = "closing"


CAPTURES = {each: Capture(each) for each in Round}


@dataclass(frozen=True)
class Word:
    """``table``: that said it, None for a person; ``tag``: what it is about, or nothing; ``cleared``: it was read."""

    id: str
    round: Round
    words: str
    table: int | None = None
    tag: str = ""
    cleared: bool = False


@dataclass(frozen=True)
class SaidWord:
    """A word, and how often it was said. ``times``: by people; ``tables``: which said it, each once."""

    words: str
    times: int
    tables: tuple[int, ...] = ()

    @property
    def weight(self) -> int:
        """How often, for its size."""
        return self.times + len(self.tables)


@dataclass(frozen=True)
class Cloud:
    """Words as they may be shown. ``missing``: how many more before any is; then ``said`` is empty."""

    said: tuple[SaidWord, ...]
    missing: int


def several(typed: str) -> tuple[str, ...]:
    """The words that were typed at once, as they may be kept: telephone numbers, addresses and links are masked.

    Raises
    ------
    TooManyWords
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    whole = masked(free_text(typed, LONGEST_TYPED))
    pieces = (" ".join(free_text(piece, LONGEST_WORD).split()) for piece in re.split(r"[,;\n]", whole))
    found = tuple(piece for piece in pieces if piece)
    if not found:
        raise WordsMissing
    if len(found) > MOST_AT_ONCE:
        raise TooManyWords(most=MOST_AT_ONCE)
    return found


def cloud(words: Sequence[Word]) -> Cloud:
    """Those that somebody has read over, once there are enough of them."""
    said = ranked(words)
    missing = max(0, LEAST - sum(one.weight for one in said))
    return Cloud(() if missing else said, missing)


def ranked(words: Sequence[Word]) -> tuple[SaidWord, ...]:
    """Those that somebody has read over, the most said first, then by the alphabet: never in the order of a round."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    times, tables = Counter[str](), defaultdict[str, set[int]](set)
    for one in words:
        if not one.cleared:
            continue
        key = _alike(one.words)
        spellings[key][one.words] += 1
        if one.table is None:
            times[key] += 1
        else:
            tables[key].add(one.table)
    said = [SaidWord(_spelled(forms), times[key], tuple(sorted(tables[key]))) for key, forms in spellings.items()]
    return tuple(sorted(said, key=lambda one: (-one.weight, _alike(one.words), one.words)))


def _alike(words: str) -> str:
    """The same for one word, whatever its case, accents and spaces."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def _spelled(forms: Counter[str]) -> str:
    """The spelling that was typed most; of several, the first of the alphabet."""
    return min(forms, key=lambda form: (-forms[form], form))
