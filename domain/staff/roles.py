"""Who works with the tool, and where: a role is always bound to territories."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.errors import NotAllowed, Refused

EVERYWHERE = "*"


class SessionEnded(Refused):
    """Nobody is signed in in this browser any more: the session ended, was revoked, or its account was closed."""


class OtherTerritory(NotAllowed):
    """The role is held, but not in this territory."""


class Role(StrEnum):
    """The four roles of staff. Residents have none: they have no account."""

    FACILITATOR = "facilitator"
    COMMITTEE = "committee"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


# Who may do what. A coordinator runs workshops as a facilitator does.
SIGNED_IN = frozenset(Role)
RUNS_WORKSHOPS = frozenset({Role.FACILITATOR, Role.COORDINATOR})
READS_THEMES = frozenset({Role.FACILITATOR, Role.COMMITTEE, Role.COORDINATOR, Role.ADMINISTRATOR})
READS_SENSITIVE = frozenset({Role.COMMITTEE, Role.COORDINATOR, Role.ADMINISTRATOR})  # at a desk, never in a room
SHARES_FIGURES = frozenset({Role.COMMITTEE, Role.COORDINATOR})  # whether theirs stand beside those of others
WRITES_EVALUATION = frozenset({Role.FACILITATOR, Role.COMMITTEE, Role.COORDINATOR})  # effects, and new indicators
DECIDES_INDICATORS = frozenset({Role.COMMITTEE, Role.COORDINATOR})  # adopts, renames, retires them
WRITES_REPORT = frozenset({Role.COMMITTEE, Role.COORDINATOR})
INVITES_PARTNERS = frozenset({Role.COORDINATOR})
MANAGES_ACCOUNTS = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})
EDITS_CONTENT = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})
READS_JOURNAL = frozenset({Role.COMMITTEE, Role.COORDINATOR, Role.ADMINISTRATOR})
# Which roles one may give, where one holds one's own: never as much as one has, but for administrators.
GIVES: Mapping[Role, frozenset[Role]] = {
    Role.COORDINATOR: frozenset({Role.FACILITATOR, Role.COMMITTEE}),
    Role.ADMINISTRATOR: frozenset(Role),
}


@dataclass(frozen=True)
class Visitor:
    """The person in front of the screen, as the database knows them on this very run.

    ``roles`` maps a role to the territory ids it covers (``{"*"}``: all). Empty for a stranger.
    """

    staff_id: str | None = None
    name: str = ""
    roles: dict[Role, frozenset[str]] = field(default_factory=dict)

    def may(self, allowed: frozenset[Role], territory: str | None = None) -> bool:
        """Whether one of ``allowed`` is held, in ``territory`` when one is named."""
        held = [places for role, places in self.roles.items() if role in allowed]
        if territory is None:
            return bool(held)
        return any(EVERYWHERE in places or territory in places for places in held)

    def may_give(self, role: Role, territory: str) -> bool:
        """Whether this person may make an account that holds ``role`` in ``territory`` (``*``: everywhere)."""
        return any(self.may(frozenset({own}), territory) and role in given for own, given in GIVES.items())

    def gives(self, territories: Iterable[str]) -> list[tuple[Role, str]]:
        """The roles that this person may give, and where: in each of ``territories``, then everywhere."""
        places = [*territories, EVERYWHERE]
        return [(role, place) for role in Role for place in places if self.may_give(role, place)]

    def acts_as(self, allowed: frozenset[Role], territory: str | None = None) -> Role:
        """As which of ``allowed`` this person acts, in ``territory`` when one is named.

        Raises
        ------
        domain.errors.NotAllowed, OtherTerritory
            As none of them; as one of them, but elsewhere.
        """
        for role in Role:
            if role in allowed and self.may(frozenset({role}), territory):
                return role
        raise OtherTerritory if self.may(allowed) else NotAllowed

    def territories(self, allowed: frozenset[Role]) -> frozenset[str]:
        """Territory ids covered by one of ``allowed``; ``{"*"}`` when all are."""
        places = frozenset[str]().union(*(places for role, places in self.roles.items() if role in allowed))
        return frozenset({EVERYWHERE}) if EVERYWHERE in places else places


@dataclass(frozen=True)
class OpenSession:
    """Whom a session opens the house to, and when it ends by itself if nothing is written of it any more."""

    who: Visitor
    ends: datetime


STRANGER = Visitor()
