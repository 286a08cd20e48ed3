"""The tables, one module a family. Importing this package declares them all."""

from db.models import (
    admission,
    capture,
    content,
    decisions,
    minutes,
    participation,
    partners,
    priorities,
    publication,
    questionnaire,
    readiness,
    recordings,
    retention,
    staff,
    vote,
    wall,
    workshop,
)
from db.models.base import Base

__all__ = [
    "Base",
    "admission",
    "capture",
    "content",
    "decisions",
    "minutes",
    "participation",
    "partners",
    "priorities",
    "publication",
    "questionnaire",
    "readiness",
    "recordings",
    "retention",
    "staff",
    "vote",
    "wall",
    "workshop",
]
