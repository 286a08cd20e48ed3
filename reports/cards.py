"""Link cards to cut out and keep from one wave to the next: a number, what it is for, and that nobody needs one.

Drawn, printed, never stored: a page cannot be made twice.
"""

from collections.abc import Sequence

from domain.participation.cards import grouped
from reports.engine import pdf
from texts import say


def cards(drawn: Sequence[str], *, place: str) -> bytes:
    """The pages as a PDF, A4, with lines to cut along. ``place``: the territory where they serve."""
    data = {
        "title": say("card.title"),
        "keep": say("card.keep", place=place),
        "first": say("card.first", offer=say("tablet.card.offer")),
        "why": say("card.why"),
        "free": say("card.free"),
        "slips": [grouped(one) for one in drawn],
    }
    return pdf("cards", data)
