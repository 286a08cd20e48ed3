"""The indicators of a territory: those of the content and its own, what became of each, and who writes it on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.buttons import Buttons
from components.evaluation import life as drawn
from components.evaluation.life import Shown
from components.evaluation.shelves import Line, Shelf, line, shelves
from components.prose import prose
from db.engine import Connection
from db.queries.evaluation import life, rights
from db.queries.operations import content
from db.queries.votes import screens
from domain.cooperation.project import ThemeInFull
from domain.evaluation.life import IndicatorCard, Kind, Life, cards
from domain.operations.versions import Readings, Versions
from domain.staff.roles import WRITES_EVALUATION, Visitor
from frame import chosen
from frame.act import act
from frame.evaluation import adopting
from frame.offered import link
from frame.unchanged import unchanged
from sentences.evaluation.life import by_state
from sentences.votes.names import past
from texts import say
from texts.typography import typeset

OTHERS = ("cooperation", "session", "context")  # families that are no theme, in the order of the content


@dataclass(frozen=True)
class _Here:
    """The indicators of a territory, what became of each, and the closed votes in which they were debated.

    By id, the name of each and its line on a shelf; ``totals``: how many there are.
    """

    every: Sequence[IndicatorCard]
    names: Mapping[str, str]
    lines: Mapping[str, Line]
    totals: str
    sorts: drawn.Sorts
    themes: Sequence[ThemeInFull]
    written: Life
    votes: dict[str, str]


_here = Readings[_Here](64)
_shelves = Versions[tuple[Shelf, ...]](256)  # by what is wanted of them


def panel(visitor: Visitor, here: str) -> None:
    """All of them on shelves, then one of them in full."""
    read = unchanged(_here, here, lambda connection: _of(connection, here))
    now = read.said
    themes, written, votes = now.themes, now.written, now.votes
    every = now.every
    st.markdown(now.totals)
    wanted = drawn.wanted(now.sorts)
    shelved = _shelves.of((read.number, wanted), lambda: _shelved(now, wanted))
    shelves(shelved)
    if not shelved:
        st.info(say("indicator.none"), icon=":material/filter_alt_off:")
    which = chosen.one("indicateur", now.names, say("indicator.which"), every[0].id if every else None,
                       unknown=say("chosen.unknown"))  # fmt: skip
    if which is not None:
        card = next(one for one in every if one.id == which)
        drawn.story(card, written, votes, link("votes"))
        if visitor.may(WRITES_EVALUATION, here):
            _bringing(here, card, written, themes, votes)
        adopting.panel(visitor, here, card, written)


def _of(connection: Connection, here: str) -> _Here:
    known, debated = content.indicators(connection), set(life.votes(connection, here))
    votes = {
        one.vote.id: past(one.vote, one.title, one.day)
        for one in screens.closed(connection, frozenset({here}))
        if one.vote.id in debated
    }
    written = life.of(connection, here)
    every = cards(written, known, rights.conditions(connection, known))
    names = {one.id: typeset(one.name) for one in every}
    lines = {one.id: line(one, written) for one in every}
    themes = content.themes_in_full(connection)
    return _Here(every, names, lines, _totals(every, written), drawn.sorts(themes), themes, written, votes)


def _totals(every: Sequence[IndicatorCard], written: Life) -> str:
    states = [written.state(one.id) for one in every]
    own = sum(not one.computed for one in every)
    told = [say("indicator.counted", n=len(every) - own)]
    told += [say("indicator.counted_own", n=own)] if own else []
    return " ".join([*told, *by_state(states, drawn.STATES[1:])])


def _shelved(here: _Here, wanted: drawn.Wanted) -> tuple[Shelf, ...]:
    about = {one.theme.id: one for one in here.themes}
    mine = [one for one in here.every if wanted.fits(one, here.written, about.get(one.theme))]
    titles = [(one.theme.id, one.theme.fr, one.theme.icon) for one in here.themes]
    titles += [(key, say(f"indicator.family_{key}"), "hub") for key in OTHERS]
    kept = {key: [here.lines[one.id] for one in mine if one.theme == key] for key, _, _ in titles}
    return tuple(Shelf(key, title, icon, kept[key]) for key, title, icon in titles if kept[key])


def _bringing(
    here: str, card: IndicatorCard, written: Life, themes: Sequence[ThemeInFull], votes: dict[str, str]
) -> None:
    buttons = Buttons[Shown](f"indicators_{here}")
    new = drawn.proposing(themes, written, buttons)
    debate = drawn.discussing(card, written, {key: prose(name) for key, name in votes.items()}, buttons)
    if (press := buttons.press) is None:
        return
    request, seen = press.shown
    said = new if press.act == "propose" else debate
    with act(WRITES_EVALUATION, here) as deed:
        life.write(deed.connection, here, said, seen, deed.by, request)
    buttons.done()
    if said.kind is Kind.PROPOSED:
        st.query_params["indicateur"] = request  # what was just proposed is what one looks at
    st.rerun()
