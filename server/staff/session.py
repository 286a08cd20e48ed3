"""The staff cookie: set against a one-time code from the sign-in screen, removed at sign-out.

Another one stays: by it a browser is known to have signed in before, and does not wait behind strangers.
"""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from db import engine
from db.queries.operations import throttle
from db.queries.staff import access_ends, audit, sessions, staff
from domain.staff.accounts import KNOWN, KNOWN_FOR, QUIET, mark, marked, session_token
from domain.staff.by import ACCOUNT, By
from domain.staff.errors import SignInRefused
from server.context import now, settings
from server.origin import same_origin
from server.participation.visits import Strict
from server.staff.provider import doors

router = APIRouter(tags=["staff"], prefix="/staff", dependencies=[Depends(same_origin)])

HINT = "tablee_hint"  # what the identity provider gave, so that signing out here may end the session there
LONGEST_HINT = 3_800  # characters
STAFF = "/api/staff"
COOKIE = "tablee_staff"  # read by frame/visitor.py, from the handshake of the page's websocket


class Handover(Strict):
    """The one-time code that the sign-in screen was given."""

    code: Annotated[str, Field(min_length=20, max_length=100)]


@router.post("/session", status_code=204)
def open_session(handover: Handover, request: Request, response: Response) -> None:
    """Exchange a code, once and within 30 seconds, for a session cookie that scripts cannot read.

    The session that this browser had before, if any, ends.

    Raises
    ------
    SignInRefused
    """
    moment, token = now(), session_token(settings().secret_key, handover.code)
    with engine.current().transaction() as connection:
        sessions.revoke(connection, request.cookies.get(COOKIE, ""), moment)  # sessions are held before accounts
        staff_id = staff.redeem(connection, handover.code, moment)
        if staff_id is None:
            raise SignInRefused
        sessions.open_session(connection, staff_id, token, moment)
        audit.record(connection, By(ACCOUNT, moment, staff_id), action="session.opened", subject=staff_id)
        mine = mark(settings().secret_key, staff_id, staff.password_hash(connection, staff_id))
        sessions.sweep(connection, moment)
        access_ends.sweep(connection, moment)
        throttle.sweep(connection, moment)
    _forget_hint(request, response)
    _keep(response, COOKIE, token, QUIET)
    _keep(response, KNOWN, marked(request.cookies.get(KNOWN, ""), mine), KNOWN_FOR)


def _keep(response: Response, name: str, value: str, time: timedelta) -> None:
    seconds, secure = int(time.total_seconds()), settings().secure_cookies
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", secure=secure, path="/")


@router.post("/session/end", status_code=204, responses={200: {"description": "Where the provider's session ends."}})
def end_session(request: Request) -> Response:
    """Revoke the session of this browser and remove its cookie. Without a session, nothing happens.

    Where it was opened by an identity provider whose own session is to end too: the address at which that is done.
    """
    moment, token = now(), request.cookies.get(COOKIE)
    if token:
        with engine.current().transaction() as connection:
            staff_id = sessions.revoke(connection, token, moment)
            if staff_id is not None:
                audit.record(connection, By(ACCOUNT, moment, staff_id), action="session.ended", subject=staff_id)
    there, hint = doors(), request.cookies.get(HINT, "")
    away = there.leave(hint) if there is not None and there.provider.ends and hint else ""
    response = JSONResponse({"to": away}) if away else Response(status_code=204)
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=settings().secure_cookies)
    _forget_hint(request, response)
    return response


def keep_hint(response: Response, token: str) -> None:
    """Keep the provider's own token in the browser, which no script reads, until this session ends here."""
    if len(token) <= LONGEST_HINT:  # a browser keeps no longer cookie
        secure = settings().secure_cookies
        response.set_cookie(HINT, token, httponly=True, samesite="lax", secure=secure, path=STAFF)


def _forget_hint(request: Request, response: Response) -> None:
    if HINT in request.cookies:
        response.delete_cookie(HINT, path=STAFF, httponly=True, samesite="lax", secure=settings().secure_cookies)
