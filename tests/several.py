"""Workshops that ask several questionnaires, and what goes on in them, for the tests."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count

from sqlalchemy import Connection, update

from db.models.workshop import WorkshopRow
from db.queries.evaluation import waves
from db.queries.participation import answers, composition, questionnaires, responses, visits
from db.queries.workshops import asking, moves, programme, workshops
from domain.participation.consent import Consent
from domain.participation.questionnaire import family
from domain.staff.by import By
from domain.workshops.workshop import Admission, WorkshopPlan

STEPS = ("accueil", "questionnaire", "priorites", "questionnaire", "cloture")
THREE = ("q_resident", "q_democracy", "q_closing")
AT = (4, 5)  # the steps that name the second and the third
SAID = {"q_resident": "voice", "q_democracy": "feedback", "q_closing": "mood"}  # an item of each, answered 1 to 5
_minutes = count()


def by() -> By:
    """A facilitator, a minute after the last act."""
    return By("facilitator", datetime(2026, 11, 28, 14, tzinfo=UTC) + timedelta(minutes=next(_minutes)))


def plan(
    connection: Connection, wave: str, order: Sequence[str] = THREE, at: Sequence[int] = AT, title: str = "Ici"
) -> WorkshopPlan:
    """A workshop that asks these, each after the first from its own step on."""
    first, *others = (questionnaires.latest_version_id(connection, one) for one in order)
    further = composition.following(connection, first, [[one] for one in others])
    steps, day = tuple((kind, 10) for kind in STEPS), datetime(2026, 11, 28, tzinfo=UTC).date()
    asks = tuple(zip(at, order[1:], strict=False))
    return WorkshopPlan("lyon", wave, first, title, "Mairie", day, steps, further=further, asks=asks)


def prepared(connection: Connection, label: str, order: Sequence[str] = THREE, at: Sequence[int] = AT) -> str:
    """It, in a wave of its own, of prepared tablets, not yet open; returns its id."""
    wave = waves.add(connection, "lyon", label)
    made = workshops.prepare(connection, plan(connection, wave, order, at, label), by=by())
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == made).values(admission=Admission.PREPARED))
    return made


def opened(connection: Connection, label: str, order: Sequence[str] = THREE, at: Sequence[int] = AT) -> str:
    """The same, open."""
    made = prepared(connection, label, order, at)
    workshops.open_(connection, made, by=by())
    return made


def step(connection: Connection, workshop: str, to: int) -> None:
    """Go on, or back, to that step."""
    while (seen := programme.programme(connection, workshop).now) and seen.position != to:
        (moves.on if seen.position < to else moves.back)(connection, workshop, seen, by=by())


def now(connection: Connection, workshop: str) -> str:
    """Which questionnaire devices may begin."""
    return family(asking.now(connection, workshop).version)


def begin(connection: Connection, workshop: str, asked: str, name: str) -> None:
    """Somebody agrees, and begins that questionnaire."""
    day = workshops.workshop(connection, workshop).day
    consent = Consent("1", "fr", day, sensitive=True, age_band=None, assisted=False, channel="tablet")
    visits.begin(connection, name, workshop, consent, f"ticket {name}", asking.version(connection, workshop, asked))


def say(connection: Connection, name: str, said: Mapping[str, str]) -> None:
    """They answer, by item; what their questionnaire does not ask, they cannot."""
    turn = visits.turn(connection, name)
    assert turn is not None
    for question in questionnaires.questionnaire(connection, turn.version_id).questions:
        if question.item in said:
            value = said[question.item]
            answers.record(connection, turn.response_id, question.id, value, 1, str(uuid.uuid4()))


def people(connection: Connection, workshop: str, asked: str, values: str, name: str = "p") -> None:
    """So many people finish that questionnaire: each answers one of its items with one of ``values``."""
    for number, value in enumerate(values):
        visit = f"{workshop} {asked} {name}{number}"
        begin(connection, workshop, asked, visit)
        say(connection, visit, {SAID[asked]: value})
        responses.finish(connection, visit)
