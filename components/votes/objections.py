"""The rounds of consent: what each step is for, the objections and what became of them, the next version."""

from collections.abc import Sequence

import streamlit as st

from components.buttons import Buttons
from components.choosing import field
from components.prose import prose
from components.typed import typed_line, typed_text
from domain.votes.objections import Status
from domain.votes.vote import LONGEST_DESCRIPTION, LONGEST_TITLE, LONGEST_WORDS, Objection, Vote, VoteOption
from texts import say

STEPS = ["proposal", "clarifications", "feelings", "improvements", "objections"]


def guide() -> None:
    """The five steps, one sentence each."""
    with st.expander(say("consent.steps"), icon=":material/stairs:", key="consent_steps"):
        for number, step in enumerate(STEPS, start=1):
            st.markdown(f"**{number}. {say(f'consent.step.{step}')}** {say(f'consent.guide.{step}')}")


def objections(vote: Vote, known: Sequence[Objection], buttons: Buttons[Objection]) -> dict[str, tuple[Status, str]]:
    """Each objection with what became of it and how, as they are typed for now. For the facilitator, never the wall."""
    st.caption(say("consent.gift"))
    typed, titles = {}, {choice.id: choice.title for choice in vote.plan.choices}
    for number, objection in enumerate(known, start=1):
        key = f"objection_{objection.id}"
        words = objection.words or say("consent.wordless")
        with st.container(border=True, key=key):
            st.caption(prose(say("consent.against", title=titles[objection.option])))
            st.markdown(f"**{say('consent.objection', number=number)}** {prose(words)}")
            status = st.segmented_control(
                say("consent.status"),
                [str(status) for status in Status],
                default=str(objection.status),
                format_func=lambda name: say(f"consent.status.{name}"),
                required=True,
                key=f"{key}_status",
            )
            keep = buttons.key("objection", f"{objection.id}_keep", objection, form=f"{key}_answer")
            answer = typed_line(say("consent.answer"), objection.answer, most=LONGEST_WORDS, key=f"{key}_answer")
            st.button(say("consent.keep"), icon=":material/check:", key=keep)
            typed[objection.id] = Status(status), answer.strip()
    return typed


def spoken(vote: Vote, known: Sequence[Objection], new: str) -> tuple[str, str, bool] | None:
    """An objection said aloud: the proposal it is about, the words that its author agrees with, and which one it is.

    One more than the ballots hold, unless whoever says it says that their ballot marks it (``True``). ``new``: of the
    one to come; the form is empty again once that is kept, and what is refused stays.
    """
    wordless = any(not one.words and one.status is Status.OPEN for one in known)
    key = f"spoken_{vote.id}_{new}"
    with st.form(key, enter_to_submit=False):
        titles = {choice.id: choice.title for choice in vote.plan.choices}
        option = field(say("consent.about"), titles, next(iter(titles)), key=f"{key}_option")
        words = typed_line(say("consent.spoken"), most=LONGEST_WORDS, key=f"{key}_words")
        counted = wordless and st.checkbox(say("consent.counted"), key=f"{key}_counted")
        sent = st.form_submit_button(say("consent.add"), icon=":material/add:", key=f"{key}_add")
    return (option, words.strip(), counted) if sent and option and words.strip() else None


def new_version(vote: Vote) -> tuple[VoteOption, ...] | None:
    """The proposals as the next round will ask about them, once they are sent."""
    with st.form(f"version_{vote.id}", enter_to_submit=False):
        written = []
        for choice in vote.plan.choices:
            title = typed_line(
                say("consent.title"), choice.title, most=LONGEST_TITLE, key=f"version_{vote.id}_{choice.id}"
            )
            words = typed_text(
                say("consent.words"),
                choice.description,
                most=LONGEST_DESCRIPTION,
                key=f"version_{vote.id}_{choice.id}_words",
            )
            written.append(VoteOption(title.strip(), words.strip(), choice.icon, choice.cost, choice.priority))
        sent = st.form_submit_button(
            say("consent.next"), type="primary", icon=":material/edit_note:", key=f"version_send_{vote.id}"
        )
    return tuple(written) if sent else None
