"""Questionnaire des structures: the partners' questionnaire, at a desk.

For: organisations, by the personal link they received, without any account.
Reads: nothing; the link's secret stays in the browser's own address (after #), and goes from there to the HTTP API.
Writes: nothing here. Then: the browser shows the questions and keeps each answer.
"""

from components.tablet import desk
from domain.staff.roles import Visitor
from frame.screen import screen


@screen("structure", None, titled=False)
def structure(_: Visitor) -> None:
    """Give the whole window to the desk."""
    desk(key="desk")


structure()
