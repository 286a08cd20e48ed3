"""Modules follow any questionnaire of a workshop: each is asked at its step, once, and counted with what it follows."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries.evaluation import waves
from db.queries.participation import answers, composition, questionnaires, responses, visits
from db.queries.workshops import asking, drafts, rehearsals, workshops
from domain.workshops.asking import AskedTwice
from domain.workshops.welcome import FoodIsGiven, Welcome
from domain.workshops.workshop import WorkshopPlan
from tests.several import begin, by, now, plan, say, step


def planned(
    connection: Connection, title: str, first: tuple[str, ...], others: tuple[tuple[str, ...], ...], at: tuple[int, ...]
) -> WorkshopPlan:
    """Each questionnaire with its modules, by id, each after the first from its own step on."""
    latest = [[questionnaires.latest_version_id(connection, part) for part in one] for one in (first, *others)]
    version = composition.compose(connection, latest[0][0], latest[0][1:])
    further = composition.following(connection, version, latest[1:])
    asks = tuple(zip(at, (one[0] for one in others), strict=True))
    drawn = plan(connection, waves.add(connection, "lyon", title), (first[0],), (), title)
    return replace(drawn, questionnaire_version=version, further=further, asks=asks)


def two(connection: Connection) -> tuple[str, str]:
    """Two workshops: the second one was prepared first, and has its module on the last questionnaire."""
    late = (("q_democracy",), ("q_followup", "mod_fies"))
    early = (("q_democracy", "mod_social"), ("q_closing",))
    second = planned(connection, "Deux", ("q_closing",), late, (4, 5))
    first = planned(connection, "Un", ("q_resident", "mod_fies"), early, (4, 5))
    made = [workshops.prepare(connection, one, by=by()) for one in (second, first)]
    return made[1], made[0]


def items(connection: Connection, workshop: str) -> list[list[str]]:
    return [[question.item for question in one.questions] for one in asking.asked(connection, workshop)]


def test_each_module_stands_where_it_was_put_and_no_item_twice(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = two(connection)
    with loaded.reading() as connection:
        assert asking.versions(connection, first) == (
            "q_resident+mod_fies@1",
            "q_democracy+mod_social+-voice@1",
            "q_closing@1",
        )
        here, there = items(connection, first), items(connection, second)
    for asked in (here, there):
        flat = [item for one in asked for item in one]
        assert len(flat) == len(set(flat))
    assert ["osss_1" in one for one in here] == [False, True, False]
    assert ["fies_1" in one for one in here] == [True, False, False]
    assert ["fies_1" in one for one in there] == [False, False, True]


def test_whoever_begins_at_that_step_answers_the_module_too(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = two(connection)
        for workshop in (second, first):
            workshops.open_(connection, workshop, by=by())
        step(connection, second, 5)
        step(connection, first, 4)
        assert [now(connection, one) for one in (first, second)] == ["q_democracy", "q_followup"]
        for workshop, name, said in ((second, "there", {"access": "4"}), (first, "here", {"heard": "4", "trust": "7"})):
            begin(connection, workshop, now(connection, workshop), name)
            say(connection, name, said)
    with loaded.transaction() as connection:  # a reload
        turn = visits.turn(connection, "here")
        assert turn is not None
        assert turn.version_id == "q_democracy+mod_social+-voice@1"
        assert answers.by_question(connection, turn.response_id) == {"e04": "4", "o4": "7"}
        for name in ("here", "there"):
            responses.finish(connection, name)
        counted = {one.id: one.finished for one in asking.of(connection, first)}
    assert counted == {"q_resident": 0, "q_democracy": 1, "q_closing": 0}


def test_the_same_module_is_asked_of_nobody_twice(loaded: Database) -> None:
    with loaded.transaction() as connection, pytest.raises(AskedTwice):
        planned(connection, "Un", ("q_resident", "mod_fies"), (("q_democracy", "mod_fies"),), (4,))
    twice = (("q_democracy", "mod_social"), ("q_followup", "mod_social"))
    with loaded.transaction() as connection, pytest.raises(AskedTwice):
        planned(connection, "Deux", ("q_closing",), twice, (4, 5))


def test_where_food_is_given_no_questionnaire_asks_about_want_of_it(loaded: Database) -> None:
    said = Welcome(gives_food=True)
    with loaded.transaction() as connection:
        one = planned(connection, "Un", ("q_closing",), (("q_democracy", "mod_fies"),), (4,))
        with pytest.raises(FoodIsGiven):
            workshops.prepare(connection, replace(one, welcome=said), by=by())
        other = planned(connection, "Deux", ("q_closing",), (("q_democracy", "mod_social"),), (4,))
        workshops.prepare(connection, replace(other, welcome=said), by=by())


def test_a_rehearsal_and_another_day_keep_them(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = two(connection)
        copies = [rehearsals.begin(connection, one, "Répétition", by()) for one in (second, first)]
        assert [items(connection, one) for one in copies] == [items(connection, second), items(connection, first)]
        drafts.remove(connection, drafts.draft(connection, second), by())
        assert asking.versions(connection, first)[1] == "q_democracy+mod_social+-voice@1"
