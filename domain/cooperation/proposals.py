"""An organisation that is missing from the list: proposed, then kept, or the same as another one, or set aside."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import normalize

from domain.cooperation.ties import LEVELS
from domain.errors import Invalid, Refused, WordsMissing
from domain.participation.masks import masked
from domain.participation.typed import required

LONGEST_NAME = 80  # characters
# How a person is addressed. A name alone may be anything: that is for the coordination, who reads before anyone else.
_CIVIL = re.compile(r"(?:m\.|mr\.?|mm\.|mmes?\.?|mlles?\.?|monsieur|messieurs|madame|mademoiselle)\s+\w", re.IGNORECASE)


class PersonNamed(Invalid):
    """The name is that of a person: only organisations are proposed."""


class MergedWithItself(Refused):
    """An actor is the same as itself already, also where it was merged into the one that is merged now."""


class BothSpoke(Refused):
    """Each of the two said something of itself, or they promised one another: nobody chooses for them."""


class StillNamed(Refused):
    """It is an actor of the territory, and something names it: it is merged, or stays."""


class State(StrEnum):
    """What became of a proposal."""

    WAITING = "waiting"
    KEPT = "kept"
    MERGED = "merged"
    SET_ASIDE = "set_aside"


class Reason(StrEnum):
    """Why it was set aside: told to whoever proposed it. The name of a person is not even kept."""

    ELSEWHERE = "elsewhere"
    UNFOUND = "unfound"
    STOPPED = "stopped"
    PERSON = "person"


@dataclass(frozen=True)
class Proposal:
    """``by``: the name of who missed it, empty for the coordination. ``into``: the name of the actor that it is.

    ``wave``: the name of the wave that it waits from, where that is another one than whoever reads looks at.
    """

    id: str
    name: str
    by: str
    state: State
    reason: Reason | None = None
    into: str = ""
    wave: str = ""


def organisation(name: str) -> str:
    """The name of an organisation as it may be kept: on one line, without what leads to a person.

    Raises
    ------
    PersonNamed
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    kept = " ".join(required(name, LONGEST_NAME).split())
    if not any(map(str.isalnum, normalize("NFKD", kept))):  # a sign that only looks like a letter is no name
        raise WordsMissing
    if _CIVIL.match(kept) or masked(kept) != kept:
        raise PersonNamed
    return kept


def stronger(one: str, other: str) -> str:
    """Of two levels that somebody said of the same actor, the stronger; a level before no answer. In any order."""
    return max(one, other, key=lambda level: (LEVELS.index(level) if level in LEVELS else -1, level))


def renamed(value: str, into: Mapping[str, str], own: str = "") -> str | None:
    """A roster's answer (``actor=level`` between spaces) where some actors are others by now; None if nothing is left.

    ``into``: which others, empty for nobody any more. ``own``: who answers, and says nothing of itself.
    """
    rows: dict[str, str] = {}
    for pair in value.split(" "):
        row, _, level = pair.partition("=")
        actor = into.get(row, row)
        if actor not in {"", own} or row not in into:
            rows[actor] = stronger(rows[actor], level) if actor in rows else level
    return " ".join(f"{actor}={level}" if level else actor for actor, level in rows.items()) or None
