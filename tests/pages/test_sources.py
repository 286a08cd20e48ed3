"""Before anybody is asked: whose words the questions are, and whether a screen shows what is answered."""

from db.engine import Database
from db.queries.evaluation import waves
from db.queries.operations import content
from db.queries.participation import questionnaires
from domain.evaluation.disclosure import Figure, Why
from domain.evaluation.indicators import Indicator, Theme
from domain.staff.roles import Role
from sentences.evaluation.figures import Shown
from sentences.evaluation.origin import sources
from server.participation.package import _asked
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


def test_themes_say_whose_words_their_questions_are(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        waves.add(connection, "lyon", "Vague", demonstration=False)
    page = open_page("themes", Role.COMMITTEE, territory="lyon", database=loaded)
    assert say("plan.sources", names=say("plan.own_source")) in "\n\n".join(
        caption.value for caption in page.caption
    ).split("\n\n")
    with loaded.reading() as connection:
        known = {indicator.id: indicator for indicator in content.indicators(connection)}
    two = [shown(known[name]) for name in ("st_osss3", "fs_fies_score", "fs_dignity", "ca_feel_good")]
    assert sources(two) == say("plan.sources", names=f"OSSS-3 · FIES (FAO) · {say('plan.own_source')}")


def shown(indicator: Indicator) -> Shown:
    """A row of nobody yet, of a theme that does not matter here."""
    return Shown(Theme("care", 1, "Soin", "x"), indicator, Figure(indicator.id, 0, Why.TOO_FEW))
