"""Mes réponses: what a ticket holds, and its withdrawal.

For: residents, without any account. Reads: nothing; the ticket goes from the browser to the HTTP API, never through an
address or this script.
Writes: nothing here. Then: the browser shows what the ticket holds, then forgets it.
"""

from components import tablet
from domain.participation.tickets import PICTOGRAMS
from domain.staff.roles import Visitor
from frame.screen import screen


@screen("my_answers", None, titled=False)
def my_answers(_: Visitor) -> None:
    """Give the whole window to the browser's own screens."""
    tablet.my_answers(PICTOGRAMS, key="my_answers")


my_answers()
