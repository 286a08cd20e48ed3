"""The parts of «Notre structure»: ties, sheet and agreement, each written by the organisation whose link is here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from components.buttons import Buttons
from components.cooperation import sheets as sheet_shown
from components.cooperation import ties as shown
from db import engine
from db.queries.cooperation import actors, answers, sheets, ties
from domain.cooperation.partners import Seat
from domain.cooperation.sheets import Agreement, Sheet
from domain.cooperation.ties import Member, Said
from frame.seat import seated
from texts import say

KIND = "p02"  # the question whose list has the kinds of organisations


def declaring(seat: Seat, *, over: bool) -> None:
    """Say one's ties, row by row: each is kept as soon as it is chosen."""
    with engine.current().reading() as connection:
        mine, handed = ties.mine(connection, seat), ties.handed_over(connection, seat)
        others = [one for one in ties.members(connection, seat.territory) if one.id != seat.actor]
    st.write(say("ties.intro"))
    st.caption(say("ties.said", n=len(mine), all=len(others)))
    if over:
        st.info(say("error.WaveOver"), icon=":material/event_busy:")
        return
    _rows(others, mine)
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


def _rows(others: Sequence[Member], mine: Mapping[str, Said]) -> None:
    for other in shown.wanted(others):
        shown.row(other, mine.get(other.id, Said()), partial(_keep, other.id))


def _keep(other: str, said: Said) -> None:
    with seated() as sitting:
        ties.declare(sitting.connection, sitting.seat, other, said)


def reading(seat: Seat) -> None:
    """Nous / eux."""
    with engine.current().reading() as connection:
        network = ties.around(connection, seat)
    names = {one.id: one for one in network.members if one.id != seat.actor}
    shown.both_sides(seat.actor, network, names)


def describing(seat: Seat, *, over: bool) -> None:
    """The sheet, then what may be shown of all this."""
    with engine.current().reading() as connection:
        kept, said = sheets.sheet(connection, seat), sheets.agreements(connection, seat)
        own = next((one for one in actors.actors(connection, seat.territory) if one.id == seat.actor), None)
        asked = answers.asked(connection, seat).question(KIND)
    kinds = {one.id: one.fr for one in asked.choices} if asked else {}
    buttons = Buttons[sheet_shown.On]("sheet")
    if own is not None:
        sheet_shown.known(own)
    new = sheet_shown.form(kept, kinds, buttons)
    st.subheader(say("sharing.title"), anchor=False)
    sheet_shown.agreements(said, buttons)
    if buttons.press is None or over:
        return
    family, before = buttons.press.shown
    with seated() as sitting:
        if isinstance(before, Sheet):
            base = replace(new, version=before.version)
            sheets.keep(sitting.connection, sitting.seat, base, frozenset(kinds), sitting.by)
        elif isinstance(before, Agreement) and family is not None:
            changed = Agreement(not before.agreed, before.version)
            sheets.agree(sitting.connection, sitting.seat, family, changed, sitting.by)
    buttons.done()
    st.rerun()
