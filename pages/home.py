"""The door.

For: everybody who comes in, most of them without an account. Reads: the demonstration that may be tried at this very
machine. Writes: nothing.
Then: «Participer» for residents; the other pages for those who want to know more; «Connexion» for the team.
"""

import streamlit as st

from components.cards import PREFIX, cards
from domain.staff.roles import READS_THEMES, RUNS_WORKSHOPS, Visitor
from frame import trying
from frame.screen import screen
from frame.tongue import isolated, side
from texts import say


def _door(page: str, icon: str) -> None:
    title, about = say(f"screen.{page}"), say(f"home.{page}")
    with st.container(border=True, key=f"{PREFIX}{page}"):
        st.page_link(f"{page}.py", label=f"**{title}**", icon=f":material/{icon}:", width="stretch")
        st.caption(isolated(about), text_alignment=side())


def _join() -> None:
    """The code of a workshop, typed here; without it «Participer» asks for it."""
    with st.form("code", border=False):
        code = st.text_input(say("home.code"), max_chars=12, autocomplete="off", key="code_typed")
        join = say("home.join")
        joined = st.form_submit_button(join, type="primary", icon=":material/touch_app:", width="stretch", key="join")
    if joined:
        st.switch_page("participate.py", query_params={"code": code} if code.strip() else None)


@screen("home", None, titled=False)
def home(visitor: Visitor) -> None:
    """One obvious action, then the rest."""
    st.title(say("app.name"), anchor=False)
    st.subheader(say("app.tagline"), anchor=False, text_alignment=side())
    st.markdown(isolated(say("home.welcome")), text_alignment=side())
    _join()
    trying.strip()
    doors = [
        ("results", "insights"),
        ("priorities", "lightbulb"),
        ("my_answers", "confirmation_number"),
        ("my_ballot", "receipt_long"),
        ("project", "groups"),
        ("territories", "map"),
    ]
    if visitor.may(RUNS_WORKSHOPS):
        doors = [("prepare", "event"), ("facilitate", "campaign"), *doors]
    if visitor.may(READS_THEMES):
        doors = [*doors, ("themes", "bar_chart")]
    if visitor.staff_id is None:
        doors = [*doors, ("sign_in", "login")]
    for column, (page, icon) in zip(st.columns(2) * len(doors), doors, strict=False):
        with column:
            _door(page, icon)
    cards()


home()
