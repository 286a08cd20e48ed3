"""Workshops drawn by chance, and all that happens in one, for the tests. What was really said is kept beside it."""

import random
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, update

from db.models.workshop import WorkshopRow
from db.queries.evaluation import reveals, waves
from db.queries.participation import composition, questionnaires
from db.queries.votes import acts, children, raised_hands, votes
from db.queries.workshops import asking, decisions, existing, minutes, weather, words, workshops
from domain.participation import kinds
from domain.participation.questionnaire import Question
from domain.staff.by import By
from domain.votes import METHODS, method
from domain.votes.children import NONE
from domain.votes.story import VoteAct
from domain.votes.vote import Channel
from domain.workshops.admission import PEOPLE
from domain.workshops.decisions import Promise
from domain.workshops.existing import Named
from domain.workshops.minutes import Kind, Note, Speaker
from domain.workshops.welcome import Offer, Welcome
from domain.workshops.words import Round
from domain.workshops.workshop import Admission, WorkshopPlan
from tests import ballots
from tests.asked import answer
from tests.programmes import TWO_HOURS, over

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
ODD = (
    "Bien manger ici",
    "« Cadre et « Depuis la dernière fois » »",
    'l\'été : où ? 100 % #panic("x") *gras* [a](b)',
    "مطبخ مشترك",
    "\N{CARROT} Soupe & pain <b>",
    "Anticonstitutionnellementetpluslongencorequunelignequiserait",
)
MODULES = ("mod_fies", "mod_social")
FEW = 5  # of anything a person said: fewer are told as few, or not at all


@dataclass
class Truth:
    """What happened. ``ballots``, ``hands``: of each vote; ``tokens``: words nobody but its options has.

    ``said``: words that were read over, by moment; ``unread``: those that were not.
    """

    workshop: str
    people: int | None
    answered: int
    ballots: dict[str, int] = field(default_factory=dict)
    hands: dict[str, int] = field(default_factory=dict)
    tokens: dict[str, list[str]] = field(default_factory=dict)
    said: dict[Round, list[str]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    sky: int = 0
    stuck: dict[str, list[int]] = field(default_factory=dict)


def token(luck: random.Random) -> str:
    """A word that stands nowhere else."""
    return "mot" + "".join(luck.choices("bcdfghjkmnpqrtvwxz", k=9))


def by(connection: Connection) -> By:
    return By("facilitator", NOW, ballots.account(connection, f"f.{uuid.uuid4().hex[:8]}"))


def evening(connection: Connection, luck: random.Random) -> Truth:
    """One workshop, from its preparation to its end, settled."""
    who, people = by(connection), luck.choice((None, 2, 4, 12, 25))
    workshop = _prepared(connection, luck)
    workshops.open_(connection, workshop, by=By("facilitator", NOW))
    chosen = {"admission": luck.choice([*Admission]), "people": people}
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == workshop).values(**chosen))
    here = workshops.workshop(connection, workshop)
    asked = questionnaires.questionnaire(connection, here.questionnaire_version).questions
    truth = Truth(workshop, people, luck.choice((0, 3, 9, 12, 24, 40)))
    answer(connection, workshop, [_person(asked, luck) for _ in range(truth.answered)])
    if luck.random() < 0.8 and reveals.lacking(connection, workshops.workshop(connection, workshop)) == 0:
        reveals.reveal(connection, workshop, by=By("facilitator", NOW))
    for _ in range(luck.randint(0, 3)):
        _vote(connection, truth, luck, who)
    _captured(connection, truth, luck, who)
    over(connection, workshop, NOW + timedelta(hours=2))
    truth.people = workshops.workshop(connection, workshop).people
    return truth


def _prepared(connection: Connection, luck: random.Random) -> str:
    base = luck.choice(("q_resident", "q_democracy", "q_closing"))
    parts = luck.sample(MODULES, luck.randint(0, 2)) if base == "q_resident" else []
    added = tuple(questionnaires.latest_version_id(connection, one) for one in parts)
    version = composition.compose(connection, questionnaires.latest_version_id(connection, base), added)
    wave = waves.add(connection, "lyon", token(luck))
    steps = tuple((kind, luck.randint(5, 40)) for kind in TWO_HOURS if luck.random() < 0.9)
    welcome = Welcome(tuple(luck.sample(("ar", "tr"), luck.randint(0, 2))), frozenset(luck.sample([*Offer], 2)))
    title, place = (f"{luck.choice(ODD)} {token(luck)}"[:80] for _ in "12")
    planned = WorkshopPlan("lyon", wave, version, title, place, NOW.date(), steps, welcome)
    return workshops.prepare(connection, planned, by=By("facilitator", NOW))


