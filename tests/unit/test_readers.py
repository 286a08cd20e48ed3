"""Every question that anybody is asked has a reader: the document is what the code says, line by line."""

import re
from pathlib import Path

import pytest

from db.engine import Database
from db.queries.operations import content
from db.queries.participation import questionnaires
from domain.cooperation.partners import QUESTIONNAIRE
from domain.evaluation.readers import Reader, readers
from domain.participation.questionnaire import Questionnaire
from sentences.evaluation.readers import table
from tests.unit.test_partner_readers import ONLY_ROUTES, WRITTEN

DOCUMENT = Path("docs/lecteurs.md")
MOST = 10  # questions that only route or weigh
RESIDENTS = 76  # questions; with the 44 of structures, a hundred and twenty
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def of_residents(database: Database) -> list[Questionnaire]:
    with database.reading() as connection:
        return [one for one in questionnaires.all_questionnaires(connection) if one.id != QUESTIONNAIRE]


def test_the_document_is_what_the_code_says(loaded: Database) -> None:
    asked = of_residents(loaded)
    with loaded.reading() as connection:
        known, themes = content.indicators(connection), [one.id for one in content.themes(connection)]
    said = "\n".join(table(asked, known, themes)).strip()
    written = DOCUMENT.read_text(encoding="utf-8")
    assert written[written.index("\n## ") :].strip() == said, f"replace what follows the introduction by:\n{said}"


def test_no_question_is_asked_that_nobody_reads(loaded: Database) -> None:
    asked = of_residents(loaded)
    with loaded.reading() as connection:
        known, themes = content.indicators(connection), [one.id for one in content.themes(connection)]
    found = {
        (one.id, question.id): readers(question, one, known, themes) for one in asked for question in one.questions
    }
    assert len(found) == RESIDENTS
    assert [key for key, some in found.items() if not some] == []
    only = [question for (_, question), some in found.items() if some == [Reader.ROUTE]] + sorted(ONLY_ROUTES)
    assert len(only) <= MOST
    listed = re.search(r"ne fait que diriger[^:]*: ([^.]*)\.", DOCUMENT.read_text(encoding="utf-8"))
    assert listed is not None
    assert re.findall(r"`(\w+)`", listed[1]) == only
    assert set(WRITTEN) >= ONLY_ROUTES


def test_what_is_told_no_more_loses_its_reader(loaded: Database) -> None:
    with loaded.reading() as connection:
        known, themes = content.indicators(connection), [one.id for one in content.themes(connection)]
    module = next(one for one in of_residents(loaded) if one.id == "mod_fies")
    left = tuple(rule for rule in known if rule.id != "fs_fies_modsev")
    for question in module.questions[1:]:
        assert readers(question, module, known, themes) == [Reader.LOTS]
        assert readers(question, module, left, themes) == []
