"""The six questions on one close tie at a time, and what all organisations together say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.buttons import Buttons
from components.choosing import field
from components.prose import Sheet, prose, sheet, tabled
from domain.cooperation.ties import Member
from domain.cooperation.trust import DEGREES, QUESTIONS, TRUST, UNKNOWN, VALUE, Median, Trust, minutes
from sentences.cooperation.trust import median, table
from texts import say
from texts.typography import typeset


@dataclass(frozen=True)
class Card:
    """What a button keeps: of whom, and as the screen showed it."""

    other: str
    shown: Trust


def announced(close: Sequence[Member], said: Mapping[str, Trust]) -> None:
    """What it is, how long it takes and who reads it, before it begins."""
    st.write(say("trust.intro"))
    if not close:
        st.info(say("trust.no_tie"), icon=":material/hub:")
        return
    done = sum(said.get(one.id, Trust()).whole for one in close)
    st.caption(say("trust.minutes", ties=len(close), n=minutes(len(close))))
    st.caption(say("trust.done", n=done, all=len(close)))


def card(close: Sequence[Member], said: Mapping[str, Trust], buttons: Buttons[Card]) -> Trust | None:
    """The questions on one of them, the first not finished to begin with; returns what the fields hold."""
    if not close:
        return None
    first = next((one.id for one in close if not said.get(one.id, Trust()).whole), close[0].id)
    names = {one.id: typeset(one.name) for one in close}
    other = field(say("trust.of"), names, first, key=f"trust_of_{buttons.new}") or first
    kept = said.get(other, Trust())
    at = f"{other}_{kept.version}"
    with st.form(f"trust_{at}", border=True, enter_to_submit=False):
        chosen = {each: _question(each, names[other], kept.said.get(each), at) for each in QUESTIONS}
        key = buttons.key("keep_trust", other, Card(other, kept), seen=kept.version, form=f"trust_{QUESTIONS[0]}_{at}")
        st.form_submit_button(say("trust.keep"), type="primary", icon=":material/check:", key=key)
    return Trust({each: degree for each, degree in chosen.items() if degree}, kept.version)


def _question(name: str, other: str, before: str | None, at: str) -> str | None:
    degrees = (*DEGREES, UNKNOWN)
    return st.radio(
        say(f"trust_question.{name}", actor=prose(other)),
        degrees,
        index=degrees.index(before) if before in degrees else None,
        format_func=lambda degree: say(f"trust_degree.{degree}"),
        horizontal=True,
        key=f"trust_{name}_{at}",
    )


@dataclass(frozen=True)
class Medians:
    """What may be told of all of them: a table a family, or why there is none."""

    tables: tuple[tuple[str, Sheet], ...]
    untold: str


def prepared(told_of: Mapping[str, Median]) -> Medians:
    """All six, as tables, or one sentence where none may be told."""
    if all(one.why is not None for one in told_of.values()):
        return Medians((), prose(median(next(iter(told_of.values())))))
    families = (("trust", TRUST), ("value", VALUE))
    return Medians(tuple((one, sheet(table({name: told_of[name] for name in names}))) for one, names in families), "")


def medians(drawn: Medians) -> None:
    """What it is about, then the tables."""
    st.caption(say("trust.about"))
    if drawn.untold:
        st.info(drawn.untold, icon=":material/lock:")
    for family, shown in drawn.tables:
        st.markdown(f"**{say(f'trust.family_{family}')}**")
        st.table(tabled(shown), hide_index=False)
