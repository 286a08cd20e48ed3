"""Loading the content into the database: all of it or nothing, as often as one likes.

What leaves the files leaves the tables unless something still points at it: then it is kept as it was. Three things
are never deleted (db.content.versions): item wordings, indicators (retired instead), answered questionnaires.
Priorities proposed by residents are not the files' business: only examples come and go with them.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, exists, insert, select

from db import once
from db.content import places, versions
from db.content.sync import referred, remove, stored_rows, table_of, upsert
from db.models import Base
from db.models.content import (
    ActorNetworkRow,
    ActorRow,
    ActorTerritoryRoleRow,
    IndicatorRow,
    NetworkRow,
    ReferenceRow,
    TerritoryRow,
    ThemeRow,
)
from db.models.participation import ConsentRow
from db.models.priorities import PriorityRow
from db.models.questionnaire import QuestionnaireRow, QuestionnaireVersionRow, QuestionRow
from domain.operations.content import Content, ContentError, Problem, Values
from domain.participation.consent import LISTS as CONSENT
from domain.participation.errors import LockedItem

ONE_LOADER = 0x7AB1EE  # PostgreSQL: two servers starting together load one after the other


def load(connection: Connection, content: Content) -> int:
    """Make the tables say what the content says; returns how many rows changed (0 the second time).

    Raises
    ------
    domain.operations.content.ContentError
        If it would change a locked item or a consent that somebody agreed to (then caused by
        ``LockedItem``). Nothing was written.
    """
    once.in_turn(connection, ONE_LOADER)
    once.in_turn(connection, places.ONE_NAME)
    locked = versions.locked_changes(connection, content)
    if locked:
        raise ContentError(locked) from LockedItem(item=locked[0].entry)
    changed_consent = _agreed(connection, content)
    if changed_consent:
        raise ContentError(changed_consent)
    item_versions, changed = versions.items(connection, content)
    changed += _places(connection, content) + _lists(connection, content) + _themes(connection, content)
    changed += versions.questionnaires(connection, content, item_versions)
    changed += versions.indicators(connection, content)
    return changed + _gone_questionnaires(connection, content) + _gone_themes(connection, content)


def _agreed(connection: Connection, content: Content) -> list[Problem]:
    """What somebody agreed to keeps its words: another wording needs another consent version."""
    wanted = content.references
    version = next(row["fr"] for row in wanted["consent"] if row["id"] == "version")
    if not connection.execute(select(exists().where(ConsentRow.version == version))).scalar():
        return []
    stored = dict(
        connection.execute(
            select(ReferenceRow.id, ReferenceRow.fr).where(ReferenceRow.list.in_(("consent", *CONSENT)))
        ).all()
    )
    said = {row["id"]: row["fr"] for part in ("consent", *CONSENT) for row in wanted[part]}
    if stored.get("version") != version or stored == said:
        return []
    changed = sorted(entry for entry in stored.keys() | said.keys() if stored.get(entry) != said.get(entry))
    reason = f"people agreed to version {version!r} with other words; give consent[version] a new value"
    return [Problem("consent.yaml", entry, reason) for entry in changed]


def _places(connection: Connection, content: Content) -> int:
    """Networks, actors, territories and what links them."""
    changed = upsert(connection, NetworkRow, content.networks)
    changed += upsert(connection, ActorRow, content.actors)
    changed += upsert(connection, TerritoryRow, places.as_written(connection, content.territories))
    changed += upsert(connection, ActorNetworkRow, content.memberships)
    changed += upsert(connection, ActorTerritoryRoleRow, content.holdings)
    territories = {territory["id"] for territory in content.territories}
    leaving = [
        row
        for row in _absent(connection, TerritoryRow, [{"id": territory} for territory in territories])
        if not referred(connection, TerritoryRow, row, ignoring=[ActorTerritoryRoleRow])
    ]
    # A territory that is kept keeps its actors.
    judged = territories | {row["id"] for row in leaving}
    changed += _drop(connection, ActorTerritoryRoleRow, content.holdings, lambda row: row["territory_id"] in judged)
    changed += _drop(connection, TerritoryRow, content.territories)
    listed = {actor["id"] for actor in content.actors}
    still_there = set(connection.execute(select(ActorTerritoryRoleRow.actor_id)).scalars()) - listed
    changed += _drop(connection, ActorNetworkRow, content.memberships, lambda row: row["actor_id"] not in still_there)
    return changed + _drop(connection, ActorRow, content.actors) + _drop(connection, NetworkRow, content.networks)


def _lists(connection: Connection, content: Content) -> int:
    """The reference lists. Nothing points at them, and places move in them: a list that differs is written anew."""
    table = table_of(ReferenceRow)
    stored: dict[str, list[Values]] = {}
    for row in sorted(stored_rows(connection, table), key=lambda row: row["position"]):
        stored.setdefault(row["list"], []).append(row)
    wanted = content.references
    changed = 0
    for name in stored.keys() | wanted.keys():
        now = list(wanted.get(name, ()))
        if stored.get(name, []) != now:
            connection.execute(delete(table).where(table.c.list == name))
            if now:
                connection.execute(insert(table), now)
            changed += max(len(now), len(stored.get(name, [])))
    return changed


def _themes(connection: Connection, content: Content) -> int:
    """Themes and example priorities. Numbers are unique: themes that move, or that left, step aside first."""
    wanted, table = content.themes, table_of(ThemeRow)
    stored = stored_rows(connection, table)
    moved = {theme["id"]: theme["n"] for theme in wanted}
    after = max([*moved.values(), *(row["n"] for row in stored)], default=0)
    for row in stored:
        if row["id"] not in moved and row["n"] in moved.values():
            after += 1
            connection.execute(table.update().where(table.c.id == row["id"]).values(n=after))
        elif moved.get(row["id"], row["n"]) != row["n"]:
            connection.execute(table.update().where(table.c.id == row["id"]).values(n=-row["n"]))
    return upsert(connection, ThemeRow, wanted) + upsert(connection, PriorityRow, content.priorities)


def _gone_themes(connection: Connection, content: Content) -> int:
    """Questions and indicators name their theme without a foreign key: they may also belong to none."""
    gone = _drop(connection, PriorityRow, content.priorities, lambda row: row["is_example"])
    named = set(connection.execute(select(QuestionRow.theme).union(select(IndicatorRow.family))).scalars())
    return gone + _drop(connection, ThemeRow, content.themes, lambda row: row["id"] not in named)


def _gone_questionnaires(connection: Connection, content: Content) -> int:
    ids = [questionnaire.id for questionnaire in content.questionnaires]
    gone = 0
    for questionnaire in _absent(connection, QuestionnaireRow, [{"id": known} for known in ids]):
        table = table_of(QuestionnaireVersionRow)
        for version in stored_rows(connection, table, table.c.questionnaire_id == questionnaire["id"]):
            if not referred(connection, QuestionnaireVersionRow, version, ignoring=[QuestionRow]):
                remove(connection, QuestionnaireVersionRow, version)
                gone += 1
        if not referred(connection, QuestionnaireRow, questionnaire):
            remove(connection, QuestionnaireRow, questionnaire)
            gone += 1
    return gone


def _absent(connection: Connection, row: type[Base], wanted: Iterable[Values]) -> list[Values]:
    """The stored rows whose key is not among ``wanted``."""
    table = table_of(row)
    keys = [column.name for column in table.primary_key]
    here = {tuple(values[key] for key in keys) for values in wanted}
    return [found for found in stored_rows(connection, table) if tuple(found[key] for key in keys) not in here]


def _drop(connection: Connection, row: type[Base], wanted: Iterable[Values], judged: Any = None) -> int:  # noqa: ANN401
    """Delete the rows that ``wanted`` does not name, that ``judged`` accepts and that nothing points at."""
    gone = [
        found
        for found in _absent(connection, row, wanted)
        if (judged is None or judged(found)) and not referred(connection, row, found)
    ]
    for found in gone:
        remove(connection, row, found)
    return len(gone)
