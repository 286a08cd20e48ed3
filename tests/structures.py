"""Organisations that hold a link, for tests, in an order that is not that of the lists."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection

from db.queries.cooperation import partners, sheets, ties
from db.queries.evaluation import waves
from db.queries.priorities.history import By
from domain.cooperation.partners import Seat
from domain.cooperation.sheets import Family
from domain.cooperation.ties import Said

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
BY = By("partner", NOW)
LYON = ("grap", "vrac_lyon", "belle_bouffe", "cocagne_lyon", "ccas_lyon")


def wave(connection: Connection, territory: str, label: str) -> str:
    """A wave of that label."""
    return waves.add(connection, territory, label)


def link(connection: Connection, wave_id: str, actor: str) -> str:
    """The secret of a new link of that organisation."""
    return partners.invite(connection, wave_id, actor, by=None, now=NOW)


def seats(connection: Connection, wave_id: str, actors: Sequence[str]) -> dict[str, Seat]:
    """What the new links of these organisations open."""
    return {one: partners.seat_of(connection, link(connection, wave_id, one)) for one in actors}


def says(connection: Connection, seat: Seat, *rows: str) -> None:
    """Rows such as ``grap=2`` of a new draft."""
    for row in rows:
        other, _, level = row.partition("=")
        ties.declare(connection, seat, other, Said(level, version=_version(connection, seat, other)))


def _version(connection: Connection, seat: Seat, other: str) -> int:
    return ties.mine(connection, seat).get(other, Said()).version


def agrees(connection: Connection, seat: Seat, family: Family = Family.TIES, *, agreed: bool = True) -> None:
    """Say whether this organisation is named with that family."""
    before = sheets.agreements(connection, seat)[family]
    sheets.agree(connection, seat, family, type(before)(agreed, before.version), BY)


def hands(connection: Connection, *seats_: Seat) -> None:
    """Each of them hands its ties over."""
    for one in seats_:
        ties.hand_over(connection, one, BY)
