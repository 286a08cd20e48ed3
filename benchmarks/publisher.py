"""The application with two routes more: one publishes as «Révéler» does, one tells when how many had answered.

For ``benchmarks.wall``: what another process writes on SQLite is heard late, and a commit's moment is the server's.
"""

import time
from datetime import UTC, datetime

import streamlit as st
from sqlalchemy import func, select
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from db import engine
from db.changes import Change
from db.models.publication import PublicationRow
from db.queries.evaluation import reveals
from db.queries.workshops import workshops
from domain.evaluation.reservoir import TooFewWaiting
from domain.staff.by import CONSOLE, By
from tests.e2e.extended import SCRIPT, with_route

POPULATION = select(func.max(PublicationRow.population))


def published(workshop: str) -> dict[str, float]:
    """``at``: when it was committed, in seconds since 1970; 0 if too few wait. ``people``: on the wall."""
    try:
        with engine.current().transaction() as connection:
            shown = workshops.workshop(connection, workshop).revealed
            act = reveals.renew if shown else reveals.reveal
            act(connection, workshop, by=By(CONSOLE, datetime.now(UTC)))
            people = connection.execute(POPULATION.where(PublicationRow.scope == f"room:{workshop}")).scalar_one()
    except TooFewWaiting:
        return {"at": 0.0, "people": 0}
    return {"at": time.time(), "people": people}


_COUNTED: list[tuple[float, int]] = []


def counts(workshop: str) -> list[tuple[float, int]]:
    """When somebody's end was committed, in seconds since 1970, and how many had answered then; from the first call on.

    Another end may be committed before the number is read: then both have the higher one.
    """
    if not _COUNTED:
        _COUNTED.append((time.time(), 0))
        engine.current().announcer.listen(lambda change: _count(change, workshop))
    return _COUNTED[1:]


def _count(change: Change, workshop: str) -> None:
    if change.topic == f"answered:{workshop}":
        at = time.time()
        with engine.current().reading() as connection:
            _COUNTED.append((at, workshops.workshop(connection, workshop).finished))


async def count(request: Request) -> JSONResponse:
    """What ``counts`` says."""
    return JSONResponse(await run_in_threadpool(counts, request.path_params["workshop"]))


async def publish(request: Request) -> JSONResponse:
    """One version more, if enough people wait."""
    return JSONResponse(await run_in_threadpool(published, request.path_params["workshop"]))


ROUTES = (
    Route("/api/published/{workshop}", publish, methods=["POST"]),
    Route("/api/counted/{workshop}", count),
)
app = st.App(SCRIPT, **with_route(*ROUTES))
