"""A list that only grows: what was wrong is taken back, and stays written."""

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Numbered(Protocol):
    """``number``: from 1 on, in its list; ``taken_back``: it was wrong, and counts no more."""

    @property
    def number(self) -> int:
        """Its place."""

    @property
    def taken_back(self) -> bool:
        """Whether it counts no more."""


E = TypeVar("E", bound=Numbered)


@dataclass(frozen=True)
class Entries(Generic[E]):
    """All of them, in the order in which they were written."""

    entries: tuple[E, ...] = ()

    @property
    def last(self) -> int:
        """The number of the last entry, 0 if there is none: what a screen has seen."""
        return self.entries[-1].number if self.entries else 0

    @property
    def standing(self) -> tuple[E, ...]:
        """Those that were not taken back."""
        return tuple(one for one in self.entries if not one.taken_back)
