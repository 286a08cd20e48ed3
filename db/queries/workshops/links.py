"""What decisions belong to: whether it is there, and what it is called."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, select
from sqlalchemy.orm import aliased

from db.models.content import ReferenceRow, ThemeRow
from db.models.decisions import DecisionRow
from db.models.priorities import PriorityRow
from db.queries.operations import content
from domain.priorities.priority import SEEN
from domain.workshops.links import Link, Links, UnknownLink

# An agricultural subject is a stake like the others.
LISTS = {
    Link.OBJECTIVE: ("objectives",),
    Link.STAKE: ("stakes", "agri_subthemes"),
    Link.LEVEL: ("cooperation_levels",),
}
_COLUMNS = {
    Link.PRIORITY: DecisionRow.priority_id,
    Link.THEME: DecisionRow.theme_id,
    Link.OBJECTIVE: DecisionRow.objective,
    Link.STAKE: DecisionRow.stake,
    Link.LEVEL: DecisionRow.level,
}


def columns(connection: Connection, territory: str, links: Links) -> dict[str, object]:
    """What is kept of the links of a decision of a territory, by column.

    Raises
    ------
    domain.workshops.links.UnknownLink
    """
    chosen = {link: getattr(links, link) for link in Link}
    for link, id_ in chosen.items():
        if id_ is not None and not connection.execute(select(exists().where(_there(link, id_, territory)))).scalar():
            raise UnknownLink
    return {_COLUMNS[link].key: id_ for link, id_ in chosen.items()}


def _there(link: Link, id_: str, territory: str) -> ColumnElement[bool]:
    if link is Link.PRIORITY:
        return (PriorityRow.id == id_) & _seen_in(territory)
    if link is Link.THEME:
        return ThemeRow.id == id_
    return ReferenceRow.list.in_(LISTS[link]) & (ReferenceRow.id == id_)


def named(chosen: Select[tuple[Any, ...]]) -> Select[tuple[Any, ...]]:
    """The same decisions, each with what it belongs to, by id and in words."""
    chosen = chosen.add_columns(*(_COLUMNS[link].label(f"{link}_id") for link in Link))
    chosen = chosen.add_columns(PriorityRow.title.label("priority_words"), ThemeRow.fr.label("theme_words"))
    chosen = chosen.outerjoin(PriorityRow, PriorityRow.id == DecisionRow.priority_id)
    chosen = chosen.outerjoin(ThemeRow, ThemeRow.id == DecisionRow.theme_id)
    for link, names in LISTS.items():
        entry = aliased(ReferenceRow)
        chosen = chosen.add_columns(entry.fr.label(f"{link}_words"))
        chosen = chosen.outerjoin(entry, entry.list.in_(names) & (entry.id == _COLUMNS[link]))
    return chosen


def of(row: Row[Any]) -> tuple[Links, tuple[tuple[Link, str], ...]]:
    """The links of a decision that was read with them, and the words of those that there are still words for."""
    words = ((link, getattr(row, f"{link}_words")) for link in Link)
    return Links(*(getattr(row, f"{link}_id") for link in Link)), tuple((link, said) for link, said in words if said)


def among(connection: Connection, territory: str) -> Mapping[Link, Mapping[str, str]]:
    """What a decision of a territory may be linked to, by kind: words by id."""
    own = select(PriorityRow.id, PriorityRow.title).where(_seen_in(territory)).order_by(PriorityRow.title)
    return {
        Link.PRIORITY: dict(connection.execute(own).all()),
        Link.THEME: {theme.id: theme.fr for theme in content.themes(connection)},
        **{link: _words(connection, names) for link, names in LISTS.items()},
    }


def _words(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    return {id_: words for name in names for id_, words in content.facts(connection, name).items()}


def _seen_in(territory: str) -> ColumnElement[bool]:
    return (PriorityRow.territory_id == territory) & PriorityRow.status.in_(SEEN)
