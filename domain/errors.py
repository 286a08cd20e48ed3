"""What can go wrong that we expect, as facts.

::

    AppError                     a sentence in texts/ under "error.<Name>", filled with the error's values
    ├── NotFound                 the thing named does not exist (or this visitor may not know that it does)
    │   ├── UnknownAccount, UnknownTerritory
    │   ├── UnknownCode, UnknownQuestion, UnknownMethod, UnknownWorkshop
    │   └── UnknownPriority, UnknownTheme
    ├── Refused                  the thing exists, the rules say no
    │   ├── WorkshopClosed, WorkshopNotOpen
    │   ├── VisitExpired, VisitUnknown, VisitFinished
    │   ├── ConsentMissing, SensitiveConsentMissing, TooYoung
    │   ├── LockedItem
    │   ├── RequestReused
    │   ├── LoginTaken
    │   ├── WrongMoment
    │   └── NotAllowed
    ├── Invalid                  the value cannot be taken as it is
    │   ├── ValueNotInList, NumberOutOfRange, NotANumber, TooManyChoices, ExclusiveChoice
    │   ├── TextTooLong, ForbiddenCharacters, WordsMissing
    │   ├── LoginMalformed, PasswordTooShort, PasswordTooLong
    │   ├── MalformedBallot, UnknownOption, NothingChosen, TooManyDots, RanksBroken, OverBudget
    │   ├── MoreHandsThanVoices, MoreSettledThanObjections
    │   ├── TitleMissing, ReasonMissing
    │   └── MalformedRequest, BodyTooLarge
    ├── TooManyTries
    └── SignInRefused

What goes wrong with votes, tickets or partners alone: ``domain.votes.errors``, ``domain.participation.tickets``,
``domain.cooperation.partners``.
Bugs and outages are none of these: they are not caught, only logged (without any answer, token or name).
"""

from typing import Any


class AppError(Exception):
    """An expected refusal. ``values`` fill the sentence that a visitor reads; they never hold an answer."""

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


class SignInRefused(AppError):
    """Wrong name, wrong password, locked or deactivated: deliberately one error."""


class UnknownCode(NotFound):
    """No workshop has this code."""


class UnknownQuestion(NotFound):
    """The question is not in the visit's questionnaire."""


class UnknownWorkshop(NotFound):
    """No such workshop for this visitor."""


class WorkshopClosed(Refused):
    """The workshop has ended."""


class WorkshopNotOpen(Refused):
    """The workshop is prepared but not yet opened."""


class VisitUnknown(Refused):
    """The visit token is absent, forged or withdrawn."""


class VisitExpired(Refused):
    """The visit token is too old."""


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


class RequestReused(Refused):
    """The same request identifier came back with another content."""


class NotAllowed(Refused):
    """The visitor's role does not allow this."""


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


class UnknownAccount(NotFound):
    """No staff account has this login. Values: ``login``. Never said on the sign-in screen."""


class UnknownTerritory(NotFound):
    """No territory has this id. Values: ``territory``."""


class LoginTaken(Refused):
    """Another account has this login."""


class LoginMalformed(Invalid):
    """A login has 2 to 64 small letters, digits, dots, dashes or underscores."""


class PasswordTooShort(Invalid):
    """Values: ``least``, in characters."""


class PasswordTooLong(Invalid):
    """Values: ``most``, in bytes."""


class UnknownMethod(NotFound):
    """No way of voting has this name. Values: ``method``."""


class MalformedBallot(Invalid):
    """The ballot does not have the expected shape."""


class UnknownOption(Invalid):
    """The ballot marks an option that is not in this vote."""


class NothingChosen(Invalid):
    """A ballot marks something, or says that it is blank."""


class TooManyDots(Invalid):
    """Values: ``most``, dots or points in hand."""


class RanksBroken(Invalid):
    """Ranks go 1, 2, 3… and each is given once."""


class OverBudget(Invalid):
    """The basket costs more than the budget. Values: ``budget``."""


class MoreHandsThanVoices(Invalid):
    """More raised hands than people. Values: ``most``."""


class MoreSettledThanObjections(Invalid):
    """More objections dealt with than there were. Values: ``most``."""


class UnknownPriority(NotFound):
    """No priority of this territory has this id."""


class UnknownTheme(NotFound):
    """No theme has this id."""


class WrongMoment(Refused):
    """The priority does not stand where this could happen to it: somebody else may have acted meanwhile."""


class TitleMissing(Invalid):
    """A proposal says in a few words what it is."""


class ReasonMissing(Invalid):
    """Refusing a proposal, or dropping a priority, is never done without saying why."""
