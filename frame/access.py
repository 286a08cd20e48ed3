"""The door of whoever holds a link of one use, without account, as ``frame.act`` is that of staff.

The secret is in the memory of this tab, in the browser, until the link is used: a reload goes on. Here only its hash
is held, by this page. What it opens is read at each run, and again inside the transaction that writes.
"""

import secrets
from datetime import UTC, datetime

import streamlit as st

from components import handover
from components.staff import access as drawn
from components.staff import provider
from db import engine
from db.passwords import hashed
from db.queries.operations import content
from db.queries.staff import access, staff
from domain.operations.provider import Provider
from domain.operations.settings import Settings
from domain.staff.access import AccessLinkOver, Chosen, WaitingLink, keyed
from domain.staff.accounts import Account, normal_login
from domain.staff.roles import Visitor
from frame import offered
from frame.registry import address

LINK, CODE = "access_link", "access_code"


def panel(visitor: Visitor) -> None:
    """What the link of this tab opens: a form, for a stranger; for somebody else, the way to become one."""
    if code := st.session_state.get(CODE):
        drawn.arriving(done=True, told=True, key="access_arriving")
        handover.enter(code, key="access_enter")
        return
    if secret := drawn.arriving(done=False, told=LINK in st.session_state, key="access_arriving"):
        st.session_state[LINK] = keyed(Settings.from_environment().secret_key, secret)
    if LINK not in st.session_state:
        drawn.no_link(offered.link("sign_in"))
        return
    hash_: str = st.session_state[LINK]
    try:
        link, account, places = _opened(hash_)
    except AccessLinkOver:
        drawn.over(offered.link("sign_in"))
        return
    if visitor.staff_id is not None:
        if drawn.somebody_else(visitor.name):
            handover.leave(key="access_leave", then=address("access"))
        return
    chosen = drawn.invited(link, places) if account is None else drawn.renewed(account)
    if (known := Provider.from_environment()) is not None:
        provider.with_link(known.name, key="access_provider")
    if chosen is not None:
        st.session_state[CODE] = _used(hash_, link, chosen)
        st.rerun()


def _opened(hash_: str) -> tuple[WaitingLink, Account | None, dict[str, str]]:
    with engine.current().reading() as connection:
        link = access.opened(connection, hash_, datetime.now(UTC))
        places = {place.id: place.name for place in content.territories(connection)}
        return link, access.account_of(connection, link), places


def _used(hash_: str, link: WaitingLink, chosen: Chosen) -> str:
    """The one-time code for which this browser is signed in to the account that the link made, or renewed."""
    password = chosen.agreed()
    login = normal_login(chosen.login) if link.account is None else ""
    password_hash, code = (
        hashed(password),
        secrets.token_urlsafe(32),
    )  # slow on purpose: before others wait for the transaction
    with engine.current().transaction() as connection:
        now = datetime.now(UTC)
        if link.account is None:
            name = " ".join(chosen.name.split())
            made = access.join(connection, hash_, login=login, name=name, password_hash=password_hash, now=now)
        else:
            made = access.renew(connection, hash_, password_hash, now)
        staff.hand_over(connection, made, code, now)
    return code
