"""Hints come by rule, two at most; who has answered is told in steps, to whoever runs the room."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, insert

from db.engine import Database
from db.models.participation import ResponseRow, VisitRow
from db.queries.operations import content
from db.queries.workshops import admission, equity, helping, programme, standing, words, workshops
from domain.evaluation.disclosure import Figure
from domain.staff.by import By
from domain.workshops.admission import Wish
from domain.workshops.equity import GroupSize, TooSoon
from domain.workshops.helping import Hint, split
from domain.workshops.words import Round
from domain.workshops.workshop import Over
from tests.programmes import TWO_HOURS, opened

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
BY = By("facilitator", NOW)


def answered(
    connection: Connection, workshop: str, people: Sequence[tuple[str, str, bool]], state: str = "complete"
) -> None:
    """People who have answered: their language, their age, whether somebody helped."""
    about = workshops.workshop(connection, workshop)
    for number, (language, age, helped) in enumerate(people):
        visit = f"{workshop}-{state}-{number}-{language}-{age}"
        row = {"id": visit, "workshop_id": workshop, "channel": "tablet", "language": language, "assisted": helped}
        connection.execute(insert(VisitRow).values(**row))
        connection.execute(
            insert(ResponseRow).values(
                visit_id=visit, workshop_id=workshop, wave_id=about.wave, version_id=about.questionnaire_version,
                state=state, age_band=age, ticket_hash=visit,
            )
        )  # fmt: skip


def test_who_has_answered_is_told_in_steps_of_people(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", TWO_HOURS, NOW), opened(connection, "Vague 1", TWO_HOURS, NOW)
        answered(connection, second, [("fr", "a18_29", False), ("ar", "a65", True)])
        answered(connection, first, [("pt", f"a{n}", False) for n in range(12)])
        with pytest.raises(TooSoon):
            equity.look(connection, second, BY)
        assert equity.of(connection, second).lacking == 8
        answered(connection, second, [(f"x{n}", "a30_49", False) for n in range(3)])
        answered(connection, second, [("fr", f"b{n}", True) for n in range(5)])
        answered(connection, second, [("fr", f"c{n}", True) for n in range(9)], "open")  # not counted
        equity.look(connection, second, BY)
        seen = equity.of(connection, second)
        assert (seen.people, seen.lacking) == (10, 5)
        assert (seen.told["language"]["fr"], seen.told["language"]["ar"]) == (GroupSize.SOME, GroupSize.FEW)
        assert seen.told["language"]["tr"] is GroupSize.FEW  # told like any few, whether anybody is there or nobody
        assert seen.told["helped"] == {"helped": GroupSize.SOME}
        assert set(seen.told["age"]) == {one.id for one in content.reference(connection, "consent_ages")}
        answered(connection, second, [("fr", f"d{n}", False) for n in range(4)])
        with pytest.raises(TooSoon):
            equity.look(connection, second, BY)
        assert equity.of(connection, second).told == seen.told  # nothing moves with an arrival
        answered(connection, second, [("fr", "e", False)])
        equity.look(connection, second, BY)
        assert equity.of(connection, second).told["language"]["fr"] is GroupSize.MANY
        assert equity.of(connection, first).told == {}
        workshops.close(connection, second, by=BY)
        with pytest.raises(Over):
            equity.look(connection, second, BY)


def test_hints_come_by_rule_and_two_at_most(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", TWO_HOURS, NOW), opened(connection, "Vague 1", TWO_HOURS, NOW)

        def hints(workshop: str) -> list[tuple[Hint, int]]:
            return list(helping.seen(connection, standing.standing(connection, workshop), NOW).hints)

        assert hints(second) == [(Hint.COUNT, 1)]
        admission.grant(connection, second, Wish.COUNT, 12, BY)
        assert hints(second) == []
        assert hints(first) == [(Hint.COUNT, 1)]
        words.say(connection, second, Round.FREE, "Joie, espoir", None, BY, "r")
        seen = helping.seen(connection, standing.standing(connection, second), NOW)
        waits = replace(seen, workshop=replace(seen.workshop, finished=9), prepared=2)
        assert list(waits.hints) == [(Hint.UNANSWERED, 3), (Hint.UNREAD, 2)]
        last = programme.programme(connection, second)
        assert last.now is not None
        at_end = replace(seen, programme=replace(last, now=replace(last.now, position=8)), prepared=2)
        assert list(replace(at_end, unread=0).hints) == [(Hint.VOTE, 2), (Hint.UNDECIDED, 1)]
        assert list(replace(at_end, unread=0, prepared=0, decided=1).hints) == []
        workshops.close(connection, second, by=BY)
        assert hints(second) == []


def test_only_published_figures_around_the_middle_divide_a_room() -> None:
    def told(low: float, high: float) -> Figure:
        return Figure("one", 20, part_low=low, part_high=high)

    assert split([told(0.45, 0.55), told(0.2, 0.3), told(0.3, 0.55), told(0.5, 0.5)]) == 2
    assert split([Figure("one", 0)]) == 0


def test_every_step_of_the_project_has_its_card(loaded: Database) -> None:
    with loaded.reading() as connection:
        steps = {one.id for one in content.reference(connection, "programme")}
        cards = {one.id: one for one in content.reference(connection, helping.CARDS)}
    assert set(cards) == steps
    with loaded.transaction() as connection:
        second = opened(connection, "Vague 2", ("deja_la", "cloture"), NOW)
        step = programme.programme(connection, second).step
        shown = helping.card(connection, step)
        assert shown is not None
        assert shown.do == cards["deja_la"].fr
        assert helping.card(connection, None) is None
