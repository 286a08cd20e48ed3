"""``python -m commands staff``: accounts. Safe beside a running server, which sees each change at the next click."""

import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from commands.console import ready, stop
from commands.speaking import Command, Group
from db.engine import Database
from db.passwords import hashed
from db.queries.staff import audit, staff
from db.queries.staff.staff import Places
from domain.staff.access import PasswordsDiffer
from domain.staff.accounts import Account, draw_password, fit_password, normal_login
from domain.staff.by import CONSOLE, By
from domain.staff.roles import EVERYWHERE, Role
from texts import say

app = typer.Typer(cls=Group, no_args_is_help=True)

Login = Annotated[str, typer.Argument(help=say("cli.login"))]
Roles = Annotated[list[Role], typer.Option("--role", help=say("cli.role"))]
Territories = Annotated[list[str] | None, typer.Option("--territory", help=say("cli.territory"))]
Everywhere = Annotated[bool, typer.Option("--everywhere", help=say("cli.everywhere"))]
FromStdin = Annotated[bool, typer.Option("--password-stdin", help=say("cli.password_stdin"))]
Prompted = Annotated[bool, typer.Option("--password-prompt", help=say("cli.password_prompt"))]


@app.command("create", cls=Command, help=say("cli.create"))
def create(
    login: Login,
    name: Annotated[str, typer.Option(help=say("cli.name"))],
    role: Roles,
    territory: Territories = None,
    *,
    everywhere: Everywhere = False,
    password_stdin: FromStdin = False,
    password_prompt: Prompted = False,
) -> None:
    """Create an account that holds every role given in every territory given."""
    places = _places(role, territory, everywhere=everywhere)
    with ready() as database:
        login = normal_login(login)
        password, drawn = _password(stdin=password_stdin, prompt=password_prompt)
        made(database, login, name, password, places)
    _show_once(password, drawn=drawn)


def made(database: Database, login: str, name: str, password: str, places: Places) -> None:
    """Write a new account down, and say so.

    Raises
    ------
    domain.staff.errors.LoginTaken, domain.staff.errors.PasswordTooShort, domain.staff.errors.PasswordTooLong
    domain.errors.UnknownTerritory, domain.errors.WordsMissing, domain.errors.TextTooLong
    domain.errors.ForbiddenCharacters
    """
    password_hash = hashed(password)
    with database.transaction() as connection:
        staff_id = staff.create(connection, login=login, name=name, password_hash=password_hash, places=places)
        audit.record(
            connection, By(CONSOLE, _now()), action="account.created", subject=staff_id, details=_by_role(places)
        )
    typer.echo(say("cli.created", login=login))


def typed_twice() -> str:
    """A password from the keyboard, not shown: one that cannot be is refused before it is asked for once more.

    Raises
    ------
    domain.staff.errors.PasswordTooShort, domain.staff.errors.PasswordTooLong, domain.staff.access.PasswordsDiffer
    """
    typed = fit_password(str(typer.prompt(say("sign_in.password"), hide_input=True)))
    if str(typer.prompt(say("cli.password_again"), hide_input=True)).strip() != typed:
        raise PasswordsDiffer
    return typed


@app.command("roles", cls=Command, help=say("cli.roles"))
def roles(login: Login, role: Roles, territory: Territories = None, *, everywhere: Everywhere = False) -> None:
    """Make these the account's only roles."""
    places = _places(role, territory, everywhere=everywhere)
    with ready() as database, database.transaction() as connection:
        known = staff.account(connection, normal_login(login))
        staff.give(connection, known.id, places)
        audit.record(
            connection,
            By(CONSOLE, _now()),
            action="account.roles_changed",
            subject=known.id,
            details=_by_role(places),
        )
    typer.echo(say("cli.given", login=known.login))


@app.command("deactivate", cls=Command, help=say("cli.deactivate"))
def deactivate(login: Login) -> None:
    """Close an account and its sessions."""
    with ready() as database, database.transaction() as connection:
        known, now = staff.account(connection, normal_login(login)), _now()
        staff.deactivate(connection, known.id, now)
        audit.record(connection, By(CONSOLE, now), action="account.deactivated", subject=known.id)
    typer.echo(say("cli.deactivated", login=known.login))


@app.command("reset", cls=Command, help=say("cli.reset"))
def reset(login: Login, *, password_stdin: FromStdin = False, password_prompt: Prompted = False) -> None:
    """Give an account a new password, reopen it if it was closed, end its sessions."""
    with ready() as database:
        with database.reading() as connection:
            known = staff.account(connection, normal_login(login))
        password, drawn = _password(stdin=password_stdin, prompt=password_prompt)
        password_hash = hashed(password)
        with database.transaction() as connection:
            now = _now()
            staff.reset(connection, known.id, password_hash, now)
            audit.record(connection, By(CONSOLE, now), action="account.reset", subject=known.id)
    typer.echo(say("cli.was_reset", login=known.login))
    _show_once(password, drawn=drawn)


@app.command("list", cls=Command, help=say("cli.list"))
def listing() -> None:
    """Every account: login, name, state, roles and where."""
    with ready() as database, database.reading() as connection:
        known = staff.accounts(connection)
    for account in known:
        typer.echo(_line(account))
    if not known:
        typer.echo(say("cli.no_account"))


def _line(account: Account) -> str:
    held = [f"{say(f'role.{role}')} ({_where(places)})" for role, places in account.roles.items()]
    marks = [say("cli.closed")] if not account.active else []
    marks += [say("cli.demonstration")] if account.demonstration else []
    return "  ".join((f"{account.login:<24}", account.name, *marks, "; ".join(held) or say("cli.roleless")))


def _where(places: frozenset[str]) -> str:
    return say("place.everywhere") if EVERYWHERE in places else ", ".join(sorted(places))


def _places(roles: list[Role], territories: list[str] | None, *, everywhere: bool) -> Places:
    if everywhere == bool(territories):
        stop("cli.where")
    return dict.fromkeys(roles, frozenset({EVERYWHERE} if everywhere else territories or ()))


def _by_role(places: Places) -> dict[str, object]:
    return {role.value: sorted(territories) for role, territories in places.items()}


def _password(*, stdin: bool, prompt: bool) -> tuple[str, bool]:
    """The password, and whether it was drawn here (it must then be shown once)."""
    if stdin:
        return sys.stdin.readline().rstrip("\n"), False
    if prompt:
        return typed_twice(), False
    return draw_password(), True


def _show_once(password: str, *, drawn: bool) -> None:
    if drawn:
        typer.echo(say("cli.password_once", password=password))


def _now() -> datetime:
    return datetime.now(UTC)
