"""What becomes of organisations that are missing from the list of a wave: «Nos partenaires»."""

from collections.abc import Mapping

import streamlit as st

from components import notice
from components.buttons import Buttons, Press
from components.cooperation import proposals as shown
from components.cooperation.proposals import Chosen, On
from db.engine import Connection
from db.queries.cooperation import actors, merging, proposals
from domain.cooperation.likeness import LooksKnown, LooksPersonal
from domain.cooperation.proposals import Proposal, Reason, State
from domain.errors import Refused
from domain.operations.versions import Readings
from domain.staff.roles import INVITES_PARTNERS
from frame.act import Deed, act
from frame.unchanged import unchanged
from texts import say

DOUBTED = "proposal_doubted"  # the name that was to be added and is likely known, or a person's
_Missed = tuple[tuple[Proposal, ...], dict[str, str]]  # proposals, and who is listed: names by id
_missed = Readings[_Missed](64)  # by wave


def panel(wave: str, territories: Mapping[str, str]) -> None:
    """Those that partners missed, each with what was said of it, and a field for one more.

    ``territories``: of each wave; a press is of the wave that was shown when it was pressed. What is refused, for a
    list that is older than somebody else's press, is told above everything, where the list is read anew.
    """
    known, names = unchanged(_missed, wave, lambda connection: _of(connection, wave)).said
    buttons = Buttons[On]("proposals")
    chosen = shown.proposed(wave, known, names, buttons)
    name = shown.addition(wave, buttons)
    if (press := buttons.press) is None:
        return
    try:
        with act(INVITES_PARTNERS, territories[press.shown.wave]) as deed:
            _do(deed, press, chosen, name)
    except (LooksKnown, LooksPersonal):
        st.session_state[DOUBTED] = name
        raise
    except Refused as refusal:
        notice.warn(say(refusal.key, **refusal.values))
    buttons.done()
    st.rerun()


def _of(connection: Connection, wave: str) -> _Missed:
    return proposals.to_judge(connection, wave), {one.id: one.name for one in actors.in_wave(connection, wave)}


def _do(deed: Deed, press: Press[On], chosen: Mapping[str, Chosen], name: str) -> None:
    connection, by, on = deed.connection, deed.by, press.shown
    if on.proposal is None:
        sure = st.session_state.get(DOUBTED) == name
        proposals.doubt(connection, on.wave, name, on.request, sure=sure)
        proposals.add(connection, on.wave, name, on.request, by)
        return
    one, seen = on.proposal.id, State(on.proposal.state)
    actor, reason = chosen.get(one, Chosen(None, None))
    if press.act == "keep":
        proposals.keep(connection, one, by, seen=seen)
    elif press.act == "twin":
        merging.merge(connection, one, on.twin, by, seen=seen)
    elif press.act == "merge" and actor is not None:
        merging.merge(connection, one, actor, by, seen=seen)
    elif press.act == "set_aside" and reason is not None:
        proposals.set_aside(connection, one, Reason(reason), by, seen=seen)
