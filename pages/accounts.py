"""Accounts: invite somebody, give other roles or a new password, sign browsers out, close an account, open it again.

For: coordinators, in their territories; administrators. Reads: accounts, where they are signed in, links that wait.
Writes: all three. Then: the person opens the link that was shown once, and chooses a password that nobody else knows.
"""

import streamlit as st

from components.staff import access
from components.staff import accounts as drawn
from db.queries.staff import accounts as kept
from domain.staff.roles import MANAGES_ACCOUNTS, Visitor
from frame.cooperation import territories
from frame.screen import screen
from frame.staff import account
from frame.staff import accounts as acts
from texts import say


@screen("accounts", MANAGES_ACCOUNTS)
def accounts(visitor: Visitor) -> None:
    """Those that there are, one of them in detail; who is invited, and an invitation."""
    places = {key: place.name for key, place in territories.every().items()}
    here = acts.manageable(visitor)
    known = here.said.known
    acts.done()
    with st.expander(say("access.new"), icon=":material/person_add:", expanded=not known, key="accounts_new"):
        if (wish := access.wished(visitor.gives(places), places)) is not None:
            acts.invite(wish)
    ours = {one.id: one for one in known}
    if (link := access.listed(here.said.waiting, ours, places)) is not None:
        acts.withdraw(link, link.territory or kept.place_of(ours[link.account or ""]))
    if not known:
        return
    st.subheader(say("accounts.known"), anchor=False)
    drawn.table(acts.drawn_of(here, places))
    if (one := drawn.chosen(known)) is not None:
        account.panel(visitor, one, places)


accounts()
