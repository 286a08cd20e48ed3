"""Sign-in with an identity provider: the way there, and the way back, which ends in a session of ours."""

import secrets
from typing import Annotated
from urllib.parse import urlencode

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import Field

from db import engine
from db.passwords import NOBODY
from db.queries.staff import identities, staff
from domain.errors import AppError, NotFound
from domain.staff import access
from domain.staff.identity import LASTS, ProviderRefused, begin, found, keyed
from frame.registry import address
from server.context import now, settings
from server.origin import same_origin
from server.participation.visits import Strict
from server.staff import session
from server.staff.provider import Doors, doors

router = APIRouter(tags=["staff"], prefix="/staff/provider")

# Threads that wait for the provider; the others, of those who answer and vote, never do.
TURNS = CapacityLimiter(4)
BROWSER = "tablee_way"  # what ties a way to the browser in which it began


class NoProvider(NotFound):
    """No identity provider is named."""


class Wish(Strict):
    """Where somebody begins. ``secret``: of a link of one use that they hold, or empty."""

    secret: Annotated[str, Field(max_length=100)] = ""


class There(Strict):
    """Where the browser goes."""

    to: str


@router.post("/way", dependencies=[Depends(same_origin)])
async def go(wish: Wish, request: Request, response: Response) -> There:
    """Begin: the address at the provider, and a cookie by which this browser is known when it comes back.

    Raises
    ------
    NoProvider, ProviderAway, ProviderRefused
    """
    there, key = _doors(), settings().secret_key
    browser = request.cookies.get(BROWSER) or secrets.token_urlsafe(32)
    link = access.keyed(key, wish.secret) if wish.secret else ""
    to = await to_thread.run_sync(there.ask, begin(key, browser, link, now()), limiter=TURNS)
    seconds, secure = int(LASTS.total_seconds()), settings().secure_cookies
    response.set_cookie(
        BROWSER, browser, max_age=seconds, httponly=True, samesite="lax", secure=secure, path=session.STAFF
    )  # fmt: skip
    return There(to=to)


@router.get("/return", include_in_schema=False)
async def come_back(request: Request) -> RedirectResponse:
    """End: a session of the account that has this identity, or a sentence on «Connexion»; never an error page."""
    try:
        return await to_thread.run_sync(_entered, request, limiter=TURNS)
    except AppError as refusal:
        why = urlencode({"refus": type(refusal).__name__})
        return RedirectResponse(f"{address('sign_in')}?{why}", status_code=303)


def _entered(request: Request) -> RedirectResponse:
    there, key, moment, said = _doors(), settings().secret_key, now(), request.query_params
    way = found(key, request.cookies.get(BROWSER, ""), said.get("state", ""), moment)
    if said.get("iss", there.provider.issuer) != there.provider.issuer or not said.get("code"):
        raise ProviderRefused  # of another provider (RFC 9207), or somebody chose not to
    with engine.current().transaction() as connection:
        identities.gone(connection, way, moment)
    person, token = there.person(way, said["code"])
    subject, code = keyed(key, person.subject), secrets.token_urlsafe(32)
    with engine.current().transaction() as connection:
        if way.link:
            mine = identities.bind(connection, way.link, person.issuer, subject, person.name, NOBODY, moment)
        else:
            mine = identities.account(connection, person.issuer, subject)
        staff.hand_over(connection, mine, code, moment)
    response = RedirectResponse("/", status_code=303)
    session.open_session(session.Handover(code=code), request, response)
    if there.provider.ends:
        session.keep_hint(response, token)
    return response


def _doors() -> Doors:
    known = doors()
    if known is None:
        raise NoProvider
    return known
