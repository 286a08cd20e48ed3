"""The HTTP API: typed bodies, an OpenAPI document, problem JSON."""

from fastapi import FastAPI

from server import problems
from server.routes import events, files, health, ideas, partners, places, staff, tickets, visits, votes


def build() -> FastAPI:
    """The API, to be mounted under ``/api``."""
    api = FastAPI(title="Tablée", version="1", openapi_url="/openapi.json", docs_url=None, redoc_url=None)
    for family in (health, places, visits, ideas, votes, tickets, partners, events, staff, files):
        api.include_router(family.router)
    problems.handle(api)
    return api
