"""Decisions, priorities and bricks by level and wave, as bars and a table; the level of one priority."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from charts.drawn import Spec, spec
from charts.levels import levels as bars
from components.buttons import Buttons
from components.chart import chart
from components.choosing import field
from components.prose import Sheet, prose, sheet, tabled
from domain.cooperation.levels import LEVELS, UNSAID, Counts, DeclaredLevel
from domain.priorities.priority import Priority
from sentences.cooperation.levels import ByWave, Words, each_wave, level_named, table
from sentences.cooperation.maps import stacked
from texts import say


@dataclass(frozen=True)
class On:
    """What a button keeps: the priority and its level as the screen showed them, and where the field is."""

    priority: Priority
    now: DeclaredLevel
    field: str


@dataclass(frozen=True)
class Carried:
    """What stands at which level, wave by wave. ``spec``: None where nothing was declared; ``said``: Markdown."""

    carrier: str
    spec: Spec | None
    alt: str
    said: str


@dataclass(frozen=True)
class Drawn:
    """All carriers, how they are counted, and the same as a table; None where there is nothing in it."""

    carried: tuple[Carried, ...]
    method: str
    table: Sheet | None


def prepared(counts: ByWave, names: Words) -> Drawn:
    """Put into words and pictures."""
    levels = ", ".join(level_named(level, names) for level in LEVELS)
    known = any(of for waves in counts.values() for of in waves.values())
    return Drawn(
        tuple(_carried(carrier, waves) for carrier, waves in counts.items()),
        prose(say("levels.method", levels=levels)),
        sheet(table(counts, names)) if known else None,
    )


def _carried(carrier: str, waves: Mapping[str, Counts]) -> Carried:
    words, frame = each_wave(waves), stacked(waves)
    if frame.empty:
        return Carried(carrier, None, words, say("levels.none"))
    return Carried(carrier, spec(bars, frame), words, prose(words))


def by_wave(drawn: Drawn) -> None:
    """Each carrier under its name: bars, or that nothing was declared; then all of it as a table."""
    for one in drawn.carried:
        st.markdown(f"**{say(f'levels.{one.carrier}')}**")
        if one.spec is not None:
            chart(one.spec, key=f"levels_{one.carrier}", alt=one.alt)
        st.caption(one.said)
    st.caption(drawn.method)
    if drawn.table is None:
        return
    with st.expander(say("themes.table"), icon=":material/table:", key="levels_table"):
        st.table(tabled(drawn.table), hide_index=False)


def of_priority(now: DeclaredLevel, names: Words) -> None:
    """At which level a priority stands; nothing where nobody said it."""
    if now.level:
        st.caption(prose(say("levels.stands", level=level_named(now.level, names))))


def declaring(one: Priority, now: DeclaredLevel, names: Words, buttons: Buttons[On]) -> None:
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
