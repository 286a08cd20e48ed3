"""Four accounts to look around with, marked as a demonstration. Their passwords stay on this machine."""

import os
from datetime import datetime
from pathlib import Path

import typer

from db.engine import Database
from db.passwords import hashed
from db.queries.staff import audit, staff
from domain.staff.accounts import draw_password
from domain.staff.by import CONSOLE, By
from domain.staff.errors import UnknownAccount
from domain.staff.roles import EVERYWHERE, Role
from domain.staff.trying import LOGINS
from domain.workshops.showcase import PLACES
from texts import say

# One territory for the first two, so that the demonstration shows what a role is bound to.
ACCOUNTS: dict[str, tuple[Role, str]] = {
    LOGINS[Role.FACILITATOR]: (Role.FACILITATOR, PLACES[0]),
    LOGINS[Role.COMMITTEE]: (Role.COMMITTEE, PLACES[0]),
    "coordination.demo": (Role.COORDINATOR, EVERYWHERE),
    "admin.demo": (Role.ADMINISTRATOR, EVERYWHERE),
}
FILE = "demo-accounts.txt"


def accounts(database: Database, var: Path, now: datetime) -> None:
    """Create those that are missing, leave the others as they are, and print what opens them."""
    kept = _read(var / FILE)
    passwords = {login: kept.get(login) or draw_password() for login in ACCOUNTS}
    for login, password in passwords.items():
        _put(database, login, password, now, known=login in kept)
    _write(var / FILE, passwords)
    typer.echo(say("cli.demo_accounts"))
    for login, password in passwords.items():
        typer.echo(f"  {login:<20} {password}")


def _put(database: Database, login: str, password: str, now: datetime, *, known: bool) -> None:
    role, place = ACCOUNTS[login]
    with database.transaction() as connection:
        try:
            account = staff.account(connection, login)
        except UnknownAccount:
            name = say(f"cli.demo_name.{role}")
            places = {role: {place}}
            staff_id = staff.create(
                connection, login=login, name=name, password_hash=hashed(password), places=places, demonstration=True
            )
            audit.record(connection, By(CONSOLE, now), action="account.created", subject=staff_id)
            return
        if not known and account.active:  # its password was kept elsewhere, and would be lost
            staff.reset(connection, account.id, hashed(password), now)
            audit.record(connection, By(CONSOLE, now), action="account.reset", subject=account.id)


def _read(path: Path) -> dict[str, str]:
    """Passwords by login, from an earlier run on this machine."""
    if not path.exists():
        return {}
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {login: password for login, password in lines if login in ACCOUNTS}


def _write(path: Path, passwords: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{login} {password}\n" for login, password in passwords.items())
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"# {say('cli.demo_accounts')}\n{text}")
