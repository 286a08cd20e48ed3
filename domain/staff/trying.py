"""Who may be tried in the demonstration, without a password, at the very machine that serves."""

from domain.errors import NotFound
from domain.staff.roles import Role

LOGINS = {Role.FACILITATOR: "animation.demo", Role.COMMITTEE: "comite.demo"}


class NothingToTry(NotFound):
    """Nobody is tried here: the server can be reached from elsewhere, or there is no such demonstration account."""
