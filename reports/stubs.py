"""Stubs for questionnaires on paper: a number to staple to the sheet, and the ticket that its person keeps.

Drawn, printed, never stored: only a keyed hash of each ticket is kept, so a page cannot be made twice.
"""

from collections.abc import Sequence

from domain.participation.tickets import Ticket
from reports.engine import pdf
from texts import say
from texts.typography import typeset


def stubs(drawn: Sequence[tuple[int, Ticket]], *, workshop: str, address: str) -> bytes:
    """The pages as a PDF, A4, with lines to cut along.

    Parameters
    ----------
    drawn : the numbers, each with its ticket.
    workshop : its title.
    address : where a ticket is typed, without its scheme; empty where only this machine would find it.
    """
    data = {
        "title": say("stub.title"),
        "workshop": typeset(workshop),
        "staple": say("stub.staple"),
        "keep": say("stub.keep"),
        "why": why(address),
        "stubs": [
            {"number": say("stub.number", n=number), "words": " · ".join(ticket.words), "digits": three(ticket.digits)}
            for number, ticket in drawn
        ],
    }
    return pdf("stubs", data)


def why(address: str) -> str:
    """What a ticket is kept for, and where it is typed; or whom to ask."""
    return say("stub.why", address=address) if address else say("stub.why_ask")


def three(digits: str) -> str:
    """As they are shown on a tablet: three and three."""
    return f"{digits[:3]}\u202f{digits[3:]}"
