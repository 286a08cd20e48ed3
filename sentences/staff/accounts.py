"""Accounts in words: what each may do, and where somebody is signed in."""

from collections.abc import Mapping
from datetime import datetime

from domain.staff.accounts import Account, Browser
from domain.staff.roles import EVERYWHERE, Role
from domain.workshops.hours import here
from texts import day_of, hour_of, say


def role_at(role: Role, territory: str, places: Mapping[str, str]) -> str:
    """«Animation, Lyon»."""
    where = say("place.everywhere") if territory == EVERYWHERE else places.get(territory, territory)
    return say("accounts.held", role=say(f"role.{role}"), where=where)


def all_roles(account: Account, places: Mapping[str, str]) -> str:
    """Every role with every place of it."""
    return " ; ".join(role_at(role, place, places) for role, place in account.posts)


def named(account: Account) -> str:
    """«Camille (camille.d)», and whether it is closed."""
    return say("accounts.named" if account.active else "accounts.named_closed", name=account.name, login=account.login)


def row(account: Account, places: Mapping[str, str], browsers: int) -> dict[str, str | int]:
    """An account as a line of a table."""
    return {
        say("accounts.name"): account.name,
        say("accounts.login"): account.login,
        say("accounts.column.roles"): all_roles(account, places),
        say("accounts.column.state"): say("accounts.open" if account.active else "accounts.closed"),
        say("accounts.column.browsers"): browsers,
        say("accounts.column.seen"): day_of(account.seen_on) if account.seen_on else say("accounts.never"),
    }


def browser(one: Browser) -> str:
    """Since when somebody is signed in there, and when that was last used."""
    key = "browsers.here" if one.here else "browsers.other"
    return say(key, opened=_moment(one.opened), seen=_moment(one.seen))


def _moment(moment: datetime) -> str:
    return say("browsers.moment", day=day_of(here(moment)), time=hour_of(here(moment)))
