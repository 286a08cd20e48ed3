"""Territories and the actors present there."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import count

from domain.errors import Invalid, Refused
from domain.operations.contents import TerritoryPromise
from domain.participation.typed import required

LONGEST_NAME = 60
LONGEST_ID = 40
KINDS = ("experimentation", "deploiement")
_TWO_LETTERS = {0x153: "oe", 0xE6: "ae"}  # that no decomposition parts
_ID = re.compile(r"[a-z][a-z0-9_]*")


class ActorRole(StrEnum):
    """What an actor is in a territory, from the closest to the furthest."""

    LEAD = "chef_de_file"
    PARTIAL = "interaction_partielle"
    MOBILISABLE = "mobilisable"
    COMPLEMENTARY = "complementaire"
    UNSPECIFIED = "non_precise"


@dataclass(frozen=True)
class Territory:
    """A territory. ``open_lists``: the roles whose list of actors is not finished.

    ``controller``, ``retention`` and ``contact`` are what its consent screen says, and must be true there.
    ``project_ends``: the day on which the project is over, None where nobody said it.
    """

    id: str
    name: str
    kind: str
    place: str
    region: str
    note: str
    open_lists: tuple[ActorRole, ...]
    controller: str
    retention: str
    contact: str
    project_ends: date | None = None


class TerritoryTaken(Refused):
    """Another territory has this id, or this name."""


class TerritoryIdUnfit(Invalid):
    """An id stands in addresses and files: small letters without accents, digits, _."""


def territory_name(words: str) -> str:
    """What a territory is called, as it may be kept.

    Raises
    ------
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    return " ".join(required(words, LONGEST_NAME).split())


def short_name(name: str, taken: Collection[str]) -> str:
    """An id for a territory of that name, none of ``taken``; empty where no letter of the name could stand there."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_TWO_LETTERS))
    words = re.findall(r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    id_ = "_".join(words).lstrip("0123456789_")[:LONGEST_ID].rstrip("_")
    if not id_ or id_ not in taken:
        return id_
    ends = (f"_{number}" for number in count(2))
    return next(one for end in ends if (one := f"{id_[: LONGEST_ID - len(end)]}{end}") not in taken)


@dataclass(frozen=True)
class NewTerritory:
    """One that the files do not have. ``promise``: what residents there read of who keeps their answers."""

    id: str
    name: str
    kind: str
    promise: TerritoryPromise

    def checked(self) -> "NewTerritory":
        """As it may be kept.

        Raises
        ------
        TerritoryIdUnfit
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        id_ = required(self.id, LONGEST_ID)
        if not _ID.fullmatch(id_) or self.kind not in KINDS:
            raise TerritoryIdUnfit
        return NewTerritory(id_, territory_name(self.name), self.kind, self.promise.checked())


@dataclass(frozen=True)
class Actor:
    """An actor in one territory. It appears once, with all its ``roles``.

    ``labels``: how the source names it in each role; ``places``: its place in the list of that role.
    ``maybe_same_as``: the name of a possible duplicate, never merged.
    """

    id: str
    name: str
    status: str
    stakeholder_type: str | None
    networks: tuple[str, ...]
    maybe_same_as: str
    roles: tuple[ActorRole, ...]
    labels: Mapping[ActorRole, str]
    places: Mapping[ActorRole, int]


@dataclass(frozen=True)
class Organisation:
    """An actor and what kind of organisation it is; ``version``: of who said so last, 0 if only the files did."""

    id: str
    name: str
    kind: str
    version: int
