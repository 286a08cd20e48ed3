"""What can go wrong with a visit and its answers."""

from domain.errors import Ends, Invalid, NotFound, Refused


class UnknownQuestion(NotFound):
    """The question is not in the visit's questionnaire."""


class VisitUnknown(Refused):
    """The visit token is absent, forged or withdrawn."""

    ends = Ends.TURN


class VisitExpired(Refused):
    """The visit token is too old."""

    ends = Ends.TURN


class VisitFinished(Refused):
    """The turn at the tablet is over and takes no new question."""


class ConsentMissing(Refused):
    """No consent was recorded for this visit."""


class SensitiveConsentMissing(Refused):
    """The person chose to pass questions on health and lack of food."""


class TooYoung(Refused):
    """What is asked is for older people."""


class LockedItem(Refused):
    """The wording of a validated instrument cannot be edited. Values: ``item``."""


class ValueNotInList(Invalid):
    """The value is not one of the question's choices."""


class NotANumber(Invalid):
    """A whole number was expected."""


class NumberOutOfRange(Invalid):
    """Values: ``low``, ``high``."""


class TooManyChoices(Invalid):
    """Values: ``most``."""


class ExclusiveChoice(Invalid):
    """An exclusive choice was ticked together with another."""
