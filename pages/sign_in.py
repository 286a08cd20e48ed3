"""Sign in, see under which name, for which territories and in which browsers, sign out of this one or of another.

For: staff. Reads: one account; the names of territories. Writes: the try, a one-time code, the end of a session.
Then: «Accueil», anew.
"""

from datetime import UTC, datetime

import streamlit as st

from components import handover
from components.staff.provider import enter_with, refused
from db import engine
from db.queries.operations import content
from domain.operations.provider import Provider
from domain.staff.roles import EVERYWHERE, Visitor
from frame.screen import screen
from frame.staff import browsers
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
    with st.container(border=True):
        st.caption(say("sign_in.you_are"))
        st.text(visitor.name)
        _roles(visitor)
    if st.button(say("sign_in.leave"), icon=":material/logout:", key="sign_out"):
        handover.leave(key="leave")
    browsers.mine(visitor)


def _roles(visitor: Visitor) -> None:
    with engine.current().reading() as connection:
        names = {territory.id: territory.name for territory in content.territories(connection)}
    for role, places in visitor.roles.items():
        where = (
            say("place.everywhere")
            if EVERYWHERE in places
            else ", ".join(sorted(names.get(place, place) for place in places))
        )
        st.markdown(say("sign_in.role", role=say(f"role.{role}"), where=where))
    if not visitor.roles:
        st.write(say("sign_in.no_role"))


sign_in()
