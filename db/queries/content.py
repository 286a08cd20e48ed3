"""What the files of ``content/`` said when they were last loaded."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from db.content.sync import table_of
from db.models.content import (
    ActorNetworkRow,
    ActorRow,
    ActorTerritoryRoleRow,
    IndicatorRow,
    IndicatorVersionRow,
    NetworkRow,
    PriorityRow,
    ReferenceRow,
    TerritoryRow,
    ThemeRow,
)
from domain.consent import ConsentScreen, ConsentText
from domain.errors import NotFound
from domain.indicators import RETIRED, Calculation, Indicator, Measure, Theme
from domain.questionnaire import Choice
from domain.territories import Actor, ActorRole, Entry, Priority, Territory

ROLES = tuple(ActorRole)


def reference(connection: Connection, list_name: str) -> tuple[Entry, ...]:
    """One of the project's own lists, in order; empty if there is none of that name."""
    found = connection.execute(
        select(ReferenceRow.id, ReferenceRow.fr, ReferenceRow.details)
        .where(ReferenceRow.list == list_name)
        .order_by(ReferenceRow.position)
    )
    return tuple(
        Entry(
            id=row.id,
            fr=row.fr,
            icon=row.details["icon"],
            details={k: v for k, v in row.details.items() if k != "icon"},
        )
        for row in found
    )


def facts(connection: Connection, list_name: str) -> Mapping[str, str]:
    """The sentences of a list by id: what the project says of itself."""
    return {entry.id: entry.fr for entry in reference(connection, list_name)}


def networks(connection: Connection) -> Mapping[str, str]:
    """The national networks, in order: name by id."""
    return dict(connection.execute(select(NetworkRow.id, NetworkRow.name).order_by(NetworkRow.position)).tuples().all())


def themes(connection: Connection) -> tuple[Theme, ...]:
    """The evaluation themes, in order."""
    found = connection.execute(select(ThemeRow.id, ThemeRow.n, ThemeRow.fr, ThemeRow.icon).order_by(ThemeRow.n))
    return tuple(Theme(*row) for row in found)


def indicators(connection: Connection, *, room: bool | None = None, theme: str | None = None) -> tuple[Indicator, ...]:
    """The latest version of every indicator that is not retired, in order.

    Parameters
    ----------
    room : only those that may (True) or may not (False) be shown in the room.
    theme : only those of a theme, or of a family such as ``cooperation``.
    """
    version = IndicatorVersionRow
    newer = aliased(version)
    latest = select(func.max(newer.version)).where(newer.indicator_id == version.indicator_id).scalar_subquery()
    chosen = (
        select(table_of(version), IndicatorRow.family)
        .join(IndicatorRow, IndicatorRow.id == version.indicator_id)
        .where(version.version == latest, IndicatorRow.status != RETIRED)
        .order_by(IndicatorRow.position)
    )
    if room is not None:
        chosen = chosen.where(version.room.is_(room))
    if theme is not None:
        chosen = chosen.where(IndicatorRow.family == theme)
    return tuple(_indicator(dict(row.items())) for row in connection.execute(chosen).mappings())


def _indicator(row: Mapping[Any, Any]) -> Indicator:
    plain = ("version", "fr", "definition", "unit", "low", "high", "direction", "sensitive", "flagship", "room")
    values = {name: row[name] for name in plain}
    rule = _calculation(row["calculation"])
    return Indicator(id=row["indicator_id"], theme=row["family"], calculation=rule, **values)  # type: ignore[arg-type]


def _calculation(rule: object) -> Calculation | None:
    if not isinstance(rule, dict):
        return None
    return Calculation(Measure(rule["measure"]), rule["item"], frozenset(rule["yes"]), frozenset(rule["out"]))


def territories(connection: Connection) -> tuple[Territory, ...]:
    """All territories: those of the experimentation, then those of the deployment."""
    table = table_of(TerritoryRow)
    return tuple(
        _territory(dict(row)) for row in connection.execute(select(table).order_by(table.c.position)).mappings()
    )


