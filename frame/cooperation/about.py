"""The parts of «Le projet», one after the other, in the words of those who carry it."""

from collections.abc import Callable

import streamlit as st

from components.cooperation import project
from components.cooperation.cooperation import cooperation
from components.cooperation.project import Lists
from components.evaluation import themes
from db import engine
from db.queries.cooperation import governance
from db.queries.operations import content, slots
from domain.cooperation.governance import figures
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


def panel() -> None:
    """Who we are, then the part one chooses: what the others tell is not read."""
    with engine.current().reading() as connection:
        lists = slots.references(connection)
    if not lists:
        st.info(say("project.none"), icon=":material/hourglass_empty:")
        return
    project.identity(lists)
    parts: dict[str, Callable[[Lists], None]] = {
        "pourquoi": project.why,
        "objectifs": project.goals,
        "gouvernance": _governance,
        "cooperation": cooperation,
        "themes": _themes,
        "agriculture": themes.farming,
    }
    part = st.pills(
        say("project.parts"), list(PARTS), format_func=_label, default="pourquoi", required=True,
        label_visibility="collapsed", key="project_part",
    )  # fmt: skip
    parts[part](lists)


def _governance(lists: Lists) -> None:
    with engine.current().reading() as connection:
        networks = content.networks(connection)
        counted = [one.said for one in governance.latest(connection).values()]
        fed = figures(counted, content.indicators(connection)) if counted else {}
    project.who(lists, networks, told(fed))


def _themes(lists: Lists) -> None:
    with engine.current().reading() as connection:
        known = content.themes_in_full(connection)
    themes.themes(lists, known)


def _label(part: str) -> str:
    return f":material/{PARTS[part]}: {say(f'project.part_{part}')}"
