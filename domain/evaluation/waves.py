"""A wave of answers, from its label to its closing; then nobody is added, and the clock of what is kept starts."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.errors import NotFound, Refused

REOPENS = timedelta(days=30)  # after its closing: as long as words that nobody read are still there


class UnknownWave(NotFound):
    """No wave has this id, or it is a rehearsal's."""


class WaveClosed(Refused):
    """Nobody is added to a closed wave: neither a workshop nor an organisation's answer."""


class WaveBusy(Refused):
    """A workshop of it is prepared or open, or was closed a moment ago and may go on. Values: ``n``, how many."""


class WaveMoved(Refused):
    """Somebody closed it, or opened it again, since the screen showed it."""


class TooLateForWave(Refused):
    """It was closed too long ago to be opened again."""


@dataclass(frozen=True)
class Wave:
    """A wave. ``demonstration``: its data are invented, and every screen says so.

    ``ends_on``: the last day on which partners may answer, None while nobody has said it. ``closed_on``: the day since
    which nobody is added, None for an open one.
    """

    id: str
    territory: str
    territory_name: str
    label: str
    demonstration: bool
    ends_on: date | None = None
    closed_on: date | None = None


@dataclass(frozen=True)
class History:
    """A wave with those before it, the oldest first."""

    territory: str
    waves: tuple[str, ...]

    @property
    def before(self) -> str | None:
        """The wave just before; None for the first."""
        return self.waves[-2] if len(self.waves) > 1 else None


@dataclass(frozen=True)
class WaveStanding:
    """A wave for those who manage it. ``prepared``, ``open_``, ``over``: its workshops.

    ``busy``: how many of them keep it from being closed; ``kept_until``: the day on which its answers go, None while
    nobody can say; ``told_on``: the day on which what structures said together was told for good, None before.
    """

    id: str
    territory: str
    label: str
    closed_on: date | None
    prepared: int
    open_: int
    over: int
    busy: int
    kept_until: date | None = None
    told_on: date | None = None

    def may_reopen(self, today: date) -> bool:
        """Whether it is closed, and a short while ago."""
        return self.closed_on is not None and may_reopen(self.closed_on, today)


def may_reopen(closed_on: date, today: date) -> bool:
    """Whether a wave that was closed that day may be opened again today."""
    return today <= closed_on + REOPENS
