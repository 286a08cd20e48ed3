"""A workshop that is prepared in one database and held in another, or in the same, in the very same way."""

import random
import uuid
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from db.engine import Database
from db.models.publication import BlockRow, CountedRow, PublicationRow, SpreadRow, TallyRow
from db.models.vote import BallotRow, ReceiptRow, TurnoutRow, VoteResultRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import reveals, waves
from db.queries.operations import carries
from db.queries.participation import answers, questionnaires, responses, visits
from db.queries.priorities import ideas, library
from db.queries.votes import acts, votes
from db.queries.votes import cast as casting
from db.queries.workshops import decisions, endings, judging, weather, words, workshops
from domain.participation import tickets
from domain.participation.consent import Consent
from domain.participation.invented import answered
from domain.priorities.idea import Idea
from domain.priorities.priority import Proposer
from domain.priorities.priority import Words as Wording
from domain.staff.by import CONSOLE, By
from domain.votes.cast import Cast
from domain.votes.story import VoteAct
from domain.votes.vote import Plan, VoteOption
from domain.votes.worth import Worth
from domain.workshops.decisions import Promise
from domain.workshops.ending import REOPENS
from domain.workshops.judging import NOBODY
from domain.workshops.links import Links
from domain.workshops.words import Round
from domain.workshops.workshop import WorkshopPlan
from tests.ballots import marks, plan, some_rights
from tests.programmes import TWO_HOURS

NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)
LATER = NOW + timedelta(hours=3)
DAY = date(2026, 11, 22)
OFFICE, FIRST, SECOND = (f"the secret of one side, long enough: {side}" for side in ("office", "first", "second"))
PLACE, WAVE = "lyon", "Vague 1"
STEPS = tuple((kind, 10) for kind in TWO_HOURS)
BY = By("facilitator", NOW)
LEFT = 3  # of those who answered, after the last act


def prepared(connection: Connection, name: str) -> str:
    """A workshop of Lyon with two votes: on examples of the library, and on the territory's own priorities."""
    version = questionnaires.latest_version_id(connection, "q_resident")
    wave = waves.add(connection, PLACE, WAVE)
    workshop = _id("workshop", name)
    planned = WorkshopPlan(PLACE, wave, version, f"Bien manger, {name}", "Centre social", DAY, STEPS)
    workshops.prepare(connection, planned, by=By(CONSOLE, NOW), request=workshop)
    chosen = [library.examples(connection)[at] for at in (3, 17, 40)]
    own = [_own(connection, number) for number in range(3)]
    for method, some in (("approval", chosen), ("budget", own)):
        votes.prepare(connection, workshop, _about(method, some), by=By(CONSOLE, NOW), request=_id(method, name))
    return workshop


def _id(*names: object) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, "/".join(map(str, names))).hex


def _own(connection: Connection, number: int) -> Any:  # noqa: ANN401  a priority
    one, idea = library.examples(connection)[number * 7 + 1], _id("idea", number)
    ideas.said(connection, Idea(idea, PLACE, one.words, Proposer.STRUCTURE, None, one.cost), BY)
    return library.priority(connection, idea)


def _about(method: str, some: list[Any]) -> Plan:
    choices = tuple(
        VoteOption(one.words.title, one.words.description, one.icon, plan("budget").choices[at].cost, one.id)
        for at, one in enumerate(some)
    )
    return replace(plan(method, options=len(some)), choices=choices, worth=Worth.DECISION)


def ticket_of(workshop: str, person: int) -> str:
    """The ticket of a person, as it is printed: the same on every side."""
    luck = random.Random(f"{workshop} {person}")  # noqa: S311  a test's
    signs = [luck.choice(tickets.PICTOGRAMS)[0] for _ in range(tickets.SIGNS)]
    return tickets.Ticket(tuple(signs), f"{luck.randrange(10**tickets.DIGITS):06d}").text


