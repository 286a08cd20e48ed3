"""A phone becomes a remote: a code of one use against a cookie that scripts cannot read."""

import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field

from db import engine
from db.queries.workshops import remotes
from domain.workshops.remotes import LASTS, keyed
from frame.workshops.remote import COOKIE
from server.context import now, settings
from server.origin import same_origin
from server.participation.visits import Strict
from server.tries import in_turn

router = APIRouter(tags=["remotes"], prefix="/remote", dependencies=[Depends(same_origin)])


class Arrival(Strict):
    """The code that the console shows, as it was scanned or typed."""

    code: Annotated[str, Field(max_length=40)]


@router.post("/admission", status_code=204, dependencies=[Depends(in_turn)])
def admit(arrival: Arrival, request: Request, response: Response) -> None:
    """Exchange a code, once and within five minutes, for the cookie of a remote of its workshop.

    Raises
    ------
    domain.workshops.remotes.RemoteCodeUnknown, domain.workshops.remotes.TooManyRemotes
    domain.workshops.workshop.Over
    """
    token, before = secrets.token_urlsafe(32), request.cookies.get(COOKIE, "")
    with engine.current().transaction() as connection:
        remotes.admit(connection, keyed(settings().secret_key, arrival.code), token, now(), before=before)
    seconds, secure = int(LASTS.total_seconds()), settings().secure_cookies
    response.set_cookie(COOKIE, token, max_age=seconds, httponly=True, samesite="lax", secure=secure, path="/")
