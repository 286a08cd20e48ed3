"""Decisions, priorities and bricks by level and wave, as bars and a table; the level of one priority."""

from dataclasses import dataclass

import streamlit as st

from charts.drawn import spec
from charts.levels import levels as bars
from components.buttons import Buttons
from components.chart import chart
from components.choosing import field
from components.prose import prose, tabled
from domain.cooperation.levels import LEVELS, UNSAID, Declared
from domain.priorities.priority import Priority
from sentences.cooperation.levels import ByWave, Words, level_named, table, told
from sentences.cooperation.maps import stacked
from texts import say


@dataclass(frozen=True)
class On:
    """What a button keeps: the priority and its level as the screen showed them, and where the field is."""

    priority: Priority
    now: Declared
    field: str


def by_wave(counts: ByWave, names: Words) -> None:
    """Each carrier under its name: bars, or that nothing was declared; then all of it as a table."""
    for carrier, waves in counts.items():
        words = told(waves)
        st.markdown(f"**{say(f'levels.{carrier}')}**")
        frame = stacked(waves)
        if frame.empty:
            st.caption(say("levels.none"))
        else:
            chart(spec(bars, frame), key=f"levels_{carrier}", alt=words)
            st.caption(prose(words))
    st.caption(prose(say("levels.method", levels=", ".join(level_named(level, names) for level in LEVELS))))
    if not any(of for waves in counts.values() for of in waves.values()):
        return
    with st.expander(say("themes.table"), icon=":material/table:", key="levels_table"):
        st.table(tabled(table(counts, names)))


def of_priority(now: Declared, names: Words) -> None:
    """At which level a priority stands; nothing where nobody said it."""
    if now.level:
        st.caption(prose(say("levels.stands", level=level_named(now.level, names))))


def declaring(one: Priority, now: Declared, names: Words, buttons: Buttons[On]) -> None:
    """The field and the button that declare it."""
    at = f"level_{one.id}_{now.number}"
    with st.popover(say("levels.declare"), icon=":material/stairs:", key=f"levels_{one.id}"):
        choices = {UNSAID: say("levels.unsaid"), **{level: level_named(level, names) for level in LEVELS}}
        field(say("levels.which"), choices, now.level or UNSAID, key=at)
        st.caption(say("levels.about"))
        key = buttons.key("level", one.id, On(one, now, at), seen=now)
        st.button(say("levels.keep"), type="primary", icon=":material/check:", key=key)


def chosen(on: On) -> str | None:
    """The level that its field holds."""
    return st.session_state.get(on.field) or None
