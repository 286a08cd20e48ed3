"""Invite organisations to answer in a wave, and see who has: the links of «Nos partenaires»."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import streamlit as st

from components.buttons import Buttons, Press
from components.cooperation import partners as shown
from components.cooperation.partners import On
from components.prose import Sheet
from db.queries.cooperation import partners
from domain.cooperation.partners import Invitation
from domain.evaluation.waves import Wave
from domain.operations.versions import Readings, Versions
from domain.staff.roles import INVITES_PARTNERS
from frame.act import act
from frame.address import alone, whole
from frame.cooperation import proposals
from frame.unchanged import unchanged
from texts import spoken

_sent, _drawn = Readings[tuple[Invitation, ...]](64), Versions[Sheet](64)  # by wave
LINK = "partner_link_once"  # what a press of the button leaves for the run that follows it, and no longer


def panel(known: Mapping[str, Wave], chosen: str) -> None:
    """A wave's last day, a link for an organisation, who has answered, and the actors that were missed.

    ``known``: the waves of whoever is here; a press is of the wave that was shown when it was pressed.
    """
    wave = known[chosen]
    read = unchanged(_sent, wave.id, lambda connection: partners.invitations(connection, wave.id))
    invitations = read.said
    buttons, on = Buttons[On]("partners"), On(wave.id, wave.ends_on)
    if LINK in st.session_state:
        shown.secret(*st.session_state[LINK])
    if buttons.press is None:
        st.session_state.pop(LINK, None)
    last = shown.last_day(on, datetime.now(UTC).date(), buttons)
    shown.link_form(on, invitations, buttons, alone=alone())
    shown.overview(invitations, _drawn.of((read.number, spoken()), lambda: shown.prepared(invitations)))
    if buttons.press is not None:
        _do(buttons.press, known[buttons.press.shown.wave].territory, last)
        st.rerun()
    proposals.panel(wave.id, {one: each.territory for one, each in known.items()})


def _do(press: Press[On], territory: str, last: date | None) -> None:
    wave, thing = press.shown.wave, press.shown.thing
    with act(INVITES_PARTNERS, territory) as deed:
        connection, by = deed.connection, deed.by
        if not isinstance(thing, Invitation):
            partners.end_on(connection, wave, last, by=by, seen=press.shown.ends_on)
        elif press.act == "revoke":
            partners.revoke(connection, wave, thing.actor, by=by, seen=thing.link)
        else:
            secret = partners.invite(connection, wave, thing.actor, by=by, seen=thing.link)
            st.session_state[LINK] = (thing.name, f"{whole('structure')}#{secret}", f"{whole('ties')}#{secret}")
