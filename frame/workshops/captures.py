"""What is said aloud, on the console: what exists already. A panel behind a door of its own."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from components.buttons import Buttons
from components.pulse import pulse
from components.workshops.captures import hanging, seats
from components.workshops.existing import Ids, known, naming
from db.engine import Connection
from db.queries.workshops import existing as things
from db.queries.workshops import questions, tables
from domain.operations.versions import Readings
from domain.priorities.priority import NothingSaid
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.acts import Part, captures
from domain.workshops.existing import Named, Thing
from domain.workshops.programme import Step
from domain.workshops.scene import CAPTURED, Capture, Scene
from domain.workshops.workshop import Workshop
from frame.act import Deed, act
from frame.live import live
from frame.unchanged import unchanged
from frame.workshops import console
from texts import say

_Known = tuple[tuple[Thing, ...], Mapping[str, str]]  # what exists already, and the kinds of it
_tables, _named_here = Readings[int](64), Readings[_Known](64)  # by workshop


@dataclass(frozen=True)
class Room:
    """Where what is said stands: the workshop, its step, its wall, how many tables it has."""

    workshop: Workshop
    step: Step | None
    scene: Scene
    tables: int


def room(workshop_id: str) -> Room:
    """As all parts of the console know it."""
    shown = console.standing(workshop_id)
    seated = unchanged(_tables, workshop_id, lambda connection: tables.of(connection, workshop_id)).said
    return Room(shown.workshop, shown.programme.step, shown.scene, seated)


def beside(here: Room, what: Capture, name: str) -> None:
    """Under a panel: its button for the wall, and how many tables there are. ``name``: of the panel."""
    walls, seating = Buttons[Scene](f"{name}_wall"), Buttons[str](f"{name}_seats")
    hanging(what, here.scene, CAPTURED.get(here.step.shows) if here.step else None, walls)
    wanted = seats(here.tables, f"{name}_seats_{here.workshop.id}", seating)
    if press := walls.press:
        with act(RUNS_WORKSHOPS, here.workshop.territory) as deed:
            if press.act == "show":
                questions.capture(deed.connection, here.workshop.id, what, press.shown, deed.by)
            else:
                questions.take_off(deed.connection, here.workshop.id, press.shown, deed.by)
        st.rerun()
    if seating.press:
        with act(RUNS_WORKSHOPS, here.workshop.territory) as deed:
            tables.set_(deed.connection, here.workshop.id, wanted, deed.by)
        st.rerun()


@live(RUNS_WORKSHOPS)
def existing(_: Visitor, workshop_id: str) -> None:
    """What exists already: at its step, and where there is no programme; elsewhere nothing."""
    pulse(f"workshop:{workshop_id}", key="existing_pulse", soon=False)
    here = room(workshop_id)
    if not captures(Part.EXISTING, here.workshop.state, here.step):
        return
    named, kinds = unchanged(_named_here, workshop_id, lambda connection: _known(connection, workshop_id)).said
    buttons = Buttons[Ids](f"existing_{workshop_id}")
    with st.container(border=True, key="existing"):
        st.subheader(say("existing.title"), anchor=False)
        said = naming(kinds, here.tables, buttons)
        same = known(named, workshop_id, kinds, buttons)
        beside(here, Capture.EXISTING, "existing")
    if press := buttons.press:
        with act(RUNS_WORKSHOPS, here.workshop.territory) as deed:
            _named(deed, workshop_id, press.act, press.shown, said, same.get(press.shown[0], ""))
        if press.act == "name":
            buttons.done()  # the next one begins with empty fields
        st.rerun()


def _known(connection: Connection, workshop: str) -> _Known:
    return things.known(connection, workshop), things.kinds(connection)


def _named(deed: Deed, workshop: str, asked: str, ids: Ids, said: Named, same: str) -> None:
    """Do what was asked about these; ``same``: what is chosen as the same thing."""
    if asked == "name":
        things.name(deed.connection, workshop, said, deed.by, ids[0])
    elif asked == "join":
        things.merge(deed.connection, workshop, ids[0], ids[1], deed.by)
    elif asked == "merge" and not same:
        raise NothingSaid
    elif asked == "merge":
        things.merge(deed.connection, workshop, ids[0], same, deed.by)
    elif asked == "part":
        things.part(deed.connection, workshop, ids[0], deed.by)
    else:
        things.remove(deed.connection, workshop, ids[0], deed.by)
