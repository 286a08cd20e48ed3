"""Decisions on a screen: writing one down, and what became of each."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import streamlit as st

from components.buttons import Buttons
from components.choosing import field
from components.prose import bullets, inert, prose
from components.typed import typed_line
from components.workshops.linking import Known, differing, linking
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
from domain.workshops.judging import Judged
from sentences.workshops.decisions import beside, from_workshop, line, linked, stands, who_and_when
from sentences.workshops.judging import dated
from texts import say

ICONS = {
    Status.LATE: "schedule",
    Status.PROMISED: "flag",
    Status.STARTED: "construction",
    Status.PARTLY: "incomplete_circle",
    Status.DONE: "task_alt",
    Status.DROPPED: "block",
}
TELL = "tell"  # the act of a card
SOON = timedelta(days=30)  # what is proposed as the day of a promise, after the workshop

Said = tuple[News, str] | None  # what is told of a decision for now


def form(made: Sequence[Decision], votes: Mapping[str, str], known: Known, day: date, buttons: Buttons[str]) -> Promise:
    """What was decided so far, and the fields of one more; returns what they hold.

    ``votes``: the closed votes of this workshop, by id, that a decision may follow. ``known``: what it may belong to.
    """
    with st.container(border=True, key="decisions"):
        st.subheader(say("decision.title"), anchor=False)
        for one in made:
            left, right = st.columns([3, 1], vertical_alignment="center")
            left.markdown(f"**{prose(one.promise.text)}**  \n{prose(who_and_when(one))}")
            key = buttons.key("remove", one.id, one.id)
            right.button(say("decision.remove"), icon=":material/delete:", key=key, width="stretch")
        new = buttons.new
        text = typed_line(say("decision.text"), most=LONGEST_TEXT, key=f"decision_text_{new}")
        left, right = st.columns(2)
        owner = typed_line(
            say("decision.owner"),
            at=left,
            most=LONGEST_OWNER,
            help=say("decision.owner_help"),
            key=f"decision_owner_{new}",
        )
        due = right.date_input(
            say("decision.due"), day + SOON, min_value=day, format="DD/MM/YYYY", key=f"decision_due_{new}"
        )
        vote, differs = _following(votes, new)
        review, links = linking(known, day, new)
        key = buttons.key("decide", new, new)
        st.button(say("decision.decide"), icon=":material/add_task:", key=key, width="stretch")
    return Promise(text, owner, due if isinstance(due, date) else day, vote, differs, review, links)


def _following(votes: Mapping[str, str], new: str) -> tuple[str | None, str | None]:
    """The vote that it follows, and why it is not what that vote chose, if somebody says so."""
    if not votes:
        return None, None
    vote = field(say("decision.vote"), {"": say("decision.no_vote"), **votes}, "", key=f"decision_vote_{new}")
    return vote or None, differing(new) if vote else None


def card(shown: Decision, today: date, judged: Sequence[Judged], buttons: Buttons[Decision] | None) -> Said:
    """One decision for everybody. ``judged``: what rooms said of it, beside what the team tells.

    ``buttons``: this visitor may tell what became of it; then what they tell for now.
    """
    status = shown.status(today)
    with st.container(border=True, key=f"decision_{shown.id}"):
        st.subheader(prose(shown.promise.text), anchor=False)
        with st.container(horizontal=True, key=f"decision_badges_{shown.id}"):
            st.badge(inert(stands(shown, today)), icon=f":material/{ICONS[status]}:", color="green")
            if shown.demonstration:
                st.badge(say("demonstration"), icon=":material/science:", color="gray")
        st.markdown(prose(who_and_when(shown)))
        for entry in shown.told:
            st.markdown(prose(line(entry)))
        if judged:
            st.markdown(f"**{say('judging.beside')}**")
            st.markdown(bullets([prose(dated(each)) for each in judged]))
        if words := beside(shown):
            st.markdown(prose(words))
        if words := linked(shown):
            st.caption(prose(words))
        st.caption(prose(from_workshop(shown)))
        return follow(shown, buttons, TELL) if buttons and status not in SETTLED else None


def follow(shown: Decision, buttons: Buttons[Decision], act: str) -> Said:
    """The way to tell what became of it: a page may have several, each for its own act. What is told for now."""
    key = f"{act}_{shown.id}"
    with st.popover(say("decision.follow"), icon=":material/update:", key=f"decision_follow_{key}"):
        what = st.radio(
            say("decision.follow_what"), list(News), index=None, key=f"decision_news_{key}",
            format_func=lambda each: say(f"decision_status.{each}"),
        )  # fmt: skip
        words = typed_line(say("decision.follow_words"), most=LONGEST_WORDS, key=f"decision_words_{key}")
        st.button(
            say("decision.follow_send"), type="primary", key=buttons.key(act, shown.id, shown, seen=len(shown.told))
        )
    return (what, words) if what else None
