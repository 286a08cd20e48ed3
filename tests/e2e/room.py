"""Making what a test needs in the database, as the pages would: accounts, sessions, an open workshop."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from db.engine import Database
from db.passwords import hashed
from db.queries.evaluation import waves
from db.queries.participation import answers as written
from db.queries.participation import questionnaires, responses, visits
from db.queries.staff import sessions, staff
from db.queries.workshops import admission, workshops
from domain.participation.consent import Consent
from domain.staff.by import By
from domain.staff.roles import EVERYWHERE, Role
from domain.workshops.admission import pin
from domain.workshops.workshop import Admission, WorkshopPlan
from tests.e2e.application import SECRET_KEY

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
    pin: str


def hire(database: Database, role: Role, territory: str = EVERYWHERE) -> Account:
    """A new account, already signed in somewhere."""
    login, password, token = f"{role}.{secrets.token_hex(3)}", secrets.token_urlsafe(12), secrets.token_urlsafe(16)
    with database.transaction() as connection:
        account = staff.create(
            connection, login=login, name="Camille", password_hash=hashed(password), places={role: {territory}}
        )
        sessions.open_session(connection, account, token, datetime.now(UTC))
    return Account(account, login, password, token)


def open_room(database: Database, label: str = "Vague 1", *, people: int | None = None, shared: bool = False) -> Room:
    """A workshop that residents may join: ``people`` of them, on shared tablets only if ``shared``."""
    now = datetime.now(UTC)
    with database.transaction() as connection:
        wave = waves.add(connection, TERRITORY, label)
        plan = WorkshopPlan(TERRITORY, wave, QUESTIONNAIRE, "Bien manger", "Centre social", now.date())
        workshop = workshops.prepare(connection, plan, by=By("facilitator", now))
        workshops.open_(connection, workshop, by=By("facilitator", now))
        by = By("administrator", now)
        if people is not None:
            admission.record_present(connection, workshop, people, by)
        if shared:
            admission.choose(connection, workshop, Admission.PREPARED, by)
        return Room(workshop, wave, workshops.workshop(connection, workshop).code, pin(SECRET_KEY, workshop))


def answers(database: Database, workshop: str, people: int) -> None:
    """That many people answer the first question of its questionnaire, and finish."""
    now = datetime.now(UTC)
    with database.transaction() as connection:
        version = workshops.workshop(connection, workshop).questionnaire_version
        asked = questionnaires.questionnaire(connection, version).questions[0]
        for person in range(people):
            visit = f"{workshop}-{person}"
            consent = Consent("1", "fr", now.date(), sensitive=False, age_band=None, assisted=False, channel="tablet")
            visits.begin(connection, visit, workshop, consent, f"ticket-{visit}")
            turn = visits.turn(connection, visit, held=True)
            assert turn is not None
            chosen = asked.choices[person % len(asked.choices)].id
            written.record(connection, turn.response_id, asked.id, chosen, 1, str(uuid.uuid4()))
            responses.finish(connection, visit)
