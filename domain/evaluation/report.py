"""A committee's report of one wave: headings, what is told under each, and the texts between them.

What is told is made from what screens show, and nothing else. The texts are written by people, several at once: each
version says on which one it was written, and one that was written on an older one is kept beside, never lost.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.errors import NotFound, Refused
from domain.participation.masks import masked
from domain.participation.typed import free_text

LONGEST = 6_000  # characters of the text under one heading


class TextMoved(Refused):
    """Somebody wrote under this heading since it was read."""


class UnknownText(NotFound):
    """There is no such version of this text, or it does not stand beside any more."""


class Heading(StrEnum):
    """The headings, in their order; each stands in the report, whatever there is to tell."""

    NEED = "need"
    PROJECT = "project"
    STAKEHOLDERS = "stakeholders"
    THEMES = "themes"
    CONDITIONS = "conditions"
    WORDS = "words"
    ADVERSE = "adverse"
    COOPERATION = "cooperation"
    MODEL = "model"
    DECISIONS = "decisions"
    METHOD = "method"
    BUDGET = "budget"


@dataclass(frozen=True)
class Text:
    """One version of the text under a heading; number 0 is the empty one that nobody wrote.

    ``after``: the version that whoever wrote it had read. ``beside``: another one was there by then. ``role``: of
    whoever wrote it; ``at``: when, None for number 0.
    """

    number: int
    words: str = ""
    after: int = 0
    role: str = ""
    at: datetime | None = None
    beside: bool = False


EMPTY = Text(0)


@dataclass(frozen=True)
class Written:
    """The text under a heading. ``stands``: as the report has it; ``waiting``: written beside it, not yet dealt with.

    ``former``: the versions before, and those that were dealt with, the last first.
    """

    stands: Text = EMPTY
    waiting: tuple[Text, ...] = ()
    former: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line that is told. ``head``: it names what the lines below it are about."""

    words: str
    head: bool = False


@dataclass(frozen=True)
class Section:
    """A heading, the text that people wrote under it, and what is told of it."""

    heading: Heading
    text: str
    lines: tuple[Line, ...]


def kept(words: str) -> str:
    """A text as it may be kept: telephone numbers, addresses and links are masked; it may be empty.

    Raises
    ------
    domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    return masked(free_text(words, LONGEST))


def together(one: str, other: str) -> str:
    """Both texts, one under the other, a blank line between.

    Raises
    ------
    domain.errors.TextTooLong
    """
    return free_text("\n\n".join(filter(None, (one, other))), LONGEST)
