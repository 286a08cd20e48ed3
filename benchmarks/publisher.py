"""The application with one route more, which publishes as «Révéler» and «Mettre à jour» do: for ``benchmarks.wall``.

What another process writes on SQLite is heard late; and the moment of the commit is the server's own.
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
from db.models.publication import PublicationRow
from db.queries.evaluation import reveals
from db.queries.workshops import workshops
from domain.evaluation.reservoir import TooFewWaiting
from domain.staff.by import CONSOLE, By
from tests.e2e.extended import SCRIPT, with_route

POPULATION = select(func.max(PublicationRow.population))


def published(workshop: str) -> dict[str, float]:
    """``at``: when it was committed, by the clock of all processes; 0 if too few wait. ``people``: on the wall."""
    try:
        with engine.current().transaction() as connection:
            shown = workshops.workshop(connection, workshop).revealed
            act = reveals.renew if shown else reveals.reveal
            act(connection, workshop, by=By(CONSOLE, datetime.now(UTC)))
            people = connection.execute(POPULATION.where(PublicationRow.scope == f"room:{workshop}")).scalar_one()
    except TooFewWaiting:
        return {"at": 0.0, "people": 0}
    return {"at": time.perf_counter(), "people": people}


async def publish(request: Request) -> JSONResponse:
    """One version more, if enough people wait."""
    return JSONResponse(await run_in_threadpool(published, request.path_params["workshop"]))


app = st.App(SCRIPT, **with_route(Route("/api/published/{workshop}", publish, methods=["POST"])))
