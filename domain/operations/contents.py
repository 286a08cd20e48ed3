"""What an association changes of the content on a page: who keeps the answers, whom to ask, whom one may call.

The files of ``content/`` say it first. What is written on the page stands over them, version after version: a list that
only grows, of which the last one counts, and which can end with «as the files say».
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.cooperation.project import ListEntry
from domain.errors import Invalid, NotFound, Refused
from domain.participation.typed import free_text, required

LONGEST_PROMISE = 120
LONGEST_LINE = 100
LONGEST_HOURS = 60
LONGEST_NUMBER = 20
ICON = "call"  # of a line that the files do not have
_NUMBER = re.compile(r"\+?[0-9](?:[ .]?[0-9]){1,14}")


class ContentMoved(Refused):
    """Somebody changed it since it was read: what they wrote stands, and is not written over."""


class NumberUnfit(Invalid):
    """A number to call is made of digits."""


class UnknownLine(NotFound):
    """No help line has this id."""


@dataclass(frozen=True)
class TerritoryPromise:
    """What is true of a territory: who keeps the answers, whom to ask. Both empty: as the files say."""

    controller: str = ""
    contact: str = ""

    def checked(self) -> "TerritoryPromise":
        """As it may be kept.

        Raises
        ------
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        return TerritoryPromise(_line(self.controller, LONGEST_PROMISE), _line(self.contact, LONGEST_PROMISE))


@dataclass(frozen=True)
class ContentVersion:
    """``number``: from 1 on; 0, of nobody, where only the files have spoken. ``role``: of whoever wrote it."""

    number: int = 0
    role: str = ""
    at: datetime | None = None


NOBODY = ContentVersion()  # what only the files have said


@dataclass(frozen=True)
class Promised:
    """What residents of a territory read, and what the files say. ``before``: what was written, the first first."""

    said: TerritoryPromise
    shipped: TerritoryPromise
    before: tuple[tuple[ContentVersion, TerritoryPromise], ...] = ()

    @property
    def version(self) -> int:
        """The number of the last version."""
        return self.before[-1][0].number if self.before else 0


class Standing(StrEnum):
    """Whether a help line is said as it was written, not at all, or as the files have it."""

    SAID = "said"
    HIDDEN = "hidden"
    SHIPPED = "shipped"


@dataclass(frozen=True)
class LineWords:
    """What a help line says. ``number``, ``hours``: which may be empty."""

    words: str
    number: str = ""
    hours: str = ""

    def checked(self) -> "LineWords":
        """As it may be kept.

        Raises
        ------
        NumberUnfit
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        number = " ".join(free_text(self.number, LONGEST_NUMBER).split())
        if number and not _NUMBER.fullmatch(number):
            raise NumberUnfit
        hours = " ".join(free_text(self.hours, LONGEST_HOURS).split())
        return LineWords(_line(self.words, LONGEST_LINE), number, hours)


@dataclass(frozen=True)
class CurrentHelpLine:
    """A help line as it stands. ``territory``: None if it holds everywhere. ``shipped``: as the files say."""

    id: str
    territory: str | None
    icon: str
    said: LineWords
    shipped: LineWords | None = None
    hidden: bool = False
    version: ContentVersion = NOBODY

    @property
    def edited(self) -> bool:
        """Whether it says something else than the files, or nothing at all."""
        return self.hidden or self.said != self.shipped

    @property
    def entry(self) -> ListEntry:
        """As an entry of the content."""
        details = {"number": self.said.number, "hours": self.said.hours, "territory": self.territory}
        return ListEntry(self.id, self.said.words, self.icon, details)


Kept = tuple[ContentVersion, Standing, LineWords, str | None]  # the last version of a line, and its territory


def lines(files: Iterable[ListEntry], kept: Mapping[str, Kept]) -> tuple[CurrentHelpLine, ...]:
    """All help lines, hidden ones too: those of the files in their order, then those that were added, in theirs."""
    shipped = {one.id: _shipped(one) for one in files}
    added = [_added(id_, one) for id_, one in kept.items() if id_ not in shipped]
    over = [_over(line, kept[id_]) if id_ in kept else line for id_, line in shipped.items()]
    return (*over, *added)


def _shipped(one: ListEntry) -> CurrentHelpLine:
    number, hours, place = (one.details.get(name) for name in ("number", "hours", "territory"))
    said = LineWords(one.fr, str(number or ""), str(hours or ""))
    return CurrentHelpLine(one.id, None if place is None else str(place), one.icon, said, said)


def _over(line: CurrentHelpLine, kept: Kept) -> CurrentHelpLine:
    version, standing, words, _ = kept
    said = words if standing is not Standing.SHIPPED else line.said
    return replace(line, said=said, hidden=standing is Standing.HIDDEN, version=version)


def _added(id_: str, kept: Kept) -> CurrentHelpLine:
    """One that the files have not, or no longer: as it was last written."""
    version, standing, words, place = kept
    return CurrentHelpLine(id_, place, ICON, words, None, standing is not Standing.SAID, version)


def _line(words: str, most: int) -> str:
    return " ".join(required(words, most).split())
