"""Skip logic as the tablet receives it, and as the server judges it again."""

from datetime import date

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from db.engine import Database
from db.models.participation import AnswerRow
from db.queries import questionnaires, waves, workshops
from tests.api.conftest import NOW, Tablet


def joined(client: TestClient, loaded: Database, questionnaire: str) -> Tablet:
    with loaded.transaction() as connection:
        wave = waves.add(connection, "lyon", "Vague 1")
        version = questionnaires.latest_version_id(connection, questionnaire)
        plan = workshops.Plan("lyon", wave, version, "Essai", "", date(2026, 11, 22))
        workshop = workshops.prepare(connection, plan, by=None, now=NOW)
        workshops.open_(connection, workshop, by=None, now=NOW)
        code = workshops.workshop(connection, workshop).code
    return Tablet(client, code)


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
