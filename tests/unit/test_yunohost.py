"""The YunoHost package keeps the rules of its linter, as they are when this is written: what would cost level 7.

What a linter cannot see is tried in ``test_yunohost_scripts``: the scripts themselves, with the application.
"""

import re
import shutil
import stat
import subprocess
import tomllib
from collections.abc import Iterator
from configparser import RawConfigParser
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

HERE = Path("deploy/yunohost")
SCRIPTS = ("install", "remove", "upgrade", "backup", "restore", "change_url", "_common.sh")
ADDRESS = "https://forge.example.org/tablee.tar.gz"
# What a script may call of helpers 2.1, of all that there are.
HELPERS = frozenset({
    "ynh_app_setting_set", "ynh_backup", "ynh_config_add", "ynh_config_add_nginx", "ynh_config_add_systemd",
    "ynh_config_change_url_nginx", "ynh_config_remove_nginx", "ynh_config_remove_systemd", "ynh_die",
    "ynh_exec_as_app", "ynh_hide_warnings", "ynh_print_info", "ynh_restore", "ynh_safe_rm", "ynh_script_progression",
    "ynh_setup_source", "ynh_string_random", "ynh_systemctl",
})  # fmt: skip
# Critical, errors and warnings of the linter's script suite; comments are not looked at.
REFUSED = {
    "the core stops at errors itself": r"ynh_abort_if_errors|set -[a-z]*[eu]\b",
    "apt is a resource": r"\bapt(-get)? (install|remove)|sources\.list",
    "settings have a helper": r"yunohost app setting",
    "questions are variables": r"YNH_APP_ARG|^\w+=\$\{?[0-9]",
    "nobody removes a tree by hand": r"\brm -\w*[rR]",
    "nginx is reloaded": r"(systemctl|service) (nginx )?restart( nginx)?",
    "a service is started by its helper": r"systemctl start",
    "enabling is quiet": r"systemctl (enable|disable)(?!.*--quiet)",
    "scripts run as root": r"\bsudo\b",
    "who may write": r"chmod .*(777|o\+w)",
    "randomness has a helper": r"openssl rand|/dev/urandom",
    "scripts die by a helper": r"^\s*exit\b",
    "sed is not for settings": r"sed\s+(-i|--in-place)",
    "an archive, not a clone": r"git clone|wget |curl ",
    "no test of what a command prints": r"\[ *!? *[\"']?(\$\(|`)",
    "no quotes around a whole command": r"ynh_exec_(err|warn|warn_less|quiet|fully_quiet) [\"'].*[\"']$",
    "logs stay": r"rm.*/var/log/",
    "the portal's own work": r"ssowatconf|is_public|protected_uris|skipped_uris|ynh_permission",
    "nothing is left to do": r"REMOVEME|FIXME|REPLACEBYYOURAPP",
    "the core of helpers 2.0 is over": r"ynh_(systemd_action|add_config|secure_remove|restore_file|add_nginx_config)",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not Path(".git").exists() or shutil.which("git") is None:
        pytest.skip("these files are no clone: there is nothing to pack")
    made = tmp_path_factory.mktemp("yunohost")
    subprocess.run([HERE / "pack.sh", ADDRESS, made], check=True, capture_output=True)  # noqa: S603  our own file
    return made


@pytest.fixture
def package(folder: Path) -> Path:
    return folder / "tablee_ynh"


@pytest.fixture
def manifest(package: Path) -> dict[str, Any]:
    return tomllib.loads((package / "manifest.toml").read_text(encoding="utf-8"))


def lines(package: Path, script: str) -> list[str]:
    """Those that do something, each whole."""
    said = (package / "scripts" / script).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in said.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def everything(package: Path) -> Iterator[tuple[str, str]]:
    for script in SCRIPTS:
        for line in lines(package, script):
            yield script, line


def test_the_package_installs_the_archive_of_the_same_version_by_its_hash(
    folder: Path, manifest: dict[str, Any]
) -> None:
    archive = folder / "tablee.tar.gz"
    source = manifest["resources"]["sources"]["main"]
    assert source == {"url": ADDRESS, "sha256": sha256(archive.read_bytes()).hexdigest()}
    held = subprocess.run(["tar", "-tzf", archive], check=True, capture_output=True, text=True).stdout.split()  # noqa: S603, S607  our own file
    assert {one.split("/")[0] for one in held} == {"tablee"}
    assert {"tablee/app.py", "tablee/requirements.lock", "tablee/requirements-alone.lock", "tablee/content/"} <= {*held}


def test_nothing_that_is_mandatory_is_missing(package: Path) -> None:
    mandatory = [f"scripts/{name}" for name in SCRIPTS] + ["LICENSE", "README.md", "tests.toml", "doc/DESCRIPTION.md"]
    assert [name for name in mandatory if not (package / name).read_text(encoding="utf-8").strip()] == []
    for name in SCRIPTS:
        assert (package / "scripts" / name).stat().st_mode & stat.S_IXUSR
    shots = list((package / "doc" / "screenshots").iterdir())
    assert shots and sum(one.stat().st_size for one in shots) < 512_000  # noqa: PT018  both are of the same folder
    for page in (package / "doc").glob("*.md"):
        assert page.stem.endswith("_fr") or page.with_name(f"{page.stem}_fr.md").exists()


def test_the_manifest_says_what_the_core_asks(package: Path, manifest: dict[str, Any]) -> None:
    assert {"id", "name", "description", "version", "maintainers", "upstream", "integration"} <= set(manifest)
    assert manifest["packaging_format"] == 2
    assert re.fullmatch(r"[a-z0-9]((_|-)?[a-z0-9])+", manifest["id"])
    assert not manifest["id"].endswith("_ynh")
    assert len(manifest["name"]) <= 22
    assert re.fullmatch(r"\d+(\.\d+)*~ynh\d+", manifest["version"])
    for said in (manifest["description"]["en"], manifest["description"]["fr"]):
        assert 5 <= len(said) <= 150
        assert "yunohost" not in said.lower()
        assert not said.lower().startswith(("tablee", "tablée"))
    assert manifest["upstream"]["license"] == "AGPL-3.0-or-later"
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in (package / "LICENSE").read_text(encoding="utf-8")
    needs = manifest["integration"]
    assert re.fullmatch(r">= ?12[\d.]*\d", needs["yunohost"])
    assert (needs["helpers_version"], needs["multi_instance"], needs["ldap"], needs["sso"]) == (
        "2.1",
        True,
        False,
        False,
    )
    assert set(needs["architectures"]) <= {"amd64", "arm64", "armhf", "i386"}
    assert all(
        re.fullmatch(r"\d+[MG]", said) for said in (needs["disk"], needs["ram"]["build"], needs["ram"]["runtime"])
    )


def test_questions_are_of_kinds_that_the_core_draws(manifest: dict[str, Any]) -> None:
    own = {"domain": "domain", "password": "password", "init_main_permission": "group"}  # asked in the core's own words
    for name, asked in manifest["install"].items():
        assert asked["type"] in {"domain", "group", "string", "password"}
        assert (name in own) == (own.get(name) == asked["type"])
        assert ("ask" in asked) == (name not in own)
        assert not (asked["type"] in {"domain", "password"} and "default" in asked)
    assert manifest["install"]["domain"]["full_domain"] is True
    assert manifest["install"]["init_main_permission"]["default"] == "visitors"


def test_resources_close_the_port_and_leave_the_tablets_their_own_name(manifest: dict[str, Any]) -> None:
    resources = manifest["resources"]
    assert set(resources) == {"sources", "system_user", "install_dir", "data_dir", "permissions", "ports", "apt"}
    assert resources["permissions"] == {"main": {"url": "/", "auth_header": False}}
    assert (resources["ports"], resources["data_dir"], resources["install_dir"]) == ({}, {}, {})


@pytest.mark.parametrize("rule", REFUSED)
def test_no_script_does_what_the_linter_refuses(package: Path, rule: str) -> None:
    assert [(script, line) for script, line in everything(package) if re.search(REFUSED[rule], line)] == []


def test_only_helpers_that_are_there_are_called(package: Path) -> None:
    called = {name for _, line in everything(package) for name in re.findall(r"\bynh_\w+", line)}
    assert called <= HELPERS


def test_helpers_are_sourced_where_each_script_runs(package: Path) -> None:
    for script in SCRIPTS[:-1]:
        mine = "../settings/scripts/_common.sh" if script in {"backup", "restore"} else "_common.sh"
        assert lines(package, script)[:2] == [f"source {mine}", "source /usr/share/yunohost/helpers"]
        progress = any("ynh_script_progression" in line for line in lines(package, script))
        assert progress == (script != "backup")
    assert not any("ynh_script_progression" in line for line in lines(package, "_common.sh"))
    assert not any("systemctl" in line for line in lines(package, "backup"))


def test_what_is_installed_is_saved_and_brought_back_and_removed(package: Path) -> None:
    saved = {line.removeprefix("ynh_backup ") for line in lines(package, "backup") if line.startswith("ynh_backup ")}
    back = {line.removeprefix("ynh_restore ") for line in lines(package, "restore") if line.startswith("ynh_restore ")}
    assert saved == back
    for what, file in {"nginx": "/etc/nginx/conf.d/", "systemd": "/etc/systemd/system/"}.items():
        for script in ("install", "upgrade"):
            assert f"ynh_config_add_{what}" in lines(package, script)
        assert f"ynh_config_remove_{what}" in lines(package, "remove")
        assert any(file in one for one in saved)
    added = [line for line in lines(package, "install") if line.startswith("yunohost service add")]
    assert added == [line for line in lines(package, "upgrade") if line.startswith("yunohost service add")]
    assert not any("$data_dir" in one for one in saved)  # the database is copied by the application alone


def test_every_placeholder_has_a_value(package: Path, manifest: dict[str, Any]) -> None:
    given = {"app", "install_dir", "data_dir", "port", *manifest["install"]} - {"password"}
    given |= {name for _, line in everything(package) for name in re.findall(r"ynh_app_setting_set --key=(\w+)", line)}
    for path in (*(package / "conf").iterdir(), *(package / "doc").glob("*.md")):
        asked = {name.lower() for name in re.findall(r"__([A-Z_]+?)__", path.read_text(encoding="utf-8"))}
        assert asked <= given, path


@pytest.mark.parametrize("script", SCRIPTS)
def test_bash_reads_every_script(package: Path, script: str) -> None:
    assert lines(package, script)
    assert (package / "scripts" / script).read_text(encoding="utf-8").startswith("#!/bin/bash\n")
    subprocess.run(["bash", "-n", package / "scripts" / script], check=True)  # noqa: S603, S607  our own file


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="a machine without shellcheck")
def test_shellcheck_finds_nothing(package: Path) -> None:
    # The core gives settings as variables (2154), and its helpers are on its machines only (1091).
    files = [HERE / "pack.sh", *(package / "scripts" / script for script in SCRIPTS)]
    found = subprocess.run(["shellcheck", "-e", "SC2154,SC1091", *files], check=False, capture_output=True, text=True)  # noqa: S603, S607  our own files
    assert (found.stdout, found.returncode) == ("", 0)


