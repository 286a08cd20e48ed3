"""What somebody has on paper and types at the start of their turn: a ticket, a link card. Sent after the consent."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from db import engine
from db.queries.operations import carries
from db.queries.participation import blanks, visits
from db.queries.participation import cards as link_cards
from domain.participation import cards, tickets
from server.context import settings
from server.participation.visits import Saved, Strict, Visiting, missing
from server.tries import in_turn

router = APIRouter(tags=["visits"])


class Own(Strict):
    """A ticket that the person has on paper: six words and six digits, as in ``/tickets/read``."""

    ticket: Annotated[str, Field(max_length=120)]


class Linked(Strict):
    """A link card: twelve digits, whatever stands between them."""

    card: Annotated[str, Field(max_length=40)]


@router.post("/consent/ticket", dependencies=[Depends(in_turn)])
def take(body: Own, visit: Visiting) -> Saved:
    """Make a ticket that was printed beforehand the one of this visit; the one of its pass then opens nothing.

    Raises
    ------
    domain.participation.tickets.TicketMalformed
    domain.participation.tickets.NotBlank
        It is taken, of another workshop, or was never printed; or this visit has another one already.
    domain.errors.TooManyTries, ConsentMissing, domain.workshops.errors.WorkshopClosed
    """
    typed = tickets.read(body.ticket).text
    with engine.current().transaction() as connection:
        key = carries.key_of(connection, visit.workshop, settings().secret_key)
        own, passed = (tickets.keyed_hash(text, key) for text in (typed, visit.ticket))
        if visits.turn(connection, visit.id) is None:
            missing(connection, visit)
        blanks.take(connection, visit.id, own, instead_of=passed)
    return Saved()


@router.post("/consent/card")
def link(body: Linked, visit: Visiting) -> Saved:
    """Keep a link card beside the response. It is the same answer whether anybody had typed that card before.

    Raises
    ------
    domain.participation.cards.CardMalformed, ConsentMissing, domain.workshops.errors.WorkshopClosed
    """
    card = cards.read(body.card)
    with engine.current().transaction() as connection:
        territory = link_cards.territory_of(connection, visit.id)
        if territory is None:
            missing(connection, visit)
        link_cards.keep(connection, visit.id, cards.keyed_hash(card, territory, settings().secret_key))
    return Saved()
