"""An actor that was proposed is the same as another one: what named it names that one, and both stay written down.

Everything that points at an actor follows, found by the foreign keys of the tables themselves, but what is history: who
had which link, who was counted, what was said of its kind. Where somebody said something of both, the stronger stays,
so that the order in which several are merged changes nothing.

What is written meanwhile is not lost: a merge begins by holding its territory (``proposals.held``), and so does what
names an actor (``proposals.unjudged``), which waits or is waited for; on SQLite there is one writer at a time anyway.
``tests/db/test_merged_meanwhile.py``.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Table, exists, or_, select, update

from db.content.sync import table_of
from db.models import Base
from db.models.capture import ExistingAssetRow
from db.models.content import ActorNetworkRow, ActorRow, ActorTerritoryRoleRow
from db.models.contents import ActorKindVersionRow
from db.models.decisions import DecisionRow
from db.models.invented import InventedActorRow
from db.models.partners import ActorProposalRow, PartnerAnswerRow, PartnerLinkRow, PartnerResponseRow
from db.models.pooled import CommitmentRow
from db.models.restitution import CountedStructureRow
from db.models.ties import AgreementRow, SheetVersionRow, TieHandoverRow, TieRow
from db.models.trust import TrustRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.cooperation import actors, proposals
from db.queries.participation import questionnaires
from domain.cooperation.errors import UnknownPart
from domain.cooperation.proposals import BothSpoke, MergedWithItself, State, renamed, stronger
from domain.cooperation.ties import Declaration
from domain.participation.questionnaire import OTHER_ACTORS
from domain.priorities.errors import WrongMoment
from domain.staff.by import By

Parts = tuple[Column[Any], ...]


def _columns(*named: tuple[type[Base], str]) -> Parts:
    return tuple(table_of(row).c[name] for row, name in named)


# What an actor says of itself, once: of two that did, nobody chooses.
OWN = _columns(
    (PartnerResponseRow, "actor_id"), (TieRow, "from_id"), (TieHandoverRow, "actor_id"), (SheetVersionRow, "actor_id"),
    (AgreementRow, "actor_id"), (TrustRow, "from_id"),
)  # fmt: skip
# What others say of it, of which they may have said as much of the other one.
OF_IT = _columns((TieRow, "to_id"), (TrustRow, "to_id"))
# History, and what the files say.
STAYS = _columns(
    (ActorRow, "maybe_same_as"), (ActorNetworkRow, "actor_id"), (ActorTerritoryRoleRow, "actor_id"),
    (InventedActorRow, "actor_id"), (ActorKindVersionRow, "actor_id"), (CountedStructureRow, "actor_id"),
    (PartnerLinkRow, "actor_id"), (ActorProposalRow, "added_id"), (ActorProposalRow, "into_id"),
)  # fmt: skip


def merge(connection: Connection, proposal: str, actor: str, by: By, *, seen: State) -> None:
    """Say that what was proposed is ``actor``, or the one that ``actor`` was merged into. Twice is as once.

    A link that it had opens nothing any more: the one of ``actor`` does.

    Raises
    ------
    domain.cooperation.proposals.MergedWithItself, domain.cooperation.proposals.BothSpoke
    domain.cooperation.errors.UnknownPart
        ``actor`` does not act there.
    domain.priorities.errors.WrongMoment
        Somebody judged it otherwise in between.
    domain.errors.NotFound
    """
    row = proposals.held(connection, proposal)
    merged = select(ActorProposalRow.into_id).where(ActorProposalRow.id == actor)
    actor = connection.execute(merged).scalar() or actor
    if row.state == State.MERGED and row.into_id == actor:
        return
    if actor == row.id:
        raise MergedWithItself
    if row.state != seen or seen is State.MERGED:
        raise WrongMoment
    if actor not in {one.id for one in actors.in_wave(connection, row.wave_id)}:
        raise UnknownPart
    if row.added_id:
        _follow(connection, row.id, actor, by)
    names = {one.id: one.name for one in actors.in_wave(connection, row.wave_id)}
    _in_answers(connection, row, actor)
    _in_words(connection, row, names[actor])
    proposals.judged(connection, row.id, State.MERGED, by, {"into": actor}, into_id=actor)
    table = ActorProposalRow
    connection.execute(update(table).where(table.into_id == row.id).values(into_id=actor))


def pointing() -> Parts:
    """Every column that holds an actor."""
    keys = (key for table in Base.metadata.sorted_tables for key in table.foreign_keys)
    return tuple(key.parent for key in keys if key.column is table_of(ActorRow).c.id)


def _follow(connection: Connection, one: str, actor: str, by: By) -> None:
    # Nor does the content come again in between, which names actors too.
    connection.execute(select(ActorRow.id).where(ActorRow.id.in_([one, actor])).order_by(ActorRow.id).with_for_update())
    if (_spoke(connection, one) and _spoke(connection, actor)) or _bound(connection, one, actor):
        raise BothSpoke
    link = PartnerLinkRow
    connection.execute(update(link).where(link.actor_id == one, link.revoked_at.is_(None)).values(revoked_at=by.now))
    _of_both(connection, table_of(TieRow), one, actor, _tie)
    _of_both(connection, table_of(TrustRow), one, actor, _trust)
    for column in pointing():
        if column not in STAYS:
            _move(connection, column, one, actor)


def _spoke(connection: Connection, actor: str) -> bool:
    said = or_(*(exists().where(column == actor) for column in OWN))
    return bool(connection.execute(select(said)).scalar())


def _bound(connection: Connection, one: str, actor: str) -> bool:
    commitment = CommitmentRow
    ends = ((one, actor), (actor, one))
    between = or_(*((commitment.from_id == first) & (commitment.to_id == second) for first, second in ends))
    return connection.execute(select(commitment.id).where(between).limit(1)).first() is not None


def _move(connection: Connection, column: Column[Any], one: str, actor: str) -> None:
    """What names it names the other. What would say it twice, or of itself, stays as it is, and nobody reads it."""
    table = column.table
    where: ColumnElement[bool] = column == one
    if column in OF_IT:
        there = table.alias()
        same = (there.c.wave_id == table.c.wave_id) & (there.c.from_id == table.c.from_id) & (there.c.to_id == actor)
        where &= ~exists().where(same) & (table.c.from_id != actor)
    elif {"from_id", "to_id"} <= set(table.c.keys()):
        where &= table.c.to_id != actor
    connection.execute(update(table).where(where).values({column.name: actor}))


def _of_both(connection: Connection, table: Table, one: str, actor: str, said: Callable[..., dict[str, Any]]) -> None:
    """Where somebody said something of both, what they said of ``actor`` becomes the stronger of the two."""
    rows = connection.execute(select(table).where(table.c.to_id.in_([one, actor])).order_by(*table.primary_key)).all()
    known = {(row.wave_id, row.from_id, row.to_id): row for row in rows}
    for (wave, whose, whom), row in known.items():
        other = known.get((wave, whose, one))
        if whom == actor and other is not None:
            here = (table.c.wave_id == wave) & (table.c.from_id == whose) & (table.c.to_id == actor)
            connection.execute(update(table).where(here).values(**said(row, other), version=row.version + 1))


def _tie(row: Row[Any], other: Row[Any]) -> dict[str, Any]:
    level = stronger(row.level, other.level)
    kinds, acts = (f"{row.kinds} {other.kinds}".split(), f"{row.acts} {other.acts}".split())
    said = Declaration(level, tuple(kinds), acts=tuple(acts)).checked()
    return {"level": level, "kinds": " ".join(said.kinds), "acts": " ".join(said.acts)}


def _trust(row: Row[Any], other: Row[Any]) -> dict[str, Any]:
    asked: Mapping[str, str] = {**other.said, **row.said}
    degrees = {name: [said[name] for said in (row.said, other.said) if name in said] for name in asked}
    return {"said": {name: max(both, key=lambda one: (one.isdigit(), one)) for name, both in sorted(degrees.items())}}


def _in_answers(connection: Connection, row: ActorProposalRow, actor: str) -> None:
    """In the rosters of its territory that name it."""
    answer, response = PartnerAnswerRow, PartnerResponseRow
    chosen = select(answer.response_id, answer.question_id, answer.value, response.actor_id, response.version_id)
    chosen = chosen.join(response, response.id == answer.response_id)
    named = response.wave_id.in_(_waves(connection, row.wave_id)) & answer.value.contains(row.id)
    for found in connection.execute(chosen.where(named)).all():
        question = questionnaires.questionnaire(connection, found.version_id).question(found.question_id)
        if question is not None and question.rows_from == OTHER_ACTORS and found.actor_id != actor:
            here = (answer.response_id == found.response_id) & (answer.question_id == found.question_id)
            connection.execute(update(answer).where(here).values(value=renamed(found.value, {row.id: actor})))


def _in_words(connection: Connection, row: ActorProposalRow, name: str) -> None:
    """Where rooms wrote its very name for whoever does something."""
    rooms = select(WorkshopRow.id).where(WorkshopRow.wave_id.in_(_waves(connection, row.wave_id)))
    for column in _columns((DecisionRow, "owner"), (ExistingAssetRow, "actor")):
        table = column.table
        written = (table.c.workshop_id.in_(rooms)) & (column == row.name)
        connection.execute(update(table).where(written).values({column.name: name}))


def _waves(connection: Connection, wave: str) -> list[str]:
    """Those that ask about the same actors."""
    here = connection.execute(select(WaveRow.territory_id, WaveRow.demonstration).where(WaveRow.id == wave)).one()
    alike = (WaveRow.territory_id == here.territory_id) & (WaveRow.demonstration == here.demonstration)
    return list(connection.execute(select(WaveRow.id).where(alike)).scalars())
