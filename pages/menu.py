"""The script that Streamlit runs for every visitor: it decides which screens this visitor may open.

For: everybody. Reads: who is here. Writes: nothing. Then: the chosen screen, which checks again.
"""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from domain.priorities import PROPOSES
from domain.roles import INVITES_PARTNERS, READS_THEMES, RUNS_WORKSHOPS, Role
from frame.tongue import tongue
from frame.visitor import visitor
from texts import say

FULL_SCREEN = ("/participer", "/projeter", "/mes-reponses", "/structure")
FAVICON = Path(__file__).parent.parent / "frame" / "tablee.svg"  # a symbol's name would be fetched from elsewhere

Entry = tuple[str, str, str, frozenset[Role] | None]  # file, address, icon, roles that may open it (None: everybody)

SECTIONS: dict[str, tuple[Entry, ...]] = {
    "": (
        ("home", "accueil", "home", None),
        ("participate", "participer", "touch_app", None),
        ("my_answers", "mes-reponses", "confirmation_number", None),
        ("my_ballot", "mon-bulletin", "receipt_long", None),
        ("structure", "structure", "home_work", None),
        ("sign_in", "connexion", "account_circle", None),
    ),
    "menu.project": (
        ("project", "projet", "groups", None),
        ("territories", "territoires", "map", None),
        ("priorities", "priorites", "lightbulb", None),
    ),
    "menu.results": (("themes", "themes", "bar_chart", READS_THEMES), ("votes", "votes", "how_to_vote", READS_THEMES)),
    "menu.workshops": (
        ("prepare", "preparer", "event", RUNS_WORKSHOPS),
        ("facilitate", "animer", "campaign", RUNS_WORKSHOPS),
        ("vote_plan", "preparer-vote", "ballot", RUNS_WORKSHOPS),
        ("vote_run", "animer-vote", "how_to_vote", RUNS_WORKSHOPS),
        ("vote_papers", "saisie-papier", "stacks", RUNS_WORKSHOPS),
        ("vote_objections", "objections", "front_hand", RUNS_WORKSHOPS),
        ("projector", "projeter", "present_to_all", RUNS_WORKSHOPS),
        ("moderation", "moderation", "rate_review", PROPOSES),
        ("partners", "partenaires", "handshake", INVITES_PARTNERS),
    ),
}
# A workshop, a secret or a door leads to them: what a bar has no room for, Streamlit says in English.
REACHED_BY_LINK = {"my_ballot", "projector", "structure", "vote_plan", "vote_papers", "vote_objections"}


def menu() -> None:
    """Offer what this visitor may open, and run what they chose."""
    whole = (st.context.url or "").rstrip("/").endswith(FULL_SCREEN)
    st.set_page_config(page_icon=FAVICON, layout="wide" if whole else "centered")
    person = visitor()
    spoken = tongue(person)
    offered = {
        section: [_page(spoken, *each) for each in entries if each[3] is None or person.may(each[3])]
        for section, entries in SECTIONS.items()
    }
    headed = {say(section, language=spoken) if section else "": some for section, some in offered.items() if some}
    chosen = st.navigation(headed, position="hidden" if whole else "top")
    st.set_page_config(page_title=f"{chosen.title} · {say('app.name')}")
    chosen.run()


def _page(spoken: str, name: str, address: str, icon: str, _roles: frozenset[Role] | None) -> StreamlitPage:
    return st.Page(
        f"{name}.py",
        title=say(f"screen.{name}", language=spoken),
        url_path=address,
        icon=f":material/{icon}:",
        default=name == "home",
        visibility="hidden" if name in REACHED_BY_LINK else "visible",
    )


menu()
