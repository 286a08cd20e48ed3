"""Territories: adding one that the files do not have, what each is called, when its project is over.

None is removed: people answer there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import streamlit as st

from components import choosing, notice
from components.buttons import Buttons, Press
from components.operations import places as drawn
from components.operations.places import Named
from components.prose import prose
from db import engine
from db.queries.cooperation import territories
from db.queries.operations import project_ends
from domain.cooperation.territories import NewTerritory
from domain.operations.contents import ContentMoved
from domain.staff.roles import EDITS_CONTENT, EVERYWHERE, Visitor
from frame.act import Deed, act
from frame.cooperation.territories import choose, every, own
from texts import say


@dataclass(frozen=True)
class _Typed:
    """What the forms hold: of the territory in hand, and of a new one where this person adds some."""

    name: str = ""
    ends: date | None = None
    new: NewTerritory | None = None


def panel(visitor: Visitor, places: Mapping[str, str]) -> None:
    """Their names and when their projects are over, where this person may; the form of a new one, where everywhere."""
    st.write(say("places.intro"))
    here = choose(visitor, own(visitor, EDITS_CONTENT, places))
    buttons = Buttons[Named]("places")
    typed = _Typed() if here is None else _of(here, buttons)
    if not visitor.may(EDITS_CONTENT, EVERYWHERE):
        st.caption(say("places.of_all"))
        _write(buttons.press, typed, buttons)
        return
    _write(buttons.press, replace(typed, new=drawn.new_form(buttons, every())), buttons)


def _of(here: str, buttons: Buttons[Named]) -> _Typed:
    with engine.current().reading() as connection:
        seen = territories.versions(connection).get(here, 0)
        ends = project_ends.standing(connection)[here]
    return _Typed(
        drawn.name_form(here, every()[here].name, seen, buttons),
        drawn.end_form(here, ends, datetime.now(UTC).date(), buttons),
    )


def _write(press: Press[Named] | None, typed: _Typed, buttons: Buttons[Named]) -> None:
    if press is None:
        return
    if press.act == "place_add" and typed.new is not None and (missing := drawn.missing(typed.new)):
        st.error(say("places.missing", what=" · ".join(missing)), icon=":material/edit_note:")
        return
    try:
        with act(EDITS_CONTENT, press.shown[1] or EVERYWHERE) as deed:
            _did(deed, press, typed)
    except ContentMoved:
        buttons.done()  # the next form begins with what is there by now
        raise
    buttons.done()
    if press.act == "place_add" and typed.new is not None:
        choosing.go({"territoire": typed.new.id})
        notice.leave(say("places.added", name=prose(typed.new.name)))
    elif press.act == "place_name":
        notice.leave(say("places.renamed", name=prose(typed.name)))
    else:
        notice.leave(say("places.end_kept"))
    st.rerun()


def _did(deed: Deed, press: Press[Named], typed: _Typed) -> None:
    request, here, seen = press.shown
    if press.act == "place_name":
        territories.rename(deed.connection, here, typed.name, seen, deed.by, request)
    elif press.act == "place_end":
        project_ends.write(deed.connection, here, typed.ends, seen, deed.by, request)
    elif press.act == "place_end_back":
        project_ends.restore(deed.connection, here, seen, deed.by, request)
    elif typed.new is not None:
        territories.add(deed.connection, typed.new, deed.by, request)
