"""The wave that a page of results is about."""

import streamlit as st

from db import engine
from db.queries.evaluation import waves as kept
from db.queries.evaluation.waves import Wave
from domain.staff.roles import EVERYWHERE, READS_THEMES, Visitor
from frame import chosen
from texts import say


def wave(visitor: Visitor) -> Wave | None:
    """The one that the address names, else the newest real one of the visitor's territories; None, and why, if none."""
    mine = visitor.territories(READS_THEMES)
    with engine.current().reading() as connection:
        known = kept.newest(kept.waves(connection, None if EVERYWHERE in mine else mine))
    if not known:
        st.info(say("themes.none"), icon=":material/hourglass_empty:")
        return None
    by_id = {each.id: each for each in known}
    names = {each.id: say("themes.wave_name", territory=each.territory_name, wave=each.label) for each in known}
    here = chosen.one("wave", names, say("themes.wave"), known[0].id, unknown=say("chosen.unknown"))
    if here is None:
        return None
    if by_id[here].demonstration:
        st.info(say("demonstration"), icon=":material/science:")
    return by_id[here]
