"""Writing down what the room keeps of a vote, and until when the promised answer comes."""

from datetime import date, timedelta

import streamlit as st

from components.buttons import Buttons
from components.prose import prose
from components.typed import typed_line
from domain.votes.conclusion import LONGEST, Conclusion
from domain.votes.vote import Vote
from texts import say

SOON = timedelta(days=30)  # what is proposed as the day of the answer, after the workshop


def kept_words(kept: Conclusion | None) -> None:
    """What the room keeps, if that is written."""
    if kept is not None:
        st.markdown(f"**{say('conclusion.kept')}** {prose(kept.words)}")


def conclusion(
    vote: Vote, kept: Conclusion | None, day: date, buttons: Buttons[Conclusion | None]
) -> tuple[str, date | None]:
    """The fields to write it or to correct it; what they say now: the sentence, and the day of the answer if asked.

    ``day``: of the workshop.
    """
    words, promised = _words(vote, kept), None
    if kept is None:
        promised = st.date_input(
            say("conclusion.answer"), day + SOON, min_value=day, format="DD/MM/YYYY",
            key=f"conclusion_{vote.id}_answer", help=say("conclusion.announced", when=prose(vote.plan.answer_when)),
        )  # fmt: skip
    key = buttons.key("conclude", vote.id, kept, seen=kept)
    st.button(say("conclusion.keep"), icon=":material/check:", width="stretch", key=key)
    return words, promised if kept or isinstance(promised, date) else day


def _words(vote: Vote, kept: Conclusion | None) -> str:
    return typed_line(
        say("conclusion.words"), kept.words if kept else "", most=LONGEST,
        placeholder=say("conclusion.example"), key=f"conclusion_{vote.id}_words_{kept.version if kept else 'new'}",
    )  # fmt: skip
