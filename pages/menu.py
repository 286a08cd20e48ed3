"""The script that Streamlit runs for every visitor: it decides which screens this visitor may open.

For: everybody. Reads: who is here. Writes: nothing. Then: the chosen screen, which checks again.
"""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from domain.priorities import PROPOSES
from domain.roles import INVITES_PARTNERS, READS_THEMES, RUNS_WORKSHOPS, Role, Visitor
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
REACHED_BY_LINK = {"my_ballot", "projector", "structure", "vote_plan", "vote_papers", "vote_objections"}


def menu() -> None:
    """Offer what this visitor may open, and run what they chose."""
    address = (st.context.url or "").rstrip("/")
    whole = address.endswith(FULL_SCREEN)
    st.set_page_config(page_icon=FAVICON, layout="wide" if whole else "centered")
    spoken = tongue(person := visitor())
    headed = {
        say(section, language=spoken) if section else "": some
        for section, entries in SECTIONS.items()
        if (some := [page for each in entries if (page := _page(each, person, spoken, address))])
    }
    chosen = st.navigation(headed, position="hidden" if whole else "top")
    st.set_page_config(page_title=f"{chosen.title} · {say('app.name')}")
    chosen.run()


def _page(entry: Entry, person: Visitor, spoken: str, address: str) -> StreamlitPage | None:
    name, at, icon, roles = entry
    offered = roles is None or person.may(roles)
    if not (offered or address.endswith(f"/{at}")):  # closed, it says why, and lets its people in where they are
        return None
    seen = offered and name not in REACHED_BY_LINK
    return st.Page(
        f"{name}.py", title=say(f"screen.{name}", language=spoken), url_path=at, icon=f":material/{icon}:",
        default=name == "home", visibility="visible" if seen else "hidden",
    )  # fmt: skip


menu()
