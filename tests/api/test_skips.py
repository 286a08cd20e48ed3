"""Skip logic as the tablet receives it, and as the server judges it again."""

from datetime import date

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from db.engine import Database
from db.models.participation import AnswerRow
from db.models.publication import TallyRow
from db.queries.cooperation.actors import actors as actors_of
from db.queries.evaluation import waves
from db.queries.participation import composition, questionnaires
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.workshops.workshop import WorkshopPlan
from tests.api.conftest import NOW, Tablet


def joined(client: TestClient, loaded: Database, questionnaire: str) -> Tablet:
    with loaded.reading() as connection:
        version = questionnaires.latest_version_id(connection, questionnaire)
    return Tablet(client, opened(loaded, version))


def opened(loaded: Database, version: str) -> str:
    """The code of an open workshop that asks this version."""
    with loaded.transaction() as connection:
        wave = waves.add(connection, "lyon", "Vague 1")
        plan = WorkshopPlan("lyon", wave, version, "Essai", "", date(2026, 11, 22))
        workshop = workshops.prepare(connection, plan, by=By("facilitator", NOW))
        workshops.open_(connection, workshop, by=By("facilitator", NOW))
        return workshops.workshop(connection, workshop).code


@pytest.mark.parametrize(
    ("questionnaire", "question", "field", "tree"),
    [
        ("mod_fies", "f1", "relevant", ["=", ["answer", "f0"], "oui"]),
        ("mod_fies", "f0", "relevant", None),
        ("q_partner", "p28c", "check", ["<=", ["answer", "p28c"], ["answer", "p28b"]]),
        ("q_partner", "p11", "relevant", ["not", ["selected", ["answer", "p10"], "res_aucune"]]),
    ],
)
def test_a_tablet_receives_the_trees(
    client: TestClient, loaded: Database, questionnaire: str, question: str, field: str, tree: object
) -> None:
    asked = joined(client, loaded, questionnaire).package["questionnaire"]["questions"]
    assert next(each for each in asked if each["id"] == question)[field] == tree


def actors(loaded: Database) -> list[str]:
    with loaded.reading() as connection:
        return [actor.id for actor in actors_of(connection, "lyon")]


def test_the_territory_fills_the_lists_that_a_tablet_receives_and_a_server_judges(
    client: TestClient, loaded: Database
) -> None:
    tablet = joined(client, loaded, "q_partner")
    asked = {each["id"]: each for each in tablet.package["questionnaire"]["questions"]}
    here = actors(loaded)
    assert [choice["id"] for choice in asked["p01"]["choices"]] == here
    assert [row["id"] for row in asked["p20"]["rows"]] == here
    assert asked["p20"]["rows_except"] == "p01"
    tablet.agree()
    assert tablet.answer("p01", here[0]).status_code == 200
    assert tablet.answer("p01", "cocagne_toulouse", 2).json()["code"] == "ValueNotInList"
    assert tablet.answer("p20", f"{here[1]}=c {here[2]}=3", 3).status_code == 200
    assert tablet.answer("p20", "cocagne_toulouse=c", 4).json()["code"] == "ValueNotInList"


def test_what_cannot_be_true_together_is_kept_and_counted_nowhere(client: TestClient, loaded: Database) -> None:
    tablet = joined(client, loaded, "q_partner")
    tablet.agree()
    given = {"p02": "association", "p09a": "50", "p09b": "50", "p09c": "50", "p28d": "10", "p28e": "20", "p28f": "3"}
    for sequence, (question, value) in enumerate(given.items(), start=1):
        assert tablet.answer(question, value, sequence).status_code == 200
    assert tablet.finish().json() == {"saved": True}
    with loaded.reading() as connection:
        kept = {row[0]: row[1] for row in connection.execute(select(AnswerRow.question_id, AnswerRow.value))}
        wave = TallyRow.scope.startswith("wave:") & TallyRow.measure.startswith("item:")
        counted = set(connection.execute(select(TallyRow.measure).where(wave)).scalars())
    assert kept == given
    assert counted == {"item:stakeholder_type@1", "item:partner:buy_total_eur@1", "item:partner:access_points@1"}


@pytest.mark.parametrize(
    ("questionnaire", "question", "age", "refusal"),
    [
        ("mod_fies", "f1", "a15_17", "TooYoung"),
        ("mod_fies", "f1", "pnr", "TooYoung"),
        ("mod_fies", "f1", None, "TooYoung"),
        ("mod_fies", "f1", "a18_29", None),
        ("mod_social", "o1", "a15_17", None),
        ("q_closing", "d05", None, None),
        ("q_partner", "p29", None, None),
    ],
)
def test_a_question_above_the_age_somebody_gave_is_refused(
    client: TestClient, loaded: Database, questionnaire: str, question: str, age: str | None, refusal: str | None
) -> None:
    tablet = joined(client, loaded, questionnaire)
    tablet.agree(age_band=age)
    assert tablet.answer(question, "pnr").json().get("code") == refusal


def test_a_workshop_that_adds_modules_asks_each_person_what_suits_their_age(
    client: TestClient, loaded: Database
) -> None:
    with loaded.transaction() as connection:
        version = composition.compose(connection, "q_resident@1", ["mod_fies@1"])
    tablet = Tablet(client, opened(loaded, version))
    asked = {each["id"]: each for each in tablet.package["questionnaire"]["questions"]}
    assert (asked["r15"]["min_age"], asked["f1"]["min_age"]) == (15, 18)
    assert asked["f1"]["stem"].startswith("À un moment donné")
    tablet.agree(age_band="a15_17")
    assert tablet.answer("r08", "5").status_code == 200
    assert tablet.answer("f0", "oui", 2).json()["code"] == "TooYoung"


def test_below_fifteen_nothing_is_kept(client: TestClient, loaded: Database) -> None:
    tablet = joined(client, loaded, "q_closing")
    assert tablet.agree(age_band="moins_15").json()["code"] == "TooYoung"
    assert tablet.answer("d05", "5").json()["code"] == "ConsentMissing"


def test_the_server_forgets_what_a_tablet_should_not_have_kept(client: TestClient, loaded: Database) -> None:
    tablet = joined(client, loaded, "mod_fies")
    tablet.agree()
    for sequence, (question, value) in enumerate([("f0", "oui"), ("f1", "oui"), ("f2", "pnr"), ("f0", "non")], start=1):
        assert tablet.answer(question, value, sequence).status_code == 200
    assert tablet.finish().json() == {"saved": True}
    assert tablet.finish().json() == {"saved": True}
    with loaded.reading() as connection:
        kept = {row[0]: row[1] for row in connection.execute(select(AnswerRow.question_id, AnswerRow.value))}
    assert kept == {"f0": "non", "f1": None, "f2": None}
