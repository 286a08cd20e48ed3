"""The minutes of a workshop: made from what happened, read over, then validated; from then on they never change.

What is validated is what the screen showed: the whole value as one text, and the digest of that text.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum

from domain.errors import Invalid, NotFound, Refused
from domain.participation.masks import masked
from domain.participation.typed import required

LONGEST = 300  # characters of one thing that is noted, and of one correction
FORM = 1  # of the text that is kept
SHORT = 12  # letters of a digest that a screen shows


class NotOver(Refused):
    """Minutes are validated once the workshop is closed and nobody may reopen it any more."""


class MinutesMoved(Refused):
    """What the minutes are made of has changed since they were drawn."""


class AlreadyValidated(Refused):
    """The minutes were validated: nothing of them changes any more."""


class NotValidated(Refused):
    """Only validated minutes are corrected."""


class SpeakerMissing(Invalid):
    """Words are told with the role of whoever said them, and what they are about."""


class UnknownTag(NotFound):
    """The project's list has no such subject."""


class Heading(StrEnum):
    """The headings, in their order. One without anything is left out."""

    ESSENTIAL = "essential"
    MEETING = "meeting"
    PROGRAMME = "programme"
    WALL = "wall"
    SINCE = "since"
    EXISTING = "existing"
    FIGURES = "figures"
    SESSION = "session"
    VOTES = "votes"
    AGREEMENT = "agreement"
    DISAGREEMENT = "disagreement"
    QUESTION = "question"
    WORDS = "words"
    DECISIONS = "decisions"
    SPOKEN = "spoken"
    WEATHER = "weather"
    NEXT = "next"
    METHOD = "method"


class Kind(StrEnum):
    """What whoever runs the workshop writes down: each under the heading of the same name."""

    AGREEMENT = "agreement"
    DISAGREEMENT = "disagreement"
    QUESTION = "question"
    WORDS = "words"


class Speaker(StrEnum):
    """Who may have said something: a role, never a name."""

    RESIDENT_F = "resident_f"
    RESIDENT_M = "resident_m"
    YOUNG = "young"
    VOLUNTEER = "volunteer"
    PARTNER = "partner"
    PRODUCER = "producer"
    ELECTED = "elected"
    AGENT = "agent"


# The residents' version: what became of former decisions; what was said, voted and decided.
PARTS: Mapping[str, tuple[Heading, ...]] = {
    "since": (Heading.SINCE,),
    "said": (Heading.EXISTING, Heading.FIGURES, *(Heading(kind) for kind in Kind), Heading.SPOKEN, Heading.WEATHER),
    "voted": (Heading.VOTES,),
    "decided": (Heading.DECISIONS, Heading.NEXT),
}


@dataclass(frozen=True)
class Note:
    """Something that was written down. ``speaker``, ``tag`` (an id of the project's list): of words, and only there."""

    kind: Kind
    words: str
    speaker: Speaker | None = None
    tag: str = ""

    def checked(self) -> "Note":
        """As it may be kept: telephone numbers, addresses and links are masked.

        Raises
        ------
        SpeakerMissing
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        kept = replace(self, words=masked(required(self.words, LONGEST)))
        if self.kind is not Kind.WORDS:
            return replace(kept, speaker=None, tag="")
        if self.speaker is None or not self.tag:
            raise SpeakerMissing
        return kept


@dataclass(frozen=True)
class Line:
    """``public``: it stands in the residents' version too; ``head``: it names what the lines below it are about."""

    words: str
    public: bool = False
    head: bool = False


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    heading: Heading
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Minutes:
    """The minutes as they are read. ``day``: of the workshop."""

    title: str
    day: date
    demonstration: bool
    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        """The whole value as one text, always the same for the same value."""
        value = {"form": FORM, **asdict(self), "day": self.day.isoformat()}
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def digest(self) -> str:
        """SHA-256 of that text, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def public(self, *headings: Heading) -> tuple[Line, ...]:
        """The lines under these headings that residents read."""
        return tuple(line for part in self.sections if part.heading in headings for line in part.lines if line.public)

    @property
    def told_to_residents(self) -> bool:
        """Whether there is anything on the residents' page."""
        return any(self.public(*headings) for headings in PARTS.values())


def read(text: str) -> Minutes:
    """The value that ``Minutes.text`` wrote."""
    value = json.loads(text)
    parts = ((Heading(each["heading"]), tuple(Line(**line) for line in each["lines"])) for each in value["sections"])
    sections = tuple(Section(*each) for each in parts)
    return Minutes(value["title"], date.fromisoformat(value["day"]), value["demonstration"], sections)


@dataclass(frozen=True)
class Correction:
    """Added to validated minutes: who (a role), on which day, and what is to be read instead."""

    role: str
    day: date
    words: str


@dataclass(frozen=True)
class Validated:
    """Validated minutes. ``day``: on which they were."""

    workshop: str
    minutes: Minutes
    digest: str
    day: date
    corrections: tuple[Correction, ...] = ()


def correction(words: str) -> str:
    """The words of a correction, as they may be kept.

    Raises
    ------
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    return masked(required(words, LONGEST))
