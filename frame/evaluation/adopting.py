"""What a committee decides of an indicator: it adopts, renames or retires it, and takes back what was wrong."""

import streamlit as st

from components.buttons import Buttons
from components.evaluation.life import Shown, deciding
from db.queries.evaluation import life
from domain.evaluation.life import IndicatorCard, Life
from domain.staff.roles import DECIDES_INDICATORS, Visitor
from frame.act import act


def panel(visitor: Visitor, here: str, card: IndicatorCard, written: Life) -> None:
    """Nothing for whoever does not decide there."""
    if not visitor.may(DECIDES_INDICATORS, here):
        return
    buttons = Buttons[Shown](f"adopting_{here}")
    said = deciding(card, written, buttons)
    if (press := buttons.press) is None:
        return
    request, number = press.shown
    with act(DECIDES_INDICATORS, here) as deed:
        if press.act == "decide":
            life.write(deed.connection, here, said, number, deed.by, request)
        else:
            life.take_back(deed.connection, here, number, deed.by)
    if press.act == "decide":
        buttons.done()
    st.rerun()
