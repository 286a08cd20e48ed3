"""The doors of «Accueil»: the code of a workshop, and where else whoever comes in may go."""

import streamlit as st

from components.cards import PREFIX, cards
from domain.staff.roles import READS_THEMES, RUNS_WORKSHOPS, Visitor
from frame.tongue import isolated, side
from texts import say

# Page and icon.
EVERYBODY = (
    ("results", "insights"),
    ("priorities", "lightbulb"),
    ("my_answers", "confirmation_number"),
    ("my_ballot", "receipt_long"),
    ("project", "groups"),
    ("territories", "map"),
)
TEAM = (("prepare", "event"), ("facilitate", "campaign"))


def join() -> None:
    """The code of a workshop, typed here; without it «Participer» asks. «Entrée» goes there, and writes nothing."""
    with st.form("code", border=False, enter_to_submit=True):  # what Streamlit says of it is hidden: cards.css
        code = st.text_input(say("home.code"), autocomplete="off", key="code_typed")
        join = say("home.join")
        joined = st.form_submit_button(join, type="primary", icon=":material/touch_app:", width="stretch", key="join")
    if joined:
        st.switch_page("participate.py", query_params={"code": code} if code.strip() else None)


def doors(visitor: Visitor) -> None:
    """What this visitor may open, in two columns."""
    mine = TEAM if visitor.may(RUNS_WORKSHOPS) else ()
    themes = (("themes", "bar_chart"),) if visitor.may(READS_THEMES) else ()
    way_in = (("sign_in", "login"),) if visitor.staff_id is None else ()
    shown = (*mine, *EVERYBODY, *themes, *way_in)
    for column, (page, icon) in zip(st.columns(2) * len(shown), shown, strict=False):
        with column:
            _door(page, icon)
    cards()


def _door(page: str, icon: str) -> None:
    title, about = say(f"screen.{page}"), say(f"home.{page}")
    with st.container(border=True, key=f"{PREFIX}{page}"):
        st.page_link(f"{page}.py", label=f"**{title}**", icon=f":material/{icon}:", width="stretch")
        st.caption(isolated(about), text_alignment=side())
