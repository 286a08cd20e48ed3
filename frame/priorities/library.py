"""The published ideas of a territory, or the examples: chosen by theme, stake and status, and what became of each."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.buttons import Buttons
from components.priorities.priorities import Card, Drawn, card, filters, prepared
from components.text import small, text
from db.queries.priorities import history
from domain.cooperation.project import Labels
from domain.operations.versions import Reading, Versions
from domain.priorities.priority import FOLLOWS, NothingSaid, Priority
from domain.staff.roles import Visitor
from frame.act import act
from frame.cooperation import levels
from texts import say, spoken

_drawn = Versions[Drawn](64)


def panel(among: Reading[tuple[Priority, ...]], named: Reading[Labels], visitor: Visitor, *, examples: bool) -> None:
    """Those that were chosen, each on its card; those who follow them say there what became of one."""
    version = among.number, named.number, spoken()
    drawn = _drawn.of(version, lambda: prepared(among.said, named.said))
    shown = filters(drawn, examples=examples).among(among.said)
    text(small(say("project.example_note")) if examples else "", say("priorities.shown", n=len(shown)))
    _cards(shown, drawn.cards, visitor)


def _cards(shown: Sequence[Priority], drawn: Mapping[str, Card], visitor: Visitor) -> None:
    buttons, further = Buttons[Priority]("priorities"), levels.declaring(visitor, shown)
    follows = {each.id for each in shown if each.territory and visitor.may(FOLLOWS, each.territory)}
    told = {each.id: card(each, drawn[each.id], buttons if each.id in follows else None, further) for each in shown}
    if buttons.press is None:
        return
    before, (step, why) = buttons.press.shown, told.get(buttons.press.shown.id) or (None, "")
    with act(FOLLOWS, before.territory or "") as deed:
        history.unchanged(deed.connection, before)
        if step is None:
            raise NothingSaid
        history.happened(deed.connection, before.id, step, deed.by, details={"why": why})
    st.rerun()
