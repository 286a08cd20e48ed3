"""An organisation says its ties, row by row, and reads them beside what the others say."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from components.choosing import field
from components.prose import prose, tabled
from domain.cooperation.ties import ACTS, AT_ONCE, KINDS, LEVELS, Declaration, Member, Network, roster
from sentences.cooperation.acquaintance import did
from sentences.cooperation.ties import answered, kind, level, we_they
from texts import say
from texts.typography import typeset

BEGUN = "ties_begun"  # of this page: for each row, the version that its fields began with, and the last one it saw


def wanted(members: Sequence[Member]) -> tuple[Member, ...]:
    """Those to stand on the screen: at most twenty at once, others by a part of their name."""
    looked_for = ""
    if len(members) > AT_ONCE:
        looked_for = st.text_input(say("ties.search"), key="ties_search", icon=":material/search:")
    found = roster(members, looked_for)
    if len(found) > AT_ONCE:
        st.caption(say("ties.more", n=len(found) - AT_ONCE))
    if not found:
        st.info(say("ties.nobody"), icon=":material/search_off:")
    return found[:AT_ONCE]


def row(other: Member, kept: Declaration, keep: Callable[[Declaration], None]) -> None:
    """The fields of one row; ``keep`` is given what they say as soon as it differs from what is kept.

    Where somebody else changed the row since, its fields are made anew with what is kept by now.
    """
    rows: dict[str, tuple[int, int]] = st.session_state.setdefault(BEGUN, {})
    begun, seen = rows.get(other.id, (kept.version, kept.version))
    if seen != kept.version:
        st.info(say("ties.changed_elsewhere", name=prose(other.name)), icon=":material/sync:")
        begun = seen = kept.version
    rows[other.id] = begun, seen
    with st.container(border=True, key=f"tie_row_{other.id}"):
        said = _fields(other, kept, begun)
        if said is None:
            if kept.level:
                st.caption(say("ties.still", level=prose(level(kept.level))))
            return
        if said != kept:
            keep(said)
            rows[other.id] = begun, seen + 1  # this page itself wrote it: its fields go on as they are
        st.caption(f":material/check: {say('ties.kept')}")


def _fields(other: Member, kept: Declaration, begun: int) -> Declaration | None:
    names = {each: level(each) for each in LEVELS}
    key, unsaid = f"tie_{other.id}_{begun}", say("ties.choose")
    chosen = field(typeset(other.name), names, kept.level, key=key, placeholder=unsaid)
    if chosen is None:
        return None
    if chosen == LEVELS[0]:
        return Declaration(chosen, version=kept.version)
    name, at = prose(other.name), f"{other.id}_{begun}"
    kinds = _several(say("ties.kinds", name=name), KINDS, kept.kinds, kind, key=f"tie_kinds_{at}")
    acts = _several(say("ties.acts", name=name), ACTS, kept.acts, did, key=f"tie_acts_{at}")
    return Declaration(chosen, kinds, kept.version, acts)


def _several(
    label: str, all_: Sequence[str], before: Sequence[str], words: Callable[[str], str], *, key: str
) -> tuple[str, ...]:
    """Those that are ticked, in their order."""
    chosen = st.pills(
        label, all_, default=[one for one in before if one in all_], selection_mode="multi", format_func=words, key=key
    )
    return tuple(one for one in all_ if one in chosen)


def both_sides(seat: str, network: Network, names: Mapping[str, Member]) -> None:
    """What we say and what they say, as a table that a screen reader reads."""
    st.caption(prose(answered(network)))
    frame = we_they(seat, network, names)
    if frame.empty:
        st.info(say("ties.none_yet"), icon=":material/hourglass_empty:")
        return
    st.table(tabled(frame).set_index(say("ties.column.name")))
