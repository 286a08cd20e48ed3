"""A kind of question carries its facts: every floor knows every kind, and nobody asks for one by its name."""

import ast
import re
import sys
from pathlib import Path

import pytest

from domain.evaluation.counting import item_cells
from domain.operations.content import ContentError
from domain.participation import kinds
from domain.participation.answers import accept
from domain.participation.errors import ValueNotInList
from domain.participation.kinds import KINDS, Kind
from domain.participation.questionnaire import Question
from domain.variants import NotAVariant, Variants
from formats.content.folder import read as read_content
from server.participation import modules
from tests.architecture.sources import files, house, literals, read, tree
from tests.one_more_kind import FLOORS, HOUSE, NAME, QUESTIONNAIRE, content, copied, lacking, registered

ONE_MORE = Question("q", 1, "supper", 1, "session", NAME, "?")


def test_every_floor_knows_every_kind() -> None:
    assert lacking() == {}
    assert set(KINDS) == {"single", "multiple", "scale5", "number", "text", "ranking", "matrix", "roster"}


def test_one_more_is_known_as_long_as_its_folder_is(tmp_path: Path) -> None:
    with registered(copied(tmp_path)):
        assert lacking() == {}
        assert NAME in KINDS
        assert all(
            f"// questions/kinds/{NAME}.js\n" in modules.joined(entry) for entry in ("main", "my_answers", "desk")
        )
    assert lacking() == {}
    assert NAME not in KINDS
    assert f"kinds/{NAME}.js" not in modules.joined("main")
    assert not [name for name in sys.modules if name.endswith(f".kinds.{NAME}")]


@pytest.mark.parametrize("floor", sorted(FLOORS))
def test_a_floor_without_its_facts_is_found_out(floor: str, tmp_path: Path) -> None:
    with registered(copied(tmp_path, without=floor)):
        assert lacking() == {floor: {NAME}}


def test_a_question_of_it_is_read_judged_and_counted(tmp_path: Path) -> None:
    with registered(copied(tmp_path)):
        asked = next(one for one in read_content(content(tmp_path)).questionnaires if one.id == QUESTIONNAIRE)
        assert asked.questions[-1].values["kind"] == NAME
        assert accept(ONE_MORE, "7:05") == "07:05"
        for wrong in ("24:00", "7", "19h30", "19:60"):
            with pytest.raises(ValueNotInList):
                accept(ONE_MORE, wrong)
        assert list(item_cells(ONE_MORE, "19:30")) == [("item:supper@1", "19"), ("item:supper@1", "*")]
        assert not kinds.of(ONE_MORE).ruled


def test_a_kind_that_nobody_knows_is_refused_in_the_content(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        read_content(content(tmp_path))
    [problem] = refused.value.problems
    assert problem.entry.endswith(".type")
    assert f"unknown type '{NAME}'" in problem.reason


def test_a_module_that_carries_no_facts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "idle.py").write_text('"""Nothing."""\n', encoding="utf-8")
    fresh = Variants(Kind, "domain.participation.kinds", "KIND")
    fresh.add(tmp_path)
    try:
        with pytest.raises(NotAVariant, match=r"kinds\.idle"):
            len(fresh)
    finally:
        fresh.drop(tmp_path)


FOLDER = "domain/participation/kinds"
ASKING = re.compile(r"\b(?:kind|type)\b")
NAMED = "|".join(sorted(KINDS))
COMPARED = re.compile(
    rf"""\b(?:kind|type)\)?\s*[!=]==?\s*["'](?:{NAMED})["']|new Set\(\[["'](?:{NAMED})["']|kind: ["'](?:{NAMED})["']"""
)


def compared(module: ast.Module) -> list[str]:
    """Where something that is called a kind or a type is held against the names of kinds of questions."""
    return [
        ast.unparse(node)
        for node in ast.walk(module)
        if isinstance(node, ast.Compare | ast.match_case)
        and {each.value for each in ast.walk(node) if isinstance(each, ast.Constant)} & {*KINDS}
        and (isinstance(node, ast.match_case) or ASKING.search(ast.unparse(node)))
    ]


# Words of many things, columns and fields of a form: of these the place alone says that a kind is meant.
ORDINARY = {"number", "text", "ranking"}
OTHERWISE = {"charts/network.py": ["type: text"]}  # a mark of Vega's


def given(module: ast.Module) -> list[str]:
    """Where something that is called a kind or a type is given the name of a kind of questions."""
    found: list[tuple[str, ast.AST]] = []
    for node in ast.walk(module):
        if isinstance(node, ast.keyword) and node.arg:
            found.append((node.arg, node.value))
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found.extend((ast.unparse(target), node.value) for target in targets)
        elif isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            found.extend((str(key.value), value) for key, value in pairs if isinstance(key, ast.Constant))
    return [
        f"{name}: {each.value}"
        for name, value in found
        if re.search(r"(?i)(?<![a-z])(?:kind|type)(?![a-z])", name)
        for each in ast.walk(value)
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value in KINDS
    ]


def test_nobody_names_a_kind() -> None:
    outside = [path for path in house() if not path.is_relative_to(FOLDER)]
    names = {*KINDS} - ORDINARY
    assert [f"{path}: {one.value}" for path in outside for one in literals(path) if one.value in names] == []
    assert {path.as_posix(): found for path in outside if (found := given(tree(path)))} == OTHERWISE


def test_nobody_asks_which_kind_it_is() -> None:
    outside = [path for path in house() if not path.is_relative_to(FOLDER) and "votes" not in path.parts]
    held = {path.as_posix(): found for path in outside if (found := compared(tree(path)))}
    # The words of an expression are of kinds too, «number» and «string»; no question is asked there.
    assert set(held) <= {"domain/participation/logic/parse.py"}
    scripts = [path for path in files() if path.suffix == ".js" and path.parts[0] == "tablet"]
    assert len(scripts) > 80
    assert [
        f"{path}: {found[0]}"
        for path in scripts
        if not path.is_relative_to("tablet/questions/kinds")
        for found in COMPARED.finditer(read(path))
    ] == []


@pytest.mark.parametrize(
    "breach", ['if question.kind == "text": pass', 'wrong = asked.type in {"matrix", "roster"}', 'x = kind != "number"']
)
def test_whoever_asks_is_found_out(breach: str) -> None:
    assert compared(ast.parse(breach))


@pytest.mark.parametrize(
    "breach",
    ['replace(question, kind="text")', 'KIND_OF_A_ROW = "number"', 'row = {"type": "ranking"}', 'type: str = "text"'],
)
def test_whoever_gives_one_is_found_out(breach: str) -> None:
    assert given(ast.parse(breach))


@pytest.mark.parametrize("breach", ['if (question.kind === "roster") x()', 'const IN_ROWS = new Set(["matrix"])'])
def test_a_script_that_asks_is_found_out(breach: str) -> None:
    assert COMPARED.search(breach)


def test_one_more_touches_no_other_file() -> None:
    written = {path.relative_to(HOUSE).as_posix() for path in HOUSE.rglob("*") if path.suffix in {".py", ".js"}}
    assert written == {f"{FOLDER}/{NAME}.py", f"tablet/questions/kinds/{NAME}.js"}
