"""The entries as plain values, table by table. Nothing here looks at the database."""

from typing import Any

from domain.operations.content import Content, Values, digest
from domain.priorities.priority import Proposer, Status
from formats.content import recordings, schema
from formats.content.files import Entries
from formats.content.questionnaires import questionnaire


def content(entries: Entries) -> Content:
    """All of it, table by table."""
    return Content(
        networks=_networks(entries),
        actors=_actors(entries),
        territories=_territories(entries),
        memberships=_memberships(entries),
        holdings=_holdings(entries),
        references=_references(entries),
        themes=_themes(entries),
        priorities=_priorities(entries),
        families=_families(entries),
        indicators=[_indicator(indicator) for indicator in entries.indicators],
        questionnaires=[questionnaire(entries, file, asked) for file, asked in entries.questionnaires.items()],
    )


def _networks(entries: Entries) -> list[Values]:
    """Rows of ``network``."""
    return [network.model_dump() | {"position": place} for place, network in enumerate(entries.networks, start=1)]


def _territories(entries: Entries) -> list[Values]:
    """Rows of ``territory``, each with promises of its own or the common ones."""
    common = entries.promises.model_dump()
    return [
        {"position": place, **territory.model_dump(exclude={"actors", "open_lists", *common})}
        | {"open_lists": list(territory.open_lists)}
        | {name: getattr(territory, name) or common[name] for name in common}
        for place, territory in enumerate(entries.territories, start=1)
    ]


def _actors(entries: Entries) -> list[Values]:
    """Rows of ``actor``, those that point at another one last."""
    ordered = sorted(entries.actors, key=lambda actor: actor.maybe_same_as is not None)
    return [actor.model_dump(exclude={"networks"}) for actor in ordered]


def _memberships(entries: Entries) -> list[Values]:
    """Rows of ``actor_network``."""
    return [{"actor_id": actor.id, "network_id": network} for actor in entries.actors for network in actor.networks]


def _holdings(entries: Entries) -> list[Values]:
    """Rows of ``actor_territory_role``."""
    names = {actor.id: actor.name for actor in entries.actors}
    return [
        {
            "actor_id": holder if isinstance(holder, str) else holder.actor,
            "territory_id": territory.id,
            "role": role,
            "position": place,
            "label_in_source": names[holder] if isinstance(holder, str) else holder.label,
        }
        for territory in entries.territories
        for role, holders in territory.actors.items()
        for place, holder in enumerate(holders, start=1)
    ]


def _references(entries: Entries) -> dict[str, list[Values]]:
    """Rows of ``reference``, list by list. An icon is one of the details."""
    found: dict[str, list[Values]] = {
        name: [
            {
                "list": name,
                "id": entry.id,
                "position": place,
                "fr": entry.fr,
                "details": entry.model_dump(mode="json", exclude={"id", "fr", "audio"}),
            }
            for place, entry in enumerate(entries, start=1)
        ]
        for name, entries in entries.references.items()
    }
    return found | {recordings.LIST: recordings.rows(entries)}


def _themes(entries: Entries) -> list[Values]:
    """Rows of ``theme``."""
    return [
        {
            "id": theme.id,
            "n": theme.n,
            "fr": theme.fr,
            "icon": theme.icon,
            "axis_id": theme.axis,
            "sdg": list(theme.sdg),
        }
        for theme in entries.themes
    ]


def _priorities(entries: Entries) -> list[Values]:
    """Rows of ``priority``: the files hold examples only."""
    return [
        {
            "id": priority.id,
            "position": place,
            "territory_id": None,
            "workshop_id": None,
            "theme_id": priority.theme,
            "title": priority.title,
            "description": priority.desc,
            "icon": priority.icon,
            "stakes": list(priority.stakes),
            "objectives": list(priority.objectives),
            "blocks": list(priority.agri),
            "cost_low": priority.lo,
            "cost_high": priority.hi,
            "cost_kind": priority.k,
            "cost_vote": None,
            "basis": priority.basis,
            "is_example": True,
            "proposer": Proposer.EXAMPLE,
            "status": Status.PROPOSED,
            "merged_into": None,
        }
        for place, priority in enumerate(entries.priorities, start=1)
    ]


def _families(entries: Entries) -> list[Values]:
    """Rows of ``indicator`` without their status, which is decided in the tool."""
    return [
        {"id": indicator.id, "position": place, "family": indicator.theme}
        for place, indicator in enumerate(entries.indicators, start=1)
    ]


def _indicator(indicator: schema.Indicator) -> dict[str, Any]:
    """A row of ``indicator_version`` without its version.

    The digest holds what is computed, how it may be shown and what is said of it: a server keeps an indicator by it.
    """
    calculation = indicator.calculation and _calculation(indicator.calculation)
    computed = {
        "definition": indicator.definition,
        "unit": indicator.unit,
        "low": indicator.scale[0],
        "high": indicator.scale[1],
        "direction": indicator.direction,
        "rule": indicator.rule,
        "calculation": calculation,
        "source": list(indicator.source),
        "sensitive": indicator.sens,
    }
    return computed | {
        "indicator_id": indicator.id,
        "digest": digest(computed),
        "fr": indicator.fr,
        "instrument": indicator.instrument,
        "rights": indicator.rights,
        "flagship": indicator.flagship,
        "room": indicator.room,
        "ess": list(indicator.ess),
    }


def _calculation(rule: schema.Calculation) -> Values:
    """As it is kept. Of one item, without anything more, it keeps the form that has counted since the first version."""
    items = {"item": rule.items[0]} if len(rule.items) == 1 else {"items": list(rule.items)}
    further = {
        "no": sorted(rule.no),
        "row": rule.row,
        "numbers": {name: list(values) for name, values in rule.numbers.items()},
    }
    said = {"measure": rule.measure, **items, "yes": sorted(rule.yes), "out": sorted(rule.out)}
    return said | {name: value for name, value in further.items() if value}
