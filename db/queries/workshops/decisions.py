"""Decisions, from the workshop that makes them to what becomes of them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, select

from db import once, upsert
from db.changes import note
from db.models.decisions import DecisionJudgementRow, DecisionNewsRow, DecisionRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.staff import audit
from db.queries.workshops import links, workshops
from domain.staff.by import By
from domain.workshops import decisions as rules
from domain.workshops.decisions import Decision, Entry, News, Promise, TalesDiffer, UnknownDecision
from domain.workshops.programme import Shows
from domain.workshops.workshop import State


def decide(connection: Connection, workshop: str, promise: Promise, by: By, request: str) -> str:
    """Write down a decision of an open workshop; returns its id.

    ``request``: its id, drawn beforehand by whoever asks; asked twice, it is written once.

    Raises
    ------
    domain.workshops.decisions.DueBefore, domain.workshops.decisions.ReviewBefore, domain.workshops.links.UnknownLink
    domain.priorities.errors.ReasonMissing, domain.errors.RequestReused, domain.errors.WordsMissing,
    domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    workshops.held_open(connection, workshop)
    here = workshops.workshop(connection, workshop)
    kept = promise.checked(here.day)
    said: dict[str, object] = {"workshop_id": workshop, "text": kept.text, "owner": kept.owner, "due": kept.due}
    said |= {"vote_id": kept.vote, "differs": kept.differs, "review": kept.review}
    said |= links.columns(connection, here.territory, kept.links)
    if once.write(connection, DecisionRow, request, said, {"made_at": by.now}):
        _written(connection, workshop, "workshop.decided", by)
    return request


def remove(connection: Connection, workshop: str, decision: str, by: By) -> None:
    """Take back what was written down wrongly, while its workshop is open. Twice is as once.

    Raises
    ------
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    workshops.held_open(connection, workshop)
    here = (DecisionRow.id == decision) & (DecisionRow.workshop_id == workshop)
    told = select(DecisionRow.id).where(here)
    for row in (DecisionNewsRow, DecisionJudgementRow):  # a workshop of the same day may have been told of it
        connection.execute(delete(row).where(row.decision_id.in_(told)))
    if connection.execute(delete(DecisionRow).where(here)).rowcount:
        _written(connection, workshop, "workshop.decision_removed", by)


def follow(connection: Connection, seen: Decision, what: News, words: str, by: By) -> None:
    """Tell what became of a decision. ``seen``: with all that had been told of it on the screen of whoever tells.

    Raises
    ------
    domain.workshops.decisions.UnknownDecision, domain.workshops.decisions.TalesDiffer
    domain.priorities.errors.ReasonMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    domain.workshops.workshop.WorkshopAway
    """
    told = rules.entry(what, by.day, words)
    if connection.execute(select(DecisionRow.id).where(DecisionRow.id == seen.id)).scalar() is None:
        raise UnknownDecision
    workshops.held(connection, seen.workshop)
    row = {"decision_id": seen.id, "number": len(seen.told) + 1}
    new = upsert.insert(connection.dialect.name, DecisionNewsRow)
    new = new.values(**row, what=told.what, day=told.day, words=told.words).on_conflict_do_nothing()
    if connection.execute(new.returning(DecisionNewsRow.number)).scalar() is None:
        raise TalesDiffer
    _written(connection, seen.workshop, "workshop.decision_followed", by)


def of(connection: Connection, workshop: str) -> tuple[Decision, ...]:
    """Those of one workshop, in the order in which they were made."""
    return _chosen(connection, _decisions().where(DecisionRow.workshop_id == workshop))


def of_territory(connection: Connection, territory: str) -> tuple[Decision, ...]:
    """Those of a territory, in the order in which they were made; of no rehearsal."""
    return _chosen(
        connection, _decisions().where(WorkshopRow.territory_id == territory, WorkshopRow.rehearses.is_(None))
    )


def following(connection: Connection, votes: Iterable[str]) -> dict[str, tuple[Decision, ...]]:
    """Those that follow one of these votes, by vote, in the order in which they were made."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for one in _chosen(connection, _decisions().where(DecisionRow.vote_id.in_(list(votes)))):
        found[str(one.promise.vote)].append(one)
    return {vote: tuple(made) for vote, made in found.items()}


def under(connection: Connection, workshop: str, shows: Shows, today: date) -> tuple[Decision, ...]:
    """Those that stand on the wall under the title of a step: of former workshops, or of this one, the last first."""
    if shows is Shows.SINCE:
        return since(connection, workshop, today)
    return of(connection, workshop)[::-1] if shows is Shows.DECISIONS else ()


def since(connection: Connection, workshop: str, today: date) -> tuple[Decision, ...]:
    """What is told at the beginning of this workshop, of what those before it decided in its territory.

    A demonstration is told of demonstrations only; a rehearsal of what the workshop that it rehearses will be told.
    """
    here = workshops.rehearsed(connection, workshop)
    former = (
        (WorkshopRow.territory_id == here.territory)
        & (WorkshopRow.id != here.id)
        & (WorkshopRow.day <= here.day)
        & (WaveRow.demonstration == here.demonstration)
        & WorkshopRow.rehearses.is_(None)
    )
    days = select(func.max(WorkshopRow.day)).join(WaveRow, WaveRow.id == WorkshopRow.wave_id)
    last = connection.execute(days.where(former, WorkshopRow.state == State.CLOSED)).scalar()
    return rules.since([one.as_of(today) for one in _chosen(connection, _decisions().where(former))], last, today)


@cache
def _decisions() -> Select[tuple[Any, ...]]:
    chosen = (
        select(DecisionRow.id, DecisionRow.workshop_id, WorkshopRow.title, WorkshopRow.day, WaveRow.demonstration)
        .add_columns(DecisionRow.text, DecisionRow.owner, DecisionRow.due, DecisionRow.vote_id)
        .add_columns(DecisionRow.differs, DecisionRow.review)
        .join(WorkshopRow, WorkshopRow.id == DecisionRow.workshop_id)
        .join(WaveRow, WaveRow.id == WorkshopRow.wave_id)
        .order_by(DecisionRow.made_at, DecisionRow.id)
    )
    return links.named(chosen)


def _chosen(connection: Connection, chosen: Select[tuple[Any, ...]]) -> tuple[Decision, ...]:
    rows = connection.execute(chosen).all()
    ids = [row.id for row in rows]
    told: dict[str, list[Entry]] = defaultdict(list)
    news = select(DecisionNewsRow).where(DecisionNewsRow.decision_id.in_(ids)).order_by(DecisionNewsRow.number)
    for row in connection.execute(news):
        told[row.decision_id].append(Entry(News(row.what), row.day, row.words))
    return tuple(_seen(row, tuple(told[row.id])) for row in rows)


def _seen(row: Row[Any], told: tuple[Entry, ...]) -> Decision:
    linked, words = links.of(row)
    promise = Promise(row.text, row.owner, row.due, row.vote_id, row.differs, row.review, linked)
    return Decision(row.id, row.workshop_id, row.title, row.day, promise, told, row.demonstration, words)


def _written(connection: Connection, workshop: str, action: str, by: By) -> None:
    audit.record(connection, by, action=action, subject=workshop, details={})
    note(connection, f"workshop:{workshop}")
