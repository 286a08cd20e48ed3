"""The form of a workshop to come: which activity each of its steps is made of, where there are several."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components import choosing
from components.buttons import mark
from components.folded import expander
from domain.workshops.helping import Practice
from domain.workshops.programme import Planned
from texts import say
from texts.typography import typeset

Chosen = tuple[tuple[int, str], ...]


def chosen(
    steps: Planned, kinds: Mapping[str, str], known: Mapping[str, Sequence[Practice]], before: Chosen, at: str
) -> Chosen:
    """Choose them, folded: none beforehand. ``known``: by kind of step; ``before``: of the workshop that is changed."""
    several = [(place, kind) for place, (kind, _) in enumerate(steps, start=1) if len(known.get(kind, ())) > 1]
    if not several:
        return ()
    former = dict(before)
    picked = {place: _still(former.get(place, ""), known[kind]) for place, kind in several}
    if there := expander(say("practice.choose"), icon=":material/interests:", key=f"practices_chosen{at}"):
        with there:
            st.caption(say("practice.why"))
            picked = {place: _one(place, kind, kinds, known[kind], picked[place], at) for place, kind in several}
    return tuple((place, one) for place, one in picked.items() if one)


def _still(before: str, known: Sequence[Practice]) -> str:
    return before if any(each.id == before for each in known) else ""


def _one(place: int, kind: str, kinds: Mapping[str, str], known: Sequence[Practice], before: str, at: str) -> str:
    names = {"": say("practice.later"), **{each.id: typeset(each.name) for each in known}}
    label = say("asking.step", n=place, title=typeset(kinds.get(kind, kind)))
    key = f"practice{at}_{place}_{kind}_{mark(tuple(names.items()))}"
    return choosing.field(label, names, before, key=key) or ""
