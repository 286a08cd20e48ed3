"""Decision records: numbered without an unexplained gap, each in the index once, with the title that it has."""

import re
from pathlib import Path

from tests.architecture.sources import files, read

FOLDER = Path("docs/decisions")
ROW = re.compile(r"^\| \[(\d{4})\]\(([^)]+)\) \| .+ \|$", re.MULTILINE)
GAP = re.compile(r"^\| (\d{4})(?:[–-](\d{4}))? \| .+ \|$", re.MULTILINE)
FILE = re.compile(r"(\d{4})-[a-z0-9-]+\.md")
WITHOUT = "## Numbers without a record"


def records() -> dict[int, str]:
    """The files, by their number."""
    named = [path.name for path in files() if path.parent == FOLDER and path.name != "README.md"]
    assert [name for name in named if not FILE.fullmatch(name)] == []
    found = {int(name[:4]): name for name in named}
    assert len(found) == len(named), "two records have one number"
    return found


def sections(index: str) -> tuple[str, str]:
    """What stands above and below the heading of the numbers that have no record."""
    above, _, below = index.partition(WITHOUT)
    return above, below


def indexed(index: str) -> list[tuple[int, str]]:
    """What the index lists, in its order."""
    return [(int(number), name) for number, name in ROW.findall(index)]


def explained(index: str) -> list[int]:
    """The numbers of which the index says why they have no record, in its order."""
    return [number for first, last in GAP.findall(index) for number in range(int(first), int(last or first) + 1)]


def unexplained(numbers: set[int], told: set[int]) -> set[int]:
    """Numbers below the last that are neither a record nor explained, and explanations of what there is."""
    return (set(range(1, max(numbers) + 1)) ^ numbers) ^ told


def test_the_index_lists_each_record_once_in_order() -> None:
    assert indexed(read(FOLDER / "README.md")) == sorted(records().items())


def test_a_record_begins_with_its_number() -> None:
    assert [name for number, name in records().items() if not read(FOLDER / name).startswith(f"# {number:04} · ")] == []


def test_the_numbers_have_no_unexplained_gap() -> None:
    assert unexplained(set(records()), set(explained(read(FOLDER / "README.md")))) == set()


def test_each_table_stands_under_its_heading_in_order() -> None:
    above, below = sections(read(FOLDER / "README.md"))
    assert (explained(above), indexed(below)) == ([], [])
    assert explained(below) == sorted(set(explained(below)))


def test_a_gap_is_seen() -> None:
    assert unexplained({1, 2, 5}, {3}) == {4}
    assert unexplained({1, 2, 5}, {3, 4}) == set()
    assert unexplained({1, 2}, {2}) == {2}
    assert explained("| 0015–0017 | never used |\n| 0020 | taken back |\n") == [15, 16, 17, 20]
    assert indexed("| [0001](0001-a.md) | a |\n") == [(1, "0001-a.md")]