def _territory(row: dict[str, object]) -> Territory:
    del row["position"]
    lists = row.pop("open_lists")
    assert isinstance(lists, list)
    return Territory(open_lists=tuple(ActorRole(role) for role in lists), **row)  # type: ignore[arg-type]


def territory(connection: Connection, territory_id: str) -> Territory:
    """One territory.

    Raises
    ------
    domain.errors.NotFound
        If there is none of that id.
    """
    found = next((known for known in territories(connection) if known.id == territory_id), None)
    if found is None:
        raise NotFound
    return found


def actors(connection: Connection, territory_id: str) -> tuple[Actor, ...]:
    """The actors of a territory, each once, ordered by their first role and their place in it."""
    other = aliased(ActorRow)
    role = ActorTerritoryRoleRow
    found = connection.execute(
        select(
            ActorRow.id,
            ActorRow.name,
            ActorRow.status,
            ActorRow.stakeholder_type,
            other.name.label("same"),
            role.role,
            role.label_in_source,
        )
        .join(role, role.actor_id == ActorRow.id)
        .outerjoin(other, other.id == ActorRow.maybe_same_as)
        .where(role.territory_id == territory_id)
        .order_by(role.position)
    ).all()
    labels: dict[str, dict[ActorRole, str]] = {}
    for row in sorted(found, key=lambda row: ROLES.index(ActorRole(row.role))):
        labels.setdefault(row.id, {})[ActorRole(row.role)] = row.label_in_source
    members = _memberships(connection)
    first = {row.id: row for row in reversed(found)}
    return tuple(
        Actor(
            actor,
            first[actor].name,
            first[actor].status,
            first[actor].stakeholder_type,
            members.get(actor, ()),
            first[actor].same or "",
            tuple(held),
            held,
        )
        for actor, held in labels.items()
    )


def _memberships(connection: Connection) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for actor, network in connection.execute(
        select(ActorNetworkRow.actor_id, NetworkRow.name)
        .join(NetworkRow, NetworkRow.id == ActorNetworkRow.network_id)
        .order_by(NetworkRow.position)
    ):
        found[actor] = (*found.get(actor, ()), network)
    return found


def role_counts(connection: Connection) -> Mapping[str, Mapping[ActorRole, int]]:
    """How many actors hold each role, by territory. An actor with two roles is counted in both."""
    found = connection.execute(select(ActorTerritoryRoleRow.territory_id, ActorTerritoryRoleRow.role)).all()
    counts: dict[str, Counter[ActorRole]] = {}
    for territory_id, role in found:
        counts.setdefault(territory_id, Counter())[ActorRole(role)] += 1
    return counts


def priorities(connection: Connection, theme: str | None = None) -> tuple[Priority, ...]:
    """The priorities of a theme (of all, if None), in order."""
    table = table_of(PriorityRow)
    chosen = select(table).order_by(table.c.position)
    if theme is not None:
        chosen = chosen.where(table.c.theme_id == theme)
    return tuple(
        Priority(
            row.id,
            row.theme_id,
            row.title,
            row.description,
            row.cost_low,
            row.cost_high,
            row.cost_kind == "a",
            row.is_example,
        )
        for row in connection.execute(chosen)
    )


def consent(connection: Connection, territory_id: str) -> ConsentText:
    """What a person reads before agreeing, with the sentences that are true in this territory.

    Raises
    ------
    domain.errors.NotFound
        If there is no such territory.
    """
    here = territory(connection, territory_id)
    said = facts(connection, "consent")
    true = {"controller": here.controller, "retention": here.retention, "contact": here.contact}
    return ConsentText(
        version=said["version"],
        screens=tuple(
            ConsentScreen(screen.icon, screen.fr.format(**true)) for screen in reference(connection, "consent_screens")
        ),
        accept=said["accept"],
        refuse=said["refuse"],
        sensitive_question=said["sensitive_question"],
        sensitive_yes=said["sensitive_yes"],
        sensitive_no=said["sensitive_no"],
        too_young=said["too_young"],
        ages=tuple(Choice(age.id, age.fr, age.icon) for age in reference(connection, "consent_ages")),
    )