def held(database: Database, workshop: str, secret: str, people: int = 25) -> None:
    """All of it, from its opening to its closing: answers, two releases, who is left, votes, words, a decision."""
    with database.transaction() as connection:
        workshops.open_(connection, workshop, by=By(CONSOLE, NOW))
        here = update(WorkshopRow).where(WorkshopRow.id == workshop)
        connection.execute(here.values(admission="prepared", people=60))
        _answered(connection, workshop, range(min(people, 12)), secret)
        reveals.reveal(connection, workshop, by=By(CONSOLE, NOW)) if people >= 12 else None
    with database.transaction() as connection:
        _answered(connection, workshop, range(12, people - LEFT), secret)
        reveals.renew(connection, workshop, by=By(CONSOLE, NOW)) if people >= 22 + LEFT else None
        _answered(connection, workshop, range(max(12, people - LEFT), people), secret)
        _begun(connection, workshop, people, secret)  # somebody who is still answering at the end
        responses.withdraw(connection, _hash(connection, workshop, 1, secret), DAY)  # published before
        responses.withdraw(connection, _hash(connection, workshop, people - 1, secret), DAY)  # who waited
    with database.transaction() as connection:
        for vote in votes.votes_of(connection, workshop):
            _voted(connection, vote.id, secret)
        _said(connection, workshop)
        workshops.close(connection, workshop, by=By(CONSOLE, NOW))


def _voted(connection: Connection, vote: str, secret: str) -> None:
    luck, here = random.Random(vote), votes.vote(connection, vote)  # noqa: S311  a test's
    acts.do(connection, VoteAct.OPEN, here, PLACE, BY, secret)
    plain = replace(here.plan)
    for number, right in enumerate(some_rights(connection, vote, 9)):
        sent = Cast(vote, right, f"request {vote} {number}", marks(plain, luck), f"receipt {vote} {number}")
        casting.cast(connection, sent)
    acts.do(connection, VoteAct.CLOSE, votes.vote(connection, vote), PLACE, BY, secret)
    if votes.result(connection, vote).lot_due:
        acts.do(connection, VoteAct.DRAW, votes.vote(connection, vote), PLACE, BY, secret)


def _said(connection: Connection, workshop: str) -> None:
    idea = _id("said", workshop)
    wording = Wording("Un four commun", "Pour cuire ensemble.", "care")
    ideas.propose(connection, Idea(idea, PLACE, wording, Proposer.RESIDENT, workshop), BY)
    read = replace(wording, title="Un jardin de plus")
    ideas.said(connection, Idea(_id("read", workshop), PLACE, read, Proposer.RESIDENT, workshop), BY)
    words.say(connection, workshop, Round.OPENING, "soupe, pain", None, BY, _id("words", workshop))
    weather.record(connection, workshop, (0, 1, 2, 3, 4), BY)
    promise = Promise("Ouvrir la cuisine", "Le centre social", DAY + timedelta(days=30))
    own = replace(promise, links=Links(priority=_id("read", workshop)))
    decisions.decide(connection, workshop, own, BY, _id("decision", workshop))
    for one in decisions.since(connection, workshop, DAY):
        judging.record(connection, workshop, one.id, (3, 1, 0), NOBODY, BY)


def _hash(connection: Connection, workshop: str, person: int, secret: str) -> str:
    return tickets.keyed_hash(ticket_of(workshop, person), carries.key_of(connection, workshop, secret))


def _begun(connection: Connection, workshop: str, person: int, secret: str) -> None:
    visit = _id("visit", workshop, person)
    band = ("18-24", "25-39", None)[person % 3]
    consent = Consent("1", "fr", DAY, person % 2 == 0, band, assisted=False, channel="tablet")
    visits.begin(connection, visit, workshop, consent, _hash(connection, workshop, person, secret))
    turn = visits.turn(connection, visit)
    assert turn is not None
    luck = random.Random(f"{workshop} {person} answers")  # noqa: S311  a test's
    asked = questionnaires.questionnaire(connection, turn.version_id)
    for question, said in answered(asked, 40, luck, sensitive=consent.sensitive).items():
        answers.record(connection, turn.response_id, question, said, 1, str(uuid.UUID(_id(visit, question))))


