"""What the database keeps of a password: bcrypt, checked only by the sign-in form."""

import bcrypt

from domain.staff.accounts import fit_password

COST = 12

# A real hash, of the same cost, whose password was drawn at random and thrown away: what the sign-in form compares with
# when there is no account, a closed one or a locked name, so that it takes as long. A match would open nothing.
NOBODY = "$2b$12$2P3CD3KgLt71MH2t0D5iPeX7j1tfTmYRvA.BQH00R1mlDDENUYMai"


def hashed(password: str) -> str:
    """The bcrypt hash of a new password.

    Raises
    ------
    PasswordTooShort, PasswordTooLong
    """
    return bcrypt.hashpw(fit_password(password).encode(), bcrypt.gensalt(COST)).decode()
