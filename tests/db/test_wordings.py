"""A wording that was answered never changes: another one is a new version, and a locked one is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.content.load import load
from db.engine import Database
from db.queries.participation import questionnaires
from domain.operations.content import ContentError
from domain.participation.errors import LockedItem
from formats.content.folder import read
from tests.content import CONTENT, edit, everything, reload, respond


def test_a_questionnaire_nobody_answered_is_replaced_in_place(loaded: Database, folder: Path) -> None:
    edit(folder, "questionnaires/q_resident.yaml", "à bien manger ?", "à mieux manger ?")
    assert reload(loaded, folder) > 0
    with loaded.reading() as connection:
        assert questionnaires.latest_version_id(connection, "q_resident") == "q_resident@1"
        wish = questionnaires.questionnaire(connection, "q_resident@1").question("r15")
    assert wish is not None
    assert (wish.fr, wish.item_version) == ("Qu'est-ce qui vous aiderait le plus à mieux manger ?", 2)


def test_an_answered_questionnaire_never_changes(loaded: Database, folder: Path) -> None:
    answered = respond(loaded)
    with loaded.reading() as connection:
        before = questionnaires.questionnaire(connection, answered)
    edit(folder, "questionnaires/q_resident.yaml", "à bien manger ?", "à mieux manger ?")
    reload(loaded, folder)
    with loaded.reading() as connection:
        assert questionnaires._stored(connection, answered) == before
        assert questionnaires.latest_version_id(connection, "q_resident") == "q_resident@2"
        newer = questionnaires.questionnaire(connection, "q_resident@2")
    assert [question.item_version for question in newer.questions] == [1] * 14 + [2]
    assert reload(loaded, folder) == 0


def test_a_wording_that_comes_back_keeps_its_number(loaded: Database, folder: Path) -> None:
    respond(loaded)
    edit(folder, "questionnaires/q_resident.yaml", "à bien manger ?", "à mieux manger ?")
    reload(loaded, folder)
    reload(loaded, CONTENT)
    with loaded.reading() as connection:
        assert questionnaires.questionnaire(connection, "q_resident@2").questions[-1].item_version == 1


def test_a_better_picture_is_no_new_wording(loaded: Database, folder: Path) -> None:
    edit(folder, "choices.yaml", "icon: plate_3_4", "icon: bakery_dining")
    reload(loaded, folder)
    with loaded.reading() as connection:
        asked = questionnaires.questionnaire(connection, "q_resident@1").question("r01")
    assert asked is not None
    assert (asked.choices[1].icon, asked.item_version, asked.locked) == ("bakery_dining", 1, True)


def test_a_statement_is_asked_with_a_prompt_that_is_no_wording(loaded: Database, folder: Path) -> None:
    answered = respond(loaded)
    edit(folder, "choices.yaml", "Êtes-vous d'accord ?", "Qu'en pensez-vous ?")
    reload(loaded, folder)
    with loaded.reading() as connection:
        for version, said in ((answered, "Êtes-vous d'accord ?"), ("q_resident@2", "Qu'en pensez-vous ?")):
            questions = questionnaires._stored(connection, version).questions
            assert {question.id for question in questions if question.prompt == said} == {
                *("r08", "r11", "r12", "r13", "r14")
            }
            assert {question.item_version for question in questions} == {1}


def change_words(folder: Path) -> None:
    for name in ("q_resident", "q_followup"):
        edit(
            folder,
            f"questionnaires/{name}.yaml",
            "Comment est votre état de santé en général ?",
            "Comment allez-vous ?",
        )


def change_choices(folder: Path) -> None:
    edit(folder, "choices.yaml", 'fr: "Assez bon"', 'fr: "Moyen"')


HEALTH = "list: health, req: true, sens: true"


def unlock(folder: Path) -> None:
    for name in ("q_resident", "q_followup"):
        edit(
            folder,
            f"questionnaires/{name}.yaml",
            f"{HEALTH}, lock: true",
            HEALTH,
        )


def change_stem(folder: Path) -> None:
    edit(folder, "questionnaires/mod_fies.yaml", "des 12 derniers mois", "du dernier mois")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (change_words, "questionnaires/q_resident.yaml: questions[r07]"),
        (change_choices, "questionnaires/q_followup.yaml: questions[w07]"),
        (unlock, "questionnaires/q_resident.yaml: questions[r07]"),
        (change_stem, "questionnaires/mod_fies.yaml: questions[f1]"),
    ],
)
def test_a_locked_item_is_refused_and_nothing_is_written(
    loaded: Database, folder: Path, change: Callable[[Path], None], named: str
) -> None:
    change(folder)
    edit(folder, "networks.yaml", '"VRAC"', '"Vers un réseau d\'achat en commun"')
    with loaded.transaction() as connection:
        before = everything(connection)
        with pytest.raises(ContentError) as refusal:
            load(connection, read(folder))
        # Even inside the caller's transaction, before any rollback.
        assert everything(connection) == before
    assert named in str(refusal.value)
    assert "LockedItem" in str(refusal.value)
    assert isinstance(refusal.value.__cause__, LockedItem)
