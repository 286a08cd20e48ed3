"""Entities live in ``domain``, rows in ``db``: whoever stands above names no class of the database's rooms."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import house, nodes, tree, walked

ABOVE = {"charts", "commands", "components", "formats", "frame", "pages", "reports", "sentences", "server"}
# What is the database's own: the pool, why it is not there, what changed in it, and who works on it beside the pages.
ITS_OWN = {
    "db.changes.Change", "db.clock.Clock", "db.copying.Whole", "db.engine.Database", "db.engine.DatabaseInUse",
    "db.errors.DatabaseAway", "db.keeping.Daily", "db.simulated.Simulated",
}  # fmt: skip


def module(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


CLASSES = {
    f"{module(path)}.{node.name}"
    for path in house()
    if path.parts[0] == "db"
    for node in nodes(path)
    if isinstance(node, ast.ClassDef)
}


def named(parsed: ast.Module) -> Iterator[str]:
    """What a module names of others: each import, and each attribute of what was imported."""
    known: dict[str, str] = {}
    for node in walked(parsed):
        if isinstance(node, ast.ImportFrom):
            for one in node.names:
                whole = f"{node.module}.{one.name}"
                known[one.asname or one.name] = whole
                yield whole
        elif isinstance(node, ast.Import):
            known.update({one.asname or one.name: one.name for one in node.names if one.asname or "." not in one.name})
    for node in walked(parsed):
        if isinstance(node, ast.Attribute):
            first, _, rest = ast.unparse(node).partition(".")
            yield f"{known.get(first, first)}.{rest}"


def taken(parsed: ast.Module) -> list[str]:
    return sorted((set(named(parsed)) & CLASSES) - ITS_OWN)


def test_no_class_of_the_database_leaves_it() -> None:
    above = [path for path in house() if path.parts[0] in ABOVE]
    found = {str(path): taken(tree(path)) for path in above}
    assert {path: names for path, names in found.items() if names} == {}
    assert {name for path in above for name in named(tree(path))} >= ITS_OWN  # what nobody takes is not excused


@pytest.mark.parametrize(
    "written",
    [
        "from db.queries.workshops.rooms import Room",
        "from db.queries.workshops import rooms\ndef of(room: rooms.Room): ...",
        "from db.queries.workshops import rooms as kept\nnew = kept.Room()",
        "import db.queries.workshops.rooms\nnew = db.queries.workshops.rooms.Room()",
    ],
)
def test_a_class_that_leaves_is_seen(written: str) -> None:
    assert taken(ast.parse(written)) == ["db.queries.workshops.rooms.Room"]
