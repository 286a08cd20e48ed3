"""Rooms say what they think of former decisions: two workshops, two decisions, each kept once and told in bounds."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, insert
from sqlalchemy.exc import IntegrityError

from db.engine import Database
from db.models.decisions import DecisionJudgementRow
from db.queries.workshops import decisions, judging, programme, workshops
from db.queries.workshops.facts import facts
from domain.evaluation.ranges import Span
from domain.staff.by import By
from domain.workshops.decisions import News, UnknownDecision
from domain.workshops.judging import NOBODY, Judged, Judgement, JudgementMoved, Verdict
from domain.workshops.minutes import Heading, Minutes
from domain.workshops.weather import MoreHandsThanPeople
from domain.workshops.workshop import Over
from sentences.workshops.judging import by_room
from sentences.workshops.minutes import composed
from tests.db.test_decisions import by, decided, tell
from tests.programmes import opened, over, prepared
from texts import say

FIRST, SECOND, THIRD = (datetime(2026, month, 12, 14, tzinfo=UTC) for month in (9, 10, 11))
STEPS = ("cadre", "questionnaire", "decisions")
PRESSES = 8


def minutes(connection: Connection, workshop: str) -> Minutes:
    return composed(facts(connection, workshop))


def since(connection: Connection, workshop: str) -> list[str]:
    return [line.words for line in minutes(connection, workshop).public(Heading.SINCE)]


def test_two_workshops_judge_two_decisions_and_each_is_remembered_with_its_day(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = opened(connection, "Vague 1", STEPS, FIRST)
        oven, garden = decided(connection, first, "Un four", FIRST), decided(connection, first, "Un jardin", FIRST)
        over(connection, first, FIRST)
        third, second = opened(connection, "Vague 3", STEPS, THIRD), opened(connection, "Vague 2", STEPS, SECOND)
        judging.record(connection, second, garden, (0, 3, 6), NOBODY, by(SECOND))
        judging.record(connection, second, oven, (8, 1, 0), NOBODY, by(SECOND))
        assert judging.public(connection, [oven, garden]) == {}  # a workshop that goes on may still count again
        over(connection, second, SECOND)
    with loaded.transaction() as connection:  # a reload in the middle
        tell(connection, garden, News.DONE, "", SECOND + timedelta(days=1))
        judging.record(connection, third, garden, (5, 5, 0), NOBODY, by(THIRD))
        over(connection, third, THIRD)
    with loaded.reading() as connection:
        told = judging.public(connection, [garden, oven])
        assert told == {
            garden: (
                Judged(SECOND.date(), Judgement((0, 3, 6))),
                Judged(THIRD.date(), Judgement((5, 5, 0))),
            ),
            oven: (Judged(SECOND.date(), Judgement((8, 1, 0))),),
        }
        assert judging.of(connection, second) == {garden: Judgement((0, 3, 6)), oven: Judgement((8, 1, 0))}
        [done] = [one for one in decisions.of_territory(connection, "lyon") if one.id == garden]
        assert [entry.what for entry in done.told] == [News.DONE]  # what the team told is untouched
        assert len(since(connection, second)) == 2
        assert any(by_room(Judgement((0, 3, 6))) in line and "Un jardin" in line for line in since(connection, second))
        assert not any(say("decision_status.done") in line for line in since(connection, second))  # told afterwards
        assert any(say("decision_status.done") in line for line in since(connection, third))


def test_hands_are_told_in_bounds_and_never_how_many_they_were() -> None:
    few, small = Span(0, 4), Judgement((2, 2, 0))
    assert small.told == {}
    assert by_room(small) == by_room(Judgement((0, 1, 0))) == say("judging.few", few=5)
    assert by_room(NOBODY) == ""
    told = Judgement((8, 1, 0)).told
    assert told == {Verdict.DONE: Span(5, 9), Verdict.PARTLY: few, Verdict.UNDONE: few}
    assert by_room(Judgement((8, 1, 0))) == by_room(Judgement((7, 0, 2)))  # nothing gives a small count back
    assert Judgement((4, 4, 4)).told == {}


def test_a_new_count_takes_the_place_of_the_one_that_was_seen(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = opened(connection, "Vague 1", STEPS, FIRST)
        oven, garden = decided(connection, first, "Un four", FIRST), decided(connection, first, "Un jardin", FIRST)
        over(connection, first, FIRST)
        second = opened(connection, "Vague 2", STEPS, SECOND)
        for _ in range(2):  # twice is as once
            judging.record(connection, second, oven, (6, 0, 0), NOBODY, by(SECOND))
        with pytest.raises(JudgementMoved):
            judging.record(connection, second, oven, (7, 0, 0), NOBODY, by(SECOND))
        judging.record(connection, second, oven, (7, 0, 0), Judgement((6, 0, 0)), by(SECOND))
        for wrong in ((40, 0, 0), (-1, 5, 0), (1, 2)):
            with pytest.raises(MoreHandsThanPeople):
                judging.record(connection, second, garden, wrong, NOBODY, by(SECOND))
        assert judging.of(connection, second) == {oven: Judgement((7, 0, 0))}
        judging.record(connection, second, oven, (0, 0, 0), Judgement((7, 0, 0)), by(SECOND))
        assert judging.of(connection, second) == {}


def test_only_what_this_workshop_is_told_and_only_while_it_is_open(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = opened(connection, "Vague 1", STEPS, FIRST), opened(connection, "Vague 2", STEPS, SECOND)
        own, oven = decided(connection, second, "Une affiche", SECOND), decided(connection, first, "Un four", FIRST)
        for strange in (own, "none"):
            with pytest.raises(UnknownDecision):
                judging.record(connection, second, strange, (6, 0, 0), NOBODY, by(SECOND))
        judging.record(connection, second, oven, (6, 0, 0), NOBODY, by(SECOND))
        workshops.close(connection, second, by=By("facilitator", SECOND))
        with pytest.raises(Over):
            judging.record(connection, second, oven, (0, 6, 0), Judgement((6, 0, 0)), by(SECOND))
        decisions.remove(connection, first, oven, by(FIRST))  # taken back where it was made: nothing of it is left
        assert judging.of(connection, second) == {}


def test_of_two_who_count_at_once_one_is_kept(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = opened(connection, "Vague 1", STEPS, FIRST), opened(connection, "Vague 2", STEPS, SECOND)
        oven = decided(connection, first, "Un four", FIRST)

    def press(number: int) -> bool:
        try:
            with loaded.transaction() as connection:
                judging.record(connection, second, oven, (5, number + 1, 0), NOBODY, by(SECOND))
        except JudgementMoved:
            return False
        return True

    with ThreadPoolExecutor(PRESSES) as crowd:
        assert sum(crowd.map(press, range(PRESSES))) == 1
    row = {"workshop_id": second, "decision_id": oven, "done": 1, "partly": 0, "undone": 0}
    with pytest.raises(IntegrityError), loaded.transaction() as connection:
        connection.execute(insert(DecisionJudgementRow).values(**row))


def test_minutes_tell_nothing_that_the_room_was_not_told(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = opened(connection, "Vague 1", STEPS, FIRST)
        decided(connection, first, "Un four", FIRST)
        over(connection, first, FIRST)
        silent = opened(connection, "Vague 2", ("questionnaire", "decisions"), SECOND)
        waiting = prepared(connection, "Vague 3", STEPS, THIRD)
        assert since(connection, silent) == []
        assert since(connection, waiting) == []
        workshops.open_(connection, waiting, by=By("facilitator", THIRD))
        assert len(since(connection, waiting)) == 1
        assert programme.programme(connection, waiting).step is not None
