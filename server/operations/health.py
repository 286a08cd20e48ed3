"""Is the server well, and which database does it speak to."""

from fastapi import APIRouter
from pydantic import BaseModel

from db import engine, schema
from db.queries.operations import health

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """``database``: engine and version. ``schema_version``: the migration it is at."""

    status: str
    database: str
    schema_version: str | None


@router.get("/health")
def read_health() -> Health:
    """The state of this server."""
    database = engine.current()
    with database.reading() as connection:
        return Health(status="ok", database=health.engine_version(connection), schema_version=schema.version(database))
