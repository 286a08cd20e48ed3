"""Making what a test needs in the database, as the pages would: accounts, sessions, an open workshop."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from db.engine import Database
from db.passwords import hashed
from db.queries import staff, waves, workshops
from domain.roles import EVERYWHERE, Role

TERRITORY = "lyon"
QUESTIONNAIRE = "q_resident@1"


@dataclass(frozen=True)
class Account:
    """A staff account, with the password that opens it and the token of a session already open."""

    id: str
    login: str
    password: str
    token: str


@dataclass(frozen=True)
class Room:
    """An open workshop."""

    id: str
    wave: str
    code: str


def hire(database: Database, role: Role, territory: str = EVERYWHERE) -> Account:
    """A new account, already signed in somewhere."""
    login, password, token = f"{role}.{secrets.token_hex(3)}", secrets.token_urlsafe(12), secrets.token_urlsafe(16)
    with database.transaction() as connection:
        account = staff.create(
            connection, login=login, name="Camille", password_hash=hashed(password), places={role: {territory}}
        )
        staff.open_session(connection, account, token, datetime.now(UTC))
    return Account(account, login, password, token)


def open_room(database: Database, label: str = "Vague 1") -> Room:
    """A workshop that residents may join."""
    now = datetime.now(UTC)
    with database.transaction() as connection:
        wave = waves.add(connection, TERRITORY, label)
        plan = workshops.Plan(TERRITORY, wave, QUESTIONNAIRE, "Bien manger", "Centre social", now.date())
        workshop = workshops.prepare(connection, plan, by=None, now=now)
        workshops.open_(connection, workshop, by=None, now=now)
        return Room(workshop, wave, workshops.workshop(connection, workshop).code)
