"""Before anybody is asked: whose words the questions are, and whether a screen shows what is answered."""

from db.engine import Database
from db.queries import questionnaires
from domain.roles import Role
from server.package import _asked
from tests.pages.conftest import OpenPage
from texts import say


def test_a_validated_question_names_its_instrument_on_the_tablet(loaded: Database) -> None:
    with loaded.reading() as connection:
        found = {name: questionnaires.questionnaire(connection, f"{name}@1") for name in ("mod_fies", "mod_social")}
    assert found["mod_fies"].sources == ("FIES (FAO)",)
    assert found["mod_social"].sources == ("OSSS-3", "SRCV 2018 (Insee)", "Drees/Insee")
    for asked in found.values():
        locked = [question for question in asked.questions if question.locked]
        assert locked
        assert all(_asked(question, asked).source for question in locked)


def test_preparing_says_which_answers_no_screen_shows_yet(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("prepare", Role.FACILITATOR, territory="lyon", database=loaded)
    said = "\n".join(element.value for element in (*page.info, *page.caption))
    with loaded.reading() as connection:
        asked = questionnaires.questionnaire(connection, "q_resident@1")
    read = {"dignity", "cook_days", "new_ties", "feel_good", "learned", "job_step", "power"}
    items = {question.item for question in asked.questions}
    assert say("plan.own_source") in said
    assert all(source.split("(")[0].strip() in said for source in asked.sources)
    assert f"Sur {len(items)} questions" in said
    assert len(items & read) < len(items)
