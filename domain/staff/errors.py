"""What can go wrong with accounts and signing in."""

from domain.errors import AppError, Invalid, NotFound, Refused


class SignInRefused(AppError):
    """Wrong name, wrong password, locked or deactivated: deliberately one error."""


class UnknownAccount(NotFound):
    """No staff account has this login. Values: ``login``. Never said on the sign-in screen."""


class LoginTaken(Refused):
    """Another account has this login."""


class LoginMalformed(Invalid):
    """A login has 2 to 64 small letters, digits, dots, dashes or underscores."""


class PasswordTooShort(Invalid):
    """Values: ``least``, in characters."""


class PasswordTooLong(Invalid):
    """Values: ``most``, in bytes."""


class OwnAccount(Refused):
    """Nobody closes their own account, nor changes what they may do themselves: somebody is always left who can."""


class AccountChanged(Refused):
    """Somebody else changed the account since it was shown: nothing is done to what nobody looked at."""
