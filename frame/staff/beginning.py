"""What comes first in a new house, on «Accueil», for whoever manages its accounts: nobody there runs a workshop yet."""

from datetime import UTC, datetime

import streamlit as st

from db import engine
from db.queries.staff import access, staff
from domain.staff.roles import EVERYWHERE, MANAGES_ACCOUNTS, RUNS_WORKSHOPS, Visitor
from frame.offered import link
from texts import say


def steps(visitor: Visitor) -> None:
    """Draw them, the nearest first; nothing for anybody else, nor once an account that runs workshops is open."""
    if not visitor.may(MANAGES_ACCOUNTS, EVERYWHERE):
        return
    with engine.current().reading() as connection:
        if any(one.active and RUNS_WORKSHOPS & one.roles.keys() for one in staff.accounts(connection)):
            return
        waiting = access.waiting(connection, visitor, datetime.now(UTC))
    invited = any(one.role in RUNS_WORKSHOPS for one in waiting)
    with st.container(border=True, key="beginning"):
        st.markdown(f"**{say('beginning.title')}**")
        st.write(say("beginning.invited" if invited else "beginning.invite"))
        st.page_link(link("accounts"), width="stretch")
        st.write(say("beginning.contents"))
        st.page_link(link("contents"), width="stretch")
        st.caption(say("beginning.oneself"))
