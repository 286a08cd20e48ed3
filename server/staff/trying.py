"""One tap instead of a password, for the demonstration accounts, at the very machine that serves and nowhere else."""

import secrets
from urllib.parse import urlsplit

from fastapi import APIRouter, Request, Response
from streamlit import config

from db import engine
from db.queries.staff import staff, trying
from domain.operations.loopback import at_this_machine
from domain.staff.roles import Role
from domain.staff.trying import NothingToTry
from server.context import now
from server.participation.visits import Strict
from server.staff import session

router = APIRouter(tags=["staff"], prefix="/staff")


class Wish(Strict):
    """As whom the demonstration is tried."""

    role: Role


@router.post("/trying", status_code=204)
def begin(wish: Wish, request: Request, response: Response) -> None:
    """Open a session of the demonstration account of a role.

    Raises
    ------
    NothingToTry
        The server, the name, the way or the page by which it is asked is not this machine's, or the account is
        somebody's: nothing tells which.
    """
    origins, hosts = request.headers.getlist("origin"), request.headers.getlist("host")
    same = len(origins) == len(hosts) == 1 and urlsplit(origins[0]).netloc.lower() == hosts[0].lower()
    if not (same and at_this_machine(config.get_option("server.address"), request.headers)):
        raise NothingToTry
    code = secrets.token_urlsafe(32)
    with engine.current().transaction() as connection:
        staff.hand_over(connection, trying.account(connection, wish.role), code, now())
    session.open_session(session.Handover(code=code), request, response)
