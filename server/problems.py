"""Errors as RFC 9457 problem JSON, in the reader's language, echoing nothing of what was sent."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from db.errors import FAILURES, is_outage
from domain import errors
from domain.cooperation.partners import PartnerLinkUnknown
from domain.errors import AppError, Ends
from domain.participation.errors import VisitExpired, VisitUnknown
from domain.staff.errors import SignInRefused
from domain.staff.identity import ProviderAway
from domain.staff.roles import SessionEnded
from domain.workshops.admission import DeviceUnknown, NotAdmitted, RoomFull
from server.participation import over
from texts import SOURCE, say, spoken
from texts.over import NOTHING, Over, with_

log = logging.getLogger("tablee.api")

# The most specific class wins; the order of the tree in domain.errors does the rest.
STATUS: dict[type[AppError], int] = {
    VisitUnknown: 401,
    VisitExpired: 401,
    PartnerLinkUnknown: 401,
    SignInRefused: 401,
    SessionEnded: 401,
    errors.NotAllowed: 403,
    ProviderAway: 503,
    errors.NotFound: 404,
    errors.Refused: 409,
    errors.BodyTooLarge: 413,
    errors.BodyTooSlow: 408,  # a device sends it again
    errors.Invalid: 422,
    errors.TooManyTries: 429,
    RoomFull: 425,  # too early: the device keeps what it sends, and sends it again
    NotAdmitted: 425,
    DeviceUnknown: 401,
}
SERVER_ERROR = 500
FOR_NOW = 503  # a device keeps what it sends, and sends it again


def status_of(refusal: AppError) -> int:
    """The HTTP status of an expected error."""
    return next((STATUS[kind] for kind in type(refusal).__mro__ if kind in STATUS), 400)


def problem(status: int, code: str, detail: str, *, ends: Ends = Ends.NOTHING, waits: bool = False) -> JSONResponse:
    """One problem document. ``code``, ``ends`` and ``waits`` are for programs, and stable; ``detail`` is for people."""
    body = {
        "type": f"urn:tablee:problem:{code}",
        "title": say("problem.title"),
        "status": status,
        "detail": detail,
        "code": code,
        "ends": ends,
        "waits": waits,
    }
    return JSONResponse(body, status_code=status, media_type="application/problem+json")


def of(refusal: AppError) -> JSONResponse:
    """The problem document of an expected error."""
    code, detail = type(refusal).__name__, say(refusal.key, **refusal.values)
    return problem(status_of(refusal), code, detail, ends=refusal.ends, waits=refusal.waits)


async def _over() -> Over:
    """What was written over the sentences of the reader's language, if the database says it now."""
    try:
        return NOTHING if spoken() == SOURCE else await over.soon()
    except FAILURES as error:
        if not is_outage(error):
            raise
        return NOTHING


def handle(api: FastAPI) -> None:
    """Give ``api`` the one set of handlers."""

    @api.exception_handler(AppError)
    async def expected(_request: Request, refusal: AppError) -> JSONResponse:
        with with_(await _over()):
            return of(refusal)

    @api.exception_handler(RequestValidationError)
    async def malformed(_request: Request, _error: RequestValidationError) -> JSONResponse:
        return of(errors.MalformedRequest())

    @api.exception_handler(HTTPException)
    async def routed(_request: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, "Http", say("problem.http"))

    async def outage(_request: Request, error: Exception) -> JSONResponse:
        if not is_outage(error):
            raise error
        log.warning("no answer for now: %s", type(error).__name__)
        return problem(FOR_NOW, "ForNow", say("error.unexpected"))

    for kind in FAILURES:
        api.add_exception_handler(kind, outage)

    @api.exception_handler(Exception)
    async def bug(_request: Request, error: Exception) -> JSONResponse:
        log.error("a route failed: %s", type(error).__name__)
        return problem(SERVER_ERROR, "Unexpected", say("error.unexpected"))
