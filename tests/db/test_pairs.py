"""Pairs of two waves, in two territories, cards typed in another order: each is compared with what they said before."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, func, select, update
from sqlalchemy.exc import IntegrityError

from db import clock
from db.engine import Database
from db.models.cards import PairingRow
from db.models.participation import ResponseRow
from db.models.workshop import WorkshopRow
from db.queries.evaluation import pairs, wave_ends
from db.queries.operations import erasing, kept
from db.queries.participation import cards as link_cards
from db.queries.participation import responses, visits
from db.queries.workshops import workshops
from domain.evaluation.change import Change, conclude
from domain.evaluation.pairs import FELL, LEAST, ROSE, SAME, Paired
from domain.operations.retention import TERMS, Stock
from domain.participation import cards
from domain.participation.consent import Consent
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.workshop import Admission
from tests.asked import answer, room
from tests.conftest import SECRET_KEY
from tests.programmes import ONE_HOUR, over

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
DAY = timedelta(days=1)
YES, NO = "5", "1"
CARDS = [cards.checked(f"{7 * n:010d}") for n in range(60)]


def held(
    connection: Connection, label: str, said: Sequence[str], typed: Sequence[int], territory: str = "lyon"
) -> tuple[str, str]:
    """A room where these people answer «voice»; the first ones type these cards. It is over, and its wave closed."""
    here = room(connection, label, ONE_HOUR, now=NOW, territory=territory)
    about = workshops.workshop(connection, here)
    consent = Consent("1", "fr", about.day, sensitive=True, age_band=None, assisted=False, channel="tablet")
    for number, card in enumerate(typed):
        visit = f"{here}-{number}"
        visits.begin(connection, visit, here, consent, visit)
        link_cards.keep(connection, visit, cards.keyed_hash(CARDS[card], territory, SECRET_KEY))
    answer(connection, here, [{"voice": one} for one in said])
    return here, about.wave


def closed(connection: Connection, *rooms: str) -> None:
    for one in rooms:
        over(connection, one, NOW)
    for wave in {workshops.workshop(connection, one).wave for one in rooms}:
        wave_ends.close(connection, wave, None, By(Role.COORDINATOR, NOW))


def told(connection: Connection, wave: str) -> Paired | None:
    pairs.publish(connection, wave, NOW + DAY)
    return pairs.of(connection, wave).get("fd_voice")


def first_and_second(connection: Connection, territory: str, rose: int, same: int, fell: int, others: int = 60) -> str:
    """Two waves; cards are typed in the other order at the second one. The later wave."""
    n = rose + same + fell
    still = [YES] * (same // 2) + [NO] * (same - same // 2)
    before = [NO] * rose + still + [YES] * fell + [YES, NO] * (others // 2)
    after = [YES] * rose + still + [NO] * fell + [NO, YES] * (others // 2)
    order = list(range(n))
    one, _ = held(connection, "Printemps", before, order, territory)
    closed(connection, one)
    other, wave = held(connection, "Automne", after[:n][::-1] + after[n:], order[::-1], territory)
    closed(connection, other)
    return wave


def test_two_territories_are_told_apart_and_each_of_its_own_people(loaded: Database) -> None:
    with loaded.transaction() as connection:
        toulouse = first_and_second(connection, "haute_garonne", rose=3, same=12, fell=10)
        lyon = first_and_second(connection, "lyon", rose=18, same=8, fell=2)
        up, down = told(connection, lyon), told(connection, toulouse)
        assert up is not None
        assert down is not None
        assert (up.spread.people, down.spread.people) == (28, 25)
        assert {way: (part.low, part.high) for way, part in up.spread.parts.items()} == {
            ROSE: (15, 19), SAME: (5, 9), FELL: (0, 4),
        }  # fmt: skip
        assert up.interval[0] > 0
        assert conclude(down.interval) is Change.UNKNOWN
        hashes = connection.execute(select(ResponseRow.link_hash).where(ResponseRow.link_hash.is_not(None))).scalars()
        assert len(set(hashes)) == 25 + 28  # the same numbers, and no hash in both places


def test_ten_pairs_tell_nothing_and_it_is_settled_once(loaded: Database) -> None:
    with loaded.transaction() as connection:
        wave = first_and_second(connection, "lyon", rose=6, same=0, fell=LEAST - 7)
        assert pairs.due(connection, NOW.date()) == ()  # not on the day of closing
        assert told(connection, wave) is None
        assert wave not in pairs.due(connection, (NOW + DAY).date())
        connection.execute(update(ResponseRow).values(link_hash=None))
        assert told(connection, wave) is None


def test_the_clock_tells_them_and_what_is_told_stays(loaded: Database) -> None:
    with loaded.transaction() as connection:
        wave = first_and_second(connection, "lyon", rose=12, same=8, fell=2)
    clock.settle(loaded, NOW + DAY)
    with loaded.transaction() as connection:
        before = pairs.of(connection, wave)
        assert before["fd_voice"].spread.people == 22
        mine = select(ResponseRow.visit_id).where(ResponseRow.wave_id == wave, ResponseRow.link_hash.is_not(None))
        for visit in connection.execute(mine).scalars().all():
            assert responses.withdraw(connection, visit, NOW.date())
    clock.settle(loaded, NOW + 2 * DAY)
    with loaded.reading() as connection:
        assert pairs.of(connection, wave) == before


@pytest.mark.parametrize(
    ("alone", "shown"),
    [("10" * 4 + "1", False), ("10" * 16, True), ("10" * 12 + "1", False), ("", True), ("1" * 10, False)],
)
def test_pairs_never_differ_from_a_wave_by_fewer_than_ten_people(loaded: Database, alone: str, *, shown: bool) -> None:
    """Of twenty-three who typed their card twice, beside so many who did not, of whom two say each thing at least."""
    said = [YES] * 12 + [NO] * 11 + [YES if one == "1" else NO for one in alone]
    with loaded.transaction() as connection:
        one, _ = held(connection, "Printemps", said, range(23))
        closed(connection, one)
        other, wave = held(connection, "Automne", said[6:23] + said[:6] + said[23:], range(23))
        closed(connection, other)
        assert (told(connection, wave) is not None) == shown


def test_a_card_typed_twice_in_a_wave_joins_nobody(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here, wave = held(connection, "Automne", [YES, NO], [3, 3])
        rows = connection.execute(
            select(ResponseRow.visit_id, ResponseRow.link_hash).where(ResponseRow.wave_id == wave)
        ).all()
        assert {visit: bool(card) for visit, card in rows} == {f"{here}-0": True, f"{here}-1": False}
        mine = cards.keyed_hash(CARDS[3], "lyon", SECRET_KEY)
        link_cards.keep(connection, f"{here}-0", cards.keyed_hash(CARDS[4], "lyon", SECRET_KEY))
        assert (
            connection.execute(select(ResponseRow.link_hash).where(ResponseRow.visit_id == f"{here}-0")).scalar()
            == mine
        )
        assert responses.withdraw(connection, f"{here}-0", NOW.date())
        left = select(func.count()).where(ResponseRow.link_hash.is_not(None))
        assert connection.execute(left).scalar_one() == 0  # it went with the answers
        link_cards.keep(connection, "nobody", mine)


def test_the_database_itself_refuses_a_second_one(loaded: Database) -> None:
    with loaded.transaction() as connection:
        _, wave = held(connection, "Automne", [YES, NO], [3, 4])
    with pytest.raises(IntegrityError), loaded.engine.begin() as connection:
        connection.execute(update(ResponseRow).where(ResponseRow.wave_id == wave).values(link_hash="x"))


def test_whoever_could_be_made_up_is_in_no_pair(loaded: Database) -> None:
    with loaded.transaction() as connection:
        wave = first_and_second(connection, "lyon", rose=12, same=8, fell=2)
        connection.execute(update(WorkshopRow).values(admission=Admission.CODE, by_code=True))
        assert told(connection, wave) is None


def test_three_waves_where_the_middle_one_is_paired_twice(loaded: Database) -> None:
    """Two people more, or fewer, than those of whom a pair was told: their difference would be theirs."""
    with loaded.transaction() as connection:
        later = first_and_second(connection, "lyon", rose=12, same=8, fell=2)
        assert told(connection, later) is not None
        said = [YES] * 10 + [NO] * 10 + [YES, NO] * 7
        third, wave = held(connection, "Hiver", said, range(20))  # two of twenty-two did not come again
        closed(connection, third)
        assert told(connection, wave) is None
        assert connection.execute(select(func.count()).select_from(PairingRow)).scalar_one() == 2


def test_hashes_go_before_the_answers_and_the_page_says_when(loaded: Database) -> None:
    with loaded.transaction() as connection:
        wave = first_and_second(connection, "lyon", rose=12, same=8, fell=2)
        found = {heap.subject: heap for heap in kept.of(connection, Stock.CARDS)}
        assert {heap.n for heap in found.values()} == {22}
        heap = found[wave]
        assert heap.until == TERMS[Stock.CARDS].until(NOW.date())
        answers = next(one for one in kept.of(connection, Stock.ANSWERS) if one.subject == wave)
        assert heap.until <= answers.until
        assert erasing.erase(connection, heap, heap.until) == 22
        assert erasing.erase(connection, heap, heap.until) == 0
        assert [one.subject for one in kept.of(connection, Stock.CARDS)] == [one for one in found if one != wave]
        assert next(one for one in kept.of(connection, Stock.ANSWERS) if one.subject == wave).n == answers.n
        assert told(connection, wave) is None
