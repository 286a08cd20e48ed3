"""The staff cookie: set against a one-time code from the sign-in screen, removed at sign-out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field

from db import engine
from db.queries import audit, staff, throttle
from domain.accounts import QUIET, session_token
from domain.errors import SignInRefused
from server.context import now, settings
from server.origin import same_origin
from server.routes.visits import Strict

router = APIRouter(tags=["staff"], prefix="/staff", dependencies=[Depends(same_origin)])

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
        staff_id = staff.redeem(connection, handover.code, moment)
        if staff_id is None:
            raise SignInRefused
        staff.revoke(connection, request.cookies.get(COOKIE, ""), moment)
        staff.open_session(connection, staff_id, token, moment)
        audit.record(connection, now=moment, staff_id=staff_id, action="session.opened", subject=staff_id)
        staff.sweep(connection, moment)
        throttle.sweep(connection, moment)
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(QUIET.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=settings().secure_cookies,
        path="/",
    )


@router.post("/session/end", status_code=204)
def end_session(request: Request, response: Response) -> None:
    """Revoke the session of this browser and remove its cookie. Without a session, nothing happens."""
    moment, token = now(), request.cookies.get(COOKIE)
    if token:
        with engine.current().transaction() as connection:
            staff_id = staff.revoke(connection, token, moment)
            if staff_id is not None:
                audit.record(connection, now=moment, staff_id=staff_id, action="session.ended", subject=staff_id)
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=settings().secure_cookies)
