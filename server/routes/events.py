"""Live events: a pulse says that something changed, never what. The screen reads it through the usual gate."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from server.hub import hub

router = APIRouter(tags=["events"])


@router.get("/events")
async def stream(topic: Annotated[str, Query(pattern=r"^(workshop|room|public):[0-9a-f]{32}$")]) -> StreamingResponse:
    """Server-sent events of one topic. Topics are random: whoever knows one was shown it."""
    return StreamingResponse(
        _lines(topic), media_type="text/event-stream", headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    )


async def _lines(topic: str) -> AsyncIterator[str]:
    yield "retry: 2000\n\ndata: ready\n\n"
    async for changed in hub.pulses(topic):
        yield "data: changed\n\n" if changed else ": quiet\n\n"
