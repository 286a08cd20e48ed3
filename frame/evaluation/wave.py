"""The wave that a page of results is about."""

from collections.abc import Collection, Sequence

import streamlit as st

from components.prose import prose
from db.queries.evaluation import waves as kept
from domain.evaluation.waves import Wave
from domain.operations.versions import Readings
from domain.staff.roles import EVERYWHERE, READS_THEMES, Role, Visitor
from frame import chosen
from frame.unchanged import unchanged
from sentences.evaluation.waves import wave_name
from texts import say

_known = Readings[tuple[Wave, ...]](64)  # by the territories of whoever looks


def newest(places: frozenset[str] | None) -> tuple[Wave, ...]:
    """The waves of some territories (of all, if None): real ones first, the newest first."""
    return unchanged(_known, places, lambda connection: kept.newest(kept.waves(connection, places))).said


def wave(visitor: Visitor, roles: frozenset[Role] = READS_THEMES) -> Wave | None:
    """The one that the address names, else the newest real one of the territories where one of ``roles`` is held.

    None, and why, if there is none.
    """
    mine = visitor.territories(roles)
    places = None if EVERYWHERE in mine else mine
    known = newest(places)
    if not known:
        st.info(say("themes.none"), icon=":material/hourglass_empty:")
        return None
    by_id = {each.id: each for each in known}
    names = {each.id: wave_name(each.territory_name, each.label) for each in known}
    unknown = say("chosen.unknown")
    here = chosen.one("wave", names, say("themes.wave"), known[0].id, unknown=unknown, drops=("avant",))
    if here is None:
        return None
    if by_id[here].demonstration:
        st.info(say("demonstration"), icon=":material/science:")
    return by_id[here]


def public(known: Sequence[Wave], told: Collection[str], where: str) -> Wave | None:
    """A territory and one of its waves, of any visitor: those of which something is ``told`` come first.

    ``where``: asks for the territory. None where nothing is chosen yet, or there is nothing to choose.
    """
    first = sorted(known, key=lambda one: one.id not in told)
    places = {one.territory: prose(one.territory_name) for one in first}
    named = st.query_params.get("wave", "")
    likely = next((one.territory for one in first if one.id == named), next(iter(places), None))
    here = chosen.one("territoire", places, where, likely, few=True, drops=("wave",))
    by_id = {one.id: one for one in first if one.territory == here}
    if here is None or len(by_id) == 1:
        return next(iter(by_id.values()), None)
    names = {one.id: prose(one.label) for one in by_id.values()}
    asked = chosen.one("wave", names, say("results.which"), next(iter(by_id)), unknown=say("results.unknown"))
    return by_id.get(asked or "")
