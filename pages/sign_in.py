"""Sign in, see under which name, for which territories and in which browsers, sign out of this one or of another.

For: staff. Reads: one account; the names of territories. Writes: the try, a one-time code, the end of a session.
Then: «Accueil», anew.
"""

from datetime import UTC, datetime

import streamlit as st

from components import handover
from components.staff.provider import enter_with, refused
from domain.operations.provider import Provider
from domain.staff.roles import Visitor
from frame.screen import screen
from frame.staff import account, browsers
from frame.staff.sign_in import ask
from texts import say


@screen("sign_in")
def sign_in(visitor: Visitor) -> None:
    """The form for a stranger, the way out for the others."""
    refused(st.query_params.get("refus", ""))
    if visitor.staff_id is None:
        if (provider := Provider.from_environment()) is not None:
            enter_with(provider.name, key="provider")
        proof = ask(datetime.now(UTC))
        if proof is not None:
            handover.enter(proof.code, key="enter")
        return
    account.mine(visitor)
    if st.button(say("sign_in.leave"), icon=":material/logout:", key="sign_out"):
        handover.leave(key="leave")
    browsers.mine(visitor)


sign_in()
