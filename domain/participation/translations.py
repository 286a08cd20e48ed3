"""Translations that people who speak a language correct on a page, and how far each of them has been read.

A sentence is shipped in catalogues; what is written on the page stands over it, version after version. A version holds
for the French it was written for: once that has changed, what was shipped speaks again, and the page says why.
"""

import hashlib
import json
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.errors import Invalid, NotFound, Refused
from domain.participation.typed import required

LONGEST = 600  # characters of one form
COUNTED = "n"  # «one answer», «two answers» may be said without the figure

# Keys (with a dot at the end: all that begin so) as they were before they were renamed: what was corrected under a
# former one is kept by the name made of it.
FORMER: Mapping[str, str] = {
    "tablet.my_answers.": "tablet.receipt.",
    "tablet.ticket.signs.": "tablet.receipt.signs.",
    "tablet.ticket.digits.": "tablet.receipt.digits.",
    "tablet.ticket.undo": "tablet.receipt.undo",
    "tablet.close": "tablet.receipt.close",
    "tablet.moment": "tablet.receipt.asking",
    "tablet.unreachable": "tablet.receipt.unreachable",
}

Forms = tuple[str, ...]


class Kind(StrEnum):
    """Where a sentence comes from: the interface, by its key; the content, by its French words."""

    INTERFACE = "interface"
    FIELD = "field"


class State(StrEnum):
    """How far a translation has been read, by people who speak the language."""

    DRAFT = "draft"
    READ = "read"
    VALIDATED = "validated"


class Shown(StrEnum):
    """What a list of sentences can be narrowed to."""

    ALL = "all"
    MISSING = "missing"
    DRAFT = "draft"
    READ = "read"
    VALIDATED = "validated"
    LOCKED = "locked"


class BlanksUnfit(Invalid):
    """A translation has the blanks of the French sentence, each as it stands there. Values: ``blanks``."""


class WordingLocked(Refused):
    """The words belong to an instrument: what its authors published is said, and nobody here translates it."""


class SentenceUnknown(NotFound):
    """No sentence of that name is said to residents."""


class FormsMissing(Invalid):
    """A sentence that counts has a form for each kind of number. Values: ``many``."""


@dataclass(frozen=True)
class Sentence:
    """What there is to say, and what was shipped. ``shipped``: empty if nothing; ``many``: forms that it must have."""

    kind: Kind
    key: str
    french: Forms
    shipped: Forms = ()
    unread: bool = False
    many: int = 1
    locked: bool = False

    @property
    def name(self) -> str:
        """A short name, the same everywhere and in every version of ours: 32 hexadecimal digits."""
        return hashlib.sha256(f"{self.kind} {_first(self.key)}".encode()).hexdigest()[:32]

    @property
    def blanks(self) -> frozenset[str]:
        """What its translations leave blank."""
        return frozenset(_blanks(self.french[-1]))

    def unlocked(self) -> None:
        """Refuse what nobody here translates.

        Raises
        ------
        WordingLocked
        """
        if self.locked:
            raise WordingLocked

    def accepts(self, forms: Sequence[str]) -> Forms:
        """These words, as they may be kept.

        Raises
        ------
        WordingLocked, FormsMissing, BlanksUnfit
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        self.unlocked()
        if len(forms) != self.many:
            raise FormsMissing(many=self.many)
        kept = tuple(required(one, LONGEST) for one in forms)
        asked = self.blanks
        fit = all(_fits(one, asked, counts=self.many > 1) for one in kept)
        if not fit or (self.many > 1 and _names(kept[-1]) != asked):
            raise BlanksUnfit(blanks=" ".join(f"{{{name}}}" for name in sorted(asked)) or "—")
        return kept

    def basis(self, forms: Forms) -> str:
        """What a version rests on: the French, and the shipped words where it says only how far those were read."""
        rests = [self.french, () if forms else self.shipped]
        return hashlib.sha256(json.dumps(rests, ensure_ascii=False).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class TranslationVersion:
    """What was written once. ``forms``: none where the shipped ones are said; ``state``: none to say all as shipped."""

    number: int
    forms: Forms
    state: State | None
    basis: str
    role: str
    at: datetime


@dataclass(frozen=True)
class Wording:
    """A sentence as it is said. ``state``: none if it is not said; ``former``: its last version holds no more."""

    sentence: Sentence
    forms: Forms
    state: State | None
    version: int = 0
    former: Forms = ()

    @property
    def edited(self) -> bool:
        """Whether something else is said than what was shipped."""
        return self.forms != self.sentence.shipped

    def shows(self, wanted: Shown) -> bool:
        """Whether it is in the list that was asked for."""
        if self.sentence.locked or wanted is Shown.LOCKED:
            return self.sentence.locked and wanted in {Shown.LOCKED, Shown.ALL}
        return wanted is Shown.ALL or wanted == (self.state or Shown.MISSING)


def stands(sentence: Sentence, last: TranslationVersion | None) -> Wording:
    """A sentence as it is said, after its last version."""
    shipped = (State.DRAFT if sentence.unread else State.READ) if sentence.shipped else None
    if last is None or sentence.locked:
        return Wording(sentence, sentence.shipped, shipped, last.number if last else 0)
    if last.state is None:
        return Wording(sentence, sentence.shipped, shipped, last.number)
    if last.basis != sentence.basis(last.forms):
        return Wording(sentence, sentence.shipped, shipped, last.number, last.forms)
    return Wording(sentence, last.forms or sentence.shipped, last.state, last.number)


def _first(key: str) -> str:
    """The key that a sentence was given first."""
    renamed = next((one for one in FORMER if key == one or (one.endswith(".") and key.startswith(one))), None)
    return key if renamed is None else FORMER[renamed] + key.removeprefix(renamed)


def sizes(wordings: Iterable[Wording]) -> Mapping[Shown, int]:
    """How many sentences each list has."""
    known = list(wordings)
    return {shown: sum(one.shows(shown) for one in known) for shown in Shown}


def _fits(words: str, asked: frozenset[str], *, counts: bool) -> bool:
    free = {COUNTED} if counts else set()
    names = _names(words)
    return names is not None and names | free == asked | free


def _names(words: str) -> frozenset[str] | None:
    """The blanks of a sentence; None if they are not each a plain name in braces."""
    try:
        parts = list(string.Formatter().parse(words))
    except ValueError:
        return None
    plain = all(not spec and conversion is None for _, name, spec, conversion in parts if name is not None)
    return frozenset(name for _, name, _, _ in parts if name is not None) if plain else None


def _blanks(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}
