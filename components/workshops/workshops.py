"""How a workshop is called in a list, and where it stands, which is told beside the list: it changes."""

import streamlit as st

from components.prose import prose
from domain.workshops.workshop import State, Workshop
from texts import say
from texts.typography import typeset

_ICONS = {State.PREPARED: "event", State.OPEN: "play_circle", State.CLOSED: "check_circle"}


def named(one: Workshop) -> str:
    """Its title, its day and its code, by which two of the same name are told apart."""
    code = f"{one.code[:3]} {one.code[3:]}"
    return say("workshop.name", title=typeset(one.title), day=f"{one.day:%d/%m/%Y}", code=code)


def stands(one: Workshop) -> None:
    """Where it is, and whether it is open."""
    where = " · ".join(dict.fromkeys(prose(part) for part in (one.place, one.territory_name) if part))
    state = say(f"workshop.stands.{one.state}")
    st.caption(f":material/{_ICONS[one.state]}: **{state}** · {where}")
