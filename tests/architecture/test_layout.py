"""Sizes, forbidden constructions and the few rules of the house that no tool knows."""

import ast
import importlib
import re
import statistics
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, calls, dotted, files, functions, house, nodes, read, tree

LONGEST_PAGE = 50
MEDIAN_PAGE = 45
LONGEST_MODULE = 250  # of the application, and of what measures and stresses it
LONGEST_TEST = 400
LONGEST_FUNCTION = 40
MEDIAN_FUNCTION = 5
GOING_ON = {"db/duties.py"}  # of threads and duties that nothing would begin again after a fault nobody foresaw

# The features, under the same names on every floor: a feature is found in five guesses of one word.
FEATURES = {
    "participation", "evaluation", "workshops", "votes", "priorities", "cooperation", "staff", "operations",
}  # fmt: skip
# Floors, and what stands on them beside the features: pieces that several features share.
FLOORS = {
    "domain": {"errors", "names", "variants"},
    "db/queries": set(),
    "components": {
        "again", "buttons", "cards", "chart", "choosing", "download", "folded", "handover", "listen", "notice", "plain",
        "printing", "prose", "pulse", "tablet", "text", "top", "typed", "wall",
    },
    # Doors that every page goes through, and who stands in front of them; what is behind them is a feature's.
    "frame": {
        "access", "act", "address", "chosen", "doors", "due", "file", "kept", "live", "offered", "places", "refusals",
        "registry", "run", "screen", "seat", "tongue", "unchanged", "visitor",
    },
    "sentences": {"numbers"},
    "server": {
        "api", "context", "hosts", "hub", "lookup", "middleware", "origin", "problems", "short", "start", "tongue",
        "tries",
    },
}  # fmt: skip


@pytest.mark.parametrize("floor", sorted(FLOORS))
def test_features_have_the_same_names_on_every_floor(floor: str) -> None:
    rooms = {path.relative_to(floor).parts[0].removesuffix(".py") for path in house() if path.is_relative_to(floor)}
    assert rooms - {"__init__"} <= FEATURES | FLOORS[floor]
    assert len(rooms & FEATURES) >= 5


def test_a_page_is_short() -> None:
    """It chooses what it is about, and gives that to a panel of ``frame``."""
    lengths = {str(path): len(read(path).splitlines()) for path in house() if path.parts[0] == "pages" if read(path)}
    assert lengths
    assert {path: n for path, n in lengths.items() if n > LONGEST_PAGE} == {}
    assert statistics.median(lengths.values()) <= MEDIAN_PAGE


def test_a_module_has_at_most_250_lines() -> None:
    ours = {path for path in files() if path.suffix == ".py" and path.parts[0] in {"benchmarks", "commands"}}
    lengths = {str(path): len(read(path).splitlines()) for path in {*house(), *ours}}
    assert any(path.startswith("benchmarks") for path in lengths)
    assert {path: n for path, n in lengths.items() if n > LONGEST_MODULE} == {}


def test_a_file_of_tests_has_at_most_400_lines() -> None:
    tests = [path for path in files() if path.parts[0] == "tests" and path.suffix in {".py", ".js"}]
    lengths = {str(path): len(read(path).splitlines()) for path in tests}
    assert len(lengths) > LONGEST_TEST
    assert {path: n for path, n in lengths.items() if n > LONGEST_TEST} == {}


def body_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, without the docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_functions_are_short() -> None:
    lengths = {f"{path}:{function.name}": body_length(function) for path in house() for function in functions(path)}
    assert {name: n for name, n in lengths.items() if n > LONGEST_FUNCTION} == {}
    assert statistics.median(lengths.values()) <= MEDIAN_FUNCTION


def found(pattern: str, paths: tuple[Path, ...]) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(read(path).splitlines(), start=1)
        if re.search(pattern, line)
    ]


def test_nothing_is_drawn_from_raw_markup() -> None:
    assert found(r"unsafe_allow_html|unsafe_allow_javascript|\bst\.html\(|\bst\.iframe\(|components\.v1", house()) == []


def test_charts_are_drawn_from_what_is_kept() -> None:
    """``components.chart`` draws a dict that is built once; ``st.altair_chart`` builds one at each glance."""
    assert found(r"\bst\.altair_chart\(", house()) == []
    scripts = tuple(path for path in files() if path.suffix == ".js")
    assert found(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(", scripts) == []


def test_a_bug_is_never_swallowed() -> None:
    """Only where nobody would begin again what it ends: there it is told with its places, or raised at the end."""
    everything = {"Exception", "BaseException"}
    caught = [
        (path, node)
        for path in house()
        for node in nodes(path)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or everything & {dotted(part) for part in ast.walk(node.type)})
    ]
    assert {str(path) for path, _ in caught} == GOING_ON
    assert [f"{path}:{node.lineno}" for path, node in caught if not handed_on(node)] == []


def test_no_context_swallows_one_either() -> None:
    """What leaves a ``with`` block goes on: an ``__exit__`` that may say otherwise is ``GOING_ON``'s alone."""
    may = {
        str(path)
        for path in house()
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef) and node.name in {"__exit__", "__aexit__"}
        if node.returns is None or ast.unparse(node.returns) != "None"
    }
    assert may <= GOING_ON


def handed_on(handler: ast.ExceptHandler) -> bool:
    said = {ast.unparse(part) for part in ast.walk(handler) if isinstance(part, ast.Call)}
    return handler.name == "failure" and bool(said & {"named(failure)", "failures.append(failure)"})


