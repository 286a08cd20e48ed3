"""A visit: consent, answers, end. Every write may be sent again without harm."""

from typing import Annotated, Literal, NoReturn
from uuid import UUID

from fastapi import APIRouter, Depends, Header
from pydantic import BaseModel, ConfigDict, Field, field_validator

from db import engine
from db.engine import Connection
from db.queries.operations import carries, content
from db.queries.participation import answers, questionnaires, responses, visits
from db.queries.workshops import asking, devices, workshops
from domain.participation import tickets
from domain.participation.answers import accept
from domain.participation.consent import Consent, years
from domain.participation.errors import (
    ConsentMissing,
    SensitiveConsentMissing,
    TooYoung,
    UnknownQuestion,
    ValueNotInList,
)
from domain.participation.questionnaire import Questionnaire
from domain.participation.typed import refuse_forbidden
from domain.participation.visits import Turn
from domain.workshops.admission import RoomFull
from domain.workshops.errors import UnknownWorkshop, WorkshopClosed
from server.context import now, settings
from server.participation import tokens
from server.participation.tokens import Visit
from server.short import Short
from texts import RECORDED

router = APIRouter(tags=["visits"], route_class=Short)

LONGEST_VALUE = 8_000


class Strict(BaseModel):
    """Bodies say exactly what is expected, nothing else, in characters that can be kept."""

    model_config = ConfigDict(extra="forbid")

    @field_validator("*", mode="before")
    @classmethod
    def keepable(cls, value: object) -> object:
        """Refuse NUL and its like at once: some of what is said is hashed before any database sees it."""
        for words in (value, *value) if isinstance(value, dict) else (value,):
            if isinstance(words, str):
                refuse_forbidden(words.replace("\r\n", "\n"))
        return value


class Agreement(Strict):
    """A consent. There is no body for a refusal: it is never sent.

    ``questionnaire``: the version that the person was shown; from a device that knows of one only, the first.
    """

    version: Annotated[str, Field(max_length=20)]
    language: Annotated[str, Field(max_length=20)] = "fr"
    sensitive: bool = False
    age_band: Annotated[str, Field(max_length=20)] | None = None
    assisted: bool = False
    questionnaire: Annotated[str, Field(max_length=400)] = ""


class Decision(Strict):
    """Yes or no to sensitive questions, asked before the first one. ``sequence`` rises when it changes."""

    agreed: bool
    sequence: Annotated[int, Field(ge=1, le=1_000_000)]


class Given(Strict):
    """One answer. ``sequence`` rises with each correction made on the device."""

    request_id: UUID
    question: Annotated[str, Field(max_length=40)]
    value: Annotated[str, Field(max_length=LONGEST_VALUE)] | None
    sequence: Annotated[int, Field(ge=1, le=1_000_000)]


class End(Strict):
    """``partial``: the person left before the end."""

    partial: bool = False


class Saved(BaseModel):
    """The acknowledgement: what was sent is on disk."""

    saved: Literal[True] = True


async def visiting(authorization: Annotated[str, Header()] = "") -> Visit:
    """The visit whose token the request bears; never taken from the address.

    Asynchronous although it waits for nothing: it then needs no thread of its own.
    """
    return tokens.read(settings().secret_key, tokens.borne(authorization))


Visiting = Annotated[Visit, Depends(visiting)]


@router.post("/consent", status_code=201)
def agree(body: Agreement, visit: Visiting) -> Saved:
    """Record a consent and open the response.

    Raises
    ------
    TooYoung, domain.participation.errors.ValueNotInList, domain.workshops.errors.WorkshopClosed,
    domain.workshops.admission.DeviceRevoked, domain.workshops.asking.NoSuchQuestionnaire
    domain.workshops.admission.RoomFull
        As many people have begun as are present: the device sends it again until the facilitator lets one more in.
    """
    years(body.age_band)
    with engine.current().reading() as connection:
        content.terms(connection).judge(body.version, body.age_band)
    if body.language not in RECORDED:
        raise ValueNotInList
    try:
        with engine.current().transaction() as connection:
            if visits.known(connection, visit.id):
                return Saved()
            channel = devices.begin(connection, visit.workshop, visit.device, body.questionnaire)
            asked = asking.version(connection, visit.workshop, body.questionnaire)
            ticket = tickets.keyed_hash(visit.ticket, carries.key_of(connection, visit.workshop, settings().secret_key))
            said = (body.version, body.language, now().date(), body.sensitive, body.age_band, body.assisted)
            visits.begin(connection, visit.id, visit.workshop, Consent(*said, channel), ticket, asked)
    except RoomFull:
        with engine.current().transaction() as connection:
            devices.ask(connection, visit.device)
        raise
    except UnknownWorkshop as erased:  # a rehearsal, which is over like any other workshop
        raise WorkshopClosed from erased
    return Saved()


@router.post("/consent/sensitive")
def decide(body: Decision, visit: Visiting) -> Saved:
    """Record whether sensitive questions may be asked; a change to no erases what was said to them."""
    with engine.current().transaction() as connection:
        if visits.turn(connection, visit.id) is None:
            missing(connection, visit)
        carries.refuse_returned(connection, visit.workshop)
        responses.decide_sensitive(connection, visit.id, agreed=body.agreed, sequence=body.sequence)
    return Saved()


@router.post("/answers")
def answer(body: Given, visit: Visiting) -> Saved:
    """Keep one answer."""
    request = str(body.request_id)
    with engine.current().transaction() as connection:
        turn = visits.turn(connection, visit.id, held=True)
        if turn is None:
            missing(connection, visit)
        asked = questionnaires.asked_in(connection, turn.territory, turn.version_id, turn.version_digest)
        value = _judged(asked, body, turn)
        if turn.state == "open":
            answers.record(connection, turn.response_id, body.question, value, body.sequence, request)
            return Saved()
    # It came after the end of its response. A transaction of its own, which locks the wave before anything else.
    with engine.current().transaction() as connection:
        responses.correct(connection, visit.id, body.question, value, body.sequence, request)
    return Saved()


def missing(connection: Connection, visit: Visit) -> NoReturn:
    """Refuse what is sent for a visit of which nothing is known.

    Raises
    ------
    ConsentMissing
    domain.workshops.errors.WorkshopClosed
        It was of a rehearsal that is erased.
    """
    try:
        workshops.workshop(connection, visit.workshop)
    except UnknownWorkshop as erased:
        raise WorkshopClosed from erased
    raise ConsentMissing


def _judged(asked: Questionnaire, body: Given, turn: Turn) -> str | None:
    """The answer in its canonical form.

    Raises
    ------
    UnknownQuestion, SensitiveConsentMissing, TooYoung, domain.errors.Invalid
    """
    question = asked.question(body.question)
    if question is None:
        raise UnknownQuestion
    if question.sensitive and not turn.sensitive:
        raise SensitiveConsentMissing
    if question.min_age > years(turn.age_band):
        raise TooYoung
    return accept(question, body.value)


@router.post("/finish")
def finish(body: End, visit: Visiting) -> Saved:
    """End the response and count it."""
    with engine.current().transaction() as connection:
        if visits.turn(connection, visit.id) is None and not body.partial:  # left before anything was said: gone
            missing(connection, visit)
        responses.finish(connection, visit.id, partial=body.partial)
    return Saved()
