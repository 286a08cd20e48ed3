"""Is the server well, and which database does it speak to; and is it one to send people to now."""

from enum import StrEnum

from fastapi import APIRouter, Response
from pydantic import BaseModel

from db import engine, schema
from db.errors import DatabaseAway, reached
from db.queries.operations import health
from server.context import settings
from server.hub import hub

router = APIRouter(tags=["health"])

UNAVAILABLE = 503


class Health(BaseModel):
    """``database``: engine and version. ``schema_version``: the migration it is at."""

    status: str
    database: str
    schema_version: str | None


class Readiness(StrEnum):
    """``STOPPING``: what it has is answered, nothing more is taken. ``BEHIND``: its tables are of a former version."""

    READY = "ready"
    STOPPING = "stopping"
    AWAY = "database away"
    BEHIND = "schema behind"


class Ready(BaseModel):
    """Whether a proxy sends people here, and if not, why."""

    status: Readiness


@router.head("/health")
@router.get("/health")
def read_health() -> Health:
    """The state of this server."""
    database = engine.current()
    with database.reading() as connection:
        return Health(status="ok", database=health.engine_version(connection), schema_version=schema.version(database))


@router.head("/ready", responses={UNAVAILABLE: {"model": Ready}})
@router.get("/ready", responses={UNAVAILABLE: {"model": Ready}})
def read_ready(response: Response) -> Ready:
    """Whether people are to be sent to this server now."""
    found = _readiness()
    if found is not Readiness.READY:
        response.status_code = UNAVAILABLE
    return Ready(status=found)


def _readiness() -> Readiness:
    if hub.stopping:
        return Readiness.STOPPING
    try:
        with reached(settings().database_url):
            return Readiness.BEHIND if schema.is_behind(engine.current()) else Readiness.READY
    except DatabaseAway:
        return Readiness.AWAY
