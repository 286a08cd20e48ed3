"""The parts of «Notre structure»: ties, sheet and agreement, each written by the organisation whose link is here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from components.buttons import Buttons
from components.cooperation import charter as charter_shown
from components.cooperation import proposals as proposed
from components.cooperation import sheets as sheet_shown
from components.cooperation import ties as shown
from components.prose import meaning
from db import engine
from db.queries.cooperation import actors, charter, proposals, sheets, ties
from db.queries.operations import content
from domain.cooperation.partners import Seat
from domain.cooperation.sheets import Agreement, Audience, OrganisationSheet
from domain.cooperation.ties import Declaration, Member
from frame.offered import link
from frame.seat import seated
from texts import say

CHARTER = "charte_alliance"  # the word of cooperation that it is


def declaring(seat: Seat, *, over: bool) -> None:
    """Say one's ties, row by row: each is kept as soon as it is chosen."""
    with engine.current().reading() as connection:
        mine, handed = ties.mine(connection, seat), ties.handed_over(connection, seat)
        others = [one for one in ties.members(connection, seat.wave) if one.id != seat.actor]
    st.write(say("ties.intro"))
    count = st.empty()
    count.caption(say("ties.said", n=len(mine), all=len(others)))
    if over:
        st.info(say("error.WaveOver"), icon=":material/event_busy:")
        return
    if _rows(others, mine):
        with engine.current().reading() as connection:
            mine = ties.mine(connection, seat)
        count.caption(say("ties.said", n=len(mine), all=len(others)))
    if handed:
        st.success(say("ties.handed"), icon=":material/done_all:")
        return
    buttons = Buttons[str]("ties_handing")
    key = buttons.key("hand_ties", seat.wave, seat.link)
    st.button(say("ties.hand"), type="primary", icon=":material/send:", key=key, disabled=not mine)
    if buttons.press:
        with seated() as sitting:
            ties.hand_over(sitting.connection, sitting.seat, sitting.by)
        st.rerun()


def _rows(others: Sequence[Member], mine: Mapping[str, Declaration]) -> bool:
    """Whether something was said in this very run."""
    said: list[str] = []
    for other in shown.wanted(others):
        shown.row(other, mine.get(other.id, Declaration()), partial(_keep, said, other.id))
    return bool(said)


def _keep(done: list[str], other: str, said: Declaration) -> None:
    with seated() as sitting:
        ties.declare(sitting.connection, sitting.seat, other, said)
    done.append(other)


def reading(seat: Seat) -> None:
    """Nous / eux."""
    with engine.current().reading() as connection:
        network = ties.around(connection, seat)
        agreed = sheets.shown(connection, seat.territory, seat.wave, Audience.PARTNERS)
        alliance = charter.shown(connection, seat.wave, Audience.PARTNERS)
        help_ = meaning(content.meanings(connection), CHARTER)
    names = {one.id: one for one in network.members if one.id != seat.actor}
    shown.both_sides(seat.actor, network, names)
    others = {one: member.name for one, member in names.items()}
    sheet_shown.others(agreed, others)
    charter_shown.others(alliance, others, help_, link("resources"))


def describing(seat: Seat, *, over: bool) -> None:
    """The sheet, then what may be shown of all this."""
    with engine.current().reading() as connection:
        kept, said = sheets.sheet(connection, seat), sheets.agreements(connection, seat)
        own = next((one for one in actors.in_wave(connection, seat.wave) if one.id == seat.actor), None)
        kinds = sheets.kinds(connection)
        help_ = meaning(content.meanings(connection), CHARTER)
        charters, missed = charter.own(connection, seat), proposals.of(connection, seat.wave, actor=seat.actor)
    buttons = Buttons[sheet_shown.On]("sheet")
    if own is not None:
        sheet_shown.known(own)
    charter_shown.own(charters, help_, link("resources"))
    proposed.own(missed)
    new = sheet_shown.form(kept, kinds, buttons, over=over)
    st.subheader(say("sharing.title"), anchor=False)
    wanted = sheet_shown.agreements(said, buttons, link("together"))
    if buttons.press is None:
        return
    family, before = buttons.press.shown
    if isinstance(before, Agreement) and family is not None:
        with seated(late=True) as sitting:
            changed = Agreement(wanted[family], before.version)
            sheets.agree(sitting.connection, sitting.seat, family, changed, sitting.by)
    elif isinstance(before, OrganisationSheet):
        with seated() as sitting:
            base = replace(new, version=before.version)
            sheets.keep(sitting.connection, sitting.seat, base, frozenset(kinds), sitting.by)
    buttons.done()
    st.rerun()
