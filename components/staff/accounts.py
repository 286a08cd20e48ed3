"""Accounts: the list of those one has a say over, and what may be done to one of them."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from components import choosing
from components.buttons import mark
from components.prose import Sheet, sheet, tabled
from domain.staff.accounts import Account
from domain.staff.roles import Role
from sentences.staff.accounts import named, role_at, row
from texts import say

Held = tuple[tuple[Role, str], ...]


def prepared(known: Sequence[Account], places: Mapping[str, str], signed_in: Mapping[str, int]) -> Sheet:
    """All of them: name, login, what each may do, how many browsers are signed in, the last day of a sign-in."""
    rows = [row(account, places, signed_in.get(account.id, 0)) for account in known]
    return sheet(pd.DataFrame(rows).set_index(say("accounts.name")))


def table(every: Sheet) -> None:
    """All of them, ``prepared``."""
    st.table(tabled(every), hide_index=False)


def chosen(known: Sequence[Account]) -> Account | None:
    """One of them, named in the address by its id: a reload stays with it."""
    names = {account.id: named(account) for account in known}
    one = choosing.one("compte", names, say("accounts.which"))
    return next((account for account in known if account.id == one), None)


def renewed(account: Account) -> bool:
    """Whether a link to a new password is wanted, asked twice; of a closed account, that it opens again."""
    key = "renew" if account.active else "reopen"
    icon = ":material/key:" if account.active else ":material/lock_open:"
    with st.popover(say(f"accounts.{key}"), icon=icon, key=f"{key}ing_{_shown(account)}"):
        st.write(say(f"accounts.{key}_sure"))
        return st.button(say(f"accounts.{key}_yes"), key=f"{key}_{_shown(account)}")


def closed(account: Account) -> bool:
    """Whether it is to be closed, asked twice."""
    with st.popover(say("accounts.close"), icon=":material/person_off:", key=f"closing_{_shown(account)}"):
        st.write(say("accounts.close_sure"))
        return st.button(say("accounts.close_yes"), key=f"close_{_shown(account)}")


def roles(account: Account, gives: Sequence[tuple[Role, str]], places: Mapping[str, str]) -> Held | None:
    """What it may do; other roles, once they are sent."""
    names = {f"{role}:{place}": role_at(role, place, places) for role, place in gives}
    before = [f"{role}:{place}" for role, place in account.posts]
    with st.form(f"roles_{_shown(account)}", enter_to_submit=False):
        wanted = choosing.fields(say("accounts.roles"), names, before, key=f"held_{_shown(account)}")
        sent = st.form_submit_button(say("accounts.roles_keep"), icon=":material/badge:", key=f"keep_{_shown(account)}")
    if not sent:
        return None
    if not wanted:
        st.info(say("accounts.roles_none"), icon=":material/edit:")
        return None
    return tuple((Role(one.partition(":")[0]), one.partition(":")[2]) for one in wanted)


def _shown(account: Account) -> str:
    """Its id, and what of it is on the screen: once somebody else changes that, these are other buttons."""
    return f"{account.id}_{mark((account.active, account.posts))}"
