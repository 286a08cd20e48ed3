"""Translations are corrected over what is shipped: two languages, two kinds, two people, and the files loaded again."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, select

from db.content.load import load
from db.engine import Database
from db.models.staff import AuditRow
from db.queries.operations import edited
from db.queries.participation import recordings, translations
from domain.errors import RequestReused, WordsMissing
from domain.operations.contents import ContentMoved, LineWords
from domain.participation.recordings import name_of
from domain.participation.translations import (
    BlanksUnfit,
    FormsMissing,
    Kind,
    SentenceUnknown,
    Shown,
    State,
    Wording,
    WordingLocked,
    sizes,
)
from domain.staff.by import By
from formats.content.folder import read
from tests.architecture.sources import ROOT
from texts import field, inventory, keys_under, say
from texts.over import with_
from texts.typography import typeset

NOW = datetime(2026, 11, 29, 14, tzinfo=UTC)
AGREE = typeset("J'accepte de répondre")
WAITING = "tablet.status.waiting"  # a sentence that counts
VOICE = b"\x1aE\xdf\xa3 a voice"
PRESSES = 6


def waiting(n: int) -> str:
    return say(WAITING, language="ar", n=n, here="X")


def by() -> By:
    return By("administrator", NOW)


def wording(connection: Connection, language: str, key: str) -> Wording:
    [found] = [one for one in translations.wordings(connection, language) if one.sentence.key == key]
    return found


Forms = tuple[str, ...]


def write(
    connection: Connection, language: str, key: str, forms: Forms, state: State | None, seen: int | None = None
) -> str:  # fmt: skip
    one, request = wording(connection, language, key), uuid.uuid4().hex
    number = one.version if seen is None else seen
    translations.correct(connection, language, one.sentence.name, (forms, state), number, by(), request)
    return request


def test_what_was_corrected_is_said_and_nothing_else_moves(loaded: Database) -> None:
    with loaded.transaction() as connection:
        forms = wording(connection, "ar", WAITING).forms
        assert len(forms) == 6
        new = tuple(f"{form} !" for form in forms)
        write(connection, "tr", AGREE, ("Kabul ediyorum",), State.DRAFT)
        write(connection, "ar", WAITING, new, State.VALIDATED)
        write(connection, "ar", AGREE, ("أقبل",), State.READ)
        write(connection, "tr", AGREE, ("Yanıt vereceğim",), State.READ)
    with loaded.transaction() as connection:
        assert load(connection, read(ROOT / "content")) == 0
    before = waiting(3)
    with loaded.reading() as connection:
        over = translations.over(connection)
        assert translations.over(connection) is over
    with with_(over):
        assert field.sentences("tr")[AGREE] == "Yanıt vereceğim"
        assert field.sentences("ar")[AGREE] == "أقبل"
        assert field.sentences("es")[AGREE] == field._shipped("es")[AGREE]  # as it was shipped
        assert [waiting(n) for n in (3, 11)] == [new[3].format(n=3, here="X"), new[4].format(n=11, here="X")]
        assert keys_under("tablet", "ar")["status.waiting.few"] == new[3]
        assert keys_under("tablet", "fr") == keys_under("tablet")
    assert waiting(3) == before  # whoever brought nothing says what is shipped
    with loaded.transaction() as connection:
        write(connection, "tr", AGREE, (), None)
        with with_(translations.over(connection)):
            assert field.sentences("tr")[AGREE] == field._shipped("tr")[AGREE]
        one = wording(connection, "tr", AGREE)
        assert (one.version, one.state, one.edited) == (3, State.DRAFT, False)
        versions = translations.history(connection, "tr", one.sentence.name)
        assert [each.state for each in versions] == [State.DRAFT, State.READ, None]
    with loaded.reading() as connection:
        acts = connection.execute(select(AuditRow.action).order_by(AuditRow.number)).scalars().all()
        assert sorted(acts) == ["translation.restored", *["translation.written"] * 4]


def test_an_older_screen_and_a_second_press_write_nothing(loaded: Database) -> None:
    with loaded.transaction() as connection:
        one = wording(connection, "es", AGREE)
        request = write(connection, "es", AGREE, ("Sí, respondo",), State.READ)
        said = (("Sí, respondo",), State.READ)
        translations.correct(connection, "es", one.sentence.name, said, 0, by(), request)
        with pytest.raises(RequestReused):
            translations.correct(connection, "es", one.sentence.name, (("No",), State.READ), 0, by(), request)
        with pytest.raises(ContentMoved):
            write(connection, "es", AGREE, ("Acepto",), State.READ, seen=0)
        write(connection, "pt", AGREE, ("Aceito",), State.READ)  # another language has versions of its own
        assert wording(connection, "es", AGREE).forms == ("Sí, respondo",)


def test_of_many_who_correct_at_once_one_is_kept(loaded: Database) -> None:
    with loaded.reading() as connection:
        name = wording(connection, "en", AGREE).sentence.name

    def press(number: int) -> bool:
        try:
            with loaded.transaction() as connection:
                said = ((f"I agree {number}",), State.READ)
                translations.correct(connection, "en", name, said, 0, by(), uuid.uuid4().hex)
        except ContentMoved:
            return False
        return True

    with ThreadPoolExecutor(PRESSES) as pool:
        kept = list(pool.map(press, range(PRESSES)))
    assert kept.count(True) == 1
    with loaded.reading() as connection:
        assert wording(connection, "en", AGREE).forms == (f"I agree {kept.index(True)}",)


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_blanks_forms_and_locked_wordings_are_kept(loaded: Database) -> None:
    with loaded.transaction() as connection:
        asked = next(
            one for one in translations.wordings(connection, "pt") if one.sentence.blanks == {"controller", "retention"}
        ).sentence  # fmt: skip
        for words in (
            "Quem?",
            "{controller}",
            "{controller} {retention} {n}",
            "{controller} {retention!r}",
            "{controller",
        ):
            with pytest.raises(BlanksUnfit):
                write(connection, "pt", asked.key, (words,), State.READ)
        write(connection, "pt", asked.key, ("{retention}: {controller}",), State.READ)
        many = wording(connection, "ar", WAITING)
        with pytest.raises(FormsMissing):
            write(connection, "ar", WAITING, many.forms[:2], State.READ)
        with pytest.raises(BlanksUnfit):
            write(connection, "ar", WAITING, (*many.forms[:-1], "بلا رقم"), State.READ)
        write(connection, "ar", WAITING, ("بلا رقم {here}", *many.forms[1:]), State.READ)  # «one» without its figure
        with pytest.raises(WordsMissing):
            write(connection, "es", AGREE, (" ",), State.READ)
        locked = [one for one in translations.wordings(connection, "ar") if one.sentence.locked]
        assert len(locked) > 20
        assert not any(one.forms for one in locked)
        for state in (State.VALIDATED, None):
            with pytest.raises(WordingLocked):
                write(connection, "ar", locked[0].sentence.key, ("x",), state)
        for language, name in (("fr", many.sentence.name), ("ar", "no such name")):
            with pytest.raises(SentenceUnknown):
                translations.correct(connection, language, name, (("x",), State.READ), 0, by(), "r")


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_language_is_unread_until_each_sentence_was_read(loaded: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with loaded.transaction() as connection:
        known = translations.wordings(connection, "tr")
        numbers = sizes(known)
        assert numbers[Shown.MISSING] == 0
        assert numbers[Shown.ALL] == sum(numbers[one] for one in Shown if one is not Shown.ALL)
        drafts = [one for one in known if one.state is State.DRAFT and not one.sentence.locked]
        assert numbers[Shown.DRAFT] == len(drafts) == len(field.marked("tr")) > 500
        two = drafts[-1], drafts[0]
        marked = frozenset((str(one.sentence.kind), one.sentence.key) for one in two)
        monkeypatch.setattr(field, "marked", lambda _: marked)
        for one, left in zip(two, (True, False), strict=True):
            write(connection, "tr", one.sentence.key, one.forms, State.READ)
            with with_(translations.over(connection)):
                assert (field.unread("tr"), field.unread("pt")) == (left, True)
        write(connection, "tr", AGREE, ("Kabul",), State.DRAFT)
        with with_(translations.over(connection)):
            assert field.unread("tr")


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_what_was_read_of_other_french_words_holds_no_more(loaded: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    key = "helping.intro"
    with loaded.transaction() as connection:
        write(connection, "pt", key, ("Ligue",), State.VALIDATED)
        write(connection, "es", key, wording(connection, "es", key).forms, State.VALIDATED)
    french = {**inventory.french(), key: ("Appelez qui vous voulez.",)}
    monkeypatch.setattr(inventory, "french", lambda: french)
    with loaded.reading() as connection:
        late, checked = (wording(connection, language, key) for language in ("pt", "es"))
    assert (late.former, late.edited, late.state) == (("Ligue",), False, State.DRAFT)
    assert (checked.state, checked.version) == (State.DRAFT, 1)


def test_a_recording_of_other_words_is_out_of_date(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = (name_of(words) for words in ("J'accepte de répondre", "Je ne veux pas répondre"))
        for language, name in (("ar", second), ("swb", first), ("ar", first), ("tr", first)):
            recordings.keep(connection, "lyon", language, name, VOICE)
        recordings.keep(connection, "montpellier", "ar", first, VOICE)
        assert recordings.stale(connection, "lyon") == {}
        write(connection, "ar", AGREE, ("أقبل",), State.READ)
        assert recordings.stale(connection, "lyon") == {"ar": {first}}
        assert recordings.stale(connection, "montpellier") == {"ar": {first}}
        recordings.keep(connection, "lyon", "ar", first, VOICE)  # said again
        assert recordings.stale(connection, "lyon") == {}
        write(connection, "ar", AGREE, (), None)
        assert recordings.stale(connection, "lyon") == {"ar": {first}}
        assert recordings.stale(connection, "montpellier") == {}


def test_what_was_typed_on_the_page_can_be_translated(loaded: Database) -> None:
    with loaded.transaction() as connection:
        edited.add_line(connection, "lyon", LineWords("La marmite", "04 78 00 00 00", "le soir"), by(), "pot")
        missing = {one.sentence.key: one for one in translations.wordings(connection, "en") if one.state is None}
        assert {"La marmite", "le soir"} <= missing.keys()
        assert all(one.sentence.kind is Kind.FIELD for one in missing.values())
        write(connection, "en", "La marmite", ("The pot",), State.READ)
        with with_(translations.over(connection)):
            assert field.translated(["La marmite", "le soir"])["en"] == {"La marmite": "The pot"}
