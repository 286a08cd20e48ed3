"""The parts of «Le projet», one after the other, in the words of those who carry it."""

from collections.abc import Callable, Mapping

import streamlit as st

from components.cooperation import project
from components.cooperation.cooperation import cooperation
from components.cooperation.project import Lists
from components.evaluation import themes
from db.engine import Connection
from db.queries.cooperation import governance
from db.queries.operations import content, slots
from domain.cooperation.governance import figures
from domain.cooperation.project import ThemeInFull
from domain.operations.versions import Readings
from frame.unchanged import unchanged
from sentences.cooperation.governance import figures as told
from texts import say

_Who = tuple[Mapping[str, str], list[str]]  # networks by id, and what is said of the seats
PARTS = {
    "pourquoi": "help",
    "objectifs": "flag",
    "gouvernance": "groups",
    "cooperation": "handshake",
    "themes": "category",
    "agriculture": "agriculture",
}
_lists, _who, _full = Readings[Lists](8), Readings[_Who](8), Readings[tuple[ThemeInFull, ...]](8)  # in each language


def panel() -> None:
    """Who we are, then the part one chooses: what the others tell is not read."""
    lists = unchanged(_lists, "lists", slots.references).said
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
    project.who(lists, *unchanged(_who, "who", _networks).said)


def _networks(connection: Connection) -> _Who:
    counted = [one.said for one in governance.latest(connection).values()]
    fed = figures(counted, content.indicators(connection)) if counted else {}
    return content.networks(connection), told(fed)


def _themes(lists: Lists) -> None:
    themes.themes(lists, unchanged(_full, "themes", content.themes_in_full).said)


def _label(part: str) -> str:
    return f":material/{PARTS[part]}: {say(f'project.part_{part}')}"
