"""The doors of «Accueil»: the code of a workshop, and where else whoever comes in may go."""

import streamlit as st

from components.cards import PREFIX, cards
from domain.staff.roles import READS_THEMES, RUNS_WORKSHOPS, Visitor
from frame.offered import link
from frame.registry import PAGES
from frame.tongue import isolated, side
from texts import say

EVERYBODY = ("results", "priorities", "my_answers", "my_ballot", "project", "territories")
TEAM = ("prepare", "facilitate")
WAY_IN = "sign_in"


def join() -> None:
    """The code of a workshop, typed here; without it «Participer» asks. «Entrée» goes there, and writes nothing."""
    with st.form("code", border=False, enter_to_submit=True):  # what Streamlit says of it is hidden: cards.css
        code = st.text_input(say("home.code"), autocomplete="off", key="code_typed")
        join, icon = say("home.join"), PAGES["participate"].symbol
        joined = st.form_submit_button(join, type="primary", icon=icon, width="stretch", key="join")
    if joined:
        st.switch_page(link("participate"), query_params={"code": code} if code.strip() else None)


def doors(visitor: Visitor) -> None:
    """What this visitor may open, in two columns."""
    mine = TEAM if visitor.may(RUNS_WORKSHOPS) else ()
    themes = ("themes",) if visitor.may(READS_THEMES) else ()
    way_in = (WAY_IN,) if visitor.staff_id is None else ()
    shown = (*mine, *EVERYBODY, *themes, *way_in)
    for column, page in zip(st.columns(2) * len(shown), shown, strict=False):
        with column:
            _door(page)
    cards()


def _door(page: str) -> None:
    title, about = say(f"screen.{page}"), say(f"home.{page}")
    with st.container(border=True, key=f"{PREFIX}{page}"):
        icon = ":material/login:" if page == WAY_IN else None  # what one does there, not whose page it is
        st.page_link(link(page), label=f"**{title}**", icon=icon, width="stretch")
        st.caption(isolated(about), text_alignment=side())
