"""JavaScript stands in files, with the limits of Python's; one connection to the server for a whole browser."""

import ast
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import files, house, literals, nodes, read

LONGEST = 250
WIDEST = 120
IMPORTS = re.compile(r"""(?m)^(?:import|export)\b[^"'()=]*?["'](\.[^"']+)["']|\bimport\(\s*["'](\.[^"']+)["']""")
SCRIPTS = {".js", ".ts"}
LOADER = Path("components/tablet/__init__.py")  # nothing but the address of what is loaded
WRITTEN = "export default"  # how the script of a component begins
INLINE = re.compile(r"<script(?![^>]*application/json)[^>]*>\s*[^\s<]")  # one of the page, with something in it

Graph = dict[str, set[str]]


def scripts(*rooms: str) -> tuple[Path, ...]:
    return tuple(path for path in files() if path.suffix in SCRIPTS and path.parts[0] in rooms)


def constants(path: Path) -> Iterator[str]:
    """Strings and bytes, as they are written."""
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
            yield node.value if isinstance(node.value, str) else node.value.decode(errors="replace")


def imports(path: Path, text: str) -> set[str]:
    """The modules that a module imports, by their paths."""
    named = {name for pair in IMPORTS.findall(text) for name in pair if name}
    return {posixpath.normpath(posixpath.join(path.parent.as_posix(), name)) for name in named}


def circle(graph: Graph) -> list[str]:
    """One of the circles of a graph, nothing when there is none."""
    done: set[str] = set()

    def followed(name: str, way: list[str]) -> list[str]:
        if name in way:
            return way[way.index(name) :]
        if name not in done:
            for other in sorted(graph.get(name, ())):
                if found := followed(other, [*way, name]):
                    return found
            done.add(name)
        return []

    return next((found for name in sorted(graph) if (found := followed(name, []))), [])


def graph() -> Graph:
    # Types may name each other in a circle: they are gone before anything runs.
    return {path.as_posix(): imports(path, read(path)) for path in scripts("tablet") if path.suffix == ".js"}


def test_a_module_of_the_browser_has_at_most_250_lines() -> None:
    lengths = {str(path): len(read(path).splitlines()) for path in scripts("tablet", "components", "server", "tests")}
    assert len(lengths) > 50
    assert {path: n for path, n in lengths.items() if n > LONGEST} == {}


def test_a_line_has_at_most_120_columns() -> None:
    assert [
        f"{path}:{number}"
        for path in scripts("tablet", "components", "server", "tests")
        for number, line in enumerate(read(path).splitlines(), start=1)
        if len(line) > WIDEST
    ] == []


def test_no_script_of_a_component_stands_in_a_string_of_python() -> None:
    """There neither types, nor lint, nor limits would see it; beside its Python it is a file."""
    found = {path for path in house() for text in literals(path) if WRITTEN in str(text.value)}
    assert found == {LOADER}


def test_no_script_of_the_page_stands_in_a_string_of_python() -> None:
    """``server/middleware/scripts.py`` puts files into the page; what a script reads is JSON and runs nothing."""
    written = [path for path in house() for text in constants(path) if INLINE.search(text)]
    assert written == []
    assert [bool(INLINE.search(text)) for text in ("<script>\nlet a", '<script type="module">let', "<script>\n")] == [
        *(True, True, False)
    ]


def test_modules_import_each_other_in_no_circle() -> None:
    known = graph()
    assert set().union(*known.values()) <= set(known)
    assert "tablet/storage.js" in known["tablet/outbox.js"]
    assert circle(known) == []


def test_a_circle_is_seen_when_it_is_planted() -> None:
    planted = graph()
    planted["tablet/there.js"] = imports(Path("tablet/there.js"), 'import { Table } from "./table.js"\n')
    found = circle(planted)
    assert {"tablet/there.js", "tablet/table.js"} <= set(found)
    several = 'export { x } from "../d.js"\nimport {\n  y,\n} from "./f.js"\nawait import("./e.js")'
    assert imports(Path("a/b/c.js"), several) == {"a/d.js", "a/b/e.js", "a/b/f.js"}


def test_one_module_opens_a_stream_and_one_shares_it_among_the_pages_of_a_browser() -> None:
    opening = [path.as_posix() for path in scripts("tablet", "components") if "new EventSource(" in read(path)]
    assert opening == ["tablet/stream.js"]
    assert [name for name, imported in graph().items() if "tablet/stream.js" in imported] == ["tablet/live.js"]
