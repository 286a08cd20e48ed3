"""«Compte-rendu»: what a workshop said, voted and decided; validated once by whoever ran it.

For: those who run workshops; committee members and coordinators once it is validated. Reads: what happened in a
workshop. Writes: what is noted for it, its validation, corrections. Then: «Suites données», where everybody reads it.
"""

import streamlit as st

from domain.staff.roles import READS_THEMES, Visitor
from frame import chosen
from frame.screen import screen
from frame.workshops import validation
from sentences.workshops.names import among
from texts import say


@screen("minutes", READS_THEMES)
def minutes(visitor: Visitor) -> None:
    """Choose a workshop, then read; or write, as long as nothing is validated."""
    known = validation.readable(visitor)
    if not known:
        st.info(say("minutes.none"), icon=":material/hourglass_empty:")
        return
    names = among(known.values())
    workshop = chosen.one(
        "workshop", names, say("facilitate.choose"), next(iter(known)), unknown=say("error.UnknownWorkshop")
    )
    if workshop is not None:
        validation.panel(visitor, known[workshop])


minutes()
