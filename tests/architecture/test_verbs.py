"""One verb, one meaning: five that meant several things name a function, a method, a class or a module in one of them
only.

The meaning stands in the glossary. What is new and does something else has another word; what is new and does the same
stands here.
"""

import ast
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.architecture.sources import files, house, read, tree

FORMS = {
    "tell": {"tell", "tells", "told"},
    "settle": {"settle", "settles", "settled"},
    "count": {"count", "counts", "counted"},
    "hold": {"hold", "holds", "held"},
    "read": {"read", "reads"},
}
PLACES: dict[str, Mapping[str, str]] = {
    "tell": {
        "db/queries/evaluation/crossings.py": "_tells",
        "db/queries/evaluation/standing.py": "_told",
        "domain/cooperation/figures.py": "_told",
        "domain/cooperation/restitution.py": "StructureSpread.told _told tell",
        "domain/evaluation/compare.py": "ToldWave.told",
        "domain/evaluation/crossings.py": "tells",
        "domain/evaluation/pairs.py": "told",
        "domain/evaluation/quality.py": "told",
        "domain/evaluation/spreads.py": "tell",
        "domain/votes/children.py": "Stickers.told",
        "domain/votes/vote.py": "Counted.told",
        "domain/workshops/equity.py": "told",
        "domain/workshops/judging.py": "Judgement.told",
    },
    "settle": {
        "db/clock.py": "settle",
        "db/queries/workshops/endings.py": "settle",
    },
    "count": {
        "db/queries/votes/results.py": "_count _counted counted",
        "domain/evaluation/measures/count.py": "count",  # a measure is named as content writes it
        "domain/votes/__init__.py": "count",
        "domain/votes/methods/__init__.py": "Count",  # what every method's is
        "domain/votes/methods/*.py": "count",
        "domain/votes/vote.py": "Counted",
    },
    "hold": {
        "db/chain.py": "_hold",
        "db/queries/cooperation/proposals.py": "held",
        "db/queries/evaluation/report.py": "_held",
        "db/queries/evaluation/wave_ends.py": "_held",
        "db/queries/participation/sheets.py": "_held",
        "db/queries/priorities/history.py": "held",
        "db/queries/staff/sessions.py": "hold",
        "db/queries/votes/cast.py": "_held",
        "db/queries/votes/rights.py": "_hold",
        "db/queries/votes/votes.py": "held",
        "db/queries/workshops/existing.py": "_held",
        "db/queries/workshops/minutes.py": "_held",
        "db/queries/workshops/readiness.py": "_held",
        "db/queries/workshops/rooms.py": "held",
        "db/queries/workshops/silence.py": "held",
        "db/queries/workshops/words.py": "_held",
        "db/queries/workshops/workshops.py": "held",
    },
    "read": {
        "commands/demonstration.py": "_read",
        "db/changes.py": "Change.read",
        "db/erasures.py": "read",
        "domain/evaluation/pairs.py": "read",
        "domain/participation/cards.py": "read",
        "domain/participation/tickets.py": "read",
        "domain/votes/pile.py": "_read",
        "domain/workshops/minutes.py": "read",
        "formats/content/files.py": "read",
        "formats/content/folder.py": "read",
        "formats/votes/*.py": "read",
        "frame/operations/carry.py": "_read",
        "server/participation/tokens.py": "read",
        "server/staff/provider.py": "Doors._read",
        "server/staff/tokens.py": "read",
        "texts/reading.py": "read",
    },
}
KNOWN = {(pattern, name) for places in PLACES.values() for pattern, names in places.items() for name in names.split()}


def verb(name: str) -> str | None:
    """The verb that a name is and nothing else, whatever its tense."""
    bare = name.rpartition(".")[2].strip("_").lower()
    return next((one for one, forms in FORMS.items() if bare in forms), None)


def names(node: ast.AST, inside: str = "") -> Iterator[str]:
    """Of every function, method and class, those inside of others too."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield f"{inside}{child.name}"
        where = f"{inside}{child.name}." if isinstance(child, ast.ClassDef) else inside
        yield from names(child, where)


def strays(path: Path, node: ast.AST) -> Iterator[str]:
    for name in (path.stem, *names(node)):
        if (known := verb(name)) is not None and not any(
            fnmatch(str(path), pattern) and name in known_names.split()
            for pattern, known_names in PLACES[known].items()
        ):
            yield f"{path}: {name}"


def test_each_verb_stands_where_it_has_its_meaning() -> None:
    assert [stray for path in house() for stray in strays(path, tree(path))] == []


def test_every_place_is_there() -> None:
    """A name that is gone is no excuse for the next one."""
    there = {(str(path), name) for path in house() for name in (path.stem, *names(tree(path))) if verb(name)}
    assert [one for one in KNOWN if not any(fnmatch(path, one[0]) and name == one[1] for path, name in there)] == []


def test_no_file_of_the_tablet_is_named_by_a_verb_alone() -> None:
    found = [path for path in files() if path.parts[0] == "tablet" and verb(path.name.partition(".")[0])]
    assert found == []


def test_the_glossary_says_what_each_means() -> None:
    glossary = read(Path("docs/glossary.md"))
    assert [one for one in FORMS if f"| **{one}** |" not in glossary] == []


@pytest.mark.parametrize(
    ("where", "written"),
    [
        ("frame/told.py", ""),
        ("server/hub.py", "class Viewer:\n    def tell(self): ..."),
        ("db/queries/votes/papers.py", "def settle(vote): ..."),
        ("db/queries/workshops/weather.py", "def count(hands): ..."),
        ("domain/votes/methods/dots.py", "def counted(ballots): ..."),
        ("domain/staff/accounts.py", "class Account:\n    def held(self): ..."),
        ("db/queries/evaluation/standing.py", "def of(wave):\n    def read(missing): ..."),
        ("domain/staff/journal.py", "class Told: ..."),
        ("db/queries/participation/tickets.py", "class _Held: ..."),
    ],
)
def test_another_meaning_is_seen(where: str, written: str) -> None:
    assert len(list(strays(Path(where), ast.parse(written)))) == 1
