"""The script that Streamlit runs for every visitor: it decides which screens this visitor may open.

For: everybody. Reads: who is here. Writes: nothing. Then: the chosen screen, which checks again.
"""

import streamlit as st

from domain.roles import READS_THEMES, RUNS_WORKSHOPS, Role
from frame.visitor import visitor
from texts import say

FULL_SCREEN = ("/participer", "/projeter")

# (file, address, icon, roles that may open it; None for everybody)
SCREENS: tuple[tuple[str, str, str, frozenset[Role] | None], ...] = (
    ("home", "accueil", "home", None),
    ("participate", "participer", "touch_app", None),
    ("project", "projet", "groups", None),
    ("territories", "territoires", "map", None),
    ("prepare", "preparer", "event", RUNS_WORKSHOPS),
    ("facilitate", "animer", "campaign", RUNS_WORKSHOPS),
    ("projector", "projeter", "present_to_all", RUNS_WORKSHOPS),
    ("themes", "themes", "bar_chart", READS_THEMES),
    ("sign_in", "connexion", "login", None),
)


def menu() -> None:
    """Offer what this visitor may open, and run what they chose."""
    person = visitor()
    pages = [
        st.Page(
            f"{name}.py",
            title=say(f"screen.{name}"),
            url_path=address,
            icon=f":material/{icon}:",
            default=name == "home",
        )
        for name, address, icon, roles in SCREENS
        if roles is None or person.may(roles)
    ]
    whole = (st.context.url or "").rstrip("/").endswith(FULL_SCREEN)
    chosen = st.navigation(pages, position="hidden" if whole else "top")
    st.set_page_config(page_title=f"{chosen.title} · {say('app.name')}", layout="wide" if whole else "centered")
    chosen.run()


menu()
