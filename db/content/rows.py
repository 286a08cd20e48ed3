"""The content as rows, table by table. Nothing here looks at the database."""

from typing import Any

from db.content import recordings, schema
from db.content.files import Content
from db.content.sync import Values
from db.content.wording import digest
from domain.priorities.priority import Proposer, Status


def networks(content: Content) -> list[Values]:
    """Rows of ``network``."""
    return [network.model_dump() | {"position": place} for place, network in enumerate(content.networks, start=1)]


def territories(content: Content) -> list[Values]:
    """Rows of ``territory``, each with promises of its own or the common ones."""
    common = content.promises.model_dump()
    return [
        {"position": place, **territory.model_dump(exclude={"actors", "open_lists", *common})}
        | {"open_lists": list(territory.open_lists)}
        | {name: getattr(territory, name) or common[name] for name in common}
        for place, territory in enumerate(content.territories, start=1)
    ]


def actors(content: Content) -> list[Values]:
    """Rows of ``actor``, those that point at another one last."""
    ordered = sorted(content.actors, key=lambda actor: actor.maybe_same_as is not None)
    return [actor.model_dump(exclude={"networks"}) for actor in ordered]


def memberships(content: Content) -> list[Values]:
    """Rows of ``actor_network``."""
    return [{"actor_id": actor.id, "network_id": network} for actor in content.actors for network in actor.networks]


def holdings(content: Content) -> list[Values]:
    """Rows of ``actor_territory_role``."""
    names = {actor.id: actor.name for actor in content.actors}
    return [
        {
            "actor_id": holder if isinstance(holder, str) else holder.actor,
            "territory_id": territory.id,
            "role": role,
            "position": place,
            "label_in_source": names[holder] if isinstance(holder, str) else holder.label,
        }
        for territory in content.territories
        for role, holders in territory.actors.items()
        for place, holder in enumerate(holders, start=1)
    ]


def references(content: Content) -> dict[str, list[Values]]:
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
        for name, entries in content.references.items()
    }
    return found | {recordings.LIST: recordings.rows(content)}


def themes(content: Content) -> list[Values]:
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
        for theme in content.themes
    ]


def priorities(content: Content) -> list[Values]:
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
        for place, priority in enumerate(content.priorities, start=1)
    ]


def indicator_version(indicator: schema.Indicator) -> dict[str, Any]:
    """A row of ``indicator_version`` without its version.

    The digest holds what is computed and how it may be shown, so that a better label is no new version.
    """
    calculation = indicator.calculation and {
        "measure": indicator.calculation.measure,
        "item": indicator.calculation.item,
        "yes": sorted(indicator.calculation.yes),
        "out": sorted(indicator.calculation.out),
    }
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


def question(asked: schema.Question, header: schema.Header, position: int, item_version: int) -> dict[str, Any]:
    """A row of ``question`` without its version. Markers such as ``@actors`` stay in the details."""
    details = {
        "list": asked.list,
        "rows": asked.rows if isinstance(asked.rows, str) else None,
        "indicators": list(asked.indicator),
        "fr_partner": asked.fr_partner or None,
        "code": asked.code or None,
        "weight": asked.weight,
        "stem": header.stem(asked) or None,
        "image": asked.image or None,
        "shares": asked.shares,
    }
    return {
        "id": asked.id,
        "position": position,
        "item": asked.item,
        "item_version": item_version,
        "theme": asked.theme,
        "kind": asked.type,
        "fr": asked.fr,
        "hint": asked.hint,
        "required": asked.req,
        "sensitive": asked.sens,
        "locked": asked.lock,
        "low": asked.low,
        "high": asked.high,
        "max_chars": asked.max_chars,
        "max_choices": asked.max_choices,
        "relevant": asked.relevant,
        "check": asked.check,
        "details": {name: value for name, value in details.items() if value is not None},
    }


def choices(asked: schema.Question, lists: dict[str, tuple[schema.Choice, ...]]) -> list[dict[str, Any]]:
    """Rows of ``choice`` of one question, without their version: its choices, then the rows of a matrix."""
    rows = () if isinstance(asked.rows, str) else asked.rows
    return [
        {
            "question_id": asked.id,
            "part": "choice",
            "id": choice.id,
            "position": place,
            "fr": choice.fr,
            "icon": choice.icon,
            "exclusive": choice.exclusive,
            "details": {name: value for name in ("kind", "group", "image") if (value := getattr(choice, name))},
        }
        for place, choice in enumerate(lists.get(asked.list or "", ()), start=1)
    ] + [
        {"question_id": asked.id, "part": "row", "position": place, "exclusive": False}
        | row.model_dump(exclude={"image", "audio"})
        | {"details": {"image": row.image} if row.image else {}}
        for place, row in enumerate(rows, start=1)
    ]
