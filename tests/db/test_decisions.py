"""Two workshops decide, one after the other; what became of it is told once, and opens the next one."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries.workshops import decisions, workshops
from domain.errors import RequestReused, WordsMissing
from domain.priorities.errors import ReasonMissing
from domain.staff.by import By
from domain.workshops.decisions import Decision, DueBefore, News, Promise, Status, TalesDiffer
from domain.workshops.programme import Shows
from domain.workshops.workshop import NotYetOpen, Over
from tests.programmes import SHORT, opened, prepared

FIRST, SECOND = datetime(2026, 11, 28, 14, tzinfo=UTC), datetime(2026, 12, 12, 14, tzinfo=UTC)
PRESSES = 16


def by(moment: datetime) -> By:
    return By("facilitator", moment)


def promise(text: str, due: date = date(2027, 1, 31)) -> Promise:
    return Promise(text, "Le centre social", due)


def decided(connection: Connection, workshop: str, text: str, moment: datetime, due: date = date(2027, 1, 31)) -> str:
    return decisions.decide(connection, workshop, promise(text, due), by(moment), uuid.uuid4().hex)


def known(connection: Connection, decision: str) -> Decision:
    return next(one for one in decisions.of_territory(connection, "lyon") if one.id == decision)


def tell(connection: Connection, decision: str, what: News, words: str, moment: datetime) -> None:
    decisions.follow(connection, known(connection, decision), what, words, by(moment))


def test_the_next_workshop_opens_with_what_became_of_the_former_ones(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", SHORT, SECOND), opened(connection, "Vague 1", SHORT, FIRST)
        done, late, dropped, old = (
            decided(connection, first, text, FIRST, due)
            for text, due in (
                ("Un four", date(2027, 1, 31)),
                ("Un jardin", date(2026, 12, 1)),
                ("Une fête", date(2027, 1, 31)),
                ("Une clé", date(2027, 1, 31)),
            )
        )
        own = decided(connection, second, "Une affiche", SECOND)
        tell(connection, old, News.DONE, "", FIRST - timedelta(days=1))
        workshops.close(connection, first, by=By("facilitator", FIRST))
    with loaded.transaction() as connection:
        tell(connection, done, News.STARTED, "Le four est commandé.", FIRST + timedelta(days=3))
        tell(connection, done, News.DONE, "", FIRST + timedelta(days=9))
        tell(connection, dropped, News.DROPPED, "La salle est prise.", FIRST + timedelta(days=2))
    with loaded.reading() as connection:
        today = SECOND.date()
        told = decisions.under(connection, second, Shows.SINCE, today)
        assert [(one.id, one.status(today)) for one in told] == [
            (late, Status.LATE),
            (done, Status.DONE),
            (dropped, Status.DROPPED),
        ]  # what was settled before the last workshop is no news
        assert [one.id for one in decisions.under(connection, second, Shows.DECISIONS, today)] == [own]
        assert decisions.under(connection, second, Shows.TITLE, today) == ()
        assert decisions.under(connection, first, Shows.SINCE, today) == ()  # a later one is not of before


def test_a_decision_is_written_by_an_open_workshop_only_and_once(loaded: Database) -> None:
    with loaded.transaction() as connection:
        waiting = prepared(connection, "Vague 1", SHORT, FIRST)
        first, second = opened(connection, "Vague 2", SHORT, FIRST), opened(connection, "Vague 3", SHORT, FIRST)
        with pytest.raises(NotYetOpen):
            decided(connection, waiting, "Un four", FIRST)
        request = uuid.uuid4().hex
        for _ in range(2):
            assert decisions.decide(connection, second, promise("Un four"), by(FIRST), request) == request
        with pytest.raises(RequestReused):
            decisions.decide(connection, second, promise("Un jardin"), by(FIRST), request)
        for wrong, refusal in ((promise(" "), WordsMissing), (promise("Un four", date(2026, 11, 27)), DueBefore)):
            with pytest.raises(refusal):
                decisions.decide(connection, second, wrong, by(FIRST), uuid.uuid4().hex)
        decisions.remove(connection, first, request, by(FIRST))  # it is not of that one
        assert [one.id for one in decisions.of(connection, second)] == [request]
        workshops.close(connection, second, by=By("facilitator", FIRST))
        for act in (
            lambda: decided(connection, second, "Un jardin", FIRST),
            lambda: decisions.remove(connection, second, request, by(FIRST)),
        ):
            with pytest.raises(Over):
                act()


def test_what_was_written_wrongly_is_taken_back_while_the_workshop_is_open(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = opened(connection, "Vague 1", SHORT, FIRST), opened(connection, "Vague 2", SHORT, FIRST)
        kept, wrong = decided(connection, first, "Un four", FIRST), decided(connection, first, "Un jardn", FIRST)
        beside = decided(connection, second, "Une fête", FIRST)
        tell(connection, wrong, News.STARTED, "", FIRST)
        for _ in range(2):
            decisions.remove(connection, first, wrong, by(FIRST))
        assert [one.id for one in decisions.of(connection, first)] == [kept]
        assert [one.id for one in decisions.of(connection, second)] == [beside]


def test_nothing_is_given_up_without_saying_why_and_no_address_is_kept(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = opened(connection, "Vague 1", SHORT, FIRST)
        one = decided(connection, workshop, "Appeler le 06 12 34 56 78", FIRST)
        with pytest.raises(ReasonMissing):
            tell(connection, one, News.DROPPED, "  ", FIRST)
        tell(connection, one, News.DROPPED, "Écrire à ana@example.org", FIRST)
        written = known(connection, one)
    assert "06 12" not in written.promise.text
    assert "example.org" not in written.told[0].words


def test_of_two_who_tell_at_once_one_is_asked_to_read_again(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = opened(connection, "Vague 1", SHORT, FIRST)
        beside, one = decided(connection, workshop, "Un four", FIRST), decided(connection, workshop, "Un jardin", FIRST)
        seen = known(connection, one)

    def press(number: int) -> bool:
        try:
            with loaded.transaction() as connection:
                decisions.follow(connection, seen, News.STARTED, f"Par la {number}e personne", by(FIRST))
        except TalesDiffer:
            return False
        return True

    work: Callable[[int], bool] = press
    with ThreadPoolExecutor(PRESSES) as crowd:
        assert sum(crowd.map(work, range(PRESSES))) == 1
    with loaded.reading() as connection:
        assert [len(known(connection, each).told) for each in (beside, one)] == [0, 1]


def test_a_demonstration_is_told_of_demonstrations_only(loaded: Database) -> None:
    with loaded.transaction() as connection:
        real = opened(connection, "Vague 1", SHORT, FIRST)
        decided(connection, real, "Un four", FIRST)
        invented = prepared(connection, "Vague 2", SHORT, SECOND, demonstration=True)
        assert decisions.since(connection, invented, SECOND.date()) == ()