def _answered(connection: Connection, workshop: str, people: range, secret: str) -> None:
    for person in people:
        _begun(connection, workshop, person, secret)
        responses.finish(connection, _id("visit", workshop, person))


def settled(database: Database, workshop: str) -> None:
    """The half hour after its closing is over, and a clock has turned."""
    with database.transaction() as connection:
        endings.settle(connection, workshop, NOW + REOPENS)


def told(database: Database, workshops_: tuple[str, ...]) -> dict[str, Any]:
    """What is counted, published and voted, without what is drawn at random on each side: ids and places in a shuffle.

    Of the versions of a wave, the last one: one side may come to it in fewer steps.
    """
    with database.reading() as connection:
        wave = connection.execute(select(WaveRow.id).where(WaveRow.label == WAVE)).scalar_one()
        blocks = connection.execute(select(BlockRow.id, BlockRow.workshop_id, BlockRow.questionnaire_id,
                                           BlockRow.state, BlockRow.n)).all()  # fmt: skip
        names = {f"wave:{wave}": "wave", f"public:{wave}": "public", f"lots:{wave}": "lots"}
        names |= {f"block:{one.id}": f"block:{one.workshop_id}:{one.state}" for one in blocks}
        tallies = connection.execute(select(TallyRow.scope, TallyRow.measure, TallyRow.cell, TallyRow.n))
        counted = connection.execute(select(CountedRow.scope, CountedRow.n))
        return {
            "blocks": Counter(tuple(one)[1:] for one in blocks),
            "tallies": Counter({(names.get(scope, scope), *key): n for scope, *key, n in tallies}),
            "counted": Counter({names.get(scope, scope): n for scope, n in counted}),
            "public": _all(connection, f"public:{wave}")[-1],
            "rooms": {one: _all(connection, f"room:{one}") for one in workshops_},
            "spreads": _spreads(connection),
            "votes": _votes(connection, workshops_),
            "library": _library(connection),
        }


def _spreads(connection: Connection) -> Counter[str]:
    told_so = [column for column in SpreadRow.__table__.c if column.name != "block_id"]
    return Counter(repr(tuple(row)) for row in connection.execute(select(*told_so)))


def _all(connection: Connection, scope: str) -> list[Any]:
    row = PublicationRow
    chosen = select(row.population, row.figures, row.basis).where(row.scope == scope).order_by(row.position)
    rows = connection.execute(chosen)
    return [(n, {one["indicator_id"]: one for one in figures}, basis) for n, figures, basis in rows]


def _votes(connection: Connection, workshops_: tuple[str, ...]) -> dict[str, Any]:
    found = {}
    for one in (one for workshop in workshops_ for one in votes.votes_of(connection, workshop)):
        row = {"plan": one.plan, "state": one.state, "result": votes.result(connection, one.id)}
        row["ballots"] = Counter(
            connection.execute(select(BallotRow.marks).where(BallotRow.vote_id == one.id)).scalars()
        )
        for table in (ReceiptRow, TurnoutRow, VoteResultRow):
            rows = connection.execute(select(*table.__table__.c).where(table.vote_id == one.id))
            row[table.__tablename__] = sorted(tuple(each) for each in rows if table is not VoteResultRow)
        found[one.id] = row
    return found


def _library(connection: Connection) -> dict[str, Any]:
    """Of each priority, where it stands and what happened to it, in any order."""
    known = [*library.library(connection, PLACE), *ideas.waiting(connection, [PLACE])]
    return {one.id: (one.words, one.status, Counter(one.history)) for one in known}
