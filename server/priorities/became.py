"""What became of an idea, for whoever has its code."""

from datetime import date

from pydantic import BaseModel

from db import engine
from db.queries.priorities import library
from domain.priorities.priority import TOLD, Happening, Priority, Status
from server.lookup import Lookup
from texts.typography import typeset


class Happened(BaseModel):
    """One thing that happened to it; ``why``: in French, as whoever did it wrote it down."""

    kind: Happening
    day: date
    why: str


class Became(BaseModel):
    """Where an idea stands, and how it came there."""

    title: str
    status: Status
    events: list[Happened]


class Found(BaseModel):
    """An idea, and the one that it was put together with."""

    idea: Became
    other: Became | None


KNOWN = Lookup(library.known)


def found(idea: str) -> Found:
    """What became of an idea that exists.

    Raises
    ------
    domain.priorities.errors.UnknownPriority
    """
    with engine.current().reading() as connection:
        own, other = library.priority(connection, idea), library.kept_instead(connection, idea)
    return Found(idea=_became(own), other=other and _became(other))


def _became(shown: Priority) -> Became:
    told = [event for event in shown.history if event.kind in TOLD]
    events = [Happened(kind=event.kind, day=event.day, why=typeset(event.why)) for event in told]
    return Became(title=typeset(shown.words.title), status=shown.status, events=events)
