"""Decisions on a screen: writing one down, and what became of each."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import streamlit as st

from components.buttons import Buttons
from components.choosing import field
from components.prose import inert, prose
from domain.workshops.decisions import (
    LONGEST_OWNER,
    LONGEST_TEXT,
    LONGEST_WORDS,
    SETTLED,
    Decision,
    News,
    Promise,
    Status,
)
from sentences.workshops.decisions import from_workshop, stands, told, who_and_when
from texts import say

ICONS = {
    Status.LATE: "schedule",
    Status.PROMISED: "flag",
    Status.STARTED: "construction",
    Status.PARTLY: "incomplete_circle",
    Status.DONE: "task_alt",
    Status.DROPPED: "block",
}
SOON = timedelta(days=30)  # what is proposed as the day of a promise, after the workshop


def form(made: Sequence[Decision], votes: Mapping[str, str], day: date, buttons: Buttons[str]) -> Promise:
    """What was decided so far, and the fields of one more; returns what they hold.

    ``votes``: the closed votes of this workshop, by id, that a decision may follow.
    """
    with st.container(border=True, key="decisions"):
        st.subheader(say("decision.title"), anchor=False)
        for one in made:
            left, right = st.columns([3, 1], vertical_alignment="center")
            left.markdown(f"**{prose(one.promise.text)}**  \n{prose(who_and_when(one))}")
            key = buttons.key("remove", one.id, one.id)
            right.button(say("decision.remove"), icon=":material/delete:", key=key, width="stretch")
        new = buttons.new
        text = st.text_input(say("decision.text"), max_chars=LONGEST_TEXT, key=f"decision_text_{new}")
        left, right = st.columns(2)
        owner = left.text_input(
            say("decision.owner"), max_chars=LONGEST_OWNER, help=say("decision.owner_help"), key=f"decision_owner_{new}"
        )
        due = right.date_input(
            say("decision.due"), day + SOON, min_value=day, format="DD/MM/YYYY", key=f"decision_due_{new}"
        )
        vote: str | None = None
        if votes:
            vote = field(say("decision.vote"), {"": say("decision.no_vote"), **votes}, "", key=f"decision_vote_{new}")
        key = buttons.key("decide", new, new)
        st.button(say("decision.decide"), icon=":material/add_task:", key=key, width="stretch")
    return Promise(text, owner, due if isinstance(due, date) else day, vote or None)


def card(shown: Decision, today: date, buttons: Buttons[Decision] | None) -> tuple[News, str] | None:
    """One decision for everybody. ``buttons``: this visitor may tell what became of it; then what they tell for now."""
    status = shown.status(today)
    with st.container(border=True, key=f"decision_{shown.id}"):
        st.subheader(prose(shown.promise.text), anchor=False)
        with st.container(horizontal=True, key=f"decision_badges_{shown.id}"):
            st.badge(inert(stands(shown, today)), icon=f":material/{ICONS[status]}:", color="primary")
            if shown.demonstration:
                st.badge(say("demonstration"), icon=":material/science:", color="gray")
        st.markdown(prose(who_and_when(shown)))
        for entry in shown.told:
            st.markdown(prose(told(entry)))
        st.caption(prose(from_workshop(shown)))
        return _follow(shown, buttons) if buttons and status not in SETTLED else None


def _follow(shown: Decision, buttons: Buttons[Decision]) -> tuple[News, str] | None:
    with st.popover(say("decision.follow"), icon=":material/update:", key=f"decision_follow_{shown.id}"):
        what = st.radio(
            say("decision.follow_what"), list(News), index=None, key=f"decision_news_{shown.id}",
            format_func=lambda key: say(f"decision_status.{key}"),
        )  # fmt: skip
        words = st.text_input(say("decision.follow_words"), max_chars=LONGEST_WORDS, key=f"decision_words_{shown.id}")
        key = buttons.key("tell", shown.id, shown, seen=len(shown.told))
        st.button(say("decision.follow_send"), type="primary", key=key)
    return (what, words) if what else None
