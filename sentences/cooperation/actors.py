"""The roles of actors, in words."""

from domain.cooperation.territories import ActorRole
from texts import say


def label(role: ActorRole, n: int) -> str:
    """A role and how many actors hold it."""
    return say("territories.role_count", role=say(f"actor_role.{role}"), count=n)
