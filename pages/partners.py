"""Nos partenaires: invite organisations to answer, and see who has.

For: coordinators, in their territories. Reads: waves, organisations, links, states; never an answer.
Writes: links (only the hash of their secret), the wave's last day, what becomes of proposed actors.
Then: the link is sent by hand, and shown no more.
"""

from datetime import UTC, datetime
from urllib.parse import urlsplit

import streamlit as st

from components import partners as shown
from components.partners import Asked
from db import engine
from db.queries import partners, waves
from db.queries.waves import Wave
from domain.roles import EVERYWHERE, INVITES_PARTNERS, Visitor
from frame.act import act
from frame.screen import screen
from texts import say

LINK = "partner_link_once"  # what a press of the button leaves for the run that follows it, and no longer


@screen("partners", INVITES_PARTNERS)
def invite(visitor: Visitor) -> None:
    """One wave at a time."""
    mine = visitor.territories(INVITES_PARTNERS)
    with engine.current().reading() as connection:
        known = {wave.id: wave for wave in waves.waves(connection, None if EVERYWHERE in mine else mine)}
        st.write(say("partners.intro"))
        if not known:
            st.info(say("partners.no_wave"), icon=":material/hourglass_empty:")
            return
        chosen = st.selectbox(
            say("partners.wave"), list(reversed(known)), key="partners_wave",
            format_func=lambda key: f"{known[key].territory_name} · {known[key].label}",
        )  # fmt: skip
        invitations = partners.invitations(connection, chosen)
        proposals = partners.proposals(connection, chosen)
    if LINK in st.session_state:
        shown.secret(*st.session_state.pop(LINK))
    ending = shown.last_day(known[chosen].ends_on, datetime.now(UTC).date())
    if ending is not None:
        with act(INVITES_PARTNERS, known[chosen].territory) as deed:
            partners.end_on(deed.connection, chosen, ending.last, by=deed.by.staff, now=deed.now)
        st.rerun()
    asked = shown.link_form(invitations) or shown.proposed(proposals)
    shown.overview(invitations)
    if asked is not None:
        names = {each.actor: each.name for each in invitations}
        _do(asked, known[chosen], names.get(asked.subject, ""))
        st.rerun()


def _do(asked: Asked, wave: Wave, name: str) -> None:
    with act(INVITES_PARTNERS, wave.territory) as deed:
        connection, by, now = deed.connection, deed.by.staff, deed.now
        if asked.verb == "invite":
            secret = partners.invite(connection, wave.id, asked.subject, by=by, now=now)
            st.session_state[LINK] = (name, f"{_origin()}/structure#{secret}")
        elif asked.verb == "revoke":
            partners.revoke(connection, wave.id, asked.subject, by=by, now=now)
        else:
            partners.judge(connection, asked.subject, kept=asked.verb == "keep", by=by, now=now)


def _origin() -> str:
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}"


invite()
