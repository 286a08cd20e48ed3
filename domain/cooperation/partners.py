"""Partners: organisations that answer at a desk, by a personal link, until the last day of the wave."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.errors import Ends, Invalid, Refused

QUESTIONNAIRE = "q_partner"


class PartnerLinkUnknown(Refused):
    """The link was never made, or was withdrawn: deliberately one error."""

    ends = Ends.TURN


class PartnerLinkTaken(Refused):
    """Somebody else made a link for the same organisation at the same moment."""


class PartnerLinkMoved(Refused):
    """The link of this organisation is no longer the one that the screen showed, or showed as missing."""


class LastDayMoved(Refused):
    """Somebody else changed the last day in the meantime."""


class WaveOver(Refused):
    """The last day has passed: answers no longer change."""


class AnswersMissing(Invalid):
    """Some necessary answers are not there yet. Values: ``n``."""


class Progress(StrEnum):
    """How far an organisation is. It is all that a coordinator sees of its answers."""

    WAITING = "waiting"
    OPEN = "open"
    COMPLETE = "complete"


@dataclass(frozen=True)
class Invitation:
    """An organisation of a territory in one wave. ``linked_on``: the day of its live link, None if it has none.

    ``link``: which link that is; never its secret.
    """

    actor: str
    name: str
    progress: Progress
    linked_on: date | None
    link: str | None = None


@dataclass(frozen=True)
class Seat:
    """Who answers by a link, where and in which wave. ``until``: the last day, None while nobody has said it.

    ``version_id``: of the answers already given, None before the first.
    """

    link: str
    actor: str
    name: str
    territory: str
    territory_name: str
    wave: str
    wave_label: str
    demonstration: bool
    until: date | None
    response: int | None
    version_id: str | None
    state: Progress

    def over(self, today: date) -> bool:
        """Whether answers no longer change."""
        return self.until is not None and today > self.until
