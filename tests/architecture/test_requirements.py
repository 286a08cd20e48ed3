"""What is asked for, what is locked and what is installed are the same packages, each known by its hashes."""

import json
import re
import subprocess
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.sources import ROOT

FILES = ("requirements", "requirements-alone", "requirements-dev")
TOOLS = {"pip", "setuptools", "wheel"}  # what makes a virtual environment
PYTHONS = ("3.11", "3.12", "3.13")


def asked(name: str) -> dict[str, str]:
    """The version of each package that a short file names."""
    lines = [line.strip() for line in (ROOT / f"{name}.txt").read_text().splitlines()]
    exact = [Requirement(line) for line in lines if line and not line.startswith(("#", "-"))]
    return {canonicalize_name(each.name): str(each.specifier).removeprefix("==") for each in exact}


def locked(name: str, python: str) -> dict[str, str]:
    """The version of each package that a lock installs on Linux with that version of Python."""
    here: dict[str, str] = {
        **{name: str(value) for name, value in default_environment().items()},
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": "linux",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "platform_system": "Linux",
        "os_name": "posix",
    }
    found: dict[str, str] = {}
    for each in entries(name):
        requirement = Requirement(each.partition("\\")[0])
        if requirement.marker is None or requirement.marker.evaluate(here):
            package = canonicalize_name(requirement.name)
            assert package not in found, f"{name}.lock: {package} twice on Python {python}"
            found[package] = str(requirement.specifier).removeprefix("==")
    return found


def entries(name: str) -> list[str]:
    """Each package of a lock, with its hashes."""
    text = re.sub(r"(?m)^\s*#.*\n", "", (ROOT / f"{name}.lock").read_text())
    return re.split(r"\n(?=\S)", text.strip())


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", FILES)
def test_what_is_asked_for_is_locked_in_the_same_version(name: str, python: str) -> None:
    wanted, found = asked(name), locked(name, python)
    assert wanted
    assert {package: found.get(package) for package in wanted} == wanted
    if name == "requirements-dev":
        assert locked("requirements", python).items() <= found.items()


@pytest.mark.parametrize("name", FILES)
def test_every_package_is_known_by_its_hashes_and_by_no_address(name: str) -> None:
    text = (ROOT / f"{name}.lock").read_text()
    assert re.search(r"://|--(?:extra-)?index|--find-links|--trusted", text) is None
    for entry in entries(name):
        assert re.match(r"[a-z0-9.\[\]-]+==\S+", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry
        assert not re.search(r"--hash=(?!sha256:[0-9a-f]{64}\b)", entry), entry


def test_the_tools_of_the_other_language_are_known_by_their_integrity() -> None:
    asked_for = json.loads((ROOT / "package.json").read_text())["devDependencies"]
    text = (ROOT / "package-lock.json").read_text()
    assert '"resolved"' not in text
    found = json.loads(text)["packages"]
    whole, *packages = found.values()
    assert whole["devDependencies"] == asked_for
    assert {name: found[f"node_modules/{name}"]["version"] for name in asked_for} == asked_for
    assert packages
    assert [each for each in packages if not each["integrity"].startswith("sha512-")] == []


def test_what_is_installed_is_locked() -> None:
    python = ".".join(default_environment()["python_version"].split(".")[:2])
    known = locked("requirements-dev", python) | locked("requirements-alone", python)
    here = {canonicalize_name(each.metadata["Name"]): each.version for each in distributions()}
    assert {name: known.get(name) for name in here.keys() - TOOLS} == {name: here[name] for name in here.keys() - TOOLS}


def test_make_finds_a_python_by_itself(tmp_path: Path) -> None:
    """Whatever its name is; one that is too old, or too new, or not there, is passed over."""
    for name, version in (
        ("python3.11", None),
        ("python3.12", "(3, 10)"),
        ("python3.13", "(3, 13)"),
        ("python3", "(3, 14)"),
    ):
        answers = f"test {version is not None and (3, 11) <= eval(version) < (3, 14)} = True"  # noqa: S307  the line above
        (tmp_path / name).write_text(f"#!/bin/sh\n{answers}\n" if version else "#!/bin/sh\nexit 127\n")
        (tmp_path / name).chmod(0o755)
    said = subprocess.run(
        ["make", "--no-print-directory", "--eval", "which: ; @echo $(PYTHON)", "which"],  # noqa: S607  make, wherever it is
        cwd=ROOT,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "python3.13"
