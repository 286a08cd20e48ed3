"""What is kept about people, how much of it, and until when; what was erased when its time was over.

For: coordinators, of their territories; administrators, of the house. Reads: what is kept, what was erased, which
workshops are on a laptop. Writes: that a workshop leaves on a laptop, comes back, is lost or is erased here; what is
over goes by itself, every day. Then: whoever asks «how long?» is told.
"""

import streamlit as st

from components import notice
from components.operations.kept import copies, erased, heaps
from db import backup, engine
from db.queries.operations import content, kept
from domain.operations.settings import Settings
from domain.staff.roles import EVERYWHERE, MANAGES_ACCOUNTS, Visitor
from frame.operations import away
from frame.screen import screen
from texts import say

MOST = 200  # erasures that are told


@screen("data", MANAGES_ACCOUNTS)
def data(visitor: Visitor) -> None:
    """Of the territories of whoever is here."""
    mine = visitor.territories(MANAGES_ACCOUNTS)
    with engine.current().reading() as connection:
        here = {place.id for place in content.territories(connection) if EVERYWHERE in mine or place.id in mine}
        here |= {""} if EVERYWHERE in mine else set()
        found = [heap for heap in kept.kept(connection) if heap.territory in here]
        done, names = kept.erasures(connection, MOST), kept.names(connection, here)
    notice.show()
    st.write(say("kept.intro"))
    away.panel(visitor)
    heaps(found, names)
    erased(done, names)
    if EVERYWHERE in mine:
        known = backup.copies(Settings.from_environment().var / "backups")
        copies([(moment, path.stat().st_size) for moment, path in known])


data()
