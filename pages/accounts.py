"""Accounts: make one, give it other roles or a new password, sign its browsers out, close it, open it again.

For: coordinators, in their territories; administrators. Reads: accounts, where they are signed in. Writes: both.
Then: the person signs in with the password that was shown once.
"""

from datetime import UTC, datetime

import streamlit as st

from components.staff import accounts as drawn
from db import engine
from db.queries.operations import content
from db.queries.staff import accounts as kept
from db.queries.staff import browsers
from domain.staff.roles import MANAGES_ACCOUNTS, Visitor
from frame import account
from frame import accounts as acts
from frame.screen import screen
from texts import say


@screen("accounts", MANAGES_ACCOUNTS)
def accounts(visitor: Visitor) -> None:
    """Those that there are, one of them in detail, and a new one."""
    with engine.current().reading() as connection:
        places = {place.id: place.name for place in content.territories(connection)}
        known = kept.manageable(connection, visitor)
        signed_in = browsers.how_many(connection, datetime.now(UTC))
    acts.done()
    with st.expander(say("accounts.new"), icon=":material/person_add:", expanded=not known, key="accounts_new"):
        if (asked := drawn.new(visitor.gives(places), places)) is not None:
            acts.create(asked)
    if not known:
        return
    st.subheader(say("accounts.known"), anchor=False)
    drawn.table(known, places, signed_in)
    if (one := drawn.chosen(known)) is not None:
        account.panel(visitor, one, places)


accounts()
