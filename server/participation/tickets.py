"""«Mes réponses»: what a ticket holds, and its withdrawal; or what became of an idea, whose code is as a ticket is.

The ticket travels in the body, never in an address.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from anyio import to_thread
from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from db import engine
from db.queries.operations import content
from db.queries.participation import questionnaires, responses, sheets
from db.queries.participation import tickets as holdings
from db.queries.participation.tickets import Held
from domain.participation import tickets
from domain.participation.consent import ConsentText
from domain.participation.questionnaire import Questionnaire
from domain.participation.sheets import SheetWaits
from domain.participation.tickets import UnknownTicket
from domain.priorities.code import idea_of
from server import tries
from server.context import now, settings
from server.lookup import Lookup
from server.origin import same_origin
from server.participation import package
from server.participation.visits import Strict
from server.priorities import became
from texts.typography import typeset

# Another site must not try tickets through its visitors.
router = APIRouter(tags=["tickets"], prefix="/tickets", dependencies=[Depends(same_origin)])


class Typed(Strict):
    """A ticket as a person gives it: ``carotte-lune-poisson-fleur-clé-vélo-472190``, or nearly."""

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


KNOWN = Lookup(holdings.known)
WAITING = Lookup(sheets.waiting)


@dataclass(frozen=True)
class Sought:
    """What is looked for: what is kept of the ticket as typed, and the idea whose code it would be."""

    ticket: str
    idea: str


async def in_turn(body: Typed, request: Request) -> Sought:
    """What is looked for, when it is this client's turn; an old, short ticket waits for a slower turn.

    Raises
    ------
    domain.participation.tickets.TicketMalformed, domain.errors.TooManyTries
    """
    ticket = tickets.read(body.ticket)
    queue = tries.OLD_TICKETS if ticket.old else tries.TRIES
    await queue.turn(tries.client_of(request))
    return Sought(tickets.keyed_hash(ticket.text, settings().secret_key), "" if ticket.old else idea_of(ticket))


Tried = Annotated[Sought, Depends(in_turn)]


@router.post("/read")
async def read(tried: Tried) -> Holding | became.Found:
    """What this ticket holds, or what became of the idea whose code it is. A wrong one costs no thread.

    Raises
    ------
    domain.participation.tickets.UnknownTicket
    domain.participation.sheets.SheetWaits
        It was printed beside a sheet of paper that is not counted yet.
    """
    if await KNOWN.get(tried.ticket) is not None:
        return await to_thread.run_sync(_held, tried.ticket)
    if await became.KNOWN.get(tried.idea) is not None:
        return await to_thread.run_sync(became.found, tried.idea)
    if await WAITING.get(tried.ticket) is not None:
        raise SheetWaits
    raise UnknownTicket


def _held(ticket: str) -> Holding:
    with engine.current().reading() as connection:
        held = holdings.held(connection, ticket)
        if held is None:  # withdrawn meanwhile
            raise UnknownTicket
        asked = questionnaires.asked_in(connection, held.territory, held.version_id)
        consent = content.consent(connection, held.territory)
    return _shown(held, asked, consent)


@router.post("/withdraw")
async def withdraw(tried: Tried) -> Erased:
    """Erase what this ticket holds. Asked again because the first reply was lost, it says the same."""
    here = await KNOWN.get(tried.ticket) or await WAITING.get(tried.ticket)
    if here is not None:  # a wrong one costs no thread
        await to_thread.run_sync(_erase, tried.ticket)
    return Erased()


def _erase(ticket: str) -> None:
    with engine.current().transaction() as connection:
        responses.withdraw(connection, ticket, now().date())


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
