"""What can go wrong that we expect, as facts. Here: the kinds, and what any feature may meet.

::

    AppError                     a sentence in texts/ under "error.<Name>", filled with the error's values
    ├── NotFound                 the thing named does not exist (or this visitor may not know that it does)
    ├── Refused                  the thing exists, the rules say no
    ├── Invalid                  the value cannot be taken as it is
    └── TooManyTries             come back later

Each feature has its own in ``domain/<feature>/errors.py``, or beside the one thing they are about (tickets, admission,
partners). Bugs and outages are none of these: they are not caught, only logged (without any answer, token or name).
"""

from enum import StrEnum
from typing import Any, ClassVar


class Ends(StrEnum):
    """What a refusal ends for the client that meets it: a tablet reads this, and never the name of a class."""

    NOTHING = "nothing"
    TURN = "turn"  # whoever is there cannot go on with what they began: a visit, or a partner's link
    WORKSHOP = "workshop"  # nor can anybody on this device, until it comes in again


class AppError(Exception):
    """An expected refusal. ``values`` fill the sentence that a visitor reads; they never hold an answer.

    ``waits``: what was asked keeps its place in a queue; the client asks again by itself, and nobody is told.
    """

    ends: ClassVar[Ends] = Ends.NOTHING
    waits: ClassVar[bool] = False

    def __init__(self, **values: Any) -> None:  # noqa: ANN401  whatever its sentence prints
        super().__init__(type(self).__name__, values)
        self.values = values

    @property
    def key(self) -> str:
        """The catalogue key of the sentence a visitor reads."""
        return f"error.{type(self).__name__}"


class NotFound(AppError):
    """The thing named does not exist."""


class Refused(AppError):
    """The thing exists and the rules say no."""


class Invalid(AppError):
    """The value cannot be taken as it is."""


class TooManyTries(AppError):
    """Too many attempts in a short time. Values: ``minutes``."""


class RequestReused(Refused):
    """The same request identifier came back with another content."""


class NotAllowed(Refused):
    """The visitor's role does not allow this."""


class TextTooLong(Invalid):
    """Values: ``most``."""


class ForbiddenCharacters(Invalid):
    """NUL, control or text-direction override characters."""


class WordsMissing(Invalid):
    """Words are needed here, and there is nothing to read: at most spaces and signs that nobody sees."""


class MalformedRequest(Invalid):
    """The request body does not have the expected shape."""


class BodyTooLarge(Invalid):
    """The request body is larger than the API reads. Values: ``most`` (kilobytes)."""


class BodyTooSlow(AppError):
    """What was sent did not arrive whole in time: a slow network, or a proxy whose other server had just ended."""


class UnknownTerritory(NotFound):
    """No territory has this id. Values: ``territory``."""
