"""Words said aloud, from the moment they are typed to the moment somebody has read them over, or nobody has."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from db.changes import leave_no_trace, note
from db.models.capture import SpokenWordRow
from db.models.minutes import MinutesRow
from db.queries.operations import content
from db.queries.staff import audit
from db.queries.workshops import tables, workshops
from domain.errors import RequestReused
from domain.operations.retention import TERMS, Stock
from domain.staff.by import By
from domain.workshops import words as rules
from domain.workshops.minutes import AlreadyValidated, UnknownTag
from domain.workshops.tables import at
from domain.workshops.words import Round, UnknownWord, Word

TAGS = "verbatim_tags"


def say(
    connection: Connection, workshop: str, round_: Round, typed: str, table: int | None, by: By, request: str
) -> None:
    """Write down words of an open workshop; nobody in the room sees them yet.

    ``request``: drawn beforehand by whoever asks; asked twice, they are written once.

    Raises
    ------
    domain.workshops.words.TooManyWords, domain.workshops.tables.UnknownTable, domain.errors.RequestReused
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    workshops.held_open(connection, workshop)
    kept, where = rules.several(typed), at(table, tables.of(connection, workshop))
    before = connection.execute(
        select(SpokenWordRow.workshop_id, SpokenWordRow.round, SpokenWordRow.at_table, SpokenWordRow.words)
        .where(SpokenWordRow.id.startswith(f"{request}-", autoescape=True))
        .order_by(SpokenWordRow.id)
    ).all()
    if before:
        if [tuple(row) for row in before] != [(workshop, round_, where, words) for words in kept]:
            raise RequestReused
        return
    for number, words in enumerate(kept):
        row = insert(SpokenWordRow).values(id=f"{request}-{number:02}", workshop_id=workshop, round=round_, words=words)
        connection.execute(row.values(at_table=where, tag="", cleared=False, made_at=by.now))
    _written(connection, workshop, "workshop.words_noted", len(kept), by)


def clear(connection: Connection, workshop: str, ids: Iterable[str], by: By) -> None:
    """Let the room see these, which somebody has read over. Twice is as once.

    Raises
    ------
    domain.workshops.minutes.AlreadyValidated
    """
    _held(connection, workshop)
    those = _these(workshop, ids) & (SpokenWordRow.cleared == False)  # noqa: E712  SQL
    if n := connection.execute(update(SpokenWordRow).where(those).values(cleared=True)).rowcount:
        _written(connection, workshop, "workshop.words_cleared", n, by)


def tag(connection: Connection, workshop: str, ids: Iterable[str], about: str, by: By) -> None:
    """Say what these are about; nothing takes it back. Twice is as once.

    Raises
    ------
    domain.workshops.minutes.UnknownTag, domain.workshops.minutes.AlreadyValidated
    domain.workshops.words.UnknownWord
    """
    _held(connection, workshop)
    if about and about not in content.facts(connection, TAGS):
        raise UnknownTag
    if n := connection.execute(update(SpokenWordRow).where(_these(workshop, ids)).values(tag=about)).rowcount:
        _written(connection, workshop, "workshop.words_tagged", n, by)
    else:
        raise UnknownWord


def remove(connection: Connection, workshop: str, ids: Iterable[str], by: By) -> None:
    """Take these back, for good. Twice is as once.

    Raises
    ------
    domain.workshops.minutes.AlreadyValidated
    """
    _held(connection, workshop)
    if n := connection.execute(delete(SpokenWordRow).where(_these(workshop, ids))).rowcount:
        leave_no_trace(connection)
        _written(connection, workshop, "workshop.words_removed", n, by)


def of(connection: Connection, workshop: str, now: datetime) -> tuple[Word, ...]:
    """Those of one workshop in order, without those that have waited too long for somebody to read them."""
    return _chosen(connection, (SpokenWordRow.workshop_id == workshop) & ~_outlived(now.date()))


def cleared(connection: Connection, workshop: str) -> tuple[Word, ...]:
    """Those of one workshop that somebody has read over, in order."""
    return _chosen(connection, (SpokenWordRow.workshop_id == workshop) & (SpokenWordRow.cleared == True))  # noqa: E712


def _chosen(connection: Connection, where: ColumnElement[bool]) -> tuple[Word, ...]:
    rows = connection.execute(
        select(SpokenWordRow).where(where).order_by(SpokenWordRow.made_at, SpokenWordRow.id)
    ).all()
    return tuple(Word(row.id, Round(row.round), row.words, row.at_table, row.tag, row.cleared) for row in rows)


def forget(connection: Connection, workshop: str, today: date) -> int:
    """Delete those of a workshop that nobody has read over in time; returns how many."""
    those = (SpokenWordRow.workshop_id == workshop) & _outlived(today)
    return connection.execute(delete(SpokenWordRow).where(those)).rowcount


def _outlived(today: date) -> ColumnElement[bool]:
    kept = datetime.combine(TERMS[Stock.SPOKEN].first_kept(today), time(), UTC)
    return (SpokenWordRow.cleared == False) & (SpokenWordRow.made_at < kept)  # noqa: E712  SQL


def _these(workshop: str, ids: Iterable[str]) -> ColumnElement[bool]:
    return (SpokenWordRow.workshop_id == workshop) & SpokenWordRow.id.in_(sorted(ids))


def _held(connection: Connection, workshop: str) -> None:
    """Its minutes are not validated until this transaction ends: what they tell does not change afterwards."""
    workshops.held(connection, workshop)
    if connection.execute(select(MinutesRow.workshop_id).where(MinutesRow.workshop_id == workshop)).first():
        raise AlreadyValidated


def _written(connection: Connection, workshop: str, action: str, n: int, by: By) -> None:
    audit.record(connection, by, action=action, subject=workshop, details={"n": n})
    note(connection, f"workshop:{workshop}")
