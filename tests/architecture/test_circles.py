"""No module imports itself by way of others, and the features of ``domain`` know those that are written down here.

Imports inside of functions count too: they hide a circle, they do not end it. A feature that is to know another one has
a line here, by whoever decides it.
"""

import ast
from collections.abc import Collection, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.architecture.sources import house, tree, walked

Graph = Mapping[str, Collection[str]]

# Which features of the domain know which. ``participation``, of which nearly all the others speak, knows none.
KNOWS = {
    "cooperation": {"evaluation", "operations", "participation", "priorities", "workshops"},
    "evaluation": {"cooperation", "operations", "participation", "votes", "workshops"},
    "operations": {"cooperation", "participation", "staff", "workshops"},
    "participation": set(),
    "priorities": {"participation", "staff"},
    "staff": set(),
    "votes": {"evaluation", "participation", "workshops"},
    "workshops": {"cooperation", "evaluation", "participation", "priorities", "votes"},
}


def module(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


MODULES = {module(path): path for path in house()}


def imported(parsed: ast.Module, known: Collection[str]) -> Iterator[str]:
    """The modules of the house that a module imports: one of a package, or the package's own file."""
    for node in walked(parsed):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            inside = [f"{node.module}.{one.name}" for one in node.names]
            yield from (one for one in inside if one in known)
            if node.module in known and not set(inside) <= set(known):
                yield node.module


def graph() -> dict[str, set[str]]:
    return {name: set(imported(tree(path), MODULES)) for name, path in MODULES.items()}


def circle(of: Graph) -> list[str]:
    """A way from a module back to itself; nothing where there is none."""
    try:
        TopologicalSorter(of).prepare()
    except CycleError as found:
        return list(found.args[1])
    return []


def feature(name: str) -> str:
    """Of a module of the domain; empty for what several features share."""
    found = name.split(".")[1] if name.startswith("domain.") else ""
    return found if found in KNOWS else ""


def known(of: Graph) -> dict[str, set[str]]:
    """Which features of the domain know which."""
    return {
        one: {feature(other) for name, others in of.items() if feature(name) == one for other in others} - {one, ""}
        for one in KNOWS
    }


def test_no_module_imports_itself_by_way_of_others() -> None:
    assert len(MODULES) > 900
    assert circle(graph()) == []


def test_features_know_those_that_are_written_down() -> None:
    assert known(graph()) == KNOWS


def test_every_feature_is_written_down() -> None:
    rooms = {name.split(".")[1] for name, path in MODULES.items() if name.startswith("domain.") and len(path.parts) > 2}
    assert rooms == set(KNOWS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("import b", "import a"),
        ("from b import thing", "def late():\n    from a import thing"),
        ("import b", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a"),
    ],
)
def test_a_circle_is_seen(one: str, other: str) -> None:
    written = {"a": one, "b": other, "c": "import a"}
    found = circle({name: set(imported(ast.parse(text), written)) for name, text in written.items()})
    assert set(found) == {"a", "b"}


def test_a_new_acquaintance_is_seen() -> None:
    assert known({"domain.staff.roles": {"domain.votes.vote"}, "domain.errors": {"domain.staff.by"}})["staff"] == {
        "votes"
    }
