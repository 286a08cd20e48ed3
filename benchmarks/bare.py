"""The bare route that a tap is compared with: a typed body, one durable insert, an answer. Run by uvicorn."""

import os
import uuid

from fastapi import FastAPI
from pydantic import BaseModel
from sqlalchemy import Column, Integer, MetaData, Table, Text, insert

from db.engine import Database

database = Database(os.environ["DATABASE_URL"])
tap = Table(
    "bare_tap",
    MetaData(),
    Column("request_id", Text, primary_key=True),
    Column("question", Text, nullable=False),
    Column("value", Text),
    Column("sequence", Integer, nullable=False),
)
tap.metadata.create_all(database.engine)
app = FastAPI()


class Given(BaseModel):
    """The same body as a tap's."""

    request_id: uuid.UUID
    question: str
    value: str | None
    sequence: int


class Saved(BaseModel):
    """The same acknowledgement."""

    saved: bool = True


@app.post("/api/answers")
def keep(body: Given) -> Saved:
    """One insert, on disk before the answer leaves."""
    row = {**body.model_dump(), "request_id": str(body.request_id)}
    with database.transaction() as connection:
        connection.execute(insert(tap), row)
    return Saved()


@app.get("/api/health")
def healthy() -> Saved:
    """Whether it answers."""
    return Saved()
