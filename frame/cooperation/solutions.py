"""The solutions of a territory: told to everybody once they are shown, written by those who run its workshops."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from components.buttons import Buttons
from components.cooperation import solutions as drawn
from components.cooperation.writing import Among, Target, Words, form, target
from db.engine import Connection
from db.queries.cooperation import actors, solutions, writing
from db.queries.workshops import existing, links
from domain.cooperation.errors import Gone, Reworded
from domain.cooperation.solutions import BrickWords, EffectWords, Lists, Solution, SolutionWords
from domain.operations.versions import Readings
from domain.staff.roles import READS_THEMES, RUNS_WORKSHOPS, Visitor
from domain.workshops.existing import Thing
from domain.workshops.links import Link
from frame.act import Deed, act
from frame.file import file
from frame.unchanged import unchanged
from texts import say


@dataclass(frozen=True)
class _Here:
    """The solutions of a territory and what exists there already. ``among``: what those who write choose among."""

    known: tuple[Solution, ...]
    things: tuple[Thing, ...]
    lists: Lists
    among: Among | None


_here = Readings[_Here](64)  # by territory, drafts or not


def panel(visitor: Visitor, here: str) -> None:
    """What exists already, then each solution; below, for those who may, the way to write."""
    writes, reads = visitor.may(RUNS_WORKSHOPS, here), visitor.may(READS_THEMES, here)
    now = unchanged(_here, (here, writes), lambda connection: _of(connection, here, drafts=writes)).said
    known, lists = now.known, now.lists
    drawn.existing(now.things, lists)
    if not known:
        st.info(say("solution.no_solution"), icon=":material/hourglass_empty:")
    for one in known:
        drawn.card(one, lists)
        if reads:
            file("grid", one.id, name=say("grid.file"), label=say("grid.take"), key=f"grid_{one.id}")
    if reads:
        file("grid_blank", here, name=say("grid.blank_file"), label=say("grid.take_blank"), key=f"grid_blank_{here}")
    if now.among is None:
        return
    buttons = Buttons[Target](f"solutions_{here}")
    with st.expander(say("solution.write"), icon=":material/edit:", key="solution_write"):
        words = form(target(known, buttons), lists, now.among, buttons)
    if (press := buttons.press) is not None:
        _do(here, press.act, press.shown, words, buttons)


def _of(connection: Connection, here: str, *, drafts: bool) -> _Here:
    known = solutions.of_territory(connection, here, drafts=drafts)
    things, lists = existing.of_territory(connection, here), solutions.lists(connection)
    return _Here(known, things, lists, _among(connection, here, known) if drafts else None)


def _among(connection: Connection, here: str, known: Sequence[Solution]) -> Among:
    named = {one.id: one.name for one in actors.actors(connection, here)}
    leading = {one.words.lead: one.lead for each in known for one in each.bricks if one.words.lead}  # invented ones too
    return Among(named | leading, links.among(connection, here)[Link.PRIORITY])


def _do(here: str, name: str, at: Target, words: Words, buttons: Buttons[Target]) -> None:
    try:
        with act(RUNS_WORKSHOPS, here) as deed:
            if name == "keep":
                _keep(deed, here, at, words)
            elif at.kind == "brick":
                writing.remove_brick(deed.connection, here, at.id, deed.by)
            else:
                writing.remove_effect(deed.connection, here, at.id, deed.by)
    except (Gone, Reworded):
        buttons.done()  # the next form begins with what is there by now
        raise
    buttons.done()
    st.rerun()


def _keep(deed: Deed, here: str, at: Target, words: Words) -> None:
    connection, by = deed.connection, deed.by
    if isinstance(words, SolutionWords):
        writing.keep_solution(connection, here, at.id, words, by, at.seen)
    elif isinstance(words, BrickWords):
        writing.keep_brick(connection, here, at.of, at.id, words, by, at.seen)
    elif isinstance(words, EffectWords):
        writing.keep_effect(connection, here, at.of, at.id, words, by, at.seen)
