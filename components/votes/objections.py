"""The rounds of consent: what each step is for, the objections and what became of them, the next version."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from components.prose import prose
from domain.votes.consent import Status
from domain.votes.vote import LONGEST_DESCRIPTION, LONGEST_TITLE, Choice, Objection, Vote
from texts import say

STEPS = ["proposal", "clarifications", "feelings", "improvements", "objections"]
MOST_WORDS = 200


@dataclass(frozen=True)
class Settled:
    """What became of an objection, as just typed."""

    objection: str
    status: Status
    answer: str


def guide() -> None:
    """The five steps, one sentence each."""
    with st.expander(say("consent.steps"), icon=":material/stairs:", key="consent_steps"):
        for number, step in enumerate(STEPS, start=1):
            st.markdown(f"**{number}. {say(f'consent.step.{step}')}** {say(f'consent.guide.{step}')}")


def objections(known: Sequence[Objection]) -> Settled | None:
    """Each objection with what became of it; the one that was just changed. For the facilitator, never for the wall."""
    st.caption(say("consent.gift"))
    for number, objection in enumerate(known, start=1):
        with st.container(border=True, key=f"objection_{objection.id}"):
            st.markdown(f"**{say('consent.objection', number=number)}** {prose(objection.words)}")
            status = st.segmented_control(
                say("consent.status"),
                [str(status) for status in Status],
                default=str(objection.status),
                format_func=lambda name: say(f"consent.status.{name}"),
                required=True,
                key=f"objection_{objection.id}_status",
            )
            answer = st.text_input(
                say("consent.answer"), objection.answer, max_chars=MOST_WORDS, key=f"objection_{objection.id}_answer"
            )
            if st.button(say("consent.keep"), icon=":material/check:", key=f"objection_{objection.id}_keep"):
                return Settled(objection.id, Status(status), answer.strip())
    return None


def spoken(vote: Vote) -> tuple[str, str] | None:
    """An objection said aloud: the proposal it is about, and the words that its author agrees with."""
    with st.form(f"spoken_{vote.id}", clear_on_submit=True, enter_to_submit=False):
        option = st.selectbox(
            say("consent.about"),
            [choice.id for choice in vote.plan.choices],
            format_func={choice.id: choice.title for choice in vote.plan.choices}.__getitem__,
            key=f"spoken_{vote.id}_option",
        )
        words = st.text_input(say("consent.spoken"), max_chars=MOST_WORDS, key=f"spoken_{vote.id}_words")
        sent = st.form_submit_button(say("consent.add"), icon=":material/add:", key="spoken_add")
    return (option, words.strip()) if sent and words.strip() else None


def new_version(vote: Vote) -> tuple[Choice, ...] | None:
    """The proposals as the next round will ask about them, once they are sent."""
    with st.form(f"version_{vote.id}", enter_to_submit=False):
        written = []
        for choice in vote.plan.choices:
            title = st.text_input(
                say("consent.title"), choice.title, max_chars=LONGEST_TITLE, key=f"version_{vote.id}_{choice.id}"
            )
            words = st.text_area(
                say("consent.words"),
                choice.description,
                max_chars=LONGEST_DESCRIPTION,
                key=f"version_{vote.id}_{choice.id}_words",
            )
            written.append(Choice(title.strip(), words.strip(), choice.icon, choice.cost, choice.priority))
        sent = st.form_submit_button(
            say("consent.next"), type="primary", icon=":material/edit_note:", key="version_send"
        )
    return tuple(written) if sent else None
