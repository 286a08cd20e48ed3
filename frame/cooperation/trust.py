"""The optional module on trust and value: said by the organisation whose link is here, told to the committee."""

from collections.abc import Mapping

import streamlit as st

from components.buttons import Buttons
from components.cooperation import trust as shown
from db import engine
from db.queries.cooperation import trust
from domain.cooperation.partners import Seat
from domain.cooperation.trust import Median, TrustMoved
from domain.operations.versions import Readings, Versions
from frame.seat import seated
from frame.unchanged import unchanged
from texts import spoken

KEPT = 64  # waves

_told = Readings[Mapping[str, Median]](KEPT)
_drawn = Versions[shown.Medians](KEPT)


def declaring(seat: Seat, *, over: bool) -> None:
    """One close tie at a time; nobody is asked who has none."""
    with engine.current().reading() as connection:
        close, said = trust.close(connection, seat), trust.mine(connection, seat)
    buttons = Buttons[shown.Card]("trust")
    shown.announced(close, said)
    if over:
        return
    new = shown.card(close, said, buttons)
    if buttons.press is None or new is None:
        return
    at = buttons.press.shown
    try:
        with seated() as sitting:
            trust.keep(sitting.connection, sitting.seat, at.other, type(new)(new.said, at.shown.version))
    except TrustMoved:
        buttons.done()
        raise
    buttons.done()
    st.rerun()


def reading(wave: str) -> None:
    """What may be told of a wave."""
    read = unchanged(_told, wave, lambda connection: trust.medians(connection, wave))
    shown.medians(_drawn.of((read.number, spoken()), lambda: shown.prepared(read.said)))
