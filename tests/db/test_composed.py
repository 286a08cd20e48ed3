"""A questionnaire followed by modules: one version, made once, with ages and openings of its own parts."""

from pathlib import Path

from db.content.load import load
from db.engine import Database
from db.queries.participation import composition, questionnaires
from formats.content.folder import read

CONTENT = Path(__file__).parents[2] / "content"
MODULES = ("mod_fies@1", "mod_social@1")
TOGETHER = "q_resident+mod_fies+mod_social@1"


def test_without_modules_nothing_is_made(loaded: Database) -> None:
    with loaded.transaction() as connection:
        assert composition.compose(connection, "q_resident@1", ()) == "q_resident@1"
        assert len(questionnaires.all_questionnaires(connection)) == 8


def test_modules_follow_with_their_ages_their_items_and_their_words(loaded: Database) -> None:
    with loaded.transaction() as connection:
        assert composition.compose(connection, "q_resident@1", MODULES) == TOGETHER
        parts = [questionnaires.questionnaire(connection, part) for part in ("q_resident@1", *MODULES)]
        whole = questionnaires.questionnaire(connection, TOGETHER)
        assert len(questionnaires.all_questionnaires(connection)) == 8
        assert questionnaires.latest_version_id(connection, "q_resident") == "q_resident@1"
    asked = [question for part in parts for question in part.questions]
    assert [(each.id, each.item, each.item_version, each.choices, each.relevant) for each in whole.questions] == [
        (each.id, each.item, each.item_version, each.choices, each.relevant) for each in asked
    ]
    assert [each.position for each in whole.questions] == list(range(1, len(asked) + 1))
    assert whole.minutes == sum(part.minutes for part in parts)
    ages = {each.id: each.min_age for each in whole.questions}
    assert (ages["r01"], ages["f0"], ages["f8"], ages["o1"]) == (15, 18, 18, 15)
    about = {each.id: each.section for each in whole.questions}
    assert about["r15"] is None
    assert about["f1"] is not None
    assert about["f1"].intro == ""  # it begins each of the eight sentences instead
    assert "besoin d'aide" in about["f1"].end
    assert about["o1"] is not None
    assert about["o1"].end == ""
    assert "faute d'argent" in whole.questions[16].stem


def test_the_same_parts_are_made_once(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = composition.compose(connection, "q_resident@1", MODULES)
        assert composition.compose(connection, "q_resident@1", MODULES) == first
        assert composition.compose(connection, "q_resident@1", MODULES[:1]) == "q_resident+mod_fies@1"


def test_a_composed_version_that_nobody_uses_goes_with_the_next_load(loaded: Database) -> None:
    with loaded.transaction() as connection:
        composition.compose(connection, "q_resident@1", MODULES)
        load(connection, read(CONTENT))
        assert composition.compose(connection, "q_resident@1", MODULES) == TOGETHER
