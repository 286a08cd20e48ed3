"""The import contracts of pyproject.toml hold, and each of them breaks when it should."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.sources import HOUSE, ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
SHUT = next(contract["protected_modules"] for contract in CONTRACTS if contract["id"] == "raw-counts")

# contract, module where the breach is planted, the import planted there
BREACHES = (
    ("layers", "frame/planted.py", "from pages import home"),
    ("layers", "components/planted.py", "from frame import screen"),
    ("layers", "charts/planted.py", "from components import planted"),
    ("layers", "sentences/planted.py", "from components import prose"),
    ("layers", "sentences/planted.py", "from reports import slips"),
    ("layers", "sentences/planted.py", "from formats import uploads"),
    ("layers", "reports/planted.py", "from formats import uploads"),
    ("layers", "components/planted.py", "from formats import uploads"),
    ("layers", "db/planted.py", "from formats import uploads"),
    ("layers", "formats/planted.py", "from frame import screen"),
    ("layers", "charts/planted.py", "from sentences import numbers"),
    ("layers", "db/planted.py", "from charts import planted"),
    ("layers", "domain/planted.py", "from db import engine"),
    ("layers", "texts/planted.py", "from domain import roles"),
    ("layers", "server/planted.py", "from pages import home"),
    ("layers", "commands/planted.py", "from server import start"),
    ("without-database", "components/planted.py", "from db import engine"),
    ("without-database", "charts/planted.py", "from db import engine"),
    ("without-database", "sentences/planted.py", "from db import engine"),
    ("without-database", "formats/planted.py", "from db import engine"),
    ("without-database", "reports/planted.py", "from db import engine"),
    ("no-streamlit-below", "formats/planted.py", "import streamlit"),
    ("no-streamlit-below", "sentences/planted.py", "import streamlit"),
    ("no-streamlit-below", "charts/planted.py", "import streamlit"),
    ("no-streamlit-below", "reports/planted.py", "import streamlit"),
    ("no-streamlit-below", "db/planted.py", "import streamlit"),
    ("sql-in-db", "pages/home.py", "import sqlalchemy"),
    ("sql-in-db", "server/planted.py", "import sqlite3"),
    ("sql-in-db", "sentences/planted.py", "import sqlalchemy"),
    ("sql-in-db", "formats/planted.py", "import sqlalchemy"),
    ("files-in-formats", "db/planted.py", "import yaml"),
    ("files-in-formats", "server/planted.py", "import csv"),
    ("plain-domain", "domain/planted.py", "import pandas"),
    ("pages-apart", "pages/themes.py", "from pages import home"),
    ("raw-counts", "server/planted.py", "from db.models.publication import TallyRow"),
    ("raw-counts", "server/staff/minutes.py", "from db.queries.votes import records"),  # its neighbour may
    *(("raw-counts", "pages/themes.py", f"import {module}") for module in SHUT),
)


def lint(folder: Path, contract: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    if contract:
        command += ["--contract", contract]
    wide = os.environ | {"COLUMNS": "1000"}  # no line of what it says is broken
    return subprocess.run(command, cwd=folder, env=wide, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in HOUSE:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_every_contract_holds() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout
    assert "0 broken" in result.stdout


@pytest.mark.parametrize("contract", sorted({contract for contract, _, _ in BREACHES}))
def test_a_contract_breaks_wherever_a_breach_is_planted(copy: Path, contract: str) -> None:
    """All of a contract's at once, each of which it must name: the import from this module, and where it stands."""
    breaches = [(copy / module, breach) for one, module, breach in BREACHES if one == contract]
    before = {path: path.read_text() if path.exists() else None for path, _ in breaches}
    lines = {}
    for path, breach in breaches:
        said = path.read_text() if path.exists() else ""
        path.write_text(f"{said}\n{breach}\n")
        lines[path, breach] = len(path.read_text().splitlines())
    try:
        result = lint(copy, contract)
    finally:
        for path, whole in before.items():
            if whole is None:
                path.unlink()
            else:
                path.write_text(whole)
    assert result.returncode == 1, result.stdout
    assert "1 broken" in result.stdout
    seen = set(re.findall(r"(\S+) -> ([\w.]+) \(l\.(\d+)\)", result.stdout))
    for path, breach in breaches:
        module, imported = ".".join(path.relative_to(copy).with_suffix("").parts), breach.split()[1]
        line = str(lines[path, breach])
        assert any(one[::2] == (module, line) and one[1].startswith(imported) for one in seen), (breach, result.stdout)


def test_every_contract_has_been_seen_to_break() -> None:
    assert {contract["id"] for contract in CONTRACTS} == {contract for contract, _, _ in BREACHES}
    assert len(SHUT) > 12
