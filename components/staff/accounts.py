"""Accounts: a form of three fields, the list of those that one may renew, and a password that is shown once."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components import choosing
from components.prose import prose
from domain.staff.accounts import Account, New
from domain.staff.roles import Role
from sentences.staff.accounts import held
from texts import say

LONGEST_NAME = 60


def new(gives: Sequence[tuple[Role, str]], places: Mapping[str, str]) -> New | None:
    """The form; what was asked, once it is sent. ``gives``: the roles that may be given, and where."""
    names = {f"{role}:{place}": held(role, place, places) for role, place in gives}
    with st.form("account_new", enter_to_submit=False):
        name = st.text_input(say("accounts.name"), max_chars=LONGEST_NAME, key="account_name")
        login = st.text_input(say("accounts.login"), help=say("accounts.login_help"), max_chars=64, key="account_login")
        where = choosing.field(say("accounts.role"), names, next(iter(names), None), key="account_role")
        sent = st.form_submit_button(
            say("accounts.create"), type="primary", icon=":material/person_add:", width="stretch", key="account_send"
        )
    if not sent or where is None:
        return None
    if not name.strip() or not login.strip():
        st.info(say("error.WordsMissing"), icon=":material/edit:")
        return None
    role, _, territory = where.partition(":")
    return New(login, " ".join(name.split()), Role(role), territory)


def renewed(known: Sequence[Account], places: Mapping[str, str]) -> Account | None:
    """Each account, what it may do, and a new password for it, asked twice."""
    chosen: Account | None = None
    for account in known:
        roles = ", ".join(held(role, place, places) for role, some in account.roles.items() for place in sorted(some))
        with st.container(border=True, key=f"account_{account.id}"):
            st.markdown(f"**{prose(account.name)}** ({prose(account.login)})  \n{prose(roles)}")
            with st.popover(say("accounts.renew"), icon=":material/key:", key=f"renewing_{account.id}"):
                st.write(say("accounts.renew_sure"))
                if st.button(say("accounts.renew_yes"), key=f"renew_{account.id}"):
                    chosen = account
    return chosen


def made(login: str, password: str) -> None:
    """The password, this once: the next tap on this screen removes it."""
    st.success(say("accounts.made", login=login), icon=":material/check_circle:")
    st.code(password, language=None)
    st.caption(say("accounts.once"))
