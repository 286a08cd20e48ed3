"""Inviting partners: who has a link, how far each organisation is, what they propose. Never an answer."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd
import streamlit as st

from components.prose import prose
from domain.partners import Invitation, Progress, Proposal
from texts import say
from texts.typography import typeset

WEEKS_TO_ANSWER = timedelta(weeks=4)  # offered, never decided for anyone


class Asked(NamedTuple):
    """What the coordinator just asked for: ``verb`` (invite, revoke, keep, set_aside), and whose id."""

    verb: str
    subject: str


class Ending(NamedTuple):
    """A decision about the last day; ``last`` is None for «not yet»."""

    last: date | None


def overview(invitations: Sequence[Invitation]) -> None:
    """Every organisation, with its state and the day of its link."""
    counts = [sum(each.progress is state for each in invitations) for state in reversed(Progress)]
    for column, state, n in zip(st.columns(3), reversed(Progress), counts, strict=True):
        column.metric(say(f"partners.{state}"), n, border=True)
    frame = pd.DataFrame(
        {
            say("partners.structure"): [typeset(each.name) for each in invitations],
            say("partners.state"): [say(f"partners.{each.progress}") for each in invitations],
            say("partners.linked_on"): [_day(each.linked_on) for each in invitations],
        }
    )
    st.dataframe(frame, hide_index=True, width="stretch", key="partners_table")


def link_form(invitations: Sequence[Invitation]) -> Asked | None:
    """Make, make again or withdraw the link of one organisation; what was asked for, else None."""
    st.subheader(say("partners.link"), anchor=False)
    known: Mapping[str, Invitation] = {each.actor: each for each in invitations}
    actor = st.selectbox(
        say("partners.whose"), list(known), index=None, format_func=lambda key: typeset(known[key].name),
        placeholder=say("partners.choose"), key="partners_whose",
    )  # fmt: skip
    if actor is None:
        return None
    linked = known[actor].linked_on is not None
    st.caption(say("partners.replaces") if linked else say("partners.none_yet"))
    with st.container(horizontal=True):
        label = say("partners.again") if linked else say("partners.make")
        if st.button(label, type="primary", icon=":material/link:", key="partners_invite"):
            return Asked("invite", actor)
        if linked and st.button(say("partners.revoke"), icon=":material/link_off:", key="partners_revoke"):
            return Asked("revoke", actor)
    return None


def secret(name: str, address: str) -> None:
    """Show a new link, this once."""
    st.success(say("partners.made", name=prose(name)), icon=":material/key:")
    st.code(address, language=None, wrap_lines=True)


def last_day(known: date | None, today: date) -> Ending | None:
    """The last day on which partners may answer; what was just decided, None if nothing was."""
    fixed = st.toggle(say("partners.has_end"), known is not None, help=say("partners.end_help"), key="partners_has_end")
    day = None
    if fixed:
        proposed = known or today + WEEKS_TO_ANSWER
        day = st.date_input(say("partners.until"), proposed, format="DD/MM/YYYY", key="partners_until")
    if day == known:
        return None
    pressed = st.button(say("partners.keep_end"), icon=":material/event_available:", key="partners_keep_end")
    return Ending(day) if pressed else None


def proposed(proposals: Sequence[Proposal]) -> Asked | None:
    """The actors that partners missed, each to keep or to set aside; what was asked for, else None."""
    st.subheader(say("partners.proposals"), anchor=False)
    if not proposals:
        st.caption(say("partners.no_proposals"))
    for each in proposals:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{prose(each.name)}** · {say('partners.by', name=prose(each.by))}")
            st.badge(say(f"partners.proposal.{each.state}"))
            if each.state != "kept" and st.button(say("partners.keep"), key=f"keep_{each.id}"):
                return Asked("keep", each.id)
            if each.state != "set_aside" and st.button(say("partners.set_aside"), key=f"aside_{each.id}"):
                return Asked("set_aside", each.id)
    return None


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else say("partners.no_link")
