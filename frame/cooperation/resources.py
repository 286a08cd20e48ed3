"""Sheets of experiences: taken away by staff, written by those who run workshops of their territory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.buttons import Buttons
from components.cooperation.sharing import Shared, sheet_form, which
from db.engine import Connection
from db.queries.cooperation import resources
from db.queries.operations import content
from domain.cooperation.errors import Gone, Reworded
from domain.cooperation.project import ListEntry
from domain.cooperation.resources import ExperienceSheet, ResourceLink, SheetWords
from domain.operations.versions import Readings
from domain.staff.roles import READS_THEMES, RUNS_WORKSHOPS, Visitor
from frame.act import act
from frame.cooperation.territories import own
from frame.file import file
from frame.unchanged import unchanged
from texts import say

LISTS = ("good_practices", "inspiring_examples", "concepts")


@dataclass(frozen=True)
class Known:
    """The project's lists by name, links, and the sheets that somebody may read."""

    lists: Mapping[str, tuple[ListEntry, ...]]
    links: tuple[ResourceLink, ...]
    sheets: tuple[ExperienceSheet, ...]


_known = Readings[Known](64)  # by the territories whose drafts somebody may read


def known(drafts_of: tuple[str, ...]) -> Known:
    """All of it. ``drafts_of``: the territories whose sheets are there before they are shown."""
    return unchanged(_known, drafts_of, lambda connection: _of(connection, drafts_of)).said


def _of(connection: Connection, drafts_of: tuple[str, ...]) -> Known:
    lists = {name: content.reference(connection, name) for name in LISTS}
    return Known(lists, resources.links(connection), resources.sheets(connection, drafts_of=drafts_of))


def sheets(visitor: Visitor, known: Sequence[ExperienceSheet], places: Mapping[str, str]) -> None:
    """Taking all sheets away, for staff; the form of one, for those who run workshops."""
    if reads := own(visitor, READS_THEMES, places):
        for kind in ("experiences", "experiences_word"):
            subject, name = next(iter(reads)), say(f"experience.{kind}_file")
            file(kind, subject, name=name, label=say(f"experience.{kind}"), key=f"take_{kind}")
    mine = own(visitor, RUNS_WORKSHOPS, places)
    if not mine:
        return
    buttons = Buttons[Shared]("sheets")
    with st.expander(say("experience.write"), icon=":material/edit:", key="sheet_write"):
        at = which(known, mine, buttons)
        words = sheet_form(at, buttons) if at else SheetWords("", "", "")
    if (press := buttons.press) is None:
        return
    asked = press.shown
    try:
        with act(RUNS_WORKSHOPS, asked.place) as deed:
            resources.keep_sheet(deed.connection, asked.place, asked.id, words, deed.by, asked.seen)
    except (Gone, Reworded):
        buttons.done()
        raise
    buttons.done()
    st.rerun()
