"""What an account may do, in words."""

from collections.abc import Mapping

from domain.staff.roles import EVERYWHERE, Role
from texts import say


def held(role: Role, territory: str, places: Mapping[str, str]) -> str:
    """«Animation, Lyon»."""
    where = say("place.everywhere") if territory == EVERYWHERE else places.get(territory, territory)
    return say("accounts.held", role=say(f"role.{role}"), where=where)
