"""The table of durations: days that exist, never a day too early, and the promise of a territory is what is done."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.operations.retention import TERMS, Stock, Term, kept_until, promised
from sentences.operations import kept

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("term", "since", "until"),
    [
        (Term(months=24), date(2024, 2, 29), date(2026, 2, 28)),
        (Term(months=1), date(2026, 12, 31), date(2027, 1, 31)),
        (Term(months=12), date(2026, 11, 28), date(2027, 11, 28)),
        (Term(days=30), date(2026, 2, 1), date(2026, 3, 3)),
    ],
)
def test_a_term_ends_on_a_day_that_exists(term: Term, since: date, until: date) -> None:
    assert term.until(since) == until
    assert not term.over(since, until - timedelta(days=1))
    assert term.over(since, until)


@given(DAYS, DAYS)
def test_what_began_later_never_goes_before(one: date, other: date) -> None:
    early, late = sorted((one, other))
    for term in TERMS.values():
        assert term.until(early) <= term.until(late)


@given(DAYS)
def test_what_is_still_kept_begins_right_after_what_is_not(today: date) -> None:
    for term in TERMS.values():
        first = term.first_kept(today)
        assert not term.over(first, today)
        assert term.over(first - timedelta(days=1), today)


def test_every_family_has_its_term() -> None:
    assert set(TERMS) == set(Stock)


@pytest.mark.parametrize(
    ("sentence", "months"),
    [
        ("24 mois après la fin de l'enquête", 24),
        ("6 mois", 6),
        ("deux ans", None),
        ("0 mois", None),
        ("12 moissons", None),
    ],
)
def test_a_promise_says_its_months(sentence: str, months: int | None) -> None:
    assert promised(sentence) == (None if months is None else Term(months=months))


def test_the_page_on_privacy_says_the_table() -> None:
    page = Path("docs/privacy.md").read_text(encoding="utf-8").partition("## Combien de temps")[2].partition("\n## ")[0]
    rows = [line.split("|")[2].strip() for line in page.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(Stock)
    for family, said in zip(Stock, rows, strict=True):
        if family is Stock.PARTNERS:
            assert TERMS[family] == TERMS[Stock.ANSWERS]
            assert said.startswith("comme")
        else:
            assert said.startswith(kept.term(TERMS[family]))


@pytest.mark.parametrize(
    ("family", "project_ends", "until"),
    [
        (Stock.ANSWERS, None, date(2028, 12, 10)),
        (Stock.ANSWERS, date(2027, 8, 31), date(2028, 2, 29)),
        (Stock.ANSWERS, date(2029, 1, 1), date(2028, 12, 10)),  # what comes first
        (Stock.ANSWERS, date(2020, 1, 1), date(2026, 12, 10)),  # nothing goes before its wave has ended
        (Stock.PARTNERS, date(2027, 8, 31), date(2028, 2, 29)),
        (Stock.CARDS, None, date(2028, 6, 10)),
        (Stock.CARDS, date(2027, 8, 31), date(2027, 8, 31)),
        (Stock.STRUCTURE_WORDS, date(2026, 12, 11), date(2027, 1, 9)),
    ],
)
def test_the_end_of_a_project_comes_first_where_it_does(family: Stock, project_ends: date | None, until: date) -> None:
    assert kept_until(family, date(2026, 12, 10), "24 mois après la fin", project_ends) == until
