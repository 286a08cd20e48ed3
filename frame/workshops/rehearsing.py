"""«Répéter»: a panel of the console, of a workshop that is prepared and of its rehearsal."""

import streamlit as st

from components import choosing, notice
from components.buttons import Buttons, Press
from components.pulse import pulse
from components.workshops import rehearsal as drawn
from components.workshops.rehearsal import Asked
from db import engine
from db.queries.workshops import invented, rehearsals
from domain.operations.settings import Settings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.rehearsal import Crowd
from domain.workshops.workshop import State, Workshop
from frame.act import Deed, act
from frame.live import live
from frame.offered import link
from frame.workshops import console
from sentences.workshops.names import rehearsal
from texts import say

_BESIDE = ("vote", "volet")  # in the address: of the workshop that is left


def begin(workshop: Workshop) -> str:
    """Prepare its rehearsal, or find the one there is; returns the id."""
    with act(RUNS_WORKSHOPS, workshop.territory) as deed:
        made = rehearsals.begin(deed.connection, workshop.id, rehearsal(workshop.title), deed.by)
    notice.leave(say("rehearsal.begun"))
    return made


@live(RUNS_WORKSHOPS)
def panel(_: Visitor, workshop_id: str) -> None:
    """Before a workshop opens: the way to its rehearsal; on the rehearsal's own console: who comes, who votes, its end.

    Elsewhere nothing.
    """
    workshop = console.standing(workshop_id).workshop
    crowd = _crowd(workshop)
    if crowd is not None or workshop.state is State.PREPARED:
        pulse(f"workshop:{workshop_id}", key="rehearsal_pulse")
    buttons = Buttons[Asked]("rehearsal")
    if crowd is not None:
        drawn.room(crowd, buttons, link("facilitate"))
    elif workshop.state is State.PREPARED and not workshop.demonstration:
        drawn.offer(workshop, buttons)
    if press := buttons.press:
        _answer(workshop, press)


def did(workshop: Workshop) -> None:
    """Do what was pressed before somebody opened the workshop: it is refused, and told."""
    if press := Buttons[Asked]("rehearsal").press:
        _answer(workshop, press)


def _answer(workshop: Workshop, press: Press[Asked]) -> None:
    if press.act == "rehearse":
        choosing.go({"workshop": begin(workshop)}, drops=_BESIDE)
        st.rerun()
    with act(RUNS_WORKSHOPS, workshop.territory) as deed:
        _do(deed, press.act, *press.shown)
    if press.act == "erase":
        notice.leave(say("rehearsal.erased"))
        choosing.go({"workshop": str(workshop.rehearses)}, drops=_BESIDE)
    st.rerun()


def _crowd(workshop: Workshop) -> Crowd | None:
    """The invented people of a rehearsal; None elsewhere."""
    if not workshop.rehearses:
        return None
    with engine.current().reading() as connection:
        return invented.crowd(connection, workshop.id)


def _do(deed: Deed, asked: str, about: str, seen: int) -> None:
    if asked == "invite":
        invented.come(deed.connection, about, seen, deed.by)
    elif asked == "invented":
        invented.vote(deed.connection, about, seen, Settings.from_environment().secret_key, deed.by)
    else:
        rehearsals.erase(deed.connection, about, deed.by)
