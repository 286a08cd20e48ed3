"""«Mes réponses»: what a ticket holds, and its withdrawal. The ticket travels in the body, never in an address."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from db import engine
from db.queries import content, questionnaires, responses
from db.queries import tickets as holdings
from db.queries.tickets import Held
from domain import tickets
from domain.consent import ConsentText
from domain.questionnaire import Questionnaire
from domain.tickets import UnknownTicket
from server import package, problems, tokens
from server.context import now, settings
from server.origin import same_origin
from texts.typography import typeset

# Another site must not spend the day's tries through its visitors.
router = APIRouter(tags=["tickets"], prefix="/tickets", dependencies=[Depends(same_origin)])

COOKIE = "tablee_device"  # a random name, to count wrong tries: nothing about a person, gone within the hour
COOKIE_SECONDS = 3600


class Typed(BaseModel):
    """A ticket as a person gives it: ``carotte-lune-poisson-fleur-4721``, or nearly."""

    model_config = ConfigDict(extra="forbid")

    ticket: Annotated[str, Field(max_length=120)]


class Holding(BaseModel):
    """Everything that is kept of one person. ``answers``: by question id, null when it was passed."""

    questionnaire: package.AskedQuestionnaire
    answers: dict[str, str | None]
    age: str
    day: date
    channel: str
    language: str
    assisted: bool
    sensitive: bool
    complete: bool
    workshop: str
    workshop_over: bool
    published: bool
    translations: dict[str, dict[str, str]]


class Erased(BaseModel):
    """Nothing is held under this ticket, now. Said again, it is as true."""

    erased: Literal[True] = True


@dataclass(frozen=True)
class Device:
    """The random name of the browser that asks, and the signed form of it that its cookie holds."""

    name: str
    signed: str

    def keep(self, response: Response) -> Response:
        """Give it its cookie, again each time."""
        response.set_cookie(
            COOKIE,
            self.signed,
            max_age=COOKIE_SECONDS,
            httponly=True,
            samesite="strict",
            secure=settings().secure_cookies,
            path="/api/tickets",
        )
        return response


def this_device(request: Request, response: Response) -> Device:
    """The device that asks; one that has no name yet gets one."""
    device = Device(*tokens.device(settings().secret_key, request.cookies.get(COOKIE, "")))
    device.keep(response)
    return device


Asking = Annotated[Device, Depends(this_device)]


@router.post("/read", response_model=Holding)
def read(body: Typed, device: Asking, request: Request) -> Holding | Response:
    """What this ticket holds.

    Raises
    ------
    domain.errors.TooManyTries
    """
    wanted = _kept_form(body)
    with engine.current().transaction() as connection:
        holdings.attempt(connection, device.name, now())
        held = holdings.held(connection, wanted)
        if held is not None:
            holdings.right(connection, device.name)
            asked = questionnaires.asked_in(connection, held.territory, held.version_id)
            consent = content.consent(connection, held.territory)
    if held is None:
        return device.keep(
            problems.of(UnknownTicket(), problems.language(request))
        )  # raised, it would leave the cookie behind
    return _shown(held, asked, consent)


@router.post("/withdraw")
def withdraw(body: Typed, device: Asking) -> Erased:
    """Erase what this ticket holds. Asked again because the first reply was lost, it says the same.

    Raises
    ------
    domain.errors.TooManyTries
    """
    wanted = _kept_form(body)
    with engine.current().transaction() as connection:
        holdings.attempt(connection, device.name, now())
        if responses.withdraw(connection, wanted, now().date()):
            holdings.right(connection, device.name)
    return Erased()


def _kept_form(body: Typed) -> str:
    return tickets.keyed_hash(tickets.read(body.ticket).text, settings().secret_key)


def _shown(held: Held, asked: Questionnaire, consent: ConsentText) -> Holding:
    age = next((age.fr for age in consent.ages if age.id == held.age_band), "")
    return Holding(
        questionnaire=package.asked(asked),
        answers=held.answers,
        age=typeset(age),
        day=held.day,
        channel=held.channel,
        language=held.language,
        assisted=held.assisted,
        sensitive=held.sensitive,
        complete=held.state == "complete",
        workshop=typeset(held.workshop),
        workshop_over=held.workshop_state == "closed",
        published=held.published,
        translations=package.translated(asked, age),
    )
