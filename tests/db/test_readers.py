"""What had no reader is told: each row of a matrix, what people put first, and scores by lots, to a committee alone."""

import random
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries.evaluation import compared, lots, publications, reveals, spreads, waves
from db.queries.operations import content
from db.queries.participation import answers, questionnaires, responses, visits
from db.queries.workshops import workshops
from domain.evaluation import measures
from domain.evaluation.committee import published
from domain.evaluation.indicators import MISSING
from domain.evaluation.lots import LOT
from domain.evaluation.questions import SpreadUntold, detailed
from domain.evaluation.waves import Wave
from domain.participation.consent import Consent
from domain.participation.questionnaire import Question
from domain.staff.by import By
from tests.asked import answer, room
from tests.programmes import over

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
YES = {f"fies_{number}": "oui" for number in range(1, 9)} | {"fies_gate": "oui"}
NO = {f"fies_{number}": "non" for number in range(1, 9)} | {"fies_gate": "oui"}


def wave_of(connection: Connection, workshop: str) -> Wave:
    key = workshops.workshop(connection, workshop).wave
    return next(one for one in waves.waves(connection) if one.id == key)


def grown(connection: Connection, workshop: str, people: Sequence[Mapping[str, str]]) -> None:
    """As ``answer``, of people who said that they are of age."""
    about = workshops.workshop(connection, workshop)
    asked = questionnaires.questionnaire(connection, about.questionnaire_version).questions
    of_age = Consent("1", "fr", about.day, sensitive=True, age_band="a30_44", assisted=False, channel="tablet")
    for number, said in enumerate(people):
        visit = f"{workshop}-{number}"
        visits.begin(connection, visit, workshop, of_age, visit)
        turn = visits.turn(connection, visit)
        assert turn is not None
        for question in asked:
            answers.record(connection, turn.response_id, question.id, said[question.item], 1, str(uuid.uuid4()))
        responses.finish(connection, visit)


def test_a_matrix_is_told_row_by_row_and_a_ranking_by_what_is_first(loaded: Database) -> None:
    rows = {"change": "pratiques=4 lien=3 moral=2 budget=1"}
    others = {"change": "pratiques=2 lien=3 moral=4 budget=5"}
    with loaded.transaction() as connection:
        decided = room(connection, "Automne", now=NOW, asks="q_democracy", territory="montpellier")
        changed = room(connection, "Automne", now=NOW, asks="q_followup")
        topics = next(one for one in workshops_questions(connection, decided) if one.item == "topics").choices
        first, second, third = (one.id for one in topics[:3])
        answer(connection, decided, [{"topics": f"{first} {second}"}] * 7 + [{"topics": f"{third} {first}"}] * 8)
        answer(connection, changed, [rows] * 7 + [others] * 8)
        for workshop in (changed, decided):
            reveals.reveal(connection, workshop, by=By("facilitator", NOW))
    with loaded.reading() as connection:
        of_rows, of_first = spreads.of(connection, changed), spreads.of(connection, decided)
        assert {"item:change.pratiques@1", "item:change.moral@1", "item:change.budget@1"} <= set(of_rows)
        assert "item:change.lien@1" not in of_rows  # all said the same
        low = {choice: part.low for choice, part in of_rows["item:change.pratiques@1"].parts.items()}
        assert {choice for choice, n in low.items() if n} == {"4", "2"}
        assert {choice for choice, part in of_first["item:topics@1"].parts.items() if part.low} == {first, third}
        here = compared.beside(connection, wave_of(connection, changed))[0]
        rules = [one for one in published(content.indicators(connection)) if one.theme == "food_practices"]
        shown, silent = detailed("food_practices", rules, here.asked, of_rows)
    titles = {one.question.id for one in shown}
    assert {"w13.pratiques", "w13.moral", "w13.budget"} <= titles
    assert ("w13.lien", SpreadUntold.NONE) in {(question.id, why) for question, why in silent}


def workshops_questions(connection: Connection, workshop: str) -> tuple[Question, ...]:
    version = workshops.workshop(connection, workshop).questionnaire_version
    return questionnaires.questionnaire(connection, version).questions


def test_hunger_is_told_by_lots_and_each_person_counts_by_chance(
    loaded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lots, "SystemRandom", lambda: random.Random(3))  # noqa: S311
    with loaded.transaction() as connection:
        hungry = room(connection, "Automne", now=NOW, asks="mod_fies", territory="montpellier")
        few = room(connection, "Automne", now=NOW, asks="mod_fies")
        grown(connection, few, [YES, NO] * 32)  # two fewer than a lot needs
        grown(connection, hungry, [YES, NO] * LOT)
        for workshop in (few, hungry):
            over(connection, workshop, NOW)
    with loaded.reading() as connection:
        told_ = publications.of_waves(connection, [wave_of(connection, hungry).id], sensitive=True)
        (found,) = told_.values()
        figure = next(one for one in found.figures if one.indicator_id == "fs_fies_modsev")
        assert (figure.population, figure.shown) == (LOT, True)
        assert figure.count is not None
        assert 11 <= figure.count.low <= figure.count.high <= 22
        open_ = publications.of_waves(connection, [wave_of(connection, hungry).id])
        assert "fs_fies_modsev" not in {one.indicator_id for one in next(iter(open_.values())).figures}
        least = publications.of_waves(connection, [wave_of(connection, few).id], sensitive=True)
        assert "fs_fies_modsev" not in {one.indicator_id for each in least.values() for one in each.figures}


def test_sides_keep_everybody_and_the_chance_is_that_of_the_table(loaded: Database) -> None:
    with loaded.reading() as connection:
        rules = {one.id: one.calculation for one in content.indicators(connection)}
    table, score, mark = (rules[key] for key in ("fs_fies_modsev", "st_osss3", "pr_epices"))
    assert table is not None
    assert score is not None
    assert mark is not None
    luck = random.Random(5)  # noqa: S311
    many = measures.sided(table, {"0": 300, "4": 10_000, "8": 300, MISSING: 7}, luck)
    assert sum(many.values()) == 10_607
    assert many[MISSING] == 7
    assert abs(many["yes"] - (0.642 * 10_000 + 0.989 * 300)) < 200
    assert measures.sided(table, {"0": 40}, luck)["no"] == 40
    assert measures.sided(score, {"8": 3, "9": 4, "14": 5, MISSING: 2}, luck) == {"yes": 9, "no": 3, MISSING: 2}
    assert measures.sided(mark, {"30": 3, "30.17": 4, "31": 5, MISSING: 2}, luck) == {"yes": 9, "no": 3, MISSING: 2}
