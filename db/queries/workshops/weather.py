"""The weather of a session: hands counted aloud, a new count in the place of the one before."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from db.changes import note
from db.models.capture import WeatherRow
from db.queries.staff import audit
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.workshops import weather as rules
from domain.workshops.weather import MOODS, Weather


def record(connection: Connection, workshop: str, hands: Sequence[int], by: By) -> None:
    """Keep the hands raised for each of the five, from the storm on. Twice is as once.

    Raises
    ------
    domain.workshops.weather.MoreHandsThanPeople
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    workshops.held_open(connection, workshop)
    kept = rules.raised(hands, workshops.workshop(connection, workshop).people)
    if kept == of(connection, workshop):
        return
    connection.execute(delete(WeatherRow).where(WeatherRow.workshop_id == workshop))
    for mood, n in enumerate(kept.hands, start=1):
        connection.execute(insert(WeatherRow).values(workshop_id=workshop, mood=mood, n=n))
    details = {"hands": list(kept.hands)}
    audit.record(connection, by, action="workshop.weather_counted", subject=workshop, details=details)
    note(connection, f"workshop:{workshop}")


def of(connection: Connection, workshop: str) -> Weather:
    """What was counted; without hands before anybody was asked."""
    chosen = select(WeatherRow.mood, WeatherRow.n).where(WeatherRow.workshop_id == workshop)
    hands = dict(connection.execute(chosen).all())
    return Weather(tuple(hands.get(mood, 0) for mood in range(1, MOODS + 1)) if hands else ())
