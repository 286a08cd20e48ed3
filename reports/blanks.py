"""Tickets to cut out before a workshop, for people who have neither a phone nor a printer at hand.

Drawn, printed, never stored: only a keyed hash of each is kept, so a page cannot be made twice.
"""

from collections.abc import Sequence

from domain.participation.tickets import Ticket
from reports.engine import pdf
from reports.stubs import three, why
from texts import say
from texts.typography import typeset


def blanks(drawn: Sequence[Ticket], *, workshop: str, address: str) -> bytes:
    """The pages as a PDF, A4, with lines to cut along.

    Parameters
    ----------
    workshop : its title.
    address : where a ticket is typed afterwards, without its scheme; empty where only this machine would find it.
    """
    data = {
        "title": say("blank.title"),
        "workshop": typeset(workshop),
        "keep": say("stub.keep"),
        "first": say("blank.first", offer=say("tablet.own.offer")),
        "why": why(address),
        "slips": [{"words": " · ".join(ticket.words), "digits": three(ticket.digits)} for ticket in drawn],
    }
    return pdf("blanks", data)
