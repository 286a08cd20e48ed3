"""Nos partenaires: invite organisations to answer, and see who has.

For: coordinators, in their territories. Reads: waves, organisations, links, states; never an answer.
Writes: links (only the hash of their secret), the wave's last day, what becomes of proposed actors.
Then: the link is sent by hand, and shown no more.
"""

import streamlit as st

from components import notice
from domain.staff.roles import EVERYWHERE, INVITES_PARTNERS, Visitor
from frame import chosen
from frame.cooperation import invitations
from frame.evaluation.wave import newest
from frame.screen import screen
from sentences.evaluation.waves import wave_name
from texts import say


@screen("partners", INVITES_PARTNERS)
def invite(visitor: Visitor) -> None:
    """One wave at a time."""
    mine = visitor.territories(INVITES_PARTNERS)
    known = newest(None if EVERYWHERE in mine else mine)
    notice.show()
    st.write(say("partners.intro"))
    if not known:
        st.info(say("partners.no_wave"), icon=":material/hourglass_empty:")
    by_id = {wave.id: wave for wave in known}
    names = {wave.id: wave_name(wave.territory_name, wave.label) for wave in known}
    likely, unknown = next(iter(by_id), None), say("chosen.unknown")
    wave = chosen.one("wave", names, say("partners.wave"), likely, unknown=unknown)
    if wave is not None:
        invitations.panel(by_id, wave)


invite()
