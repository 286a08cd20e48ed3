"""Elections that nobody on this project wrote, beside the project; nothing of them is copied here."""

import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2].parent / "shared" / "reference"


def located(*parts: str) -> Path:
    path = FOLDER.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the reference data are not beside the project: {'/'.join(parts)}")
    return path


def text(*parts: str) -> str:
    return located(*parts).read_text(encoding="utf-8")


def expected(*parts: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text(*parts))
    return found