def test_sql_is_never_put_together_from_strings() -> None:
    glued = [
        f"{path}:{call.lineno}"
        for path in house()
        for name, call in calls(path)
        if name.rpartition(".")[2] == "text" and any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in call.args)
        if path.parts[0] == "db"
    ]
    assert glued == []


def test_queries_never_commit() -> None:
    ending = {"commit", "rollback", "begin", "begin_nested", "transaction", "connect"}
    committed = [
        f"{path}:{call.lineno}"
        for path in house()
        if path.parts[:2] == ("db", "queries")
        for name, call in calls(path)
        if "." in name and name.rpartition(".")[2] in ending
    ]
    assert committed == []


def test_time_comes_in_as_an_argument() -> None:
    clocks = {"datetime.now", "datetime.utcnow", "date.today", "datetime.today", "time.time", "datetime.datetime.now"}
    below = {"db", "domain", "charts", "components", "formats", "reports", "sentences", "texts"}
    read_there = [
        f"{path}:{call.lineno}"
        for path in house()
        if path.parts[0] in below
        for name, call in calls(path)
        if name in clocks
    ]
    assert read_there == []


def test_every_page_goes_through_the_frame_and_says_what_it_does() -> None:
    pages = [path for path in house() if path.parts[0] == "pages" and path.name not in {"__init__.py", "menu.py"}]
    assert pages
    for path in pages:
        module = tree(path)
        documented = ast.get_docstring(module) or ""
        missing = [word for word in ("For:", "Reads:", "Writes:", "Then:") if word not in documented]
        assert not missing, f"{path}: its docstring does not say {missing}"
        framed = [function.name for function in functions(path) if "screen" in map(decorator, function.decorator_list)]
        assert len(framed) == 1, f"{path}: one function is the screen"
        last = module.body[-1]
        assert isinstance(last, ast.Expr), path
        assert isinstance(last.value, ast.Call), path
        assert dotted(last.value.func) == framed[0], f"{path}: the file ends by calling its screen"


def decorator(node: ast.expr) -> str:
    return dotted(node.func) if isinstance(node, ast.Call) else dotted(node)


def test_the_server_file_stands_above_everything() -> None:
    allowed = {"frame", "pages", "server", "streamlit", "starlette", "pathlib"}
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree(Path("app.py")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= allowed
    assert found(r"^\s*(from|import) app\b", house()) == []


def test_every_requirement_is_pinned() -> None:
    for name in ("requirements.txt", "requirements-alone.txt", "requirements-dev.txt"):
        lines = [line.partition("#")[0].strip() for line in read(Path(name)).splitlines()]
        wanted = [line for line in lines if line and not line.startswith("-r ")]
        assert wanted
        assert [
            line
            for line in wanted
            if not re.fullmatch(r"[A-Za-z0-9_.-]+(\[[a-z,]+\])?==[0-9][0-9a-z.]*(; sys_platform .+)?", line)
        ] == []


def test_nothing_names_the_machine_it_was_written_on() -> None:
    # Put together from parts, so that this file does not find itself.
    places = "|".join("/" + place + r"\b" for place in ("work/", "root/", "tmp/", "home/"))
    hosts = "|".join(("index" + "-url", r"pypi" + r"\.org", r"registry" + r"\.npmjs", r"sources" + r"\.list"))
    assert found(f"(?<![A-Za-z0-9_.~-])(?:{places})|{hosts}", files()) == []


def test_no_emoji_anywhere() -> None:
    emoji = "[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f]"
    assert found(emoji, tuple(path for path in files() if path.name != "LICENSE")) == []


# A program that a test starts in another process imports from a string: no tool follows a move into it.
IMPORTED = re.compile(r"^(?:from (?P<package>[\w.]+) )?import (?P<name>\w+)", re.MULTILINE)
ROOMS = {path.parts[0].removesuffix(".py") for path in house()}


def spoken_imports(path: Path) -> set[str]:
    """Dotted names of the house that the strings of a file import at the beginning of a line."""
    strings = [node.value for node in nodes(path) if isinstance(node, ast.Constant) and type(node.value) is str]
    found_in = [match for string in strings for match in IMPORTED.finditer(string)]
    return {
        ".".join(filter(None, (match["package"], match["name"])))
        for match in found_in
        if (match["package"] or match["name"]).split(".")[0] in ROOMS
    }


def test_a_program_in_a_string_imports_what_there_is() -> None:
    planted = Path("tests/architecture/test_contracts.py")  # its strings are false on purpose
    tests = [path for path in files() if path.parts[0] == "tests" and path.suffix == ".py" and path != planted]
    named = {path: spoken_imports(path) for path in tests}
    assert any(named.values())
    for path, names in named.items():
        for name in names:
            module, last = name.rpartition(".")[::2]
            place = ROOT / name.replace(".", "/")
            is_module = place.with_suffix(".py").is_file() or place.is_dir()
            is_inside = bool(module) and hasattr(importlib.import_module(module), last)
            assert is_module or is_inside, f"{path} imports {name} in a string: it is elsewhere"


def test_what_is_due_is_settled_at_one_door() -> None:
    door = Path("frame/due.py")
    above = [path for path in house() if path.parts[0] in {"frame", "pages"} and path != door]
    assert found(r"^from db import .*\bclock\b|^(from|import) db\.clock\b", (door,))
    assert found(r"^from db import .*\bclock\b|^(from|import) db\.clock\b", tuple(above)) == []


def test_a_page_opens_no_database() -> None:
    """It says whom it is for and what it is about; what is read for it is its panel's in ``frame``."""
    pages = tuple(path for path in house() if path.parts[0] == "pages")
    assert found(r"^(from|import) db\b.*\bengine\b", pages) == []
