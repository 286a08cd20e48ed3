"""What is kept about people, how much of it, and until when; what was erased when its time was over.

For: coordinators, of their territories; administrators, of the house. Reads: what is kept, what was erased, which
workshops are on a laptop. Writes: that a workshop leaves on a laptop, comes back, is lost or is erased here; what is
over goes by itself, every day. Then: whoever asks «how long?» is told.
"""

import streamlit as st

from components import notice
from components.operations.kept import copies, erased, heaps
from db import backup
from domain.operations.settings import Settings
from domain.staff.roles import EVERYWHERE, MANAGES_ACCOUNTS, Visitor
from frame.operations import away, keeping
from frame.screen import screen
from texts import say


@screen("data", MANAGES_ACCOUNTS)
def data(visitor: Visitor) -> None:
    """Of the territories of whoever is here."""
    mine = visitor.territories(MANAGES_ACCOUNTS)
    kept = keeping.of(None if EVERYWHERE in mine else mine)
    notice.show()
    st.write(say("kept.intro"))
    away.panel(visitor)
    heaps(kept.heaps)
    erased(kept.erased)
    if EVERYWHERE in mine:
        known = backup.copies(Settings.from_environment().var / "backups")
        copies([(moment, path.stat().st_size) for moment, path in known])


data()
