"""What is done to accounts. A password is chosen by its person alone: what is made here is a link of one use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from components.prose import Sheet
from components.staff import access as drawn
from components.staff import accounts as table
from components.staff.accounts import Held
from db.engine import Connection
from db.queries.staff import access, browsers
from db.queries.staff import accounts as kept
from domain.operations.settings import Settings
from domain.operations.versions import Reading, Readings, Versions
from domain.staff.access import InvitationWish, WaitingLink, draw, keyed
from domain.staff.accounts import Account
from domain.staff.roles import MANAGES_ACCOUNTS, Visitor
from frame.act import act
from frame.address import alone, whole
from frame.unchanged import unchanged
from texts import say, spoken

DONE = "account_done"  # the catalogue key of what was just done, told once the screen shows it
LINK = "access_link_once"  # what a press of the button leaves for the run that follows it, and no longer


@dataclass(frozen=True)
class Manageable:
    """The accounts that somebody has a say over, how many browsers are signed in to each, and links that wait."""

    known: tuple[Account, ...]
    signed_in: Mapping[str, int]
    waiting: tuple[WaitingLink, ...]


_mine, _drawn = Readings[Manageable](64), Versions[Sheet](64)  # by who looks


def manageable(visitor: Visitor) -> Reading[Manageable]:
    """Of whoever is here, by the roles that this run was told. What ends by the clock, ends here with the minute."""
    now = datetime.now(UTC)
    asked = (visitor.staff_id, frozenset(visitor.roles.items()), now.replace(second=0, microsecond=0))
    return unchanged(_mine, asked, lambda connection: _of(connection, visitor, now))


def _of(connection: Connection, visitor: Visitor, now: datetime) -> Manageable:
    return Manageable(
        kept.manageable(connection, visitor),
        browsers.how_many(connection, now),
        access.waiting(connection, visitor, now),
    )


def drawn_of(here: Reading[Manageable], places: Mapping[str, str]) -> Sheet:
    """The table of them. ``places``: names by id."""
    version = (here.number, tuple(places.items()), spoken())
    return _drawn.of(version, lambda: table.prepared(here.said.known, places, here.said.signed_in))


def invite(wish: InvitationWish) -> None:
    """A link by which somebody makes an account of their own."""
    secret = draw()
    with act(MANAGES_ACCOUNTS, wish.territory) as deed:
        access.invite(deed.connection, wish, _kept(secret), who=deed.visitor, now=deed.now)
    _shown_once(wish.whom, secret)


def reset(shown: Account) -> None:
    """A link by which the person of an account chooses a new password; a closed account then opens again."""
    secret = draw()
    with act(MANAGES_ACCOUNTS, kept.place_of(shown)) as deed:
        access.renewal(deed.connection, shown, _kept(secret), who=deed.visitor, now=deed.now)
    _shown_once(shown.name, secret)


def withdraw(shown: WaitingLink, place: str) -> None:
    """A link opens nothing any more."""
    with act(MANAGES_ACCOUNTS, place) as deed:
        access.revoke(deed.connection, shown, who=deed.visitor, now=deed.now)
    _anew("access.is_revoked")


def change(shown: Account, held: Held) -> None:
    """Other roles, which count at the next click."""
    with act(MANAGES_ACCOUNTS, kept.place_of(shown)) as deed:
        kept.change(deed.connection, shown, held, who=deed.visitor, now=deed.now)
    _anew("accounts.roles_kept")


def close(shown: Account) -> None:
    """Nobody signs in to it any more."""
    with act(MANAGES_ACCOUNTS, kept.place_of(shown)) as deed:
        kept.close(deed.connection, shown, who=deed.visitor, now=deed.now)
    _anew("accounts.is_closed")


def done() -> None:
    """Say what the run before this one did, and show the link that it made, this once."""
    if key := st.session_state.pop(DONE, None):
        st.success(say(key), icon=":material/check_circle:")
    if link := st.session_state.pop(LINK, None):
        drawn.once(*link, alone=alone())


def _kept(secret: str) -> str:
    return keyed(Settings.from_environment().secret_key, secret)


def _shown_once(whom: str, secret: str) -> None:
    st.session_state[LINK] = (whom, f"{whole('access')}#{secret}")
    st.rerun()


def _anew(key: str) -> None:
    """Draw the screen as it is now."""
    st.session_state[DONE] = key
    st.rerun()
