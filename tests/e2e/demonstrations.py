"""A small demonstration under a server: two waves of a territory, of which everything may be told."""

from datetime import UTC, datetime

import pytest

from db import showcase
from db.engine import Database
from domain.workshops import showcase as sizes
from tests.ballots import SECRET

TERRITORY = "lyon"


def shown(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make it, with the functions of ``python -m commands showcase``."""
    for name, size in {"PLACES": (TERRITORY,), "WORKSHOPS": 2, "PEOPLE": 30, "VOTERS": 12}.items():
        monkeypatch.setattr(sizes, name, size)
    showcase.make(database, datetime.now(UTC), SECRET)
