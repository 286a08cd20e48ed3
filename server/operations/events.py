"""Live events: a pulse says that something changed, never what. The screen reads it through the usual gate."""

from collections.abc import AsyncIterator, Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from pydantic import Field

from db.changes import Change
from server.hub import hub

MOST = 64  # topics of one stream: a browser opens one for all its pages

Topic = Annotated[str, Field(pattern=r"^(workshop|answered|room|public):[0-9a-f]{32}$")]
router = APIRouter(tags=["events"])


@router.get("/events")
async def stream(topic: Annotated[list[Topic], Query(min_length=1, max_length=MOST)]) -> StreamingResponse:
    """Server-sent events of some topics, each as its id. Topics are random: whoever knows one was shown it."""
    return StreamingResponse(
        _lines(topic), media_type="text/event-stream", headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    )


async def _lines(topics: Sequence[str]) -> AsyncIterator[str]:
    with hub.viewing(topics) as viewer:  # before it is said to be ready
        yield "retry: 2000\n\ndata: ready\n\n"
        async for change in hub.pulses(viewer):
            yield _line(change) if change else ": quiet\n\n"


def _line(change: Change) -> str:
    return f"id: {change.topic}\ndata: {'soon' if change.soon else 'changed'}\n\n"
