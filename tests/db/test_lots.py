"""Sensitive answers of a wave are told by lots, to its committee: nobody of an open room, and nothing says who."""

import random
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, func, select, update

from db.engine import Database
from db.models.publication import PublicationRow, SpentRow
from db.models.workshop import WaveRow
from db.queries.evaluation import compared, looks, lots, publications, waves
from db.queries.operations import content, erasing
from db.queries.participation import responses
from db.queries.workshops import unkeyed, workshops
from domain.evaluation.committee import Apart, apart, drawn, published
from domain.evaluation.disclosure import Figure, Why
from domain.evaluation.lots import LOT
from domain.evaluation.ranges import Span
from domain.operations.retention import Heap, Stock
from tests.asked import answer, room
from tests.programmes import over

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
DRAWN = {"fs_suff_ok", "fs_fies_modsev", "st_lonely", "st_osss3", "ca_health", "ca_forgone", "pr_epices"}
ASKED = {"fs_suff_ok", "st_lonely", "ca_health"}  # by a questionnaire without modules
LONELY, NOT_LONELY = {"lonely": "tout", "voice": "4"}, {"lonely": "jamais", "voice": "2"}


@pytest.fixture(autouse=True)
def luck(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same draws in every run."""
    monkeypatch.setattr(lots, "SystemRandom", lambda: random.Random(3))  # noqa: S311


def answered(connection: Connection, label: str, lonely: int, others: int, silent: int = 0) -> str:
    workshop = room(connection, label, now=NOW)
    answer(connection, workshop, [LONELY] * lonely + [NOT_LONELY] * others + [{"voice": "3"}] * silent)
    return workshop


def wave_of(connection: Connection, workshop: str) -> str:
    return workshops.workshop(connection, workshop).wave


def shown(connection: Connection, workshop: str) -> Mapping[str, Figure]:
    """What its committee is told by lots."""
    wave = wave_of(connection, workshop)
    version = publications.of_waves(connection, [wave], sensitive=True).get(wave)
    return {one.indicator_id: one for one in version.figures if one.indicator_id in DRAWN} if version else {}


def spent(connection: Connection, indicator: str) -> int:
    chosen = select(func.count()).select_from(SpentRow).where(SpentRow.indicator_id == indicator)
    return connection.execute(chosen).scalar_one()


def test_which_are_drawn_and_who_is_told_them(loaded: Database) -> None:
    with loaded.reading() as connection:
        known = content.indicators(connection)
    assert {rule.id for rule in drawn(known)} == DRAWN
    assert all(rule.sensitive for rule in drawn(known))
    assert not set(drawn(known)) & set(published(known))
    for rule in known:
        assert (apart(rule, known, sensitive=True) is None) == (rule in published(known) or rule in drawn(known))
        assert (apart(rule, known, sensitive=False) is Apart.COMMITTEE) == (rule in drawn(known))
    whys = {rule.id: apart(rule, known, sensitive=True) for rule in known}
    assert (whys["fs_quant_insuff"], whys["fs_fies_score"]) == (Apart.SHARED, Apart.SENSITIVE)


def test_people_of_closed_workshops_are_drawn_once_sixty_six_wait(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = answered(connection, "Vague", 20, 20), answered(connection, "Vague", 15, 15)
        elsewhere = answered(connection, "Une autre", 20, 20)
        over(connection, first, NOW)
        over(connection, elsewhere, NOW)
    with loaded.reading() as connection:
        assert not shown(connection, first)
        assert not shown(connection, elsewhere)
    with loaded.transaction() as connection:
        over(connection, second, NOW)
    with loaded.reading() as connection:
        assert set(shown(connection, first)) == ASKED
        figure = shown(connection, first)["st_lonely"]
        assert figure.population == LOT
        assert figure.day == NOW.date()
        assert figure.n == Span(23, 33)
        assert shown(connection, first)["ca_health"].why is Why.TOO_FEW  # nobody said anything
        assert not shown(connection, elsewhere)


def test_nothing_of_it_is_in_what_a_room_or_everybody_may_read(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = answered(connection, "Vague", 34, 34)
        over(connection, workshop, NOW)
        wave = wave_of(connection, workshop)
    with loaded.reading() as connection:
        assert set(shown(connection, workshop)) == ASKED
        chosen = select(PublicationRow.figures, PublicationRow.basis)
        others = connection.execute(chosen.where(PublicationRow.scope.not_like("lots:%"))).all()
        assert others
        assert not [name for name in DRAWN if name in str(others)]
        assert not DRAWN & {one.indicator_id for one in publications.of_waves(connection, [wave])[wave].figures}
        here = next(one for one in waves.waves(connection) if one.id == wave)
        assert not DRAWN & set(compared.beside(connection, here)[0].figures)
        mine = compared.beside(connection, here, sensitive=True)[0]
        assert DRAWN & set(mine.figures) == ASKED
        assert mine.population == 68


def test_both_sides_told_nobody_is_drawn_from_twice_and_the_next_ones_add_up(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = answered(connection, "Vague", 33, 33), answered(connection, "Vague", 35, 35)
        over(connection, second, NOW)
        one = shown(connection, second)["st_lonely"]
        assert (one.population, spent(connection, "st_lonely"), spent(connection, "ca_health")) == (LOT, 70, 0)
        row = publications.newest(connection, f"lots:{wave_of(connection, second)}")
        kept = row.basis["st_lonely"]  # whose it is, nothing says: it is what is shown, and no more
        assert kept == {"told": next(each for each in row.figures if each["indicator_id"] == "st_lonely"), "tried": 0}
        over(connection, first, NOW)
        both = shown(connection, first)["st_lonely"]
        assert (both.population, spent(connection, "st_lonely")) == (2 * LOT, 136)
        assert both.count is not None
        assert both.count.low >= 22
        assert shown(connection, first)["ca_health"].population == 2 * LOT  # nobody said anything: drawn anew, of all
        lots.draw(connection, wave_of(connection, first), NOW.date())
        assert shown(connection, first)["st_lonely"] == both


def test_who_withdraws_is_not_drawn_and_afterwards_changes_nothing(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = answered(connection, "Vague", 30, 6), answered(connection, "Vague", 5, 26)
        over(connection, second, NOW)
        wave = wave_of(connection, first)
        assert responses.withdraw(connection, f"{second}-0", NOW.date())
        over(connection, first, NOW)
        before = shown(connection, first)
        assert before["st_lonely"].population == LOT
        assert spent(connection, "st_lonely") == 66  # of sixty-seven who came
        assert responses.withdraw(connection, f"{first}-0", NOW.date())
        assert spent(connection, "st_lonely") == 65
        lots.draw(connection, wave, NOW.date())
        assert shown(connection, first) == before
        heap = Heap(Stock.ANSWERS, wave, "", "lyon", 0, NOW.date())
        while erasing.erase(connection, heap, NOW.date()):
            pass
        assert spent(connection, "st_lonely") == 0
        assert shown(connection, first) == before  # figures stay


def test_late_answers_are_drawn_by_the_clock_and_a_rehearsal_never(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = answered(connection, "Vague", 33, 32)
        over(connection, workshop, NOW)
        assert not shown(connection, workshop)
        answer(connection, workshop, [LONELY], "late")
        assert not shown(connection, workshop)  # not at an arrival
        wave = wave_of(connection, workshop)
        looks.look(connection, wave, None, NOW.replace(hour=20))
        assert shown(connection, workshop)["st_lonely"].population == LOT
        other = answered(connection, "Répétition", 33, 33)
        tried = {"rehearsal": True, "demonstration": True}
        connection.execute(update(WaveRow).where(WaveRow.id == wave_of(connection, other)).values(**tried))
        over(connection, other, NOW)
        assert not shown(connection, other)


def test_a_wave_that_is_erased_whole_takes_them_with_it(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = answered(connection, "Vague", 33, 33), answered(connection, "Une autre", 33, 33)
        for workshop in (second, first):
            over(connection, workshop, NOW)
        unkeyed.erase(connection, [wave_of(connection, first)], [first])
        assert not shown(connection, first)
        assert set(shown(connection, second)) == ASKED