def _person(asked: tuple[Question, ...], luck: random.Random) -> Mapping[str, str]:
    """What somebody says to what is answered by one choice or a number; the rest they pass."""
    said = {}
    for question in asked:
        if luck.random() < 0.1:
            continue
        facts = kinds.of(question)
        if question.kind == "single" and question.choices:
            said[question.item] = luck.choice(question.choices).id
        elif facts.numeric and question.low is not None and question.high is not None:
            said[question.item] = str(luck.randint(question.low, question.high))
    return said


def _vote(connection: Connection, truth: Truth, luck: random.Random, who: By) -> None:
    name, options = luck.choice([*METHODS]), luck.randint(3, 5)
    asked = ballots.plan(name, options=options)
    tokens = [token(luck) for _ in asked.choices]
    choices = tuple(
        replace(one, title=f"{luck.choice(ODD)} {mark}"[:80], description=luck.choice(ODD))
        for one, mark in zip(asked.choices, tokens, strict=True)
    )
    asked = replace(asked, choices=choices, question=f"{luck.choice(ODD)} {token(luck)} ?")
    by_hand = method(name).by_hand is not None and luck.random() < 0.6
    if by_hand:
        asked = replace(asked, channels=(*asked.channels, Channel.HANDS))
    vote = ballots.opened(connection, truth.workshop, asked)
    n = luck.choice((0, 1, 2, 4, 5, 9))
    for number in range(n):
        ballots.cast(connection, vote, ballots.marks(asked, luck), number=number)
    hands = luck.choice((1, 3, 7)) if by_hand else 0
    if hands:
        raised = {one.id: luck.randint(0, hands) for one in votes.vote(connection, vote).plan.choices}
        raised_hands.record(connection, votes.vote(connection, vote), raised, hands, by=By("facilitator", NOW))
    act = luck.choice((VoteAct.CLOSE, VoteAct.FINISH))
    acts.do(connection, act, votes.vote(connection, vote), "lyon", who, ballots.SECRET)
    truth.ballots[vote], truth.hands[vote], truth.tokens[vote] = n, hands, tokens
    if luck.random() < 0.5:
        closed = votes.vote(connection, vote)
        counts = {one.id: luck.choice((0, 1, 4, 6, 11)) for one in closed.plan.choices}
        children.record(connection, closed, counts, NONE, who)
        truth.stuck[vote] = [*counts.values()]


def _captured(connection: Connection, truth: Truth, luck: random.Random, who: By) -> None:
    """Words, things, the weather, decisions, notes: some of each, in no order of theirs."""
    workshop, kind = truth.workshop, next(iter(existing.kinds(connection)))
    for round_ in luck.sample([*Round], len(Round)):
        said = [token(luck) for _ in range(luck.choice((0, 2, 4, 5, 8)))]
        unread = [token(luck) for _ in range(luck.randint(0, 2))]
        for typed in (*said, *unread):
            words.say(connection, workshop, round_, typed, None, who, uuid.uuid4().hex)
        read = [one.id for one in words.of(connection, workshop, NOW) if one.words in said]
        words.clear(connection, workshop, read, who)
        truth.said[round_] = said
        truth.unread += unread
    for _ in range(luck.randint(0, 3)):
        existing.name(connection, workshop, Named(f"{luck.choice(ODD)} {token(luck)}", kind), who, uuid.uuid4().hex)
        promise = Promise(f"{luck.choice(ODD)} {token(luck)}", luck.choice(ODD), NOW.date() + timedelta(days=30))
        decisions.decide(connection, workshop, promise, who, uuid.uuid4().hex)
    most = workshops.workshop(connection, workshop).people or PEOPLE
    hands = [min(luck.randint(0, 3), most // 5) for _ in range(5)]
    weather.record(connection, workshop, hands, who)
    truth.sky = sum(hands)
    for noted in luck.sample([*Kind], 2):
        speaker, about = (Speaker.RESIDENT_F, "terreau") if noted is Kind.WORDS else (None, "")
        minutes.write(connection, workshop, Note(noted, luck.choice(ODD), speaker, about), who, uuid.uuid4().hex)


def of(connection: Connection, workshop: str) -> list[str]:
    """The versions of its questionnaires."""
    return [one.version for one in asking.of(connection, workshop)]
