"""Typing a paper ballot: one form for each way of voting, and what two people did not read alike."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.prose import prose
from domain.votes.ballot import Ballot, Option, Papers
from domain.votes.pile import Difference
from domain.votes.vote import Plan
from sentences.votes.paper import read_back, scale
from sentences.votes.words import in_type
from texts import say

_SILENT = -1  # marked on the paper, and no mark of the ballot


def entry(plan: Plan, *, key: str) -> Ballot | None:
    """Draw an empty paper; the ballot once it has been copied, else None. A new ``key`` is a new paper."""
    options = in_type([choice.option for choice in plan.choices])
    with st.form(f"{key}_form", enter_to_submit=False):
        marks = _marks(plan, options, key)
        left, right = st.columns(2)
        copied = left.form_submit_button(
            say("paper.add"), type="primary", icon=":material/add:", width="stretch", key=f"{key}_add"
        )
        blank = right.form_submit_button(
            say("paper.blank"), icon=":material/check_box_outline_blank:", width="stretch", key=f"{key}_blank"
        )
    if blank:
        return Ballot()
    if copied and not marks:
        st.warning(say("error.NothingChosen"), icon=":material/edit:")
        return None
    return Ballot.of(marks) if copied else None


def _marks(plan: Plan, options: Sequence[Option], key: str) -> dict[str, int]:
    """What the form says for now, as marks."""
    listed = {option.id: f"{option.id} · {option.title}" for option in options}
    titles = {option: prose(title) for option, title in listed.items()}
    papers = plan.rules.papers if plan.method == "budget" else None
    if plan.method == "ranking" or papers is Papers.RANKING:
        order = st.multiselect(
            say("paper.ranking"),
            list(listed),
            format_func=listed.__getitem__,
            placeholder=say("paper.ranking_hint"),
            key=f"{key}_order",
        )
        return {option: rank for rank, option in enumerate(order, start=1)}
    if plan.method == "approval" or papers in {Papers.APPROVAL, Papers.BASKET}:
        chosen = st.pills(
            say("paper.approval"),
            list(titles),
            selection_mode="multi",
            format_func=titles.__getitem__,
            key=f"{key}_chosen",
        )
        return dict.fromkeys(chosen, 1)
    if plan.method == "dots" or papers is Papers.POINTS:
        most = plan.rules.per_option
        dots = {option: st.number_input(title, 0, most, 0, key=f"{key}_{option}") for option, title in titles.items()}
        return {option: number for option, number in dots.items() if number}
    silent = {_SILENT: say("tablet.vote.no_opinion")} if plan.method == "majority" else {}
    return _on_a_scale({**scale(plan), **silent}, titles, key)


def _on_a_scale(words: Mapping[int, str], titles: Mapping[str, str], key: str) -> dict[str, int]:
    """One mark of a scale for each option, or none."""
    chosen = {
        option: st.segmented_control(title, list(words), format_func=words.__getitem__, key=f"{key}_{option}")
        for option, title in titles.items()
    }
    return {option: mark for option, mark in chosen.items() if mark not in {None, _SILENT}}


def difference(plan: Plan, one: Difference, *, key: str) -> Ballot | None:
    """One paper that two people did not read alike, with a button to keep each; the paper as it is read anew."""
    with st.container(border=True, key=key):
        for column, (which, ballot) in zip(
            st.columns(2), {"first": one.first, "second": one.second}.items(), strict=True
        ):
            column.caption(say(f"paper.{which}"))
            column.markdown(prose(read_back(ballot, plan, one.number)))
            column.button(say("paper.keep"), disabled=ballot is None, width="stretch", key=f"{key}_{which}")
        with st.expander(say("paper.again"), icon=":material/edit:", key=f"{key}_again"):
            return entry(plan, key=f"{key}_typed")
