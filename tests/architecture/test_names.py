"""One name, one thing: no two classes of ``domain`` are called alike, but for a few words that say nothing alone.

Those stand in a module that is named for what they are of, and are imported from there: of a commitment, a device.
"""

import ast
from collections import defaultdict
from collections.abc import Iterable

import pytest

from tests.architecture.sources import house, nodes

Places = Iterable[tuple[str, ast.ClassDef]]

# What each may be, and nothing else under that name: members of an enumeration, or one shape of document.
GENERAL = {
    "Kind": "of which sort what the module is about is",
    "State": "how far it is",
    "Status": "how far it is, where the column is called so",
    "Standing": "how far it is, beside a state or a status of its own",
    "Entry": "one of a list that only grows: what was said, and on which day",
    "Heading": "of a document, in the order of its headings",
    "Section": "of a document: what stands under one heading",
    "Line": "of a document",
}
FACTS = {"domain/participation/kinds/__init__.py"}  # a kind of question is no word of a list, but a file of facts


def public() -> list[tuple[str, ast.ClassDef]]:
    return [
        (path.as_posix(), node)
        for path in house()
        if path.parts[0] == "domain"
        for node in nodes(path)
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]


def twice(classes: Places) -> dict[str, list[str]]:
    found = defaultdict(list)
    for path, node in classes:
        found[node.name].append(path)
    return {name: places for name, places in found.items() if len(places) > 1}


def test_no_two_classes_of_the_domain_are_called_alike() -> None:
    known = twice(public())
    assert {name: places for name, places in known.items() if name not in GENERAL} == {}
    assert set(known) == set(GENERAL)  # what is one thing again is no general word


@pytest.mark.parametrize("name", ["Kind", "State", "Status", "Standing", "Heading"])
def test_a_general_word_for_how_or_which_is_an_enumeration(name: str) -> None:
    others = {path for path, node in public() if node.name == name and "StrEnum" not in map(ast.unparse, node.bases)}
    assert others <= FACTS


def test_a_second_one_is_seen() -> None:
    written = ast.parse("class Vote: ...\nclass Vote: ...\nclass Wave: ...")
    assert twice(("a.py", node) for node in written.body if isinstance(node, ast.ClassDef)) == {
        "Vote": ["a.py", "a.py"]
    }
