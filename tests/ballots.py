"""What tests and benchmarks need of a vote: a plan for each method, ballots that its rules allow, a workshop."""

import random
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

from sqlalchemy import Connection, func, insert, select, update

from db.models.vote import VotingRightRow
from db.models.workshop import WorkshopRow
from db.queries.evaluation import waves
from db.queries.participation import questionnaires
from db.queries.staff import staff
from db.queries.votes import cast as casting
from db.queries.votes import papers, votes
from db.queries.workshops import devices, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from domain.votes import method
from domain.votes.ballot import Ballot, Papers, Rules
from domain.votes.cast import Cast
from domain.votes.pile import Move, PileStep
from domain.votes.vote import SECRET as ALL_SECRET
from domain.votes.vote import Channel, Plan, VoteOption
from domain.votes.worth import Worth
from domain.workshops.admission import PEOPLE, Device, Kind, keyed
from domain.workshops.workshop import WorkshopPlan

NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)
SECRET = "a key that only tests know, long enough"
TITLES = ("Une épicerie sur roues", "Une cuisine partagée", "Un jardin", "Une caisse commune", "Une fête")


def plan(name: str = "approval", *, options: int = 4, public: bool = False, **rules: object) -> Plan:
    """A plan of this method, with its default rules but for those named."""
    defaults = method(name).defaults(options)
    chosen = Rules(**{**vars(defaults), **({"budget": Fraction(30_000)} if name == "budget" else {}), **rules})
    choices = tuple(
        VoteOption(TITLES[number], "Une phrase simple.", "eco", Fraction(10_000 + 1_000 * number))
        for number in range(options)
    )
    return Plan(
        "Par quoi commencer ?", name, chosen, choices, "Le comité", Worth.OPINION, "Au prochain atelier", public
    )


def marks(plan_: Plan, luck: random.Random) -> str:
    """A ballot that the rules allow, one in ten of them blank."""
    ids = list("ABCDEFGHIJKL"[: len(plan_.choices)])
    if luck.random() < 0.1:
        return "-"
    luck.shuffle(ids)
    some = ids[: luck.randint(1, min(len(ids), plan_.rules.most or len(ids)))]
    highest = {"majority": 4, "consent": 2, "thermometer": 10}.get(plan_.method)
    if highest is not None:
        return Ballot.of({option: luck.randint(0, highest) for option in ids}).text
    if plan_.method == "ranking" or plan_.rules.papers is Papers.RANKING:
        return Ballot.of({option: rank for rank, option in enumerate(some, start=1)}).text
    return Ballot.of(dict.fromkeys(some[: plan_.rules.dots] if plan_.method == "dots" else some, 1)).text


def room(connection: Connection, label: str = "Vague 1") -> str:
    """An open workshop in Lyon, in a wave of its own; returns its id."""
    wave = waves.add(connection, "lyon", label)
    version = questionnaires.latest_version_id(connection, "q_resident")
    title = "Bien manger" if label == "Vague 1" else f"Bien manger, {label}"
    planned = WorkshopPlan("lyon", wave, version, title, "Centre social", date(2026, 11, 22))
    workshop = workshops.prepare(connection, planned, by=By("facilitator", NOW))
    workshops.open_(connection, workshop, by=By("facilitator", NOW))
    return workshop


def opened(connection: Connection, workshop: str, plan_: Plan) -> str:
    """A vote that is open; returns its id."""
    vote = votes.prepare(connection, workshop, plan_, by=By("facilitator", NOW))
    votes.open_(connection, vote, by=By("facilitator", NOW), secret_key=SECRET)
    return vote


def right(connection: Connection, vote: str) -> str:
    """One more right of a tablet, of none in particular."""
    return some_rights(connection, vote, 1)[0]


def some_rights(connection: Connection, vote: str, n: int) -> list[str]:
    """Rights as tablets would have them together, in a room as full as it must be."""
    workshop = votes.vote(connection, vote).workshop
    had = connection.execute(select(func.count()).where(VotingRightRow.vote_id == vote)).scalar_one()
    seats = update(WorkshopRow).where(WorkshopRow.id == workshop, func.coalesce(WorkshopRow.people, PEOPLE) < had + n)
    connection.execute(seats.values(people=had + n))
    ids = [uuid.uuid4().hex for _ in range(n)]
    row = {"vote_id": vote, "channel": Channel.TABLET, "used": False, "waits": False}
    if ids:
        connection.execute(insert(VotingRightRow), [{"id": one, **row} for one in ids])
    return ids


def phone(connection: Connection, workshop: str, name: str) -> Device:
    """A phone that came in."""
    return devices.enter(connection, workshop, keyed(SECRET, workshop, name), Kind.PHONE, proven=False)


def cast(connection: Connection, vote: str, ballot: str, *, number: int = 0) -> None:
    """One more person votes on a tablet."""
    casting.cast(connection, Cast(vote, right(connection, vote), f"request {number}", ballot, f"receipt {number}"))


def close(connection: Connection, vote: str) -> None:
    """Close it."""
    votes.close(connection, vote, by=By("facilitator", NOW), secret_key=SECRET)


def by_hand(plan_: Plan) -> Plan:
    """The same vote, in which raised hands count too."""
    return replace(plan_, channels=(*ALL_SECRET, Channel.HANDS))


def account(connection: Connection, login: str) -> str:
    """A facilitator in Lyon; returns the account's id."""
    places = {Role.FACILITATOR: {"lyon"}}
    return staff.create(connection, login=login, name=login.title(), password_hash="-", places=places)


def typed(connection: Connection, vote: str, reading: int, texts: Sequence[str], *, by: str) -> None:
    """One account types a pile, from its first paper on."""
    for number, text in enumerate(texts, start=1):
        step = PileStep(Move.ADD, reading, number, text)
        papers.move(connection, votes.vote(connection, vote), step, by=By("facilitator", NOW, by))
