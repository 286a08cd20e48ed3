"""What exists already, on the console: naming it, and saying that two names are of one thing."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components import folded
from components.buttons import Buttons
from components.choosing import field
from components.prose import prose
from components.typed import typed_line
from components.workshops.captures import table
from domain.workshops.existing import LONGEST_PLACE, LONGEST_TITLE, Named, Thing, alike
from sentences.workshops.existing import about, named
from texts import say

Ids = tuple[str, ...]
PROPOSED = 3  # pairs at once


def naming(kinds: Mapping[str, str], tables: int, buttons: Buttons[Ids]) -> Named:
    """The fields of one thing more; returns what they hold."""
    new = buttons.new
    title = typed_line(say("existing.what"), most=LONGEST_TITLE, key=f"existing_title_{new}")
    left, right = st.columns(2)
    with left:
        kind = field(say("existing.kind"), kinds, next(iter(kinds), None), key=f"existing_kind_{new}") or ""
        place = typed_line(say("existing.place"), most=LONGEST_PLACE, key=f"existing_place_{new}")
    with right:
        actor = typed_line(
            say("existing.actor"), most=LONGEST_TITLE, help=say("decision.owner_help"), key=f"existing_actor_{new}"
        )
        at = table(tables, f"existing_table_{new}")
    key = buttons.key("name", new, (new,))
    st.button(say("existing.name"), icon=":material/add_location_alt:", key=key, width="stretch")
    return Named(title, kind, place, actor, at)


def known(things: Sequence[Thing], workshop: str, kinds: Mapping[str, str], buttons: Buttons[Ids]) -> Mapping[str, str]:
    """What is named so far, what may be one and the same, and what former workshops named.

    What is chosen for now of each, as what it is the same as, by id.
    """
    for one, into in alike(things, workshop)[:PROPOSED]:
        left, right = st.columns([3, 1], vertical_alignment="center")
        left.caption(say("existing.alike", one=prose(one.named.title), other=prose(into.named.title)))
        key = buttons.key("join", f"{one.id}_{into.id}", (one.id, into.id))
        right.button(say("existing.join"), icon=":material/merge:", key=key, width="stretch")
    chosen: dict[str, str] = {}
    for one in things:
        if one.by(workshop):
            _own(one, things, workshop, kinds, buttons, chosen)
    former = [one for one in things if not one.by(workshop)]
    if former:
        with st.expander(say("existing.former"), icon=":material/history:", key="existing_former"):
            st.markdown("\n\n".join(_line(one, workshop, kinds) for one in former))
    return chosen


def _own(
    one: Thing,
    things: Sequence[Thing],
    workshop: str,
    kinds: Mapping[str, str],
    buttons: Buttons[Ids],
    chosen: dict[str, str],
) -> None:
    left, right = st.columns([3, 1], vertical_alignment="center")
    left.markdown(_line(one, workshop, kinds))
    with right:
        here = folded.popover(
            say("existing.change"), icon=":material/edit:", key=f"existing_change_{one.id}", wide=True
        )
    if here is None:
        return
    with here:
        others = {other.id: other.named.title for other in things if other.id != one.id}
        if others:
            chosen[one.id] = field(say("existing.same_as"), others, key=f"existing_same_{one.id}") or ""
            st.button(say("existing.join"), icon=":material/merge:", key=buttons.key("merge", one.id, (one.id,)))
        if one.merged:
            st.button(say("existing.part"), icon=":material/call_split:", key=buttons.key("part", one.id, (one.id,)))
        st.button(say("decision.remove"), icon=":material/delete:", key=buttons.key("remove", one.id, (one.id,)))


def _line(one: Thing, workshop: str, kinds: Mapping[str, str]) -> str:
    return f"**{prose(named(one))}**  \n{prose(about(one, kinds, workshop))}"
