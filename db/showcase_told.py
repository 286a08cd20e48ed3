"""What the workshops of the demonstration have voted, proposed and decided. The titles are the library's examples."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

from sqlalchemy import Connection

from db.queries.cooperation import goals, levels
from db.queries.priorities import history, ideas, library
from db.queries.votes import acts, conclusions, votes
from db.queries.workshops import decisions, invented
from domain.cooperation.levels import LEVELS, DeclaredLevel
from domain.priorities.idea import Idea
from domain.priorities.priority import Happening, Priority, Proposer, Status
from domain.staff.by import By
from domain.staff.roles import Role
from domain.votes import METHODS, method
from domain.votes.story import VoteAct
from domain.votes.vote import Plan, VoteOption
from domain.votes.worth import Worth
from domain.workshops import showcase
from domain.workshops.decisions import News, Promise
from domain.workshops.links import Links
from domain.workshops.workshop import Workshop
from texts import say

OPTIONS = 4  # of each vote
IDEAS = 6  # of each territory
BUDGET = Fraction(60_000)  # euros
SHARED = 4  # votes of the first workshop that voted; the second one has the others
SOON, LATER = timedelta(days=20), timedelta(days=200)
# Each decision: its name in the catalogue, when it is due, and what was told of it.
COURSE = ("2", "12")  # the goals that a room keeps
DECIDED = (
    ("kept", SOON, News.DONE),
    ("late", SOON, None),
    ("abandoned", SOON, News.DROPPED),
    ("begun", LATER, News.STARTED),
)


def in_workshop(
    connection: Connection, here: Workshop, place: tuple[int, int], by: By, now: datetime, secret_key: str
) -> None:
    """What this one adds while it is open. ``place``: its wave and its number in it; ``by``: on the day it was held."""
    here_and_now = replace(by, now=now)
    if place == (0, 0):
        _propose(connection, here, by)
    if place == (0, 1):
        _decide(connection, here, here_and_now)
    if place == (1, 0) and here.territory != showcase.PLACES[0]:
        _follow(connection, here.territory, by)
    if here.territory == showcase.PLACES[0] and place in ((1, 0), (1, 1)):
        _vote(
            connection, here, [*METHODS][:SHARED] if place == (1, 0) else [*METHODS][SHARED:], here_and_now, secret_key
        )
        if place == (1, 0):
            _follow(connection, here.territory, here_and_now)


def open_vote(connection: Connection, here: Workshop, by: By, secret_key: str) -> None:
    """The vote of the open workshop, an opinion: its first tens may be seen while it goes on."""
    choices = _examples(connection, len(METHODS) * OPTIONS)
    asked = replace(_plan(_simplest(), choices, say("showcase.vote_open")), worth=Worth.OPINION, public=True)
    vote = votes.prepare(connection, here.id, asked, by=by, request=showcase.identity("vote", here.id))
    acts.do(connection, VoteAct.OPEN, votes.vote(connection, vote), here.territory, by, secret_key)


def _vote(connection: Connection, here: Workshop, names: Sequence[str], by: By, secret_key: str) -> None:
    for name in names:
        at = [*METHODS].index(name) * OPTIONS
        own = [one for one in library.library(connection, here.territory) if one.id in _ids(here.territory)]
        choices = tuple(map(_choice, own[:OPTIONS])) if name == _simplest() else _examples(connection, at)
        asked = _plan(name, choices, say(f"showcase.vote_{name}"))
        vote = votes.prepare(connection, here.id, asked, by=by, request=showcase.identity("vote", name))
        acts.do(connection, VoteAct.OPEN, votes.vote(connection, vote), here.territory, by, secret_key)
        invented.cast(connection, vote, showcase.VOTERS, secret_key, by)
        for act in (VoteAct.CLOSE, VoteAct.REVEAL):
            acts.do(connection, act, votes.vote(connection, vote), here.territory, by, secret_key)
        conclusions.write(connection, votes.vote(connection, vote), say("showcase.conclusion"), None, by)


def _simplest() -> str:
    """The method that comes first: the one for options of the room's own."""
    return next(iter(METHODS))


def _plan(name: str, choices: tuple[VoteOption, ...], question: str) -> Plan:
    if method(name).objection is not None:
        choices = choices[:2]
    usual = method(name).defaults(len(choices))
    rules = replace(usual, budget=BUDGET) if method(name).money else usual
    decider, answer = say("showcase.decider"), say("showcase.answer")
    return Plan(question, name, rules, choices, decider, method(name).worth, answer)


def _examples(connection: Connection, at: int) -> tuple[VoteOption, ...]:
    return tuple(replace(_choice(one), priority=None) for one in _some(connection, at, OPTIONS))


def _some(connection: Connection, at: int, n: int) -> list[Priority]:
    """So many examples, each of another theme than the one before."""
    known = library.examples(connection)
    return [known[(at + number * 13) % len(known)] for number in range(n)]


def _choice(one: Priority) -> VoteOption:
    amount = Fraction(one.cost.amount if one.cost else 0)
    return VoteOption(one.words.title, one.words.description, one.icon, amount, one.id)


def _ids(territory: str) -> list[str]:
    return [showcase.identity("idea", territory, number) for number in range(IDEAS)]


def _propose(connection: Connection, here: Workshop, by: By) -> None:
    """Residents' proposals, read through: they say themselves that they are invented."""
    some = _some(connection, 5 + showcase.PLACES.index(here.territory) * 17, IDEAS)
    for number, one in zip(_ids(here.territory), some, strict=True):
        words = replace(one.words, description=say("showcase.idea"))
        ideas.said(connection, Idea(number, here.territory, words, Proposer.RESIDENT, here.id, one.cost), by)


def _follow(connection: Connection, territory: str, by: By) -> None:
    """Of the proposals: one done, one under way, one dropped; the others wait, or were retained by a vote."""
    known = {one.id: one for one in library.library(connection, territory)}
    mine = [known[each] for each in _ids(territory)]
    mine.sort(key=lambda one: one.status is not Status.RETAINED)  # what a vote retained comes first
    done, begun, dropped = mine[0].id, mine[1].id, mine[-1].id
    for one, level in ((done, LEVELS[0]), (begun, LEVELS[1])):
        history.happened(connection, one, Happening.STARTED, by)
        levels.declare(connection, one, DeclaredLevel(), level, by)
    history.happened(connection, done, Happening.DONE, replace(by, role=Role.COMMITTEE))
    why = {"why": say("showcase.idea_dropped")}
    history.happened(connection, dropped, Happening.DROPPED, replace(by, role=Role.COMMITTEE), details=why)


def _decide(connection: Connection, here: Workshop, by: By) -> None:
    """A course that is kept; one decision kept, one late, one abandoned, one begun."""
    goals.keep(connection, here.id, COURSE, (), by)
    for number, (name, within, news) in enumerate(DECIDED):
        level = LEVELS[number % 2]  # most of what begins is local
        promise = Promise(
            say(f"showcase.decision_{name}"), say(f"showcase.owner_{name}"), here.day + within, links=Links(level=level)
        )
        request = showcase.identity("decision", here.id, name)
        decisions.decide(connection, here.id, promise, by, request)
        if news is None:
            continue
        made = next(one for one in decisions.of(connection, here.id) if one.id == request)
        decisions.follow(connection, made, news, say(f"showcase.news_{name}"), by)
