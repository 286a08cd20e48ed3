"""What the project is, in the words of those who carry it.

For: everybody. Reads: the project's own lists, networks, themes, indicators, priorities, seats. Writes: nothing.
Then: one part after the other.
"""

import streamlit as st

from components.cooperation import project
from components.cooperation.cooperation import cooperation
from components.evaluation import themes
from db import engine
from db.queries.cooperation import governance
from db.queries.operations import content
from domain.cooperation.governance import figures
from domain.staff.roles import Visitor
from frame.screen import screen
from sentences.cooperation.governance import figures as told
from texts import say

PARTS = {
    "pourquoi": "help",
    "objectifs": "flag",
    "gouvernance": "groups",
    "cooperation": "handshake",
    "themes": "category",
    "agriculture": "agriculture",
}


def _label(part: str) -> str:
    return f":material/{PARTS[part]}: {say(f'project.part_{part}')}"


@screen("project")
def the_project(_visitor: Visitor) -> None:
    """Who we are, then the part one chooses."""
    with engine.current().reading() as connection:
        lists = content.all_references(connection)
        networks = content.networks(connection)
        known = content.themes_in_full(connection)
        counted = [one.said for one in governance.latest(connection).values()]
        fed = figures(counted, content.indicators(connection)) if counted else {}
    if not lists:
        st.info(say("project.none"), icon=":material/hourglass_empty:")
        return
    project.identity(lists)
    part = st.pills(
        say("project.parts"), list(PARTS), format_func=_label, default="pourquoi", required=True,
        label_visibility="collapsed", key="project_part",
    )  # fmt: skip
    if part == "pourquoi":
        project.why(lists)
    elif part == "objectifs":
        project.goals(lists)
    elif part == "gouvernance":
        project.who(lists, networks, told(fed))
    elif part == "cooperation":
        cooperation(lists)
    elif part == "themes":
        themes.themes(lists, known)
    else:
        themes.farming(lists)


the_project()
