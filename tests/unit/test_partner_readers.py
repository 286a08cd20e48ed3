"""Every question that structures are asked has a reader: what the document says is what the screens read."""

import re
from pathlib import Path

import pytest

from db.engine import Database
from db.queries.operations import content
from db.queries.participation import questionnaires
from domain.cooperation import compass, effects
from domain.cooperation.charter import CHARTER
from domain.cooperation.partners import QUESTIONNAIRE
from domain.cooperation.responses import spreads
from domain.cooperation.restitution import asked_numbers
from domain.participation import kinds
from domain.participation.questionnaire import ACTORS, NO_ANSWER, OTHER_ACTORS
from frame.cooperation import capacity, restitution
from texts import say

ROW = re.compile(r"^\| `(p\w+)` \| .+ \| (.+) \|$", re.MULTILINE)
WRITTEN = dict(ROW.findall(Path("docs/partenaires.md").read_text(encoding="utf-8")))
ONLY_ROUTES = {"p01"}
SHOWN = {
    "restitution.pillars": {restitution.PILLARS, restitution.WEAKEST},
    "restitution.soil": {restitution.SOIL},
    "restitution.step_title": {restitution.STEP},
    "restitution.diversity": {restitution.KIND},
    "restitution.hard": set(restitution.HARD),
    "restitution.further": set(restitution.FURTHER),
    "named_effects.title": {effects.EFFECTS, effects.BRICK},
    "compass.title": {compass.QUESTION},
    "cooperation.part_capacity": {capacity.THEMES, capacity.STAKES, capacity.FARMING},
}
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_each_question_has_the_reader_that_the_document_names(loaded: Database) -> None:
    with loaded.reading() as connection:
        asked = questionnaires.questionnaire(connection, questionnaires.latest_version_id(connection, QUESTIONNAIRE))
        rules = asked_numbers(content.indicators(connection), [one.item for one in asked.questions])
    assert list(WRITTEN) == [one.id for one in asked.questions]
    about_effects = {one.id for one in asked.questions if one.id.startswith((effects.WHOM, effects.FUNDERS))}
    shown = SHOWN | {"named_effects.title": SHOWN["named_effects.title"] | about_effects}
    in_numbers = {item for rule in rules if rule.calculation for item in rule.calculation.items}
    for question in asked.questions:
        said = plain(WRITTEN[question.id])
        readers = [key for key, ids in shown.items() if question.id in ids]
        assert [key for key in SHOWN if f"« {plain(say(key))} »" in said] == readers, question.id
        if question.choices_from == ACTORS:
            assert question.id in ONLY_ROUTES
        elif question.rows_from == OTHER_ACTORS:
            assert f"« {plain(say('cooperation.part_ties'))} »" in said
        elif kinds.of(question).words:
            assert f"« {plain(say('restitution.words'))} »" in said
        elif question.item == CHARTER:  # by name where it was agreed, and so never counted as it spreads
            assert f"« {plain(say('charter.title'))} »" in said
            assert not spreads(question)
        elif question.item in in_numbers:
            named = {f"« {plain(say(f'restitution.{key}'))} »" for key in ("numbers", "hybrid_title")}
            assert any(name in said for name in named)
        else:
            assert readers, question.id
            assert spreads(question)


def test_themes_that_structures_are_asked_are_the_nine_themes(loaded: Database) -> None:
    with loaded.reading() as connection:
        asked = questionnaires.questionnaire(connection, questionnaires.latest_version_id(connection, QUESTIONNAIRE))
        themes = [(one.id, one.fr) for one in content.themes(connection)]
        stakes = set(content.facts(connection, "stakes"))
        blocks = set(content.facts(connection, "agri_subthemes"))
    by_id = {one.id: one for one in asked.questions}
    offered = [(one.id, one.fr) for one in by_id[capacity.THEMES].choices if not one.exclusive]
    assert offered == themes
    for question, ids in ((capacity.STAKES, stakes), (capacity.FARMING, blocks)):
        known = {one.id for one in by_id[question].choices if not one.exclusive and one.id not in NO_ANSWER}
        assert ids == known
