"""Names that the sources do not have and that nobody invents: empty until somebody who knows writes them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from domain.cooperation.project import ListEntry
from domain.errors import NotFound
from domain.operations.contents import NOBODY, ContentVersion
from domain.participation.typed import free_text

LIST = "innovation_forms"  # of the project: «3 formes d’innovations»
LONGEST = 120


class UnknownSlot(NotFound):
    """No place of that name waits for words."""


@dataclass(frozen=True)
class Slot:
    """A place for a name. ``words``: as they stand, empty if nobody knows."""

    id: str
    words: str
    version: ContentVersion = NOBODY


def slots(files: Iterable[ListEntry], kept: Mapping[str, tuple[ContentVersion, str]]) -> tuple[Slot, ...]:
    """Those of the files, in their order, with what was written over them."""
    return tuple(
        Slot(one.id, kept[one.id][1], kept[one.id][0]) if one.id in kept else Slot(one.id, one.fr) for one in files
    )


def named(files: Iterable[ListEntry], known: Iterable[Slot]) -> tuple[ListEntry, ...]:
    """The entries of the files as they are read."""
    words = {one.id: one.words for one in known}
    return tuple(replace(one, fr=words.get(one.id, one.fr)) for one in files)


def checked(words: str) -> str:
    """As it may be kept; empty where nobody knows after all.

    Raises
    ------
    domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    return " ".join(free_text(words, LONGEST).split())