def test_the_proxy_lets_pages_and_events_through_and_has_no_header_of_its_own(package: Path) -> None:
    said = (package / "conf" / "nginx.conf").read_text(encoding="utf-8")
    for line in (
        "proxy_pass http://127.0.0.1:__PORT__;", "proxy_http_version 1.1;", "proxy_buffering off;",
        "proxy_set_header Upgrade $http_upgrade;", 'proxy_set_header Connection "upgrade";', "proxy_read_timeout 1h;",
        "proxy_set_header Host $host;", "proxy_set_header X-Forwarded-Proto $scheme;",
    ):  # fmt: skip
        assert f"    {line}\n" in said
    # «$http_host» may be forged; «add_header» hides ours; the panel's script is refused by our own policy.
    assert not re.search(r"\$http_host|add_header|more_set_headers|yunohost_panel|if \(|alias|location ~", said)


@pytest.mark.skipif(shutil.which("nginx") is None, reason="a machine without nginx")
def test_nginx_reads_it(package: Path, tmp_path: Path) -> None:
    inside = (package / "conf" / "nginx.conf").read_text(encoding="utf-8").replace("__PORT__", "9139")
    kept = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = " ".join(f"{name}_temp_path {tmp_path}/{name};" for name in kept)
    server = f"{folders} access_log off; server {{ listen 127.0.0.1:9138; {inside} }}"
    whole = f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ {server} }}"
    (tmp_path / "nginx.conf").write_text(whole, encoding="utf-8")
    told = subprocess.run(["nginx", "-t", "-c", tmp_path / "nginx.conf"], check=False, capture_output=True, text=True)  # noqa: S603, S607  our own file
    assert told.returncode == 0, told.stderr


