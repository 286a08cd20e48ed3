"""What helps whoever runs the room, on the console alone: hints, a card on the step, who has answered."""

from collections.abc import Mapping
from datetime import UTC, datetime

import streamlit as st

from components.buttons import Buttons
from components.workshops.helping import card, gauge, hints, practices
from db.engine import Connection
from db.queries.operations import content
from db.queries.workshops import equity, helping
from domain.operations.versions import Readings
from domain.priorities.priority import PROPOSES
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.acts import WorkshopStanding
from domain.workshops.equity import Equity
from domain.workshops.helping import Card, ConsoleFacts, Practice
from domain.workshops.workshop import State
from frame.act import act
from frame.offered import link
from frame.priorities import shelf
from frame.unchanged import unchanged
from texts import say

# Hints, the card and the activities of the step, who has answered, and what ages are called.
_Helped = tuple[ConsoleFacts, Card | None, tuple[Practice, ...], Equity, Mapping[str, str]]
_helped = Readings[_Helped](64)  # by workshop and day


def beside(visitor: Visitor, shown: WorkshopStanding) -> None:
    """Under the step that is now, while the workshop is open; elsewhere nothing."""
    workshop, step = shown.workshop, shown.programme.step
    if workshop.state is not State.OPEN:
        return
    seen, known, ways, _, _ = _all(shown)
    hints(seen.hints)
    if not workshop.rehearses and visitor.may(PROPOSES, workshop.territory):
        _ideas(workshop.territory)
    if known is not None:
        card(known)
    if step is not None:
        practices(ways, step.position)


def who(shown: WorkshopStanding) -> None:
    """Who has answered, under how many have, while the workshop is open; elsewhere nothing."""
    workshop = shown.workshop
    if workshop.state is not State.OPEN:
        return
    *_, told, ages = _all(shown)
    buttons = Buttons[str]("helping")
    gauge(told, ages, workshop.id, buttons)
    if buttons.press:
        with act(RUNS_WORKSHOPS, workshop.territory) as deed:
            equity.look(deed.connection, workshop.id, deed.by)
        st.rerun()


def _all(shown: WorkshopStanding) -> _Helped:
    now = datetime.now(UTC)
    thing = shown.workshop.id, now.date()  # words that nobody reads over are told no more after some days
    return unchanged(_helped, thing, lambda connection: _shown(connection, shown, now)).said


def _shown(connection: Connection, shown: WorkshopStanding, now: datetime) -> _Helped:
    step, workshop = shown.programme.step, shown.workshop.id
    ways, ages = helping.chosen(connection, step), content.facts(connection, "consent_ages")
    who = equity.of(connection, workshop)
    return helping.seen(connection, shown, now), helping.card(connection, step), ways, who, ages


def _ideas(territory: str) -> None:
    """The way to the ideas that nobody has read yet, if there are any."""
    if unread := len(shelf.waiting(frozenset({territory}))):
        label = say("console.ideas_wait", n=unread)
        st.page_link(link("moderation"), label=label, query_params={"place": territory})
