"""«Mes réponses»: what a ticket holds, and its withdrawal. The ticket travels in the body, never in an address."""

from datetime import date
from typing import Annotated, Literal

from anyio import to_thread
from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from db import engine
from db.queries.operations import content
from db.queries.participation import questionnaires, responses
from db.queries.participation import tickets as holdings
from db.queries.participation.tickets import Held
from domain.participation import tickets
from domain.participation.consent import ConsentText
from domain.participation.questionnaire import Questionnaire
from domain.participation.tickets import UnknownTicket
from server import tries
from server.context import now, settings
from server.lookup import Lookup
from server.origin import same_origin
from server.participation import package
from server.participation.visits import Strict
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


async def in_turn(body: Typed, request: Request) -> str:
    """What is kept of the ticket as typed, when it is this client's turn; an old, short one waits for a slower turn.

    Raises
    ------
    domain.participation.tickets.TicketMalformed, domain.errors.TooManyTries
    """
    ticket = tickets.read(body.ticket)
    queue = tries.OLD_TICKETS if ticket.old else tries.TRIES
    await queue.turn(tries.client_of(request))
    return tickets.keyed_hash(ticket.text, settings().secret_key)


Tried = Annotated[str, Depends(in_turn)]


async def held_under(ticket: Tried) -> str:
    """The same for a ticket under which something is held.

    Raises
    ------
    domain.participation.tickets.UnknownTicket
    """
    if await KNOWN.get(ticket) is None:
        raise UnknownTicket
    return ticket


@router.post("/read")
def read(ticket: Annotated[str, Depends(held_under)]) -> Holding:
    """What this ticket holds.

    Raises
    ------
    domain.participation.tickets.UnknownTicket
    """
    with engine.current().reading() as connection:
        held = holdings.held(connection, ticket)
        if held is None:  # withdrawn meanwhile
            raise UnknownTicket
        asked = questionnaires.asked_in(connection, held.territory, held.version_id)
        consent = content.consent(connection, held.territory)
    return _shown(held, asked, consent)


@router.post("/withdraw")
async def withdraw(ticket: Tried) -> Erased:
    """Erase what this ticket holds. Asked again because the first reply was lost, it says the same."""
    if await KNOWN.get(ticket) is not None:  # a wrong one costs no thread
        await to_thread.run_sync(_erase, ticket)
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