def test_the_service_is_nobody_else_and_writes_in_its_data_only(package: Path) -> None:
    text = (package / "conf" / "systemd.service").read_text(encoding="utf-8")
    assert not re.search(r"^\s*Environment=", text, re.MULTILINE)  # everybody may read it
    unit = RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(text)
    service = unit["Service"]
    assert (service["User"], service["ReadWritePaths"], service["ProtectSystem"]) == (
        "__APP__",
        "__DATA_DIR__",
        "strict",
    )
    assert service["CapabilityBoundingSet"] == ""
    assert {"SystemCallFilter", "PrivateTmp", "ProtectHome", "NoNewPrivileges"} <= set(service)
    assert service["ExecStart"].startswith(
        "__INSTALL_DIR__/venv/bin/python -m commands serve --address 127.0.0.1 --port "
    )


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="a machine without systemd")
def test_systemd_knows_every_line(package: Path, tmp_path: Path) -> None:
    text = (package / "conf" / "systemd.service").read_text(encoding="utf-8")
    for name, value in {
        "APP": "daemon",
        "INSTALL_DIR": str(tmp_path),
        "DATA_DIR": str(tmp_path),
        "PORT": "9139",
    }.items():
        text = text.replace(f"__{name}__", value)
    text = text.replace(f"{tmp_path}/venv/bin/python", "/usr/bin/env")
    unit = tmp_path / "tablee.service"
    unit.write_text(text, encoding="utf-8")
    said = subprocess.run(["systemd-analyze", "verify", unit], check=False, capture_output=True, text=True)  # noqa: S603, S607  our own file
    assert [line for line in said.stderr.splitlines() if "tablee.service" in line and "not-found" not in line] == []
