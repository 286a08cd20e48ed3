"""The texts of two reports: written by several at once, in any order; no word of anybody is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from db.engine import Database
from db.models.report import ReportTextRow
from db.models.staff import AuditRow
from db.queries.evaluation import report, waves
from domain.errors import ForbiddenCharacters, TextTooLong
from domain.evaluation.report import LONGEST, Heading, TextMoved, UnknownText
from domain.staff.by import By
from tests import ballots

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
PEOPLE = 6


def by(connection: Connection, login: str = "ana", minutes: int = 0) -> By:
    return By("committee", NOW + timedelta(minutes=minutes), ballots.account(connection, login))


def two(connection: Connection) -> tuple[str, str]:
    """Two waves, the second one of them made first."""
    second, first = (waves.add(connection, "lyon", label) for label in ("Vague 2", "Vague 1"))
    return first, second


def every(connection: Connection, wave: str) -> list[str]:
    """All words that were ever kept of a report."""
    chosen = select(ReportTextRow.words).where(ReportTextRow.wave_id == wave)
    return list(connection.execute(chosen.order_by(ReportTextRow.heading, ReportTextRow.number)).scalars())


def test_two_reports_hold_their_own_texts_whatever_the_order(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = two(connection)
        who = by(connection)
        for wave, heading, words in (
            (second, Heading.MODEL, "Le modèle."),
            (first, Heading.MODEL, "Un autre modèle."),
            (second, Heading.NEED, "Appeler le 06 12 34 56 78"),
        ):
            kept = report.keep(connection, wave, heading, words, 0, who)
            assert report.keep(connection, wave, heading, words, 0, who) == kept  # pressed twice
    with loaded.reading() as connection:
        mine, theirs = report.of(connection, second), report.of(connection, first)
        told = connection.execute(select(AuditRow.action).where(AuditRow.action == "wave.report_saved")).all()
    assert (mine[Heading.MODEL].stands.words, theirs[Heading.MODEL].stands.words) == ("Le modèle.", "Un autre modèle.")
    assert "06 12" not in mine[Heading.NEED].stands.words
    assert theirs[Heading.NEED].stands.number == 0
    assert len(told) == 3


def test_of_two_who_write_at_once_both_keep_their_words(loaded: Database) -> None:
    with loaded.transaction() as connection:
        other, wave = two(connection)
        ana, lou = by(connection), by(connection, "lou", 1)
        report.keep(connection, wave, Heading.NEED, "Un début.", 0, ana)
        hers = report.keep(connection, wave, Heading.NEED, "Un début, et ana.", 1, ana)
        for _ in range(2):
            his = report.keep(connection, wave, Heading.NEED, "Un début, et lou.", 1, lou)
        report.keep(connection, other, Heading.NEED, "Ailleurs.", 0, lou)
    assert (hers.beside, his.beside) == (False, True)
    with loaded.reading() as connection:
        there = report.of(connection, wave)[Heading.NEED]
    assert there.stands == hers
    assert there.waiting == (his,)
    with loaded.transaction() as connection:
        with pytest.raises(TextMoved):
            report.take(connection, wave, Heading.NEED, his.number, 1, lou)
        report.take(connection, wave, Heading.NEED, his.number, hers.number, lou)
        with pytest.raises(UnknownText):
            report.take(connection, wave, Heading.NEED, his.number, his.number + 1, lou)
        with pytest.raises(UnknownText):
            report.leave(connection, other, Heading.NEED, his.number, lou)
    with loaded.reading() as connection:
        there = report.of(connection, wave)[Heading.NEED]
        assert len(every(connection, wave)) == 4
    assert there.stands.words == "Un début, et ana.\n\nUn début, et lou."
    assert there.waiting == ()
    assert {one.words for one in there.former} == {"Un début.", "Un début, et ana.", "Un début, et lou."}


def test_what_is_not_taken_stays_among_the_versions_and_a_former_one_comes_back(loaded: Database) -> None:
    with loaded.transaction() as connection:
        _, wave = two(connection)
        who = by(connection)
        for words, seen in (("A", 0), ("B", 0), ("", 1), ("A", 3)):
            last = report.keep(connection, wave, Heading.BUDGET, words, seen, who)
        report.leave(connection, wave, Heading.BUDGET, 2, who)
        there = report.of(connection, wave)[Heading.BUDGET]
    assert (last.number, last.words, last.beside) == (4, "A", False)
    assert [one.words for one in there.former] == ["", "B", "A"]
    assert there.waiting == ()


def test_what_cannot_be_kept_is_refused_and_changes_nothing(loaded: Database) -> None:
    with loaded.transaction() as connection:
        _, wave = two(connection)
        who = by(connection)
        report.keep(connection, wave, Heading.NEED, "a" * LONGEST, 0, who)
        beside = report.keep(connection, wave, Heading.NEED, "b" * LONGEST, 0, who)
        wrong: Callable[[], object]
        for wrong, refusal in (
            (lambda: report.keep(connection, wave, Heading.NEED, "c" * (LONGEST + 1), 1, who), TextTooLong),
            (lambda: report.keep(connection, wave, Heading.NEED, "\x00", 1, who), ForbiddenCharacters),
            (lambda: report.take(connection, wave, Heading.NEED, beside.number, 1, who), TextTooLong),
        ):
            with pytest.raises(refusal):
                wrong()
        assert report.of(connection, wave)[Heading.NEED].waiting == (beside,)


def test_of_many_who_save_at_once_one_stands_and_all_are_kept(loaded: Database) -> None:
    with loaded.transaction() as connection:
        _, wave = two(connection)
        people = [by(connection, f"person {number}") for number in range(PEOPLE)]

    def save(number: int) -> bool:
        with loaded.transaction() as connection:
            return report.keep(connection, wave, Heading.WORDS, f"Mots {number}", 0, people[number]).beside

    with ThreadPoolExecutor(PEOPLE) as crowd:
        assert sorted(crowd.map(save, range(PEOPLE))) == [False] + [True] * (PEOPLE - 1)
    with loaded.reading() as connection:
        assert sorted(every(connection, wave)) == [f"Mots {number}" for number in range(PEOPLE)]
    row = {"wave_id": wave, "heading": Heading.WORDS, "number": 99, "after": 0, "words": "x", "role": "committee"}
    with pytest.raises(IntegrityError), loaded.transaction() as connection:
        connection.execute(insert(ReportTextRow).values(**row, written_at=NOW, beside=False, settled=False))


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_whatever_several_do_in_whatever_order_no_word_is_lost(loaded: Database) -> None:
    """Each has a version in hand, writes on it, takes and leaves; they meet or not. Every word ever typed is kept."""
    ids = iter(range(10_000))

    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["write", "read", "take", "leave"])), max_size=14))
    def several(acts: list[tuple[int, str]]) -> None:
        typed: list[str] = []
        hands = [0, 0, 0]
        with loaded.transaction() as connection:
            wave, who = waves.add(connection, "lyon", f"Vague {next(ids)}"), By("committee", NOW)
            for person, act in acts:
                there = report.of(connection, wave)[Heading.NEED]
                if act == "write":
                    typed.append(f"mot{len(typed)}.")
                    kept = report.keep(connection, wave, Heading.NEED, typed[-1], hands[person], who)
                    hands[person] = hands[person] if kept.beside else kept.number
                elif act == "read":
                    hands[person] = there.stands.number
                elif there.waiting and act == "take":
                    report.take(connection, wave, Heading.NEED, there.waiting[0].number, there.stands.number, who)
                elif there.waiting:
                    report.leave(connection, wave, Heading.NEED, there.waiting[0].number, who)
            there = report.of(connection, wave)[Heading.NEED]
            words = every(connection, wave)
        assert set(typed) <= set(words)
        seen = {there.stands.words, *(one.words for one in (*there.waiting, *there.former))}
        assert set(words) <= seen | {""}

    several()
