"""Prepare a workshop in ten minutes, change it, or do it again on another day.

For: facilitators and coordinators, in their territories. Reads: territories, waves, questionnaires, programmes, their
workshops. Writes: one workshop, with its steps and its code; or removes it, as long as it was never opened. Then:
«Animer», where it is.
"""

import streamlit as st

from components import notice, top
from components.prose import prose
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from frame.offered import link
from frame.screen import screen
from frame.workshops import preparing
from frame.workshops.preparing import AGAIN, CHANGED
from texts import say


@screen("prepare", RUNS_WORKSHOPS)
def prepare(visitor: Visitor) -> None:
    """The form that the address asks for, then the workshop itself."""
    notice.show()
    known = preparing.offer(visitor)
    for parameter in (CHANGED, AGAIN):
        before = preparing.named(visitor, parameter)
        if before:
            top.seen(f"{parameter}_{before.workshop.id}")
            st.subheader(say(f"drafts.{parameter}", title=prose(before.workshop.title)), anchor=False)
            preparing.leave(before.workshop.id)
            if parameter == CHANGED:
                preparing.changed(known, before)
            else:
                st.write(say("drafts.again_intro"))
                preparing.new(known, before)
            return
    st.markdown(say("prepare.intro"))
    st.page_link(link("recordings"), label=say("prepare.recordings"))
    preparing.new(known)
    preparing.all_of(visitor)


prepare()
