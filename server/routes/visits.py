"""The tablet's API: join, consent, answer, finish. Every write may be sent again without harm."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Header
from pydantic import BaseModel, ConfigDict, Field

from db import engine
from db.queries import answers, content, questionnaires, responses, throttle, visits, workshops
from db.queries.visits import Turn
from domain import tickets
from domain.answers import accept
from domain.consent import years
from domain.errors import ConsentMissing, SensitiveConsentMissing, TooYoung, UnknownCode, UnknownQuestion
from domain.questionnaire import Questionnaire
from domain.workshops import Workshop, normal_code
from server import package, tokens
from server.context import now, settings
from server.tokens import Visit

router = APIRouter(tags=["visits"])

FAILED_JOINS = 60  # a minute, for the whole server: a code of 29.7 bits then holds for years
LONGEST_VALUE = 8_000


class Strict(BaseModel):
    """Bodies say exactly what is expected, nothing else."""

    model_config = ConfigDict(extra="forbid")


class Join(Strict):
    """``count``: how many visits the device wants tokens for, this one and spare ones."""

    code: Annotated[str, Field(max_length=40)]
    channel: Literal["tablet", "phone"] = "tablet"
    count: Annotated[int, Field(ge=1, le=30)] = 1


class Agreement(Strict):
    """A consent. There is no body for a refusal: it is never sent."""

    version: Annotated[str, Field(max_length=20)]
    language: Annotated[str, Field(max_length=20)] = "fr"
    sensitive: bool = False
    age_band: Annotated[str, Field(max_length=20)] | None = None
    assisted: bool = False


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


def entered(code: str) -> Workshop:
    """The open workshop of a code; whoever tries many codes is slowed down.

    Raises
    ------
    TooManyTries, UnknownCode, domain.errors.WorkshopNotOpen, domain.errors.WorkshopClosed
    """
    database = engine.current()
    try:
        with database.reading() as connection:
            throttle.check(connection, "join", now=now(), most=FAILED_JOINS, minutes=1)
            return workshops.joinable(connection, normal_code(code))
    except UnknownCode:
        with database.transaction() as connection:
            throttle.fail(connection, "join", now=now(), minutes=1)
        raise


@router.post("/visits", status_code=201)
def join(body: Join) -> package.Package:
    """Join with the workshop's code: what the tablet needs to work alone, and tokens for the visits to come."""
    workshop = entered(body.code)
    with engine.current().reading() as connection:
        questionnaire = questionnaires.asked_in(connection, workshop.territory, workshop.questionnaire_version)
        consent = content.consent(connection, workshop.territory)
        subjects = content.subjects(connection)
        lines = content.help_lines(connection, workshop.territory)
        voices = content.recordings(connection)
    minted = [tokens.mint(settings().secret_key, workshop.id, body.channel) for _ in range(body.count)]
    return package.pack(workshop, questionnaire, consent, subjects, lines, voices, minted)


@router.post("/consent", status_code=201)
def agree(body: Agreement, visit: Visiting) -> Saved:
    """Record a consent and open the response.

    Raises
    ------
    TooYoung
    """
    years(body.age_band)
    consent = visits.Consent(
        body.version, body.language, now().date(), body.sensitive, body.age_band, body.assisted, visit.channel
    )
    with engine.current().transaction() as connection:
        visits.begin(
            connection, visit.id, visit.workshop, consent, tickets.keyed_hash(visit.ticket, settings().secret_key)
        )
    return Saved()


@router.post("/consent/sensitive")
def decide(body: Decision, visit: Visiting) -> Saved:
    """Record whether sensitive questions may be asked; a change to no erases what was said to them."""
    with engine.current().transaction() as connection:
        if visits.turn(connection, visit.id) is None:
            raise ConsentMissing
        responses.decide_sensitive(connection, visit.id, agreed=body.agreed, sequence=body.sequence)
    return Saved()


@router.post("/answers")
def answer(body: Given, visit: Visiting) -> Saved:
    """Keep one answer."""
    request = str(body.request_id)
    with engine.current().transaction() as connection:
        turn = visits.turn(connection, visit.id, held=True)
        if turn is None:
            raise ConsentMissing
        asked = questionnaires.asked_in(connection, turn.territory, turn.version_id, turn.version_digest)
        value = _judged(asked, body, turn)
        if turn.state == "open":
            answers.record(connection, turn.response_id, body.question, value, body.sequence, request)
            return Saved()
    # It came after the end of its response. A transaction of its own, which locks the wave before anything else.
    with engine.current().transaction() as connection:
        responses.correct(connection, visit.id, body.question, value, body.sequence, request)
    return Saved()


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
            raise ConsentMissing
        responses.finish(connection, visit.id, partial=body.partial)
    return Saved()
