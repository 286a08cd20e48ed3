"""The HTTP API: typed bodies, an OpenAPI document, problem JSON."""

from fastapi import FastAPI

from server import problems
from server.cooperation import partners
from server.operations import events, health
from server.participation import owned, recordings, tickets, visits
from server.priorities import ideas
from server.staff import bringing, downloads, identity, session, trying
from server.tongue import Tongue
from server.votes import votes
from server.workshops import places, remotes


def build() -> FastAPI:
    """The API, to be mounted under ``/api``."""
    api = FastAPI(title="Tablée", version="1", openapi_url="/openapi.json", docs_url=None, redoc_url=None)
    for family in (
        visits,  # what is sent most often is found first
        health,
        places,
        owned,
        ideas,
        votes,
        tickets,
        partners,
        remotes,
        events,
        session,
        identity,
        trying,
        downloads,
        bringing,
        recordings,
    ):
        api.include_router(family.router)
    api.include_router(recordings.staff)
    problems.handle(api)
    api.add_middleware(Tongue)
    return api
