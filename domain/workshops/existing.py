"""What exists already, as a workshop names it: kept for the workshops of the territory that follow.

Two names of one thing are proposed to be merged; whoever runs the workshop decides, and both names stay.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from domain.errors import NotFound, Refused
from domain.names import heard
from domain.participation.masks import masked
from domain.participation.typed import free_text, required

LONGEST_TITLE = 80  # characters, readable on a wall
LONGEST_PLACE = 60
_ARTICLES = frozenset({"le", "la", "les", "l", "un", "une", "des", "du", "de", "d"})


class UnknownThing(NotFound):
    """The territory has named no such thing, or it was taken back meanwhile."""


class UnknownKind(NotFound):
    """The project's list has no such kind."""


class ThingMerged(Refused):
    """Somebody merged one of the two in the meantime."""


@dataclass(frozen=True)
class Named:
    """``kind``: an id of the project's list. ``actor``: an organisation or a role, never a resident's name.

    ``table``: the one that named it, None for the whole room.
    """

    title: str
    kind: str
    place: str = ""
    actor: str = ""
    table: int | None = None

    def checked(self) -> "Named":
        """As it may be kept, each on one line: telephone numbers, addresses and links are masked.

        Raises
        ------
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        place, actor = free_text(self.place, LONGEST_PLACE), free_text(self.actor, LONGEST_TITLE)
        title = required(self.title, LONGEST_TITLE)
        kept = [masked(" ".join(words.split())) for words in (title, place, actor)]
        return replace(self, title=kept[0], place=kept[1], actor=kept[2])


@dataclass(frozen=True)
class Naming:
    """One time that something was named. ``day``: of its workshop."""

    id: str
    workshop: str
    day: date
    named: Named


@dataclass(frozen=True)
class Thing:
    """Something that exists, with all that was merged into it, in order."""

    first: Naming
    merged: tuple[Naming, ...] = ()

    @property
    def id(self) -> str:
        """Its id: of the naming that was kept."""
        return self.first.id

    @property
    def named(self) -> Named:
        """What is told of it."""
        return self.first.named

    @property
    def also(self) -> tuple[str, ...]:
        """Its other names, each once."""
        others = (one.named.title for one in self.merged if one.named.title != self.named.title)
        return tuple(dict.fromkeys(others))

    @property
    def day(self) -> date:
        """When it was named last."""
        return max(one.day for one in (self.first, *self.merged))

    def by(self, workshop: str) -> bool:
        """Whether that workshop named it, under any of its names."""
        return any(one.workshop == workshop for one in (self.first, *self.merged))


def likeness(title: str) -> str:
    """The same for titles that differ by accents, case, plural, articles or spaces only."""
    words = "".join(sign if sign.isalnum() else " " for sign in heard(title)).split()
    return "".join(_singular(word) for word in words if word not in _ARTICLES) or "".join(words)


def _singular(word: str) -> str:
    """Without the sign of a plural: «jardins», «locaux», «bureaux» are as «jardin», «local», «bureau»."""
    if len(word) <= 3:  # noqa: PLR2004  «bus» and «prix» have theirs in the singular, or are too short to tell
        return word
    bare = word.removesuffix("s") if word.endswith("s") else word.removesuffix("x")
    return f"{bare[:-2]}au" if bare.endswith("al") else bare


def alike(things: Sequence[Thing], workshop: str) -> tuple[tuple[Thing, Thing], ...]:
    """Those that may be one and the same: what this workshop has named, and what it may be merged into."""
    pairs = ((one, other) for one, other in combinations(things, 2) if _near(one, other))
    turned = ((one, other) if one.by(workshop) else (other, one) for one, other in pairs)
    return tuple(pair for pair in turned if pair[0].by(workshop))


def _near(one: Thing, other: Thing) -> bool:
    first = {likeness(title) for title in (one.named.title, *one.also)}
    return not first.isdisjoint(likeness(title) for title in (other.named.title, *other.also))
