"""Nos partenaires: invite organisations to answer, and see who has.

For: coordinators, in their territories. Reads: waves, organisations, links, states; never an answer.
Writes: links (only the hash of their secret), the wave's last day, what becomes of proposed actors.
Then: the link is sent by hand, and shown no more.
"""

from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import streamlit as st

from components.buttons import Buttons, Press
from components.cooperation import partners as shown
from components.cooperation.partners import On
from db import engine
from db.queries.cooperation import partners
from db.queries.evaluation import waves
from domain.cooperation.partners import Invitation, Proposal
from domain.staff.roles import EVERYWHERE, INVITES_PARTNERS, Visitor
from frame import chosen
from frame.act import act
from frame.screen import screen
from texts import say

LINK = "partner_link_once"  # what a press of the button leaves for the run that follows it, and no longer


@screen("partners", INVITES_PARTNERS)
def invite(visitor: Visitor) -> None:
    """One wave at a time."""
    mine = visitor.territories(INVITES_PARTNERS)
    with engine.current().reading() as connection:
        known = waves.newest(waves.waves(connection, None if EVERYWHERE in mine else mine))
        by_id = {wave.id: wave for wave in known}
        st.write(say("partners.intro"))
        if not known:
            st.info(say("partners.no_wave"), icon=":material/hourglass_empty:")
        names = {wave.id: say("themes.wave_name", territory=wave.territory_name, wave=wave.label) for wave in known}
        likely, unknown = next(iter(by_id), None), say("chosen.unknown")
        wave = chosen.one("wave", names, say("partners.wave"), likely, unknown=unknown)
        if wave is None:
            return
        invitations, proposals = partners.invitations(connection, wave), partners.proposals(connection, wave)
    buttons, on = Buttons[On]("partners"), On(wave, by_id[wave].ends_on)
    if LINK in st.session_state:
        shown.secret(*st.session_state[LINK])
    if buttons.press is None:
        st.session_state.pop(LINK, None)
    last = shown.last_day(on, datetime.now(UTC).date(), buttons)
    shown.link_form(on, invitations, buttons)
    shown.proposed(on, proposals, buttons)
    shown.overview(invitations)
    if buttons.press is not None:
        _do(buttons.press, by_id[buttons.press.shown.wave].territory, last)
        st.rerun()


def _do(press: Press[On], territory: str, last: date | None) -> None:
    wave, thing = press.shown.wave, press.shown.thing
    with act(INVITES_PARTNERS, territory) as deed:
        connection, by, now = deed.connection, deed.by.staff, deed.now
        if isinstance(thing, Proposal):
            partners.judge(connection, thing.id, shown.JUDGED[press.act], by=by, now=now, seen=thing.state)
        elif not isinstance(thing, Invitation):
            partners.end_on(connection, wave, last, by=by, now=now, seen=press.shown.ends_on)
        elif press.act == "revoke":
            partners.revoke(connection, wave, thing.actor, by=by, now=now, seen=thing.link)
        else:
            secret = partners.invite(connection, wave, thing.actor, by=by, now=now, seen=thing.link)
            st.session_state[LINK] = (thing.name, f"{_origin()}/structure#{secret}", f"{_origin()}/liens#{secret}")


def _origin() -> str:
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}"


invite()
