"""«Compte-rendu»: what a workshop said, voted and decided; validated once by whoever ran it.

For: those who run workshops; committee members and coordinators once it is validated. Reads: what happened in a
workshop. Writes: what is noted for it, its validation, corrections. Then: «Suites données», where everybody reads it.
"""

from collections.abc import Mapping

import streamlit as st

from db import engine
from db.queries.workshops import minutes as kept
from db.queries.workshops import workshops
from domain.staff.roles import EVERYWHERE, READS_THEMES, RUNS_WORKSHOPS, Visitor
from domain.workshops.workshop import Workshop
from frame import chosen
from frame.screen import screen
from frame.workshops import validation
from sentences.workshops.names import among
from texts import say


@screen("minutes", READS_THEMES)
def minutes(visitor: Visitor) -> None:
    """Choose a workshop, then read; or write, as long as nothing is validated."""
    known = _known(visitor)
    if not known:
        st.info(say("minutes.none"), icon=":material/hourglass_empty:")
        return
    names = among(known.values())
    workshop = chosen.one(
        "workshop", names, say("facilitate.choose"), next(iter(known)), unknown=say("error.UnknownWorkshop")
    )
    if workshop is not None:
        validation.panel(visitor, known[workshop])


def _known(visitor: Visitor) -> Mapping[str, Workshop]:
    """The workshops that this visitor runs, and those of the others' minutes that they may read: the validated ones."""
    mine = visitor.territories(READS_THEMES)
    with engine.current().reading() as connection:
        done = kept.validated(connection)
        places = None if EVERYWHERE in mine else mine
        found = workshops.workshops(connection, places)
        rehearsed = workshops.workshops(connection, places, rehearsals=True)
    asked = st.query_params.get("workshop", "")  # a rehearsal is in no list: its console leads to it
    found = (*found, *(one for one in rehearsed if one.id == asked and visitor.may(RUNS_WORKSHOPS, one.territory)))
    return {one.id: one for one in found if one.id in done or visitor.may(RUNS_WORKSHOPS, one.territory)}


minutes()
