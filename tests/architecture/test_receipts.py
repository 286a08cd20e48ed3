"""A receipt proves that a ballot was counted, and nothing else is called one: no ticket, and no quittance of a return.

The glossary says so. Here stands where ballots are spoken of outside of their own folders; what a comment, a sentence
or an icon says is not a name.
"""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.architecture.sources import files, house, nodes, read

WORD = "receipt"
OF_BALLOTS = (
    "*/votes/*",
    "db/models/vote.py",
    "db/sealing.py",
    "db/queries/operations/kept_apart.py",  # they go with the ballots
    "db/queries/workshops/invented.py",  # the ballots of a rehearsal
    "pages/my_ballot.py",
    "tablet/ballots/*",
    "tablet/device.js",  # imports the digest of one, for the codes of votes
    "tablet/screens/keepsakes.js",
    "tablet/screens/picture.js",
    "tablet/screens/slip.js",
    "tablet/screens/vote_*.js",
    "tablet/shapes/server.d.ts",
    "tablet/visit.js",
)
MESSAGES = {"tablet.slip.receipts", "tablet.vote.receipt", "tablet.vote.receipt_note"}
# What is no name: comments, then what stands in quotes, but for the path of an import.
QUIET = re.compile(r"""/\*(?!\*).*?\*/|^\s*//.*?$|\s//\s.*?$|(?<!from )"[^"\n]*"|`[^`]*`""", re.DOTALL | re.MULTILINE)
NAME = re.compile(r"[\w$]+")
MSGID = re.compile(r'^msgid "([^"]+)"', re.MULTILINE)
FIELDS = ("id", "attr", "name", "asname", "arg", "module", "rest")  # of a node: where a name stands


def python(tree: Iterator[ast.AST]) -> set[str]:
    said = {getattr(node, field, None) for node in tree for field in FIELDS}
    return {name for name in said if isinstance(name, str) and WORD in name.lower()}


def script(text: str) -> set[str]:
    return {name for name in NAME.findall(QUIET.sub("", text)) if WORD in name.lower()}


def of_ballots(path: Path) -> bool:
    return any(fnmatch(path.as_posix(), pattern) for pattern in OF_BALLOTS)


def scripts() -> list[Path]:
    return [path for path in files() if path.suffix in {".js", ".ts"} and path.parts[0] in {"tablet", "components"}]


def named() -> dict[Path, set[str]]:
    """Every file of the house that has the word in its name or in a name that it gives or takes."""
    found = {path: python(iter(nodes(path))) for path in house()} | {path: script(read(path)) for path in scripts()}
    styles = [path for path in files() if path.suffix == ".css"]
    for path in (*found, *styles):
        if WORD in path.name:
            found.setdefault(path, set()).add(path.name)
    return {path: names for path, names in found.items() if names}


def test_a_receipt_is_a_ballots() -> None:
    found = named()
    assert len(found) > 10
    assert {str(path): names for path, names in found.items() if not of_ballots(path)} == {}


def test_every_place_is_there() -> None:
    """A name that is gone is no excuse for the next one."""
    there = [path.as_posix() for path in named()]
    assert [pattern for pattern in OF_BALLOTS if not any(fnmatch(path, pattern) for path in there)] == []


def test_the_sentences_of_receipts_are_of_votes() -> None:
    catalogues = [path for path in files() if path.suffix == ".po" and path.parts[0] == "texts"]
    keys = {key for path in catalogues for key in MSGID.findall(read(path))}
    assert {key for key in keys if WORD in key.lower()} == MESSAGES


@pytest.mark.parametrize(
    "written",
    ["def receipt(code): ...", "class WrongReceipt(Invalid): ...", "from a.b import receipts", "f(receipt=1)"],
)
def test_another_one_is_seen_in_python(written: str) -> None:
    assert len(python(ast.walk(ast.parse(written)))) == 1


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("const receipt = 1 // a receipts' list", {"receipt"}),
        ('say("vote.receipt")\n// of a receipt', set()),
        ("/** @type {(page: Receipt) => void} */", {"Receipt"}),
        ('import { x } from "../receipt/typed.js"', {"receipt"}),
    ],
)
def test_another_one_is_seen_in_a_script(written: str, names: set[str]) -> None:
    assert script(written) == names
