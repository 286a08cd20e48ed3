"""What the content says: the files of ``content/`` when they were last loaded, and what pages say over them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select
from sqlalchemy.orm import aliased

from db.content.sync import table_of
from db.models.content import (
    IndicatorRow,
    IndicatorVersionRow,
    NetworkRow,
    ReferenceRow,
    TerritoryRow,
    ThemeRow,
)
from db.queries.operations import edited
from db.queries.priorities import library
from domain.cooperation.project import Labels, ListEntry, ThemeInFull
from domain.cooperation.territories import ActorRole, Territory
from domain.errors import NotFound
from domain.evaluation.indicators import RETIRED, Calculation, Indicator, Theme
from domain.operations.versions import Versions
from domain.participation.consent import LEADS, MORE, SCREENS, ConsentScreen, ConsentSentence, ConsentText, Terms
from domain.participation.questionnaire import Choice


def all_references(connection: Connection) -> Mapping[str, tuple[ListEntry, ...]]:
    """The project's own lists by name, each in order."""
    lists: dict[str, list[ListEntry]] = {}
    table = table_of(ReferenceRow)
    for row in connection.execute(select(table).order_by(table.c.list, table.c.position)):
        lists.setdefault(row.list, []).append(_entry(row))
    return {name: tuple(entries) for name, entries in lists.items()}


def _entry(row: Row[Any]) -> ListEntry:
    details = {name: value for name, value in row.details.items() if name != "icon"}
    return ListEntry(row.id, row.fr, row.details["icon"], details)


_NEWER = aliased(IndicatorVersionRow)
_NEWEST = (
    select(func.max(_NEWER.version)).where(_NEWER.indicator_id == IndicatorVersionRow.indicator_id).scalar_subquery()
)
_LATEST = (
    select(table_of(IndicatorVersionRow), IndicatorRow.family)
    .join(IndicatorRow, IndicatorRow.id == IndicatorVersionRow.indicator_id)
    .where(IndicatorVersionRow.version == _NEWEST, IndicatorRow.status != RETIRED)
    .order_by(IndicatorRow.position)
)
VERSIONS = _LATEST.with_only_columns(
    IndicatorVersionRow.indicator_id, IndicatorVersionRow.version, IndicatorVersionRow.digest
)
_REFERENCE = (
    select(table_of(ReferenceRow)).where(ReferenceRow.list == bindparam("named")).order_by(ReferenceRow.position)
)
Marks = tuple[tuple[str, int, str], ...]  # what ``VERSIONS`` says: of each, which version it is and its digest
# By what the table says of each version: nothing here goes stale, whichever database it came from.
_known = Versions[tuple[Indicator, ...]](8)


def reference(connection: Connection, list_name: str) -> tuple[ListEntry, ...]:
    """One of the project's own lists, in order; empty if there is none of that name."""
    return tuple(_entry(row) for row in connection.execute(_REFERENCE, {"named": list_name}))


def help_lines(connection: Connection, territory_id: str) -> tuple[ListEntry, ...]:
    """Whom one may talk to in a territory, its own lines first. ``details``: ``number``, ``hours``: may be empty."""
    lines = edited.help_lines(connection, reference(connection, "help_lines"))
    said = [line for line in lines if not line.hidden]
    here = tuple(line.entry for line in said if line.territory == territory_id)
    return here + tuple(line.entry for line in said if line.territory is None)


def facts(connection: Connection, list_name: str) -> Mapping[str, str]:
    """The sentences of a list by id: what the project says of itself."""
    return {entry.id: entry.fr for entry in reference(connection, list_name)}


def meanings(connection: Connection) -> Mapping[str, str]:
    """What each word of cooperation means, by its id."""
    return {entry.id: str(entry.details["meaning"]) for entry in reference(connection, "concepts")}


def networks(connection: Connection) -> Mapping[str, str]:
    """The national networks, in order: name by id."""
    return dict(connection.execute(select(NetworkRow.id, NetworkRow.name).order_by(NetworkRow.position)).all())


def themes(connection: Connection) -> tuple[Theme, ...]:
    """The evaluation themes, in order."""
    found = connection.execute(select(ThemeRow.id, ThemeRow.n, ThemeRow.fr, ThemeRow.icon).order_by(ThemeRow.n))
    return tuple(Theme(*row) for row in found)


def subjects(connection: Connection) -> tuple[Choice, ...]:
    """The themes as residents say them."""
    plain = facts(connection, "theme_words")
    return tuple(Choice(theme.id, plain.get(theme.id, theme.fr), theme.icon) for theme in themes(connection))


