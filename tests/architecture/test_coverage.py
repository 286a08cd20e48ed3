"""Where each passage of the sources lives: what docs/cooperation.md names is there, and nothing of them is left out."""

import re
from pathlib import Path

import pytest

from db.models import Base
from tests.architecture.sources import files, read

DOCUMENT = Path("docs/cooperation.md")
ROW = re.compile(r"^\| (.+) \| (.+) \| (.+) \| (.+) \| (.+) \|$", re.MULTILINE)
NAME = re.compile(r"`([a-z0-9_/]+)`")
CONCEPT = re.compile(r"\{id: ([a-z0-9_]+),")
# No screen says these but the glossary itself («Ressources», «Le projet»): there is nothing to put a mark beside.
GLOSSARY_ALONE = {"ect", "efc", "patrimoine_immateriel"}
CHECKLIST = Path(__file__).parents[2].parent / "shared" / "domain" / "domain.md"
PASSAGE = re.compile(r"^\| (S00\d .+?) \| .+ \|$", re.MULTILINE)


def rows() -> list[tuple[str, ...]]:
    """Passage, what carries it, pages, tables, tests; without the head."""
    return [row for row in ROW.findall(read(DOCUMENT)) if row[0] != "passage"]


def missing(row: tuple[str, ...], there: set[str], tables: set[str]) -> set[str]:
    """What a row names and is not there. Each of its three lists names something."""
    pages, known, tests = (NAME.findall(words) for words in row[2:])
    wanted = {f"pages/{one}.py" for one in pages} | {f"tests/{one}.py" for one in tests}
    assert pages, row[0]
    assert known, row[0]
    assert tests, row[0]
    return (wanted - there) | (set(known) - tables)


def test_each_page_table_and_test_that_is_named_is_there() -> None:
    there, tables = {path.as_posix() for path in files()}, set(Base.metadata.tables)
    assert len(rows()) == len({row[0] for row in rows()})
    assert {row[0]: gone for row in rows() if (gone := missing(row, there, tables))} == {}


def test_a_page_a_table_and_a_test_that_are_not_there_are_seen() -> None:
    row = ("S009 nothing", "a wish", "`home`, `heaven`", "`vote`, `cloud`", "`db/test_votes`, `db/test_angels`")
    there = {"pages/home.py", "tests/db/test_votes.py"}
    assert missing(row, there, {"vote"}) == {"pages/heaven.py", "tests/db/test_angels.py", "cloud"}


def test_no_passage_of_the_checklist_is_left_out() -> None:
    if not CHECKLIST.exists():
        pytest.skip("the specification is not beside this checkout")
    listed = CHECKLIST.read_text(encoding="utf-8").partition("### 1.13")[2].partition("\n## ")[0]
    assert PASSAGE.findall(listed) == [row[0] for row in rows()]


def test_each_word_of_cooperation_has_its_question_mark_where_it_is_said() -> None:
    known = CONCEPT.findall(read(Path("content/concepts.yaml")).partition("concepts:")[2])
    screens = "".join(read(path) for path in files() if path.parts[0] in {"components", "frame"})
    assert len(known) > len(GLOSSARY_ALONE)
    assert {one for one in known if f'"{one}"' not in screens} == GLOSSARY_ALONE
