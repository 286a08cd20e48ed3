"""``deploy/``: what is started exists, what is set is read, and only the proxy is in the open."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from configparser import RawConfigParser
from pathlib import Path

import pytest
import typer
import yaml

from commands.__main__ import app
from commands.console import NEXT_ACCOUNT, typed
from server.operations import health
from texts import say

HERE = Path("deploy")
UNITS = sorted((HERE / "systemd").glob("*.*"))
ANALYZE = shutil.which("systemd-analyze")
BIN = "/opt/tablee/.venv/bin/"
# Read by others: PostgreSQL's image, the web server, Caddy's own file.
ELSEWHERE = re.compile(r"POSTGRES_\w+|FORWARDED_ALLOW_IPS|TABLEE_SITE|TABLEE_PROCESSES|TABLEE_DATABASE_PASSWORD")


def unit(path: Path) -> RawConfigParser:
    parser = RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path, encoding="utf-8")
    return parser


def commands() -> set[str]:
    return set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def started() -> Iterator[tuple[str, str]]:
    """Where a command stands, and the command."""
    for path in UNITS:
        if path.suffix == ".service":
            yield str(path), unit(path)["Service"]["ExecStart"].removeprefix(BIN)
    yield "Dockerfile", " ".join(of_image())
    for line in (HERE / "Procfile").read_text().splitlines():
        yield "Procfile", line.partition(": ")[2]


def of_image() -> list[str]:
    """What the image starts."""
    [said] = re.findall(r"^CMD (\[.*\])$", (HERE / "Dockerfile").read_text(), re.MULTILINE)
    words: list[str] = json.loads(said)
    return words


def is_known(line: str) -> bool:
    """Whether it is a command of ours with options that it has."""
    [*_, module, name], options = line.partition(" --")[0].split(), re.findall(r" (--[a-z-]+)", line)
    if module != "commands" or name not in commands():
        return False
    known = {option for one in typer.main.get_command(app).commands[name].params for option in one.opts}  # type: ignore[attr-defined]
    return set(options) <= known


def test_what_is_started_exists() -> None:
    found = [command for _, command in started()]
    assert len(found) == 6
    for command in found:
        if not is_known(command):
            assert re.match(r"streamlit run app\.py --server\.address \S+ --server\.port \S+$", command), command
    assert not is_known("python -m commands serve --everything")
    for path in UNITS:
        if path.suffix == ".service":
            assert unit(path)["Service"]["ExecStart"].startswith(BIN)


def test_a_service_may_write_in_its_own_folder_only_and_is_nobody_else() -> None:
    services = [unit(path)["Service"] for path in UNITS if path.suffix == ".service"]
    assert len(services) == 3
    for service in services:
        assert (service["User"], service["ProtectSystem"], service["NoNewPrivileges"]) == ("tablee", "strict", "yes")
        assert (service["StateDirectory"], service["StateDirectoryMode"], service["UMask"]) == (
            "tablee",
            "0700",
            "0077",
        )


@pytest.mark.skipif(ANALYZE is None, reason="a machine without systemd")
def test_systemd_knows_every_line(tmp_path: Path) -> None:
    for path in UNITS:
        if path.suffix in {".service", ".timer"}:
            name = path.name.replace("@", "@8501")
            (tmp_path / name).write_text(path.read_text().replace(BIN, "/usr/bin/env "), encoding="utf-8")
    for copy in sorted(tmp_path.iterdir()):
        said = subprocess.run([str(ANALYZE), "verify", copy], capture_output=True, text=True, check=False)  # noqa: S603  our own files
        lines = [line for line in said.stderr.splitlines() if str(tmp_path) in line or copy.name in line]
        assert [line for line in lines if "Failed to create" not in line and "not-found" not in line] == []


def test_every_setting_is_one_that_is_read() -> None:
    sources = ("domain/operations/settings.py", "domain/operations/provider.py", "db/copying.py")
    read = "".join(Path(source).read_text() for source in sources)
    named = set[str]()
    for path in (*UNITS, HERE / "compose.yaml", HERE / "provider.yaml", HERE / "Dockerfile"):
        named |= set(re.findall(r"\b((?:TABLEE|DATABASE|POSTGRES|FORWARDED)_\w+)", path.read_text(encoding="utf-8")))
    ours = {name for name in named if not ELSEWHERE.fullmatch(name)}
    assert ours >= {"TABLEE_VAR", "TABLEE_SECRET_KEY", "TABLEE_HOSTS", "TABLEE_SECURE_COOKIES", "DATABASE_URL"}
    assert {name for name in ours if name not in read} == set()


def test_nothing_but_the_proxy_is_in_the_open() -> None:
    services = yaml.safe_load((HERE / "compose.yaml").read_text(encoding="utf-8"))
    inside = {name: one for name, one in services["services"].items() if one["networks"] == ["inside"]}
    assert set(inside) == {"tablee", "postgresql"}
    assert services["networks"]["inside"] == {"internal": True}
    assert [name for name, one in services["services"].items() if "ports" in one] == ["caddy"]
    assert inside["tablee"]["depends_on"]["postgresql"] == {"condition": "service_healthy"}
    assert inside["tablee"]["cap_drop"] == ["ALL"]


def test_only_where_a_provider_is_named_the_application_reaches_further() -> None:
    [(name, more)] = yaml.safe_load((HERE / "provider.yaml").read_text(encoding="utf-8"))["services"].items()
    assert (name, more["networks"]) == ("tablee", ["inside", "outside"])
    assert "ports" not in more


def test_no_secret_is_written_in_a_file_and_none_goes_into_the_image() -> None:
    for path in HERE.rglob("*"):
        if path.is_file():
            said = path.read_text(encoding="utf-8")
            kept = re.findall(r"^\s*\w*(?:SECRET_KEY|PASSWORD)[:=][ \t]*(\S+)", said, re.MULTILINE)
            assert [value for value in kept if not value.startswith(("${", "__"))] == [], path
    kept_out = (HERE / "Dockerfile.dockerignore").read_text(encoding="utf-8").split()
    assert {".git", "var", ".env", "deploy/.env", ".venv"} <= set(kept_out)


@pytest.mark.skipif(shutil.which("caddy") is None, reason="a machine without Caddy")
@pytest.mark.parametrize("processes", ["127.0.0.1:8502 127.0.0.1:8501", "tablee:8501"])
def test_caddy_reads_its_file_for_one_process_and_for_two(tmp_path: Path, processes: str) -> None:
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    env |= {"TABLEE_SITE": "tablee.example.org", "TABLEE_PROCESSES": processes}
    asked = ["caddy", "adapt", "--adapter", "caddyfile", "--config", str(HERE / "Caddyfile")]
    told = subprocess.run(asked, env=env, capture_output=True, text=True, check=True)  # noqa: S603  our own file
    found = re.findall(r'"dial":"([^"]+)"', told.stdout)
    assert found == processes.split()
    assert ('"flush_interval":-1' in told.stdout, '"tablee.example.org"' in told.stdout) == (True, True)


def test_the_proxy_holds_no_event_back_and_asks_a_door_that_exists() -> None:
    said = (HERE / "Caddyfile").read_text(encoding="utf-8")
    assert re.search(r"^\s*flush_interval -1$", said, re.MULTILINE)
    assert re.search(r"^\s*lb_policy cookie ", said, re.MULTILINE)
    [asked] = re.findall(r"health_uri /api(/\S+)", said)
    assert asked in {getattr(route, "path", "") for route in health.router.routes}


def test_whatever_serves_to_everybody_looks_first() -> None:
    """By ``commands serve`` itself, or after a unit that runs its looks."""
    for path, command in started():
        if command.startswith("streamlit"):
            needed = unit(Path(path))["Unit"]["Requires"]
            assert unit(HERE / "systemd" / needed)["Service"]["ExecStart"].startswith(
                f"{BIN}python -m commands serve --check"
            )
    assert of_image()[:4] == ["python", "-m", "commands", "serve"]
    assert re.search(r"^web: python -m commands serve ", (HERE / "Procfile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("where", ["Procfile", "Dockerfile"])
def test_without_an_account_what_is_started_says_how_to_make_one(tmp_path: Path, where: str) -> None:
    command = [line for path, line in started() if path == where][-1].replace("$PORT", "8599")
    words = [sys.executable, *command.split()[1:]]
    env = os.environ | {"TABLEE_VAR": str(tmp_path), "TABLEE_SECRET_KEY": "a key that only tests know, long enough"}
    env |= {"DATABASE_URL": "", "TABLEE_HOSTS": "tablee.example.org"}
    done = subprocess.run(  # noqa: S603  what our own files start
        words, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stderr.strip()) == (1, say("cli.first_account", command=typed(NEXT_ACCOUNT)))


def test_a_command_is_said_as_it_is_typed_where_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder with an environment of its own, in an image, and where neither is."""
    folder, image = tmp_path / "tablee", tmp_path / "usr" / "bin"
    for python in (folder / ".venv" / "bin" / "python", image / "python"):
        python.parent.mkdir(parents=True)
        python.touch(0o755)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PATH", str(image))
    said = []
    for python in (folder / ".venv" / "bin" / "python", image / "python", tmp_path / "elsewhere" / "python3"):
        monkeypatch.setattr(sys, "executable", str(python))
        said.append(typed("demo --remove"))
    pythons = (".venv/bin/python", "python", f"{tmp_path}/elsewhere/python3")
    assert said == [f"{python} -m commands demo --remove" for python in pythons]
    assert [key for key in ("cli.first_account", "cli.no_account_left") if ".venv" in say(key, command="")] == []


def test_the_page_says_how_the_first_account_of_an_image_is_made() -> None:
    page = Path("docs/serveur.md").read_text(encoding="utf-8").split("## Avec Docker")[1].split("\n## ")[0]
    said = re.findall(r"^docker compose --file (\S+) --env-file \S+ (\w+)(.*)$", page, re.MULTILINE)
    assert [(file, act) for file, act, _ in said] == [("deploy/compose.yaml", act) for act in ("build", "run", "up")]
    [options, service, command] = said[1][2].split(maxsplit=2)
    assert (options, service) == ("--rm", "tablee")
    assert service in yaml.safe_load((HERE / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert is_known(command)
    assert command == "python -m commands serve --check"  # prepares, shows what is promised, asks for the account
