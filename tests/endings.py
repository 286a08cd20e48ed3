"""Workshops that are over for good, for the tests."""

from datetime import datetime

from sqlalchemy import Connection

from db.queries.workshops import endings, workshops
from domain.staff.by import By
from domain.workshops.ending import REOPENS


def ended(connection: Connection, workshop: str, now: datetime) -> None:
    """Close it, and let the half hour pass in which it could be reopened."""
    workshops.close(connection, workshop, by=By("facilitator", now))
    endings.settle(connection, workshop, now + REOPENS)
