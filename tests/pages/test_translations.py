"""«Contenus», translations: a sentence at a time, its French beside it; read at the next load."""

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.participation import translations
from domain.participation.translations import State, Wording
from domain.staff.by import By
from domain.staff.roles import Role
from tests.ballots import NOW
from tests.pages.conftest import OpenPage, button
from tests.pages.test_contents import part
from tests.pages.test_public import at, read
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
INTRO, KEPT = "helping.intro", "privacy.kept"


def sentence(database: Database, language: str, key: str) -> Wording:
    with database.reading() as connection:
        [found] = [one for one in translations.wordings(connection, language) if one.sentence.key == key]
    return found


def opened(page: AppTest, database: Database, language: str, key: str, shown: str = "all") -> AppTest:
    one = sentence(database, language, key)
    return part(page, "traductions", langue=language, liste=shown, phrase=one.sentence.name)


def typed(page: AppTest, *forms: str) -> AppTest:
    fields = [one for one in page.text_area if (one.key or "").startswith("translation_")]
    assert len(fields) == len(forms)
    for field, form in zip(fields, forms, strict=True):
        field.set_value(form)
    return page


def test_an_administrator_corrects_two_languages_and_readers_read_them(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("contents", Role.ADMINISTRATOR, database=loaded)
    for language, words in (("tr", "Numaralar *ücretsizdir*."), ("ar", "الأرقام مجانية.")):
        opened(page, loaded, language, INTRO, "draft")
        assert say(INTRO) in read(page)
        typed(page, words)
        button(page, "read", sentence(loaded, language, INTRO).sentence.name).click().run()
        assert not page.error
        assert sentence(loaded, language, INTRO).state is State.READ
        assert page.query_params["phrase"] != [sentence(loaded, language, INTRO).sentence.name]  # the next one
    assert "Numaralar *ücretsizdir*." in at(open_page, loaded, "helping", "tr")
    assert "الأرقام مجانية." in at(open_page, loaded, "helping", "ar")
    assert say(INTRO, language="es") in at(open_page, loaded, "helping", "es")
    assert say(INTRO) in at(open_page, loaded, "helping", "fr")
    opened(page, loaded, "ar", INTRO)
    assert "\u2067الأرقام مجانية.\u2069" in [one.value for one in page.markdown]
    button(page, "restore").click().run()
    assert say(INTRO, language="ar") in at(open_page, loaded, "helping", "ar")
    assert sentence(loaded, "ar", INTRO).version == 2


def test_a_blank_that_was_lost_is_told_and_what_was_typed_stays(loaded: Database, open_page: OpenPage) -> None:
    page = opened(open_page("contents", Role.ADMINISTRATOR, database=loaded), loaded, "pt", "privacy.seen.1")
    blanks = sentence(loaded, "pt", "privacy.seen.1").sentence.blanks
    assert blanks
    typed(page, "Sem nada")
    button(page, "validated").click().run()
    said = " ".join(f"{{{name}}}" for name in sorted(blanks))
    assert [one.value for one in page.error] == [say("error.BlanksUnfit", blanks=said)]
    assert [one.value for one in page.text_area] == ["Sem nada"]
    assert sentence(loaded, "pt", "privacy.seen.1").version == 0


def test_two_who_correct_one_sentence_do_not_write_over_one_another(loaded: Database, open_page: OpenPage) -> None:
    late = opened(open_page("contents", Role.ADMINISTRATOR, database=loaded), loaded, "es", KEPT)
    one = sentence(loaded, "es", KEPT)
    with loaded.transaction() as connection:
        said = (("A tiempo",), State.READ)
        translations.correct(connection, "es", one.sentence.name, said, 0, By("administrator", NOW), "first")
    typed(late, "Tarde")
    button(late, "validated", one.sentence.name).click().run()
    assert [error.value for error in late.error] == [say("error.ContentMoved")]
    assert sentence(loaded, "es", KEPT).forms == ("A tiempo",)


def test_who_is_of_one_territory_reads_and_nobody_writes_what_is_locked(loaded: Database, open_page: OpenPage) -> None:
    page = opened(open_page("contents", Role.COORDINATOR, territory="lyon", database=loaded), loaded, "es", KEPT)
    assert say("translations.of_all") in [one.value for one in page.caption]
    assert not page.text_area
    everywhere = open_page("contents", Role.ADMINISTRATOR, database=loaded)
    part(everywhere, "traductions", langue="es", liste="locked")
    assert say("translations.locked") in [one.value for one in everywhere.caption]
    assert not everywhere.text_area


def test_a_sentence_that_counts_has_a_field_for_each_form(loaded: Database, open_page: OpenPage) -> None:
    key = "tablet.status.waiting"
    page = opened(open_page("contents", Role.ADMINISTRATOR, database=loaded), loaded, "ar", key)
    assert [one.label for one in page.text_area][3] == say("translations.form", tongue="العربية", numbers="3, 4, 5…")
    typed(page, *(f"{form} ." for form in sentence(loaded, "ar", key).forms))
    button(page, "validated").click().run()
    assert not page.error
    assert sentence(loaded, "ar", key).state is State.VALIDATED
