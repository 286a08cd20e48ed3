"""A round of consent that is closed: its objections and how they were met, the next version of the proposal."""

import streamlit as st

from components import choosing, notice
from components.buttons import Buttons
from components.prose import prose
from components.votes import objections
from db import engine
from db.queries.votes import objections as kept
from db.queries.votes import votes
from domain.staff.roles import RUNS_WORKSHOPS
from domain.votes.vote import Objection, Vote
from domain.workshops.workshop import Workshop
from frame.act import act
from sentences.votes.names import ready_again


def panel(workshop: Workshop, vote: Vote) -> None:
    """What became of each objection, one more said aloud, a further round. For the facilitator, never the wall."""
    objections.guide()
    with engine.current().reading() as connection:
        found = kept.objections(connection, vote.id)
    buttons, speaking = Buttons[Objection]("objections"), Buttons[None]("spoken")
    typed, said = objections.objections(vote, found, buttons), objections.spoken(vote, found, speaking.new)
    choices, press = objections.new_version(vote), buttons.press
    if press is None and said is None and choices is None:
        return
    with act(RUNS_WORKSHOPS, workshop.territory) as deed:
        if press is not None:
            kept.unchanged(deed.connection, press.shown)
            kept.meet(deed.connection, press.shown.id, *typed[press.shown.id], by=deed.by)
        if said is not None:
            option, words, counted = said
            if counted:
                kept.worded(deed.connection, vote.id, option, words, by=deed.by)
            else:
                kept.raised(deed.connection, vote.id, option, words, by=deed.by)
        if choices is not None:
            there = votes.again(deed.connection, vote.id, choices, by=deed.by)
    buttons.done()
    if said is not None:
        speaking.done()
    if choices is not None:
        notice.leave(prose(ready_again(vote)))
        choosing.go({"workshop": vote.workshop, "vote": there}, drops=("volet",))
    st.rerun()
