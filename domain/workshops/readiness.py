"""Whether a room is ready for those who will come: each thing that can fail, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from domain.workshops.workshop import State

FRESH = timedelta(hours=12)  # for which what somebody saw or heard in the room counts
SQUARE = timedelta(seconds=80)  # after which the wall is given back: a call of the roll comes just after it
NUMBERS = range(10, 100)  # of the square: two digits, read at ten metres
LEAST_FREE = 500_000_000  # bytes on the disk of the server


class Check(StrEnum):
    """What only a test, or somebody in the room, can tell."""

    DATABASE = "database"
    SOUND = "sound"
    WALL = "wall"
    TABLETS = "tablets"  # that this workshop has none


class Of(StrEnum):
    """What is looked at, in the order in which a room is made ready."""

    ADDRESS = "address"
    SERVER = "server"
    DATABASE = "database"
    SOUND = "sound"
    WALL = "wall"
    TABLETS = "tablets"


@dataclass(frozen=True)
class Seen:
    """What became of a check, and when."""

    passed: bool
    at: datetime


@dataclass(frozen=True)
class Square:
    """A number that the wall shows instead of its scene, since ``at``."""

    number: int
    at: datetime

    def shown(self, now: datetime) -> int | None:
        """The number, as long as it was not forgotten there."""
        return self.number if self.at > now - SQUARE else None


@dataclass(frozen=True)
class CheckLine:
    """One thing: ``says``, which sentence tells how it stands and what to do; ``values`` fill it."""

    of: Of
    ready: bool
    says: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Address:
    """``here``: by which this screen came; ``alone``: only this machine understands it.

    ``others``: the machine's own on its networks; ``open``: whether the server answers there.
    """

    here: str
    alone: bool
    others: tuple[str, ...] = ()
    open: bool = False

    @property
    def line(self) -> CheckLine:
        """Whether a tablet can follow."""
        if not self.alone:
            return CheckLine(Of.ADDRESS, ready=True, says="fine", values={"address": self.here})
        others = ", ".join(self.others)
        if not others:
            return CheckLine(Of.ADDRESS, ready=False, says="no_network")
        return CheckLine(
            Of.ADDRESS, ready=False, says="elsewhere" if self.open else "closed", values={"address": others}
        )


@dataclass(frozen=True)
class Tablets:
    """``joined``: those that came in; ``held``: of them, those that answered for a minute; ``over``: it has passed.

    ``over`` is None before anybody tried. ``unsent``: things that wait on them, of whichever workshop.
    """

    joined: int
    held: int = 0
    over: bool | None = None
    unsent: int = 0


def server(now: datetime, local: datetime, prepared: datetime | None) -> CheckLine:
    """Whether its clock can be right: time does not go back. ``local``: now, as the room says it."""
    right = prepared is None or prepared <= now
    values = {"time": local.time(), "day": local.date()}
    return CheckLine(Of.SERVER, ready=right, says="fine" if right else "behind", values=values)


def database(seen: Seen | None, free: int) -> CheckLine:
    """Whether it writes, reads, and has room to go on. ``free``: bytes."""
    if free < LEAST_FREE:
        return CheckLine(Of.DATABASE, ready=False, says="full", values={"free": free // 1_000_000})
    if seen is None:
        return CheckLine(Of.DATABASE, ready=False, says="untried")
    return CheckLine(Of.DATABASE, ready=True, says="fine", values={"free": free // 1_000_000_000})


def tried(of: Of, seen: Seen | None) -> CheckLine:
    """What somebody in the room said of the sound, or of the wall."""
    if seen is None:
        return CheckLine(of, ready=False, says="untried")
    return CheckLine(of, ready=seen.passed, says="fine" if seen.passed else "failed")


def wall(seen: Seen | None, square: int | None) -> CheckLine:
    """``square``: the number that is on the wall now, to be looked for; None if there is none."""
    if square is not None:
        return CheckLine(Of.WALL, ready=False, says="shown", values={"number": square})
    return tried(Of.WALL, seen)


def tablets(state: State, here: Tablets, without: Seen | None) -> CheckLine:
    """Whether all that came in were held together for a minute, and nothing waits on them.

    ``without``: that this workshop has none.
    """
    values: dict[str, object] = {"n": here.joined, "held": here.held}
    if not here.joined:
        none = without is not None and without.passed
        says = "none_wanted" if none else "none" if state is State.OPEN else "not_open"
        return CheckLine(Of.TABLETS, ready=none, says=says)
    if here.over is None:
        return CheckLine(Of.TABLETS, ready=False, says="untried", values=values)
    if not here.over:
        return CheckLine(Of.TABLETS, ready=False, says="trying", values=values)
    if here.held < here.joined:
        return CheckLine(Of.TABLETS, ready=False, says="lost", values=values)
    if here.unsent:
        return CheckLine(Of.TABLETS, ready=False, says="unsent", values={"n": here.unsent})
    return CheckLine(Of.TABLETS, ready=True, says="fine", values=values)


def fresh(seen: Mapping[Check, Seen], now: datetime) -> dict[Check, Seen]:
    """What was seen lately: a room changes."""
    return {check: one for check, one in seen.items() if now - one.at < FRESH}
