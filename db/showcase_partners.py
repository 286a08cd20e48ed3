"""The organisations of the demonstration: their links, what they say of one another, their sheets, made once."""

from datetime import timedelta

from sqlalchemy import Connection

from db import showcase_pooled
from db.queries.cooperation import invented, partners, sheets, ties, trust
from db.queries.evaluation import waves
from domain.cooperation.invented import PAIRS, RESERVED, SILENT, STRUCTURES, UNNAMED, Structure
from domain.cooperation.partners import Seat
from domain.cooperation.sheets import Agreement, Audience, OrganisationSheet
from domain.cooperation.territories import Actor
from domain.cooperation.trust import DEGREES, QUESTIONS, Trust
from domain.staff.by import By
from domain.workshops import showcase
from texts import say

ORGANISATION = "partner"  # as whom they act
FIELDS = ("finality", "governance", "model")  # of a sheet
Seats = dict[str, Seat]


def make(connection: Connection, place: str, by: By) -> tuple[str, ...] | None:
    """Both waves of the organisations of a territory; the ids of the waves, None if they are there already."""
    if invented.actors(connection, place):
        return None
    numbers = range(len(showcase.WAVES))
    known = tuple(waves.begin(connection, place, label(n), by=by, demonstration=True) for n in numbers)
    for one in STRUCTURES:
        invented.add(connection, known[0], _actor(place, one))
    for number, wave in enumerate(known):
        then = By(ORGANISATION, by.now - timedelta(days=showcase.WAVES[number]))
        seats = {one.name: _seated(connection, place, wave, one, then, again=number > 0) for one in STRUCTURES}
        _say(connection, number, place, seats)
        for one in STRUCTURES:
            _agree(connection, number, one, seats[one.name], then)
        showcase_pooled.make(connection, number, seats, then)
    return known


def label(n: int) -> str:
    """What one of ``showcase.WAVES`` is called, by its place among them."""
    return say("showcase.wave", number=n + 1)


def organisation(place: str, name: str) -> str:
    """The id of one of them."""
    return showcase.identity("structure", place, name)


def _actor(place: str, one: Structure) -> Actor:
    name = say(f"showcase.structure_{one.name}")
    position = STRUCTURES.index(one) + 1
    return Actor(
        organisation(place, one.name), name, say("showcase.invented"), one.kind, (), "",
        (one.role,), {one.role: name}, {one.role: position},
    )  # fmt: skip


def _seated(connection: Connection, place: str, wave: str, one: Structure, by: By, *, again: bool) -> Seat:
    """What its link opens; ``again``: the first one was lost, and another one made."""
    actor = organisation(place, one.name)
    secret = partners.invite(connection, wave, actor, by=by)
    if again:
        lost = partners.seat_of(connection, secret).link
        secret = partners.invite(connection, wave, actor, by=by, seen=lost)
    return partners.seat_of(connection, secret)


def _say(connection: Connection, wave: int, place: str, seats: Seats) -> None:
    for pair in PAIRS:
        for one, other, said in pair.said(wave):
            ties.declare(connection, seats[one], organisation(place, other), said)


def _trust(connection: Connection, seat: Seat) -> None:
    """What it says of its close ties: a degree of its own for each question, from the second one up."""
    own = [one.name for one in STRUCTURES].index(_name(seat))
    for number, other in enumerate(trust.close(connection, seat)):
        said = {question: DEGREES[1 + (own + number + n) % 3] for n, question in enumerate(QUESTIONS)}
        trust.keep(connection, seat, other.id, Trust(said))


def _name(seat: Seat) -> str:
    return next(one.name for one in STRUCTURES if organisation(seat.territory, one.name) == seat.actor)


def _agree(connection: Connection, wave: int, one: Structure, seat: Seat, by: By) -> None:
    """Its sheet, its agreements, and what it says handed over."""
    if wave == 0:
        finality, governance, model = (say(f"showcase.{field}_{one.name}") for field in FIELDS)
        sheets.keep(
            connection, seat, OrganisationSheet(one.kind, finality, governance, model), frozenset({one.kind}), by
        )
    if one.name not in UNNAMED[wave]:
        for family, said in sheets.agreements(connection, seat).items():
            sheets.agree(connection, seat, family, Agreement(RESERVED.get(one.name, Audience.PUBLIC), said.version), by)
    if one.name not in SILENT[wave]:
        _trust(connection, seat)
        ties.hand_over(connection, seat, by)
