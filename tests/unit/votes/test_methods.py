"""A way of voting carries its facts: every floor knows every method, and nobody asks for one by its name."""

import ast
import re
import sys
from pathlib import Path

import pytest

from components.votes.methods import METHODS as FORMS
from domain.variants import NotAVariant, Variants
from domain.votes import METHODS
from sentences.votes.methods import METHODS as TELLING
from server.participation.modules import TABLET
from tests.architecture.sources import house, literals
from tests.one_more_method import FLOORS, HOUSE, NAME, copied, lacking, registered

FOLDERS = ("domain/votes/methods", "sentences/votes/methods", "components/votes/methods")  # the methods' own
# The same words, and no methods.
AGREED = {"consent"}  # what a person agrees to before they answer: its table, its lists, its screens
OTHERWISE = {
    "formats/votes/pb.py": {"approval", "budget"},  # Pabulib's; what a file is that names no method
    "domain/votes/ballot.py": {"approval", "ranking", "budget", "dots"},  # kinds of papers, keys of rules
    "components/votes/plan.py": {"budget"},  # the sum, where it is missing
    "domain/evaluation/report.py": {"budget"},  # a heading
    "db/carrying/contents.py": AGREED,
    "db/carrying/tables.py": AGREED,
    "db/content/load.py": AGREED,
    "db/models/participation.py": AGREED,
    "db/queries/operations/content.py": AGREED,
    "formats/content/checks.py": AGREED,
    "formats/content/recordings.py": AGREED,
    "formats/content/schema/lists.py": AGREED,
    "reports/forms.py": AGREED,
}


def test_every_floor_knows_every_method() -> None:
    assert lacking() == {}
    assert list(METHODS) == ["approval", "dots", "majority", "ranking", "budget", "consent", "thermometer"]


def test_one_more_is_known_as_long_as_its_folder_is(tmp_path: Path) -> None:
    with registered(copied(tmp_path)):
        assert lacking() == {}
        assert [NAME in known for known in (METHODS, TELLING, FORMS)] == [True] * 3
        assert list(METHODS).index(NAME) == 1  # by its turn
    assert lacking() == {}
    assert [NAME in known for known in (METHODS, TELLING, FORMS)] == [False] * 3
    assert not [name for name in sys.modules if name.endswith(f".methods.{NAME}")]


@pytest.mark.parametrize("floor", sorted(FLOORS))
def test_a_floor_without_its_facts_is_found_out(floor: str, tmp_path: Path) -> None:
    with registered(copied(tmp_path, without=floor)):
        assert lacking() == {floor: {NAME}}


def test_a_module_that_carries_no_facts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "idle.py").write_text('"""Nothing."""\n', encoding="utf-8")
    fresh = Variants(type(METHODS["dots"]), "domain.votes.methods", "METHOD")
    fresh.add(tmp_path)
    try:
        with pytest.raises(NotAVariant, match=r"methods\.idle"):
            len(fresh)
    finally:
        fresh.drop(tmp_path)


def named(path: Path) -> set[str]:
    """The methods that a file names in its strings."""
    return {str(node.value) for node in literals(path)} & {*METHODS}


def test_nobody_asks_which_method_it_is() -> None:
    asked = {
        path.as_posix(): names for path in house() if not path.as_posix().startswith(FOLDERS) and (names := named(path))
    }
    assert asked == OTHERWISE


def test_a_fact_that_stands_outside_is_found_out(tmp_path: Path) -> None:
    outside = tmp_path / "life.py"
    outside.write_text('"""Of dots."""\nMETHOD = "majority"\nWORTH = {"budget": 1}\n', encoding="utf-8")
    assert named(outside) == {"majority", "budget"}


def test_nor_does_the_tablet() -> None:
    scripts = [*(TABLET / "ballots").glob("*.js"), *(TABLET / "screens").glob("vote*.js")]
    assert len(scripts) > 15
    pattern = re.compile(rf"""["'`.](?:{"|".join(METHODS)})\b(?!\.js)""")
    code = {path.name: re.sub(r"//[^\n]*", "", path.read_text(encoding="utf-8")) for path in scripts}
    assert {name: found for name, text in code.items() if (found := pattern.findall(text))} == {}


def test_only_a_method_of_the_same_name_looks_into_the_module_of_another_floor() -> None:
    inside = {
        f"{path}: {node.module}"
        for path in house()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".votes.methods.")[2]
        if path.stem != (node.module or "").rpartition(".")[2]
    }
    assert inside == set()


def test_one_more_touches_no_other_file() -> None:
    files = {path.relative_to(HOUSE).as_posix() for path in HOUSE.rglob("*") if path.suffix in {".py", ".js", ".po"}}
    assert files == {
        *(f"{folder}/{NAME}.py" for folder in FOLDERS),
        f"tablet/ballots/methods/{NAME}.js",
        f"texts/catalogues/fr/method_{NAME}.po",
    }
