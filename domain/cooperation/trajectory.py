"""A territory's trajectory: one list of dated entries, which only grows, told by whoever accompanies it.

Seven steps, several at once, and back: which of them are under way is read from the entries and kept nowhere else.
Steps have an order and are never averaged. An entry that was wrong is taken back: it counts no more, its number stays.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.cooperation.errors import DayAhead, DayBefore, NoSupport, StepNotUnderWay, StepUnderWay
from domain.operations.entries import Entries
from domain.participation.masks import masked
from domain.participation.typed import free_text, required

STEPS = range(1, 8)
MOST_YEARS = 6  # of a support (S004: «de un à six ans»)
LONGEST_WORDS = 280


class Kind(StrEnum):
    """What is declared, in the order in which a form offers it."""

    REACHED = "reached"  # a step begins, for the first time or again
    LEFT = "left"  # it is under way no more
    STRIDE = "stride"
    ADJUSTMENT = "adjustment"
    LESSON = "lesson"
    BEGUN = "begun"  # the support
    ENDED = "ended"


OF_A_STEP = (Kind.REACHED, Kind.LEFT)
JOURNAL = (Kind.STRIDE, Kind.ADJUSTMENT, Kind.LESSON)
OF_SUPPORT = (Kind.BEGUN, Kind.ENDED)


@dataclass(frozen=True)
class Declared:
    """``words``: of a step, what shows it; needed but for the support. ``step``: 1 to 7, None for what is of none."""

    kind: Kind
    day: date
    words: str
    step: int | None = None

    def checked(self, today: date) -> "Declared":
        """As it may be kept, on one line, without telephone numbers and addresses. The end of a mission may be planned.

        Raises
        ------
        domain.cooperation.errors.DayAhead
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        if self.day > today and self.kind is not Kind.ENDED:
            raise DayAhead
        words = (free_text if self.kind in OF_SUPPORT else required)(self.words, LONGEST_WORDS)
        return replace(self, words=masked(" ".join(words.split())), step=self.step if self.kind in OF_A_STEP else None)


@dataclass(frozen=True)
class Entry:
    """Something that was declared. ``number``: from 1 on, of its territory; ``role``: of whoever declared it."""

    number: int
    said: Declared
    role: str
    taken_back: bool = False


@dataclass(frozen=True)
class Trajectory(Entries[Entry]):
    """All entries of a territory, in the order in which they were declared."""

    def of_step(self, step: int) -> Entry | None:
        """The last thing declared of a step; None if nothing was."""
        return next((one for one in reversed(self.standing) if one.said.step == step), None)

    @property
    def under_way(self) -> tuple[int, ...]:
        """The steps that are under way."""
        found = ((step, self.of_step(step)) for step in STEPS)
        return tuple(step for step, last in found if last is not None and last.said.kind is Kind.REACHED)

    @property
    def journal(self) -> tuple[Entry, ...]:
        """What was learned on the way, the latest day first."""
        kept = [one for one in self.standing if one.said.kind in JOURNAL]
        return tuple(sorted(kept, key=lambda one: (one.said.day, one.number), reverse=True))

    @property
    def begun(self) -> date | None:
        """When the support began: the last beginning that was declared."""
        return next((one.said.day for one in reversed(self.standing) if one.said.kind is Kind.BEGUN), None)

    @property
    def ended(self) -> date | None:
        """When that support ends or ended; None if nobody said so."""
        last = next((one for one in reversed(self.standing) if one.said.kind in OF_SUPPORT), None)
        return last.said.day if last is not None and last.said.kind is Kind.ENDED and self.begun else None

    def year(self, day: date) -> int | None:
        """How many whole years the support had lasted on that day, 0 to 6; None before it, after it or without it."""
        if self.begun is None or day < self.begun or (self.ended is not None and day > self.ended):
            return None
        begun = self.begun
        years = day.year - begun.year - ((day.month, day.day) < (begun.month, begun.day))
        return years if years <= MOST_YEARS else None

    def accepts(self, said: Declared) -> None:
        """Refuse what does not follow from what stands.

        Raises
        ------
        domain.cooperation.errors.StepUnderWay, domain.cooperation.errors.StepNotUnderWay,
        domain.cooperation.errors.DayBefore, domain.cooperation.errors.NoSupport
        """
        if said.kind is Kind.ENDED:
            if self.begun is None:
                raise NoSupport
            if said.day < self.begun:
                raise DayBefore
        if said.kind not in OF_A_STEP:
            return
        under_way = said.step in self.under_way
        if under_way and said.kind is Kind.REACHED:
            raise StepUnderWay
        if not under_way and said.kind is Kind.LEFT:
            raise StepNotUnderWay
        last = self.of_step(said.step) if said.step is not None else None
        if last is not None and said.day < last.said.day:
            raise DayBefore
