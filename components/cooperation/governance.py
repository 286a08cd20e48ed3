"""Seats of a territory on a screen, and the form that counts them."""

from datetime import date

import streamlit as st

from components.buttons import Buttons
from components.prose import prose
from components.typed import typed_line, typed_number
from domain.cooperation.governance import LONGEST_SOURCE, MOST, Seats, SeatsEntry
from sentences.cooperation.governance import seats
from texts import say

EARLIEST = date(2000, 1, 1)
Shown = tuple[str, int]  # of a count: its id, and the last number that was read


def shown(one: SeatsEntry | None) -> None:
    """The seats, where somebody counted them."""
    if one is not None:
        st.subheader(say("governance.title"), anchor=False, icon=":material/groups:")
        st.write(prose(seats(one)))


def counting(one: SeatsEntry | None, today: date, buttons: Buttons[Shown]) -> Seats:
    """The fields of a count, filled with the last one; returns what they hold."""
    new, last = buttons.new, one.said if one else Seats(today, 1, 0, 0, "")
    with (
        st.expander(say("governance.write"), icon=":material/edit:", key="governance_write"),
        st.form(f"governance_{new}", border=False, enter_to_submit=False),
    ):
        left, middle, right = st.columns(3, vertical_alignment="bottom")
        all_ = typed_number(say("governance.all"), 1, MOST, last.seats, at=left, key=f"governance_all_{new}")
        held = typed_number(
            say("governance.residents"), 0, MOST, last.residents, at=middle, key=f"governance_held_{new}"
        )
        roles = typed_number(
            say("governance.roles"), 0, MOST, last.roles, at=right, help=say("governance.roles_help"),
            key=f"governance_roles_{new}",
        )  # fmt: skip
        day = st.date_input(
            say("trajectory.day"), today, min_value=EARLIEST, max_value=today, format="DD/MM/YYYY",
            key=f"governance_day_{new}",
        )  # fmt: skip
        source = typed_line(say("governance.source"), most=LONGEST_SOURCE, key=f"governance_source_{new}")
        number = one.number if one else 0
        key = buttons.key("count", new, (new, number), seen=number, form=f"governance_all_{new}")
        st.form_submit_button(say("solution.keep"), type="primary", icon=":material/check:", width="stretch", key=key)
    return Seats(day if isinstance(day, date) else today, all_, held, roles, source)
