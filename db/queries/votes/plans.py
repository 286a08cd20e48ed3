"""What was announced of a vote, to and from its rows."""

from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select

from db.models.vote import VoteOptionRow, VoteRow
from domain.votes import order
from domain.votes.ballot import Rules
from domain.votes.vote import Channel, Plan, Vote, VoteOption
from domain.votes.worth import Worth
from domain.workshops.workshop import State


def columns(plan: Plan) -> dict[str, Any]:
    """The columns of ``VoteRow`` that a plan fills."""
    said = {
        name: getattr(plan, name)
        for name in ("question", "method", "decider", "worth", "answer_when", "public", "quorum")
    }
    return {**said, "rules": plan.rules.text, "channels": [str(channel) for channel in plan.channels]}


def write_options(connection: Connection, vote_id: str, plan: Plan) -> None:
    """The options, each under its letter."""
    for choice in plan.choices:
        words = {name: getattr(choice, name) for name in ("id", "title", "description", "icon")}
        row = insert(VoteOptionRow).values(**words, cost=str(choice.cost), priority_id=choice.priority)
        connection.execute(row.values(vote_id=vote_id))


# Built once: every page of a vote asks for them, several times.
_OPTIONS = (
    select(VoteOptionRow)
    .where(VoteOptionRow.vote_id.in_(bindparam("votes", expanding=True)))
    .order_by(VoteOptionRow.vote_id, VoteOptionRow.id)
)


# The same: what every vote of these workshops asks, by which two of one question are told apart.
_ASKED = (
    select(VoteRow.workshop_id, VoteRow.id, VoteRow.previous_id, VoteRow.question)
    .where(VoteRow.workshop_id.in_(bindparam("workshops", expanding=True)))
    .order_by(VoteRow.workshop_id, VoteRow.position, VoteRow.id)
)


def seen(connection: Connection, rows: Sequence[Row[*tuple[Any, ...]]]) -> tuple[Vote, ...]:
    """The votes of these ``VoteRow``, in their order, with their options."""
    choices: dict[str, list[VoteOption]] = {row.id: [] for row in rows}
    for option in connection.execute(_OPTIONS, {"votes": list(choices)}) if rows else ():
        words = (option.title, option.description, option.icon, Fraction(option.cost), option.priority_id, option.id)
        choices[option.vote_id].append(VoteOption(*words))
    twins = _twins(connection, {row.workshop_id for row in rows})
    return tuple(_vote(row, tuple(choices[row.id]), twins.get(row.id, 0)) for row in rows)


def _twins(connection: Connection, workshops: Collection[str]) -> dict[str, int]:
    """The number of each vote that another one of its workshop asks like."""
    asked = connection.execute(_ASKED, {"workshops": sorted(workshops)}).all() if workshops else ()
    apart = groupby(asked, key=lambda row: row.workshop_id)
    numbers = [order.twins([(row.id, row.previous_id, row.question) for row in here]) for _, here in apart]
    return {vote: number for here in numbers for vote, number in here.items()}


def _vote(row: Row[*tuple[Any, ...]], choices: tuple[VoteOption, ...], twin: int) -> Vote:
    channels = tuple(Channel(channel) for channel in row.channels)
    announced = (row.decider, Worth(row.worth), row.answer_when, row.public, channels, row.quorum)
    plan = Plan(row.question, row.method, Rules.parse(row.rules), choices, *announced)
    stands = (State(row.state), row.round, row.previous_id, row.head_count, row.hand_voices)
    return Vote(row.id, row.workshop_id, plan, *stands, twin)
