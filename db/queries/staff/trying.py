"""The demonstration account that may be tried without a password, at the very machine that serves."""

from sqlalchemy import Connection

from db.queries.operations import demonstrations
from db.queries.staff import staff
from domain.staff.errors import UnknownAccount
from domain.staff.roles import Role
from domain.staff.trying import LOGINS, NothingToTry


def account(connection: Connection, role: Role) -> str:
    """The id of the demonstration account of a role.

    Raises
    ------
    domain.staff.trying.NothingToTry
        There is none, it is closed, an account of somebody's stands under its name, or somebody real has an account.
    """
    if role not in LOGINS or not demonstrations.only(connection):
        raise NothingToTry
    try:
        found = staff.account(connection, LOGINS[role])
    except UnknownAccount as unknown:
        raise NothingToTry from unknown
    if not (found.demonstration and found.active and set(found.roles) == {role}):
        raise NothingToTry
    return found.id
