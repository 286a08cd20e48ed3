"""A committee's report on its page: it says what the themes say; two who write at once lose no word."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextArea

from components.prose import prose
from db.engine import Connection, Database
from db.queries.evaluation import report, reported, waves
from domain.evaluation.report import LONGEST, Heading
from domain.staff.roles import Role
from sentences.evaluation.report import composed
from tests.asked import answer, room
from tests.pages.conftest import OpenPage, button
from tests.pages.test_themes import revealed
from tests.pages.test_workshop import words
from tests.programmes import over
from texts import say, whole

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
SPRING, AUTUMN = datetime(2026, 4, 2, 14, tzinfo=UTC), datetime(2026, 11, 22, 14, tzinfo=UTC)
HOSTILE = "**gras** [lien](http://mal.example) <b>x</b> $x$ :red[y]"


def opened(open_page: OpenPage, database: Database, wave: str, role: Role = Role.COMMITTEE) -> AppTest:
    shown = open_page("report", role, territory="lyon", database=database, run=False)
    shown.query_params["wave"] = wave
    shown.run()
    assert not shown.exception
    return shown


def field(page: AppTest, heading: Heading) -> TextArea:
    [found] = [one for one in page.text_area if one.label == say(f"report.ask.{heading}")]
    return found


def typed(page: AppTest, heading: Heading, text: str) -> AppTest:
    field(page, heading).set_value(text).run()
    assert not page.exception
    return page


def stands(database: Database, wave: str, heading: Heading) -> str:
    with database.reading() as connection:
        return report.of(connection, wave)[heading].stands.words


def wave_of(connection: Connection, label: str) -> str:
    return waves.add(connection, "lyon", label)


def test_each_line_of_two_waves_is_on_its_page_and_each_figure_in_the_words_of_its_theme(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        autumn = revealed(connection, "Automne", "4" * 40 + "2" * 20, feel_good="5")
        spring = revealed(connection, "Printemps", "4" * 15 + "2" * 45, SPRING)
    for wave, changed in ((spring, say("change.first")), (autumn, "En hausse depuis")):
        page = opened(open_page, loaded, wave)
        said = words(page)
        with loaded.reading() as connection:
            here = reported.wave(connection, wave)
            sections = composed(reported.facts(connection, here, datetime.now(UTC).date()), report.of(connection, wave))
        missing = [line.words for one in sections for line in one.lines if prose(line.words) not in said]
        assert missing == []
        assert say("report.no_cause") in said
        theme = open_page("theme", Role.COMMITTEE, territory="lyon", database=loaded, run=False)
        theme.query_params["wave"], theme.query_params["theme"] = wave, "food_democracy"
        theme.run()
        told = [paragraph for one in theme.markdown for paragraph in str(one.value).split("\n\n")]
        [voice] = [one for one in told if one.startswith("«\u00a0Mon avis compte")]
        [line] = [line.words for one in sections for line in one.lines if "Incertitude" in line.words]
        assert line.partition(" Incertitude")[0] in voice
        assert changed in line


def test_a_text_saves_itself_and_stays_after_a_reload_whichever_heading_came_first(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        other, wave = wave_of(connection, "Vague 2"), wave_of(connection, "Vague 1")
    page = opened(open_page, loaded, wave)
    typed(page, Heading.BUDGET, "Salaires : 12 000")
    typed(page, Heading.NEED, HOSTILE)
    typed(page, Heading.BUDGET, "Salaires : 13 000\nLoyer : 4 000")
    assert stands(loaded, wave, Heading.BUDGET) == "Salaires : 13 000\nLoyer : 4 000"
    assert "mal.example" not in stands(loaded, wave, Heading.NEED)
    assert "mal.example" not in str(field(page, Heading.NEED).value)  # the field says what is kept
    again = opened(open_page, loaded, wave)
    assert str(field(again, Heading.BUDGET).value).startswith("Salaires : 13 000")
    assert prose("Loyer : 4 000") in words(again)  # as paper has it
    assert field(opened(open_page, loaded, other), Heading.BUDGET).value == ""
    back = [one for one in again.button if str(one.key).startswith(f"back_{Heading.BUDGET}")]
    back[0].click().run()
    assert stands(loaded, wave, Heading.BUDGET) == "Salaires : 12 000"
    assert field(again, Heading.BUDGET).value == "Salaires : 12 000"


def test_two_who_write_under_one_heading_both_find_their_words(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        wave = wave_of(connection, "Vague 1")
    lou, ana = opened(open_page, loaded, wave, Role.COORDINATOR), opened(open_page, loaded, wave)
    typed(ana, Heading.MODEL, "De ana.")
    typed(lou, Heading.METHOD, "Ailleurs, personne d'autre.")  # she has not read what ana wrote, and writes elsewhere
    assert field(lou, Heading.MODEL).value == "De ana."
    typed(ana, Heading.MODEL, "De ana, plus long.")
    typed(lou, Heading.MODEL, "De lou.")
    assert say("report.beside") in [one.value for one in lou.warning]
    assert field(lou, Heading.MODEL).value == "De ana, plus long."
    assert "De lou." in words(lou)
    button(lou, "take", Heading.MODEL).click().run()
    assert not lou.error
    assert field(lou, Heading.MODEL).value == "De ana, plus long.\n\nDe lou."
    assert not lou.warning
    ana.run()
    assert field(ana, Heading.MODEL).value == "De ana, plus long.\n\nDe lou."


def test_what_cannot_be_kept_stays_in_its_field_with_the_reason(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        wave = wave_of(connection, "Vague 1")
    page = opened(open_page, loaded, wave)
    typed(page, Heading.NEED, "a\x00b")
    assert say("error.ForbiddenCharacters") in [one.value for one in page.error]
    assert field(page, Heading.NEED).value == "a\x00b"
    typed(page, Heading.MODEL, "Un modèle.")
    assert field(page, Heading.NEED).value == "a\x00b"
    assert stands(loaded, wave, Heading.MODEL) == "Un modèle."
    typed(page, Heading.NEED, "ab")
    assert not page.error
    assert stands(loaded, wave, Heading.NEED) == "ab"
    typed(page, Heading.NEED, "a" * (LONGEST + 1))
    assert len(field(page, Heading.NEED).value or "") == LONGEST + 1
    assert say("field.too_long", most=whole(LONGEST), n=1) in " ".join(one.value for one in page.warning)
    assert stands(loaded, wave, Heading.NEED) == "ab"


def test_who_may_not_write_reads_and_nobody_reads_elsewhere(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        wave = wave_of(connection, "Vague 1")
        elsewhere = waves.add(connection, "montpellier", "Vague 1")
    typed(opened(open_page, loaded, wave), Heading.NEED, "Pour tout le monde.")
    page = opened(open_page, loaded, wave, Role.ADMINISTRATOR)
    assert not page.text_area
    assert "Pour tout le monde." in words(page)
    page = opened(open_page, loaded, elsewhere)
    assert say("chosen.unknown") in [one.value for one in page.error]
    assert not page.text_area


def test_sensitive_figures_are_told_by_lots_and_to_a_committee_only(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        second, first = (room(connection, "Automne", now=AUTUMN) for _ in "12")
        answer(connection, first, [{"lonely": "tout"}] * 30)
        answer(connection, second, [{"lonely": "jamais"}] * 45)
        for workshop in (second, first):
            over(connection, workshop, AUTUMN)
        wave = waves.add(connection, "lyon", "Automne")
    assert "tirées au sort" in words(opened(open_page, loaded, wave))
    page = open_page("report", Role.FACILITATOR, territory="lyon", database=loaded)
    assert say("gate.title") in [one.value for one in page.title]
