"""A workshop: a facilitated meeting, from preparation to closing."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from domain.errors import Invalid, Refused
from domain.participation.typed import free_text, required, skeleton
from domain.workshops.welcome import NOBODY_SAID, Welcome

# 31 characters that cannot be mistaken for one another on a wall or read aloud: no 0 O 1 I L.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 6
LONGEST_CODE = 12  # of anything that is drawn from this alphabet and typed
LONGEST_TITLE = 80  # characters; of a place and of a wave's label too
_INVENTED = "demonstration"


class WaveReserved(Invalid):
    """A real wave cannot have a name that passes for the invented one's."""


def real_label(typed: str) -> str:
    """The label of a real wave, as it may be kept.

    Raises
    ------
    WaveReserved, domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    label = required(typed, LONGEST_TITLE)
    if _INVENTED in skeleton(label):
        raise WaveReserved
    return label


class State(StrEnum):
    """Where a workshop stands. It goes forward; once closed, back for half an hour (``domain.workshops.ending``)."""

    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"


class AlreadyOpen(Refused):
    """Somebody opened the workshop in the meantime."""


class NotYetOpen(Refused):
    """What was asked for needs a workshop that is open."""


class Over(Refused):
    """The workshop is closed: nothing of it changes any more."""


class WorkshopAway(Refused):
    """The workshop is held elsewhere, or went back there: nothing of it changes here."""


class Unnamed(Invalid):
    """A workshop has a name or, failing that, a place that names it."""


def named(title: str, place: str) -> tuple[str, str]:
    """The name and the place of a workshop, as they may be kept.

    Raises
    ------
    Unnamed, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    kept = free_text(title, LONGEST_TITLE)
    if not kept:
        raise Unnamed
    return kept, free_text(place, LONGEST_TITLE)


class Admission(StrEnum):
    """Who is let in: whoever has the code, up to the people present; or prepared tablets and printed slips only."""

    CODE = "code"
    PREPARED = "prepared"


def counted_as(admission: Admission, *, by_code: bool) -> Admission:
    """How a workshop admits, for what may be published of it: choosing the stricter way late unmakes nobody."""
    return Admission.CODE if by_code else admission


def on_wall(*, revealed: bool, settled: bool, off_wall: bool) -> bool:
    """Whether the wall may show what the room has answered: revealed or published for good, and not taken off."""
    return (revealed or settled) and not off_wall


@dataclass(frozen=True)
class WorkshopPlan:
    """What a facilitator decides beforehand. ``steps``: (kind, planned minutes), in order.

    ``questionnaire_version``: the first that is asked; ``further``: versions of those that follow it, in order.
    ``asks``: (position of a step, id of the questionnaire that may be begun from that step on).
    ``practices``: (position of a step, id of the activity chosen for it), by position.
    """

    territory: str
    wave: str
    questionnaire_version: str
    title: str
    place: str
    day: date
    steps: tuple[tuple[str, int], ...] = ()
    welcome: Welcome = NOBODY_SAID
    further: tuple[str, ...] = ()
    asks: tuple[tuple[int, str], ...] = ()
    practices: tuple[tuple[int, str], ...] = ()

    @property
    def versions(self) -> tuple[str, ...]:
        """All that is asked, in order."""
        return (self.questionnaire_version, *self.further)


@dataclass(frozen=True)
class Workshop:
    """A workshop as screens see it.

    ``questionnaire_version``: the first that it asks (``domain.workshops.asking``: all of them).
    ``finished``: how many responses are counted, ended or left with something said: exact, and shown to the room on its
    wall as to whoever runs it. ``people``: people present, None until the facilitator has counted them.
    ``prepared_at``: None for those that are older than it. ``seated``: those of the people who have come in, on all
    devices together. ``by_code``: somebody began on a phone that the code let in. ``off_wall``: its results were taken
    off the wall. ``closed_at``: when it was closed, None for those that are older than this; ``settled``: what closing
    publishes is published, and nobody reopens it any more. ``rehearses``: the workshop of which it is a rehearsal, None
    for all others. ``away``: it is held elsewhere
    (``domain.operations.carry``).
    """

    id: str
    territory: str
    territory_name: str
    wave: str
    wave_label: str
    questionnaire_version: str
    title: str
    day: date
    place: str
    code: str
    state: State
    revealed: bool
    finished: int
    demonstration: bool
    people: int | None
    admission: Admission
    prepared_at: datetime | None = None
    seated: int = 0
    by_code: bool = False
    off_wall: bool = False
    closed_at: datetime | None = None
    settled: bool = False
    rehearses: str | None = None
    away: bool = False

    @property
    def final(self) -> bool:
        """Whether nobody reopens it here any more, once it is closed."""
        return self.settled or self.away

    @property
    def elsewhere(self) -> bool:
        """Whether it is going to be held on another computer, or is held there: here nobody comes in."""
        return self.away and self.state is State.PREPARED

    @property
    def on_wall(self) -> bool:
        """Whether the wall may show what the room has answered."""
        return on_wall(revealed=self.revealed, settled=self.settled, off_wall=self.off_wall)

    @property
    def counted_as(self) -> Admission:
        """How it admits, for what may be published of it."""
        return counted_as(self.admission, by_code=self.by_code)


_STANDING = (State.OPEN, State.PREPARED, State.CLOSED)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def in_order(known: Iterable[Workshop], today: date) -> tuple[Workshop, ...]:
    """Open ones, then those to come, then those that are over; among them the nearest day first.

    Never by chance: of one day, the one prepared last comes first; then by title, and by code.
    """

    def turn(one: Workshop) -> tuple[int, timedelta, float, str, str]:
        return _STANDING.index(one.state), abs(one.day - today), _age(one), one.title, one.code

    return tuple(sorted(known, key=turn))


def proposed(known: Iterable[Workshop], today: date) -> Workshop | None:
    """The one to begin with where none is named: the open one, else today's, else the one just prepared, else the last.

    None if there is none at all.
    """

    def turn(one: Workshop) -> tuple[bool, bool, int, float]:
        return one.state is not State.OPEN, one.day != today, _STANDING.index(one.state), _age(one)

    return min(in_order(known, today), key=turn, default=None)


def _age(one: Workshop) -> float:
    return -(one.prepared_at or _LONG_AGO).timestamp()


def draw_code(length: int = CODE_LENGTH) -> str:
    """A join code: 29.7 bits, new for each workshop; or something longer, drawn in the same way."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def normal_code(typed: str) -> str:
    """A code as a person types it, without case, spaces or hyphens."""
    return "".join(character for character in typed.upper() if character.isalnum())[:LONGEST_CODE]