def labels(connection: Connection) -> Labels:
    """How people say the ids that a priority carries."""
    return Labels(
        {theme.id: theme.fr for theme in themes(connection)},
        facts(connection, "stakes"),
        facts(connection, "objectives"),
        facts(connection, "agri_subthemes"),
    )


def indicators(connection: Connection, *, room: bool | None = None, theme: str | None = None) -> tuple[Indicator, ...]:
    """The latest version of every indicator that is not retired, in order.

    Parameters
    ----------
    room : only those that may (True) or may not (False) be shown in the room.
    theme : only those of a theme, or of a family such as ``cooperation``.
    """
    return tuple(
        indicator
        for indicator in _all_indicators(connection)
        if (room is None or indicator.room is room) and (theme is None or indicator.theme == theme)
    )


def _all_indicators(connection: Connection) -> tuple[Indicator, ...]:
    """Read again only when one changed: every finished response asks for them."""
    return indicators_of(connection, tuple((key, n, digest) for key, n, digest in connection.execute(VERSIONS)))


def indicators_of(connection: Connection, said: Marks) -> tuple[Indicator, ...]:
    """The same for whoever has asked ``VERSIONS`` already, and was told ``said``."""
    return _known.of(said, lambda: tuple(_indicator(row) for row in connection.execute(_LATEST).mappings()))


def _indicator(row: Mapping[Any, Any]) -> Indicator:
    plain = (
        "version", "fr", "definition", "unit", "low", "high", "direction", "sensitive", "flagship", "room",
        "instrument",
    )  # fmt: skip
    values = {name: row[name] for name in plain}
    rule = row["calculation"]
    known = Calculation.stored(rule) if isinstance(rule, dict) else None
    return Indicator(id=row["indicator_id"], theme=row["family"], calculation=known, **values)


def themes_in_full(connection: Connection) -> tuple[ThemeInFull, ...]:
    """The themes with their axis, goals, indicators and priorities."""
    axes, goals = facts(connection, "axes"), facts(connection, "sdg")
    rules, ideas = indicators(connection), library.examples(connection)
    links = {row.id: row for row in connection.execute(select(ThemeRow.id, ThemeRow.axis_id, ThemeRow.sdg))}
    return tuple(
        ThemeInFull(
            theme,
            axes[links[theme.id].axis_id],
            tuple(goals[str(goal)] for goal in links[theme.id].sdg),
            tuple(rule for rule in rules if rule.theme == theme.id),
            tuple(idea for idea in ideas if idea.words.theme == theme.id),
        )
        for theme in themes(connection)
    )


def territories(connection: Connection) -> tuple[Territory, ...]:
    """All territories: those of the experimentation, then those of the deployment."""
    table, written = table_of(TerritoryRow), edited.promises(connection)
    rows = connection.execute(select(table).order_by(table.c.position)).mappings().all()
    return tuple(edited.over(_territory(dict(row)), written) for row in rows)


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


def recordings(connection: Connection) -> Mapping[str, Mapping[str, str]]:
    """Recorded voices: language, then French sentence, then the name of a file of ``content/audio``."""
    found: dict[str, dict[str, str]] = {}
    for entry in reference(connection, "recordings"):
        language, file = str(entry.details["language"]), str(entry.details["file"])
        found.setdefault(language, {})[entry.fr] = file
    return found


def terms(connection: Connection) -> Terms:
    """What a device may say of a consent."""
    said = facts(connection, "consent")
    ages = frozenset(age.id for age in reference(connection, "consent_ages"))
    return Terms(frozenset({said["version"], *said.get("earlier", "").split()}), ages)


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
        screens=_consent_screens(connection, true),
        accept=said["accept"],
        refuse=said["refuse"],
        sensitive_question=said["sensitive_question"],
        sensitive_yes=said["sensitive_yes"],
        sensitive_no=said["sensitive_no"],
        too_young=said["too_young"],
        ages=tuple(Choice(age.id, age.fr, age.icon) for age in reference(connection, "consent_ages")),
    )


def _consent_screens(connection: Connection, true: Mapping[str, str]) -> tuple[ConsentScreen, ...]:
    """``true``: what the blanks of their sentences stand for here."""
    beside: dict[tuple[str, str], list[ConsentSentence]] = {}
    for part in (LEADS, MORE):
        for entry in reference(connection, part):
            said = beside.setdefault((part, str(entry.details["of"])), [])
            said.append(ConsentSentence(entry.icon, entry.fr, true))
    return tuple(
        ConsentScreen(
            ConsentSentence(screen.icon, screen.fr, true),
            next(iter(beside.get((LEADS, screen.id), ())), None),
            tuple(beside.get((MORE, screen.id), ())),
        )
        for screen in reference(connection, SCREENS)
    )
