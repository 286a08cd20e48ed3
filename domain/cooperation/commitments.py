"""What two organisations promise one another: one proposes, the other accepts, and then it holds (docs/decisions/0131).

A commitment is its words and a list of dated entries that only grows. Nobody but the two reads it before it is
accepted; one that was refused is never anybody else's.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.errors import Invalid, Refused
from domain.participation.masks import masked
from domain.participation.typed import free_text, required

LONGEST = 160  # characters of what each side gives
LONGEST_WORDS = 280  # of an entry


class CommitmentMoved(Refused):
    """One of the two said something of this commitment in the meantime."""


class NotToSay(Refused):
    """It is the other one's to say, or it was said already."""


class ReviewTooEarly(Invalid):
    """One looks again at a commitment once it has begun."""


class UnknownPartner(Invalid):
    """One commits oneself to another organisation of the same territory."""


class Form(StrEnum):
    """How a commitment is made."""

    ORAL = "oral"
    WRITTEN = "ecrit"
    AGREEMENT = "convention"
    CHARTER = "charte"


class EntryKind(StrEnum):
    """What an entry says."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"  # by whoever proposed it, before there was an answer
    REVIEWED = "reviewed"
    ENDED = "ended"


class Standing(StrEnum):
    """Where a commitment is."""

    PROPOSED = "proposed"
    VALID = "valid"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


HELD = frozenset({Standing.VALID, Standing.ENDED})  # both have accepted: others may read it, where both agree
_BECOMES = {
    EntryKind.ACCEPTED: Standing.VALID,
    EntryKind.REFUSED: Standing.REFUSED,
    EntryKind.WITHDRAWN: Standing.WITHDRAWN,
    EntryKind.REVIEWED: Standing.VALID,
    EntryKind.ENDED: Standing.ENDED,
}


@dataclass(frozen=True)
class CommitmentWords:
    """What is proposed to the organisation ``to``: what one gives and what one receives.

    ``start``: its first day; ``review``: when both look at it again.
    """

    to: str
    gives: str
    receives: str
    form: Form
    start: date
    review: date

    def checked(self) -> "CommitmentWords":
        """As it may be kept: telephone numbers, addresses and links are masked.

        Raises
        ------
        ReviewTooEarly, domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        if self.review <= self.start:
            raise ReviewTooEarly
        gives, receives = (masked(" ".join(required(words, LONGEST).split())) for words in (self.gives, self.receives))
        return replace(self, gives=gives, receives=receives)


@dataclass(frozen=True)
class Entry:
    """What one of the two said of it. ``review``: when they look again, for a review; ``wave``: of the link used."""

    what: EntryKind
    actor: str
    day: date
    words: str = ""
    review: date | None = None
    wave: str = ""

    def checked(self) -> "Entry":
        """As it may be kept.

        Raises
        ------
        ReviewTooEarly, domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        if self.review is not None and self.review <= self.day:
            raise ReviewTooEarly
        write = required if self.what is EntryKind.REVIEWED else free_text
        review = self.review if self.what is EntryKind.REVIEWED else None
        return replace(self, words=masked(write(self.words, LONGEST_WORDS)), review=review)


@dataclass(frozen=True)
class Commitment:
    """One of them. ``giver``: who proposed it, by a link of ``wave`` on ``day``."""

    id: str
    giver: str
    words: CommitmentWords
    wave: str
    day: date
    entries: tuple[Entry, ...] = ()

    @property
    def ends(self) -> tuple[str, str]:
        """The two."""
        return self.giver, self.words.to

    @property
    def standing(self) -> Standing:
        """Where it is, after all that was said."""
        return _BECOMES[self.entries[-1].what] if self.entries else Standing.PROPOSED

    @property
    def review(self) -> date:
        """When both look at it again."""
        said = [one.review for one in self.entries if one.review is not None]
        return said[-1] if said else self.words.review

    def due(self, today: date) -> bool:
        """Whether the day has come on which both look at it again."""
        return self.standing is Standing.VALID and self.review <= today

    def other(self, actor: str) -> str:
        """The one of the two that ``actor`` is not."""
        return self.words.to if actor == self.giver else self.giver

    def open_to(self, actor: str) -> tuple[EntryKind, ...]:
        """What this organisation may say of it now."""
        if actor in self.ends and self.standing is Standing.VALID:
            return EntryKind.REVIEWED, EntryKind.ENDED
        if self.standing is not Standing.PROPOSED:
            return ()
        if actor == self.words.to:
            return EntryKind.ACCEPTED, EntryKind.REFUSED
        return (EntryKind.WITHDRAWN,) if actor == self.giver else ()

    def until(self, waves: Collection[str]) -> "Commitment":
        """The same with what was said in these waves only."""
        return replace(self, entries=tuple(one for one in self.entries if one.wave in waves))


def holding(known: Collection[Commitment], actors: Collection[str]) -> tuple[Commitment, ...]:
    """Those that hold, and of which one of these is an end."""
    return tuple(one for one in known if one.standing is Standing.VALID and set(one.ends) & set(actors))
