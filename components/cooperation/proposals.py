"""Organisations that are missing from the list: what becomes of each, and the form that adds one."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import streamlit as st

from components.buttons import Buttons
from components.choosing import field
from components.prose import prose
from components.typed import typed_line
from domain.cooperation.likeness import personal, twins
from domain.cooperation.proposals import LONGEST_NAME, Proposal, Reason, State
from texts import say
from texts.typography import typeset


class On(NamedTuple):
    """What a button acts on, as the screen showed it: in a wave, a proposal, or the request that adds one.

    ``twin``: the actor that one tap says it is.
    """

    wave: str
    proposal: Proposal | None = None
    request: str = ""
    twin: str = ""


class Chosen(NamedTuple):
    """What is chosen beside a proposal for now: the actor that it is, and why it would be set aside."""

    actor: str | None
    reason: str | None


def proposed(wave: str, known: Sequence[Proposal], names: Mapping[str, str], buttons: Buttons[On]) -> dict[str, Chosen]:
    """Each of them, to keep, to say which actor it is (``names``), or to set aside; what is chosen for now, by id."""
    st.header(say("partners.proposals"), anchor=False)
    if not known:
        st.caption(say("partners.no_proposals"))
    else:
        st.caption(say("proposals.to_read", n=sum(one.state is State.WAITING for one in known)))
    return {one.id: _one(wave, one, names, buttons) for one in known}


def _one(wave: str, one: Proposal, names: Mapping[str, str], buttons: Buttons[On]) -> Chosen:
    with st.container(border=True):
        st.markdown(_line(one, say("partners.by", name=prose(one.by)) if one.by else say("proposals.by_us")))
        if one.state is State.WAITING:
            _doubts(wave, one, names, buttons)
        return _acts(wave, one, names, buttons)


def _doubts(wave: str, one: Proposal, names: Mapping[str, str], buttons: Buttons[On]) -> None:
    """Of which actors it is likely another name, one tap to say so each; and that it may be a person's."""
    if personal(one.name):
        st.caption(say("proposals.personal"))
    others = {actor: name for actor, name in names.items() if actor != one.id}
    for actor in twins(one.name, others):
        key = buttons.key("twin", f"{one.id}_{actor}", On(wave, one, twin=actor), seen=one.state)
        label = say("proposals.twin", name=prose(typeset(others[actor])))
        st.button(label, icon=":material/merge:", key=key, help=say("proposals.merge_sure"))


def _acts(wave: str, one: Proposal, names: Mapping[str, str], buttons: Buttons[On]) -> Chosen:
    chosen, on, thing = Chosen(None, None), On(wave, one), one.id
    with st.container(horizontal=True, vertical_alignment="center", key=f"proposal_acts_{thing}"):
        st.badge(say(f"partners.proposal.{one.state}"))
        if one.state is State.MERGED or one.reason is Reason.PERSON:
            return chosen
        if one.state is not State.KEPT:
            key = buttons.key("keep", thing, on, seen=one.state)
            st.button(say("partners.keep"), icon=":material/check:", key=key)
        with st.popover(say("proposals.merge"), icon=":material/merge:", key=f"proposal_merging_{thing}"):
            others = {actor: typeset(name) for actor, name in names.items() if actor != thing}
            actor = field(say("proposals.same_as"), others, key=f"proposal_into_{thing}")
            st.caption(say("proposals.merge_sure"))
            key = buttons.key("merge", thing, on, seen=one.state)
            st.button(say("proposals.merge_yes"), type="primary", disabled=actor is None, key=key)
        with st.popover(say("partners.set_aside"), icon=":material/block:", key=f"proposal_leaving_{thing}"):
            why = {reason.value: say(f"proposals.reason.{reason}") for reason in Reason}
            reason = field(say("proposals.why"), why, one.reason, key=f"proposal_reason_{thing}")
            st.caption(say("proposals.person_sure" if reason == Reason.PERSON else "proposals.why_told"))
            key = buttons.key("set_aside", thing, on, seen=(one.state, one.reason))
            st.button(say("proposals.set_aside_yes"), type="primary", disabled=reason is None, key=key)
    return Chosen(actor, reason)


def _line(one: Proposal, beside: str) -> str:
    """Its name, what stands ``beside`` it, and what was said of it."""
    said = [f"**{prose(one.name)}**", beside]
    if one.wave:
        said.append(prose(one.wave))
    if one.into:
        said.append(say("proposals.is", name=prose(one.into)))
    if one.reason:
        said.append(say(f"proposals.reason.{one.reason}"))
    return " · ".join(said)


def addition(wave: str, buttons: Buttons[On]) -> str:
    """The field in which the coordination writes the name of one that is missing; its words for now."""
    new = buttons.new
    with st.form(f"proposal_adding_{wave}_{new}", enter_to_submit=False):
        at = f"proposal_name_{wave}_{new}"
        name = typed_line(say("proposals.name"), most=LONGEST_NAME, key=at, help=say("proposals.name_help"))
        key = buttons.key("add", wave, On(wave, request=new), seen=new, form=at)
        st.form_submit_button(say("proposals.add"), icon=":material/add:", key=key)
    return name


def own(known: Sequence[Proposal]) -> None:
    """What became of those that an organisation itself proposed; nothing is drawn where it proposed none."""
    if not known:
        return
    st.subheader(say("proposals.own"), anchor=False)
    for one in known:
        st.markdown(f"- {_line(one, say(f'partners.proposal.{one.state}').lower())}")
