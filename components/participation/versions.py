"""Questionnaires: their versions, where each is asked, and two of them side by side."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from components import choosing
from components.prose import prose, tabled
from domain.participation.questionnaire import Questionnaire
from domain.participation.versions import Kept, QuestionChange, beside
from sentences.participation.versions import changes, line, named, row
from texts import say
from texts.typography import typeset


def family(known: Sequence[Kept]) -> str:
    """One questionnaire, whatever follows it, named in the address."""
    names = {one.family: typeset(one.title) for one in reversed(known)}
    names = {one.family: names[one.family] for one in known}
    first = next(iter(names))
    return (
        choosing.one("questionnaire", names, say("versions.which"), proposed=first, drops=("avant", "apres")) or first
    )


def table(versions: Sequence[Kept], titles: Mapping[str, str], places: Mapping[str, str]) -> None:
    """Its versions, the newest of each first."""
    first = versions[0]
    st.write(say("versions.about", title=prose(first.title), minutes=first.minutes))
    frame = pd.DataFrame([row(one, titles, places) for one in versions])
    st.table(tabled(frame).set_index(say("versions.column.version")))


def two(versions: Sequence[Kept], titles: Mapping[str, str]) -> tuple[Kept, Kept] | None:
    """Two versions to put side by side; None where there is one alone."""
    if len(versions) < 2:  # noqa: PLR2004  of a pair
        st.info(say("versions.alone"), icon=":material/looks_one:")
        return None
    st.subheader(say("versions.beside"), anchor=False)
    by_id, names = {one.id: one for one in versions}, {one.id: named(one, titles) for one in versions}
    before, after = st.columns(2)
    with before:
        first = choosing.one("avant", names, say("versions.before"), proposed=versions[1].id)
    with after:
        second = choosing.one("apres", names, say("versions.after"), proposed=versions[0].id)
    return (by_id[first], by_id[second]) if first and second else None


def side_by_side(before: Questionnaire, after: Questionnaire, names: tuple[str, str]) -> None:
    """What one says otherwise than the other; what is the same is only counted."""
    known = beside(before, after)
    st.write(prose(changes(known)))
    moved = [line(one, *names) for one in known if one.change is not QuestionChange.SAME]
    if moved:
        st.table(tabled(pd.DataFrame(moved)).set_index(say("versions.column.question")))


def words(asked: Questionnaire, name: str) -> None:
    """Everything that a version asks, question by question."""
    with st.expander(
        say("versions.words", version=prose(name)), icon=":material/list:", key=f"words_{asked.version_id}"
    ):
        for one in beside(asked, asked):
            st.markdown(f"**{prose(one.id)}** {prose(' — '.join(one.after))}")
