"""Reports of random waves: PDF, Word and sheets say what the committee's page says, and not one number more."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from db.engine import Database
from db.queries.evaluation import report, reported
from db.queries.operations import content
from db.queries.workshops import workshops
from domain.evaluation import measures
from domain.evaluation.committee import published
from domain.evaluation.compare import ToldWave
from domain.evaluation.disclosure import Onlooker, Version, next_version
from domain.evaluation.indicators import MISSING, Indicator
from domain.evaluation.report import Heading, Section, Text, Written
from domain.evaluation.reported import ReportFacts
from domain.staff.roles import Role
from formats.spreadsheet import sheet
from reports.report import in_word, printed
from sentences.evaluation import codebook
from sentences.evaluation.report import composed, heading, made, title
from tests.api.conftest import client  # noqa: F401  a fixture
from tests.api.test_files import fetch, hire
from tests.asked import room
from tests.documents import faults, outside, pages, paragraphs, styled, words
from tests.pages.test_themes import revealed
from texts import say

SPRING, AUTUMN = date(2026, 4, 2), date(2026, 11, 22)
NUMBERS = re.compile(r"\d+(?:,\d+)?")
FREE = (
    "territory", "wave", "invented", "theme", "indicator", "name", "version", "sensitive", "ess", "before", "said",
    "pairs_before",
)  # fmt: skip
HOSTILE = '#panic("x") **gras** =1+1 ' + "W" * 90
BLANK: Mapping[Heading, Written] = {one: Written() for one in Heading}
Counts = list[tuple[int, int, int]]


def plain(said: str) -> str:
    """Without the blanks that lines break at, and the marks of hyphenation."""
    return re.sub(r"\s+", "", said.replace("\u200b", "").replace("\u00ad", ""))


def numbers(said: str) -> set[str]:
    return set(NUMBERS.findall(re.sub(r"(?<=\d)[\u202f\u00a0](?=\d{3})", "", said)))


def version(rules: tuple[Indicator, ...], counts: Counts, made_up: int, day: date) -> Version:
    """What a wave tells in which so many people said «oui», «non» or nothing to the questions, in turns."""
    cells, people = {}, 0
    for rule, (yes, no, silent) in zip(rules, counts * len(rules), strict=False):
        mean = rule.calculation is not None and measures.telling(rule.calculation) is measures.Telling.MEAN
        names = ("3", "5") if mean else ("yes", "no")
        cells[rule.id] = {names[0]: yes, names[1]: no, MISSING: silent}
        people = max(people, yes + no + silent)
    return next_version(None, rules, cells, people, Onlooker.COMMITTEE, day, made_up)


def told(of: ToldWave, version_: Version) -> ToldWave:
    return replace(of, population=version_.population, figures={one.indicator_id: one for one in version_.figures})


def page(facts: ReportFacts, sections: tuple[Section, ...]) -> str:
    """All that the page draws: its title, headings, texts and lines, and the day on which it is read."""
    lines = [line.words for one in sections for line in one.lines]
    return " ".join([title(facts), made(facts), *(heading(one.heading) for one in sections), *lines])


@pytest.fixture
def facts(loaded: Database) -> ReportFacts:
    """Of a wave that has two workshops, beside another one; nothing is published of either."""
    with loaded.transaction() as connection:
        autumn, _ = (room(connection, label, now=datetime.now(UTC)) for label in ("Automne", "Printemps"))
        here = reported.wave(connection, workshops.workshop(connection, autumn).wave)
        return reported.facts(connection, here, AUTUMN)


def waves(facts: ReportFacts, counts: tuple[Counts, Counts], made_up: int) -> ReportFacts:
    """With what two waves tell, the one of autumn standing before that of spring."""
    rules = published(facts.rules)
    autumn, spring = facts.known
    here = told(autumn, version(rules, counts[0], made_up, AUTUMN))
    return replace(facts, here=here, known=(here, told(spring, version(rules, counts[1], made_up, SPRING))))


def rows(made_: bytes) -> list[dict[str, str]]:
    names = {say(f"codebook.column.{name}"): name for name in codebook.COLUMNS}
    read = csv.DictReader(io.StringIO(made_.decode("utf-8-sig")), delimiter=";")
    return [{names[head]: cell for head, cell in row.items()} for row in read]


counted = st.lists(st.tuples(*[st.integers(0, 40)] * 2, st.integers(0, 12)), min_size=1, max_size=5)


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_no_number_of_a_sheet_that_the_page_does_not_say(facts: ReportFacts) -> None:
    @settings(max_examples=40, deadline=None)
    @given(counted, counted, st.integers(0, 8))
    def drawn(now: Counts, before: Counts, made_up: int) -> None:
        here = waves(facts, (now, before), made_up)
        sections = composed(here, BLANK)
        said, lines = numbers(page(here, sections)), [line.words for one in sections for line in one.lines]
        table = rows(sheet(codebook.table(here)))
        assert {row["indicator"] for row in table} >= {rule.id for rule in published(facts.rules)}
        for row in table:
            mine = [line for line in lines if row["said"] in line]
            assert mine, row["said"]
            shown = {name: cell for name, cell in row.items() if name not in FREE and cell and cell[0].isdigit()}
            day = shown.pop("day", "")
            assert not day or f"{date.fromisoformat(day):%d/%m/%Y}" in mine[0]
            asked = shown.pop("asked", "")
            assert not asked or asked in said
            known = numbers(mine[0])
            for name, cell in shown.items():
                value = cell.replace(".0", "").replace(".", ",")
                under = value.isdigit() and str(int(value) + 1) in known  # «moins de 5»
                assert value in known or under or value == "0", (name, cell, mine[0])

    drawn()


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_documents_say_what_the_page_says_and_nothing_else(facts: ReportFacts) -> None:
    @settings(max_examples=4, deadline=None)
    @given(counted, counted, st.integers(0, 8))
    def drawn(now: Counts, before: Counts, made_up: int) -> None:
        here = waves(facts, (now, before), made_up)
        sections = composed(here, BLANK)
        said = page(here, sections)
        pdf, word = printed(here, sections), in_word(here, sections)
        assert faults(pdf) == outside(pdf) == []
        of_pdf = " ".join(re.sub(r"\s*\d+ / \d+$", "", one) for one in pages(pdf))
        of_word = paragraphs(word)
        assert numbers(of_pdf) <= numbers(said)
        assert numbers(of_word) <= numbers(said)
        for line in (line.words for one in sections for line in one.lines):
            assert plain(line) in plain(of_pdf), line
            assert line in of_word

    drawn()


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_waves_that_differ_under_the_threshold_only_make_the_same_files(facts: ReportFacts) -> None:
    files = []
    for yes, no in ((18, 4), (19, 3), (14, 8)):
        here = waves(facts, ([(yes, no, 0)], [(12, 12, 0)]), 0)
        sections = composed(here, BLANK)
        files.append((printed(here, sections), styled(in_word(here, sections)), sheet(codebook.table(here))))
    same, other, differs = files
    assert same == other
    assert all(one != another for one, another in zip(same, differs, strict=True))


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_text_stands_under_its_heading_before_what_is_told_and_is_never_a_formula(facts: ReportFacts) -> None:
    texts = {
        **BLANK,
        Heading.NEED: Written(Text(1, f"{HOSTILE}\nDeuxième ligne.")),
        Heading.BUDGET: Written(Text(1, "Loyer")),
    }
    sections = composed(facts, texts)
    pdf, word = printed(facts, sections), styled(in_word(facts, sections))
    assert faults(pdf) == outside(pdf) == []
    assert "#panic(" in plain(words(pdf))
    said = [text for _, text in word]
    at = said.index(heading(Heading.NEED))
    assert said[at + 2] == "Deuxième ligne."
    assert ("Heading1", heading(Heading.BUDGET)) in word
    assert said[-1] == "Loyer"
    assert say("report.empty") not in said
    hostile = replace(facts, here=replace(facts.here, name="=cmd"))
    assert "'=cmd" in sheet(codebook.table(hostile)).decode()


def test_two_waves_are_taken_away_each_its_own(loaded: Database, client: TestClient) -> None:  # noqa: F811
    _, token = hire(loaded, Role.COMMITTEE)
    with loaded.transaction() as connection:
        autumn = revealed(connection, "Automne", "4" * 40 + "2" * 20)
        spring = revealed(connection, "Printemps", "4" * 15 + "2" * 45, datetime(2026, 4, 2, tzinfo=UTC))
    for wave, name in ((spring, "Printemps"), (autumn, "Automne")):
        pdf = fetch(client, "report", wave, token)
        assert pdf.status_code == 200, pdf.text
        assert faults(pdf.content) == []
        assert pages(pdf.content)[0].startswith(f"Rapport d’utilité sociale : Métropole de Lyon, {name}")
        assert name in paragraphs(fetch(client, "report_word", wave, token).content)
        table = rows(fetch(client, "report_csv", wave, token).content)
        assert {row["wave"] for row in table} == {name}
        [voice] = [row for row in table if row["indicator"] == "fd_voice"]
        assert voice["change"] == say("codebook.change.up" if wave == autumn else "codebook.change.none")
        with loaded.reading() as connection:
            known = {rule.id for rule in content.indicators(connection)}
        book = fetch(client, "report_codebook", wave, token).content.decode("utf-8-sig")
        named = {line.partition(";")[0] for line in book.splitlines()}
        assert {say(f"codebook.column.{one}") for one in codebook.COLUMNS} <= named
        assert named & known == {row["indicator"] for row in table}
    assert fetch(client, "report", "no such wave", token).status_code == 404
    with loaded.reading() as connection:
        assert report.of(connection, autumn)[Heading.NEED] == Written()
