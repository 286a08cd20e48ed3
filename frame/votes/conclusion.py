"""A vote that is closed and has no further round: what the room keeps of it, and the answer that was promised."""

import streamlit as st

from components.buttons import Buttons
from components.votes import conclusion
from db.queries.votes import conclusions
from domain.staff.roles import RUNS_WORKSHOPS
from domain.votes.conclusion import Conclusion
from domain.votes.vote import Vote
from domain.workshops.workshop import State, Workshop
from frame.act import act
from frame.votes import known
from sentences.votes.conclusion import answer


def kept_words(vote: Vote) -> None:
    """What is kept."""
    conclusion.kept_words(known.conclusion(vote))


def panel(workshop: Workshop, vote: Vote) -> None:
    """The fields to write it, or to correct it, while the workshop is open."""
    if workshop.state is not State.OPEN:
        return
    kept = known.conclusion(vote)
    buttons = Buttons[Conclusion | None]("conclusion")
    words, day = conclusion.conclusion(vote, kept, workshop.day, buttons)
    if buttons.press is None:
        return
    with act(RUNS_WORKSHOPS, workshop.territory) as deed:
        conclusions.write(deed.connection, vote, words, buttons.press.shown, deed.by)
        if day is not None:
            conclusions.promise(deed.connection, vote, answer(vote, day), deed.by)
    st.rerun()
