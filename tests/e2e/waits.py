"""The application with one route more, which says how long each try waited for its turn: for the flood only."""

from time import perf_counter

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from server.tries import TRIES
from tests.e2e.extended import SCRIPT, with_route

waited: list[float] = []
_turn = TRIES.turn


async def turn(client: str) -> None:
    """As long as it takes, and note how long that was."""
    began = perf_counter()
    try:
        await _turn(client)
    finally:
        waited.append(perf_counter() - began)


async def tell(_request: Request) -> JSONResponse:
    """What was noted since the last time."""
    said = JSONResponse(waited.copy())
    waited.clear()
    return said


TRIES.turn = turn  # type: ignore[method-assign]  # measured where it is called

app = st.App(SCRIPT, **with_route(Route("/api/waits", tell, methods=["GET"])))
