"""The devices that came in to a workshop, as dots: what they do, as far as this server knows."""

from collections.abc import Sequence
from time import monotonic

from components.workshops.crowd import dots
from db import engine
from db.queries.workshops import crowd as visits
from domain.operations.presence import PRESENCE
from domain.workshops.admission import Device
from domain.workshops.crowd import crowd


def dots_of(workshop_id: str, inside: Sequence[Device], *, key: str) -> None:
    """Draw them, from one small query; nothing while nobody came in."""
    if not inside:
        return
    with engine.current().reading() as connection:
        going_on = visits.going_on(connection, workshop_id)
    away = PRESENCE.away(f"workshop:{workshop_id}", [one.id for one in inside], monotonic())
    dots(crowd(inside, going_on, away), key=key)
