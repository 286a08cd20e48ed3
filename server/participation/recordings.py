"""Recordings: kept and forgotten by those who run workshops, heard by everybody.

A recording is the body itself, without a name: what a browser's microphone made.
"""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import BaseModel

from db import engine
from db.queries.participation import recordings
from db.queries.staff import audit
from domain.errors import NotFound
from domain.participation.recordings import UnknownSentence, name_of
from domain.staff.roles import RUNS_WORKSHOPS
from frame.act import Deed, acting
from server.origin import same_origin
from server.staff.session import COOKIE
from texts import RECORDED

router = APIRouter(tags=["recordings"])
staff = APIRouter(tags=["recordings"], prefix="/staff/recordings", dependencies=[Depends(same_origin)])

Place = Annotated[str, Path(max_length=40)]
Language = Annotated[str, Path(max_length=10)]
Name = Annotated[str, Path(pattern="^[0-9a-f]{32}$")]


class Kept(BaseModel):
    """It is kept, or forgotten, as asked. Said again, it is as true."""

    saved: Literal[True] = True


@router.get("/recordings/{territory}/{language}/{name}", response_class=Response)
def listen(territory: Place, language: Language, name: Name) -> Response:
    """One recording.

    Raises
    ------
    domain.errors.NotFound
    """
    with engine.current().reading() as connection:
        found = recordings.recording(connection, territory, language, name)
    if found is None:
        raise NotFound
    kind, audio = found
    return Response(audio, media_type=kind)


async def body(request: Request) -> bytes:
    """What the microphone made."""
    return await request.body()


@staff.post("/{territory}/{language}/{name}", status_code=201)
def keep(
    territory: Place, language: Language, name: Name, audio: Annotated[bytes, Depends(body)], request: Request
) -> Kept:
    """Keep a recording of a sentence that residents of this territory may hear.

    Raises
    ------
    domain.staff.roles.SessionEnded, domain.errors.NotAllowed, domain.staff.roles.OtherTerritory
    domain.participation.recordings.UnknownSentence, domain.participation.recordings.NotARecording
    """
    with acting(request.cookies.get(COOKIE), RUNS_WORKSHOPS, territory) as deed:
        if language not in RECORDED or name not in map(name_of, recordings.sentences(deed.connection, territory)):
            raise UnknownSentence
        recordings.keep(deed.connection, territory, language, name, audio)
        _record(deed, "recording.kept", territory, language, name)
    return Kept()


@staff.post("/{territory}/{language}/{name}/forget")
def forget(territory: Place, language: Language, name: Name, request: Request) -> Kept:
    """Forget a recording: the browser's own voice speaks again, or nobody.

    Raises
    ------
    domain.staff.roles.SessionEnded, domain.errors.NotAllowed, domain.staff.roles.OtherTerritory
    """
    with acting(request.cookies.get(COOKIE), RUNS_WORKSHOPS, territory) as deed:
        recordings.drop(deed.connection, territory, language, name)
        _record(deed, "recording.forgotten", territory, language, name)
    return Kept()


def _record(deed: Deed, action: str, territory: str, language: str, name: str) -> None:
    audit.record(
        deed.connection, deed.by, action=action, subject=territory,
        details={"language": language, "sentence": name}, territory=territory,
    )  # fmt: skip
