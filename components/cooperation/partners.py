"""Inviting partners: who has a link, how far each organisation is. Never an answer."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import streamlit as st

from components.buttons import Buttons
from components.choosing import field
from components.prose import Sheet, prose, sheet, tabled
from domain.cooperation.partners import Invitation, Progress
from sentences.cooperation.partners import table
from texts import say
from texts.typography import typeset

WEEKS_TO_ANSWER = timedelta(weeks=4)  # offered, never decided for anyone


class On(NamedTuple):
    """What a button of this page acts on, as the screen showed it: in a wave, an organisation."""

    wave: str
    ends_on: date | None
    thing: Invitation | None = None


def prepared(invitations: Sequence[Invitation]) -> Sheet:
    """Every organisation, with its state and the day of its link."""
    return sheet(table(invitations).set_index(say("partners.structure")))


def overview(invitations: Sequence[Invitation], every: Sheet) -> None:
    """How many are how far, then all of them: ``prepared``."""
    counts = [sum(each.progress is state for each in invitations) for state in reversed(Progress)]
    for column, state, n in zip(st.columns(3), reversed(Progress), counts, strict=True):
        column.metric(say(f"partners.{state}"), n, border=True)
    st.table(tabled(every), hide_index=False)


def link_form(on: On, invitations: Sequence[Invitation], buttons: Buttons[On], *, alone: bool) -> None:
    """Make, make again or withdraw the link of one organisation. ``alone``: it would lead nobody anywhere."""
    st.header(say("partners.link"), anchor=False)
    if alone:
        st.warning(say("partners.alone"), icon=":material/wifi_off:")
    known: Mapping[str, Invitation] = {each.actor: each for each in invitations}
    names = {key: typeset(each.name) for key, each in known.items()}
    asking = f"partners_whose_{on.wave}"
    actor = field(say("partners.whose"), names, key=asking, placeholder=say("partners.choose"))
    if actor is None:
        return
    one, thing = known[actor], f"{on.wave}_{actor}"
    linked = one.linked_on is not None
    st.caption(say("partners.replaces") if linked else say("partners.none_yet"))
    with st.container(horizontal=True):
        st.button(
            say("partners.again") if linked else say("partners.make"),
            type="secondary" if linked else "primary",
            icon=":material/link:",
            key=buttons.key("invite", thing, on._replace(thing=one), seen=one.link),
        )
        if linked:
            with st.popover(say("partners.revoke"), icon=":material/link_off:", key=f"partners_revoking_{thing}"):
                st.write(say("partners.revoke_sure"))
                revoke = buttons.key("revoke", thing, on._replace(thing=one), seen=one.link)
                st.button(say("partners.revoke_yes"), type="primary", key=revoke)


def secret(name: str, address: str, ties: str) -> None:
    """Show a new link, this once: of the questionnaire, and of «Notre structure»."""
    st.success(say("partners.made", name=prose(name)), icon=":material/key:")
    st.code(address, language=None, wrap_lines=True)
    st.caption(say("partners.made_ties"))
    st.code(ties, language=None, wrap_lines=True)


def last_day(on: On, today: date, buttons: Buttons[On]) -> date | None:
    """The last day on which partners may answer, as it is typed for now; None for «not yet»."""
    known, asking = on.ends_on, f"partners_has_end_{on.wave}"
    fixed = st.toggle(say("partners.has_end"), known is not None, help=say("partners.end_help"), key=asking)
    day = None
    if fixed:
        proposed = known or today + WEEKS_TO_ANSWER
        day = st.date_input(
            say("partners.until"), proposed, format="DD/MM/YYYY", key=f"partners_until_{on.wave}_{known}"
        )
    if day != known:
        keep = buttons.key("keep_end", on.wave, on, seen=known)
        st.button(say("partners.keep_end"), icon=":material/event_available:", key=keep)
    return day
