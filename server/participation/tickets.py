"""«Mes réponses»: what a ticket holds, and its withdrawal; or what became of an idea, whose code is as a ticket is.

The ticket travels in the body, never in an address.
"""

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from anyio import to_thread
from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from db import engine, erasures
from db.engine import Connection
from db.queries.operations import carries, content
from db.queries.participation import questionnaires, responses, sheets
from db.queries.participation import tickets as holdings
from db.queries.workshops import became as workshops_became
from domain.participation import tickets
from domain.participation.consent import ConsentText
from domain.participation.questionnaire import Questionnaire
from domain.participation.sheets import SheetWaits
from domain.participation.tickets import OwnResponse, UnknownTicket
from domain.priorities.code import idea_of
from domain.workshops.became import Results
from domain.workshops.workshop import State
from server import tries
from server.context import now, settings
from server.lookup import Lookup
from server.origin import same_origin
from server.participation import followed, over, package
from server.participation.visits import Strict
from server.priorities import became
from texts.over import with_
from texts.typography import typeset

log = logging.getLogger("tablee.tickets")

# Another site must not try tickets through its visitors.
router = APIRouter(tags=["tickets"], prefix="/tickets", dependencies=[Depends(same_origin)])


class Typed(Strict):
    """A ticket as a person gives it: ``carotte-lune-poisson-fleur-clé-vélo-472190``, or nearly."""

    ticket: Annotated[str, Field(max_length=120)]


class Holding(BaseModel):
    """Everything that is kept of one person. ``answers``: by question id, null when it was passed.

    ``became``: what became of the workshop, which says nothing of this person.
    """

    questionnaire: package.AskedQuestionnaire
    answers: dict[str, str | None]
    age: str
    day: date
    channel: str
    language: str
    assisted: bool
    sensitive: bool
    card: bool
    complete: bool
    workshop: str
    workshop_over: bool
    published: bool
    became: followed.Followed
    translations: dict[str, dict[str, str]]


class Erased(BaseModel):
    """Nothing is held under this ticket, now. Said again, it is as true."""

    erased: Literal[True] = True


def _under_any_key(found: Callable[[Connection, Collection[str]], Mapping[str, str]]) -> Lookup[str, str]:
    """By the ticket as printed, what is kept of it: a workshop that was held elsewhere has a key of its own."""

    def kept(connection: Connection, printed: Collection[str]) -> dict[str, str]:
        keys = carries.keys(connection, settings().secret_key)
        hashes = {tickets.keyed_hash(text, key): text for text in printed for key in keys}
        return {hashes[each]: each for each in found(connection, hashes)}

    return Lookup(kept)


KNOWN = _under_any_key(holdings.known)
WAITING = _under_any_key(sheets.waiting)


@dataclass(frozen=True)
class Sought:
    """What is looked for: the ticket as it is printed, and the idea whose code it would be."""

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
    return Sought(ticket.text, "" if ticket.old else idea_of(ticket))


Tried = Annotated[Sought, Depends(in_turn)]


@router.post("/read")
async def opened(tried: Tried) -> Holding | became.Found:
    """What this ticket holds, or what became of the idea whose code it is. A wrong one costs no thread.

    Raises
    ------
    domain.participation.tickets.UnknownTicket
    domain.participation.sheets.SheetWaits
        It was printed beside a sheet of paper that is not counted yet.
    """
    if (kept := await KNOWN.get(tried.ticket)) is not None:
        return await to_thread.run_sync(_holding, kept)
    if await became.KNOWN.get(tried.idea) is not None:
        return await to_thread.run_sync(became.found, tried.idea)
    if await WAITING.get(tried.ticket) is not None:
        raise SheetWaits
    raise UnknownTicket


def _holding(ticket: str) -> Holding:
    with engine.current().reading() as connection:
        held = holdings.opened(connection, ticket)
        if held is None:  # withdrawn meanwhile
            raise UnknownTicket
        asked = questionnaires.asked_in(connection, held.territory, held.version_id)
        consent = content.consent(connection, held.territory)
        about = workshops_became.of(connection, held.workshop_id)
    results = Results.of(State(held.workshop_state), settled=held.settled, published=held.published)
    with with_(over.now()):
        return _shown(held, asked, consent, followed.followed(about, results, now().date()))


@router.post("/withdraw")
async def withdraw(tried: Tried) -> Erased:
    """Erase what this ticket holds. Asked again because the first reply was lost, it says the same.

    Raises
    ------
    domain.operations.carry.HeldElsewhere
        It was said on a laptop, and brought back since.
    """
    here = await KNOWN.get(tried.ticket) or await WAITING.get(tried.ticket)
    if here is not None:  # a wrong one costs no thread
        await to_thread.run_sync(_erase, here)
    return Erased()


def _erase(ticket: str) -> None:
    day = now().date()
    with engine.current().transaction() as connection:
        if (held := holdings.opened(connection, ticket)) is not None:
            carries.refuse_returned(connection, held.workshop_id)
        if responses.withdraw(connection, ticket, day):
            _written_down(ticket, day)


def _written_down(ticket: str, day: date) -> None:
    """Also outside the database, which may be lost. Where that cannot be written, it is erased all the same."""
    try:
        erasures.add(settings().var / "backups", tickets.taken_back(ticket), day)
    except OSError:
        log.exception("an erasure is written in the database alone")


def _shown(held: OwnResponse, asked: Questionnaire, consent: ConsentText, about: followed.Followed) -> Holding:
    age = next((age.fr for age in consent.ages if age.id == held.age_band), "")
    return Holding(
        questionnaire=package.asked(asked),
        answers=held.answers,
        age=typeset(age),
        day=held.day,
        channel=held.channel,
        language=held.language,
        assisted=held.assisted,
        card=held.card,
        sensitive=held.sensitive,
        complete=held.state == "complete",
        workshop=typeset(held.workshop),
        workshop_over=held.workshop_state == "closed",
        published=held.published,
        became=about,
        translations=package.translated([asked], age),
    )
