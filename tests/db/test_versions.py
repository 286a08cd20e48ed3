"""Versions of questionnaires: asked in two territories and two waves, answered or not, side by side."""

from dataclasses import replace

import pytest

from db.content.load import load
from db.engine import Connection, Database
from db.queries.participation import composition, questionnaires, versions
from domain.operations.content import Content
from domain.participation.versions import Kept, QuestionChange, Use, beside
from formats.content.folder import read
from tests.architecture.sources import ROOT
from tests.asked import answer, room

CLOSING = "q_closing"


def reworded(files: Content) -> Content:
    """The closing questionnaire with other words in its second question, and without its last one."""
    changed = []
    for questionnaire in files.questionnaires:
        if questionnaire.id != CLOSING:
            changed.append(questionnaire)
            continue
        first, second, *more = questionnaire.questions
        new = replace(second, values={**second.values, "fr": "Autrement dit ?"}, wording="another")
        changed.append(replace(questionnaire, version=2, questions=[first, new, *more[:-1]]))
    return replace(files, questionnaires=changed)


def of(connection: Connection, places: set[str] | None = None) -> dict[str, Kept]:
    return {one.id: one for one in versions.kept(connection, places)}


@pytest.fixture(scope="module")
def files() -> Content:
    return read(ROOT / "content")


def test_each_version_says_where_it_is_asked_and_whether_it_may_still_change(loaded: Database, files: Content) -> None:
    with loaded.transaction() as connection:
        before = versions.kept(connection, None)
        assert not any(one.used or one.uses for one in before)
        answered = room(connection, "Vague du soir", asks=CLOSING, territory="montpellier")
        room(connection, "Vague A", asks="q_resident")
        answer(connection, answered, [{}])
    with loaded.transaction() as connection:
        assert load(connection, reworded(files)) > 0
        room(connection, "Vague B", asks=CLOSING)
        composition.compose(connection, "q_resident@1", ("mod_fies@1",))
    with loaded.reading() as connection:
        known = of(connection)
        assert (known["q_closing@1"].used, known["q_closing@2"].used) == (True, False)
        assert known["q_closing@1"].uses == (Use("montpellier", "Vague du soir", 1),)
        assert known["q_closing@2"].uses == (Use("lyon", "Vague B", 1),)
        assert [one for one in known if one.startswith(CLOSING)] == ["q_closing@2", "q_closing@1"]
        joined = known["q_resident+mod_fies@1"]
        assert (joined.family, joined.modules) == ("q_resident", ("mod_fies",))
        assert joined.questions == known["q_resident@1"].questions + known["mod_fies@1"].questions
        here = of(connection, {"lyon"})
        assert (here["q_closing@1"].uses, here["q_closing@1"].used) == ((), True)
        assert here["q_resident@1"].uses == (Use("lyon", "Vague A", 1),)


def test_two_versions_side_by_side_say_what_became_of_each_question(loaded: Database, files: Content) -> None:
    with loaded.transaction() as connection:
        answer(connection, room(connection, "Vague A", asks=CLOSING), [{}])
        load(connection, reworded(files))
        first, second = (questionnaires.questionnaire(connection, f"{CLOSING}@{number}") for number in (1, 2))
    same, other, *more, lost = beside(first, second)
    assert (same.change, other.change, lost.change) == (
        QuestionChange.SAME,
        QuestionChange.REWORDED,
        QuestionChange.REMOVED,
    )
    assert ("Autrement dit ?" in other.after, "Autrement dit ?" in other.before) == (True, False)
    assert lost.after == ()
    assert {one.change for one in more} <= {QuestionChange.SAME}
    assert [one.change for one in beside(second, first)][-1] is QuestionChange.ADDED
    assert all(one.change is QuestionChange.SAME for one in beside(first, first))
