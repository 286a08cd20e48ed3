"""No sentence that a resident meets escapes translation, and no locked wording is translated by us."""

import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from domain.participation.consent import LISTS as CONSENT
from domain.participation.tickets import PICTOGRAMS
from domain.participation.translations import FORMER, Kind, Sentence
from formats.content import files, schema
from tests.architecture.sources import ROOT, read
from texts import CATALOGUES, LANGUAGES, SOURCE, UNREAD, Language, field, keys_under, say
from texts.reading import read as catalogue
from texts.typography import typeset

CONTENT = files.read(ROOT / "content")
FOLDER = ROOT / "content" / "translations"
OTHERS = [language for language in LANGUAGES if language != SOURCE]
# The refusals that the tablet's routes may answer with: the tablet shows them as they come.
REFUSALS = {
    "error.unexpected", "error.TooManyTries", "error.UnknownCode", "error.WorkshopNotOpen", "error.WorkshopClosed",
    "error.WorkshopElsewhere",
    "error.UnknownQuestion", "error.VisitUnknown", "error.VisitExpired", "error.VisitFinished", "error.ConsentMissing",
    "error.SensitiveConsentMissing", "error.RequestReused", "error.ValueNotInList", "error.NotANumber",
    "error.NumberOutOfRange", "error.TooManyChoices", "error.ExclusiveChoice", "error.TextTooLong",
    "error.ForbiddenCharacters", "error.WordsMissing", "error.MalformedRequest", "error.BodyTooLarge",
    "error.BodyTooSlow",
    "error.MalformedBallot", "error.UnknownOption", "error.NothingChosen", "error.TooManyDots", "error.RanksBroken",
    "error.OverBudget", "error.UnknownVote", "error.UnknownSlip", "error.VoteNotOpen", "error.VoteClosed",
    "error.RightUnknown", "error.RightUsed", "error.ChannelNotDeclared",
    "error.NotAdmitted", "error.RoomFull", "error.DeviceRevoked",
    "error.DeviceUnknown", "error.WrongPin", "error.InTurn", "error.TicketMalformed", "error.UnknownTicket",
}  # fmt: skip
DESK = "tablet.desk."  # where partners answer, in French
every_language = pytest.mark.parametrize("language", OTHERS)


def key(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, tuple) else message.id)


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def messages(folder: Path, language: str) -> dict[str, Message]:
    return {key(message): message for message in catalogue(folder, language) if message.id}


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


FRENCH = messages(CATALOGUES / SOURCE, SOURCE)
# Streamlit's own pages for residents: the door, what it leads to, and the check of a receipt.
DOORS = {"participate", "my_answers", "my_ballot", "results", "project", "territories", "priorities", "sign_in"}
ENTERED = {"app.tagline", "menu.project", "home.welcome", "home.code", "home.join", "screen.home"}
ENTERED |= {f"screen.{door}" for door in DOORS} | {f"home.{door}" for door in DOORS - {"participate"}}
ENTERED |= {f"screen.{page}" for page in ("privacy", "accessibility", "helping")}
SAID_OF_ITSELF = ("my_ballot.", "results.", "privacy.", "accessibility.", "helping.")
ENTERED |= {known for known in FRENCH if known.startswith(SAID_OF_ITSELF)}
MET = {known for known in FRENCH if known.startswith("tablet.") and not known.startswith(DESK)} | REFUSALS | ENTERED


def asked() -> Iterator[tuple[schema.Questionnaire, schema.Question]]:
    """What residents are asked; partners answer in French."""
    for questionnaire in CONTENT.questionnaires.values():
        if questionnaire.header.audience != "partenaire":
            for question in questionnaire.questions:
                yield questionnaire, question


def offered(question: schema.Question) -> set[str]:
    rows = () if isinstance(question.rows, str) else question.rows
    return {choice.fr for choice in CONTENT.choices.get(question.list or "", ())} | {row.fr for row in rows}


def said_to_residents() -> set[str]:
    """Every sentence of the content that a resident meets and that we may translate."""
    found = set()
    for questionnaire, question in asked():
        header = questionnaire.header
        found |= {header.title_fr, header.end_fr} | (set() if header.intro_is_stem else {header.intro_fr})
        if not question.lock:
            found |= {question.fr, question.hint} | offered(question)
    for name in ("consent", *CONSENT, "consent_ages", "theme_words"):
        found |= {entry.fr for entry in CONTENT.references[name] if entry.id not in {"version", "earlier"}}
    found |= {CONTENT.promises.controller, CONTENT.promises.retention, CONTENT.promises.contact}
    lines = [one for one in CONTENT.references["help_lines"] if isinstance(one, schema.HelpLine)]
    found |= {words for line in lines for words in (line.fr, line.hours)}
    found |= {*CONTENT.prompts.values()}
    found |= {theme.fr for theme in CONTENT.themes} | {word for word, _ in PICTOGRAMS}
    found |= {words for priority in CONTENT.priorities for words in (priority.title, priority.desc)}
    for vote in CONTENT.references["ready_votes"]:  # those of the vote that was begun with stand on its paper
        found |= {getattr(vote, part) for part in ("question", "decider", "answer")}
    return found - {""}


def locked() -> set[str]:
    """Wordings of outside instruments: the question, what is around it, and the choices that only they offer."""
    found = set()
    for questionnaire, question in asked():
        if questionnaire.header.intro_is_stem:
            found.add(questionnaire.header.intro_fr)
        if question.lock:
            found |= {question.fr, question.hint} | offered(question)
    return found - said_to_residents() - {""}


@every_language
def test_every_sentence_of_the_tablet_is_said_in_every_language(language: str) -> None:
    there = messages(CATALOGUES / language, language)
    assert sorted(MET - there.keys()) == []
    assert sorted(there.keys() - FRENCH.keys()) == []
    assert [known for known, message in there.items() if not all(form.strip() for form in forms(message))] == []


@every_language
def test_every_sentence_has_the_blanks_and_the_plural_forms_it_needs(language: str) -> None:
    there = catalogue(CATALOGUES / language, language)
    for message in there:
        if message.id:
            french = FRENCH[key(message)]
            given = forms(message)
            assert isinstance(message.id, tuple) == isinstance(french.id, tuple), key(message)
            assert len(given) == (there.num_plurals if isinstance(message.id, tuple) else 1), key(message)
            needed = blanks(forms(french)[-1])
            assert blanks(given[-1]) == needed, key(message)
            # «one answer», «two answers» may be said without the figure.
            assert all(blanks(form) | {"n"} == needed | {"n"} for form in given), key(message)


@every_language
def test_a_sentence_that_counts_has_a_form_for_each_number(language: str) -> None:
    carried = keys_under("tablet", language)
    for known, message in FRENCH.items():
        if known.startswith("tablet.") and isinstance(message.id, tuple):
            assert f"{known.removeprefix('tablet.')}.other" in carried
            for n in (0, 1, 2, 3, 11, 100, 111):
                assert say(known, language=language, **{**dict.fromkeys(blanks(forms(message)[-1]), "…"), "n": n})


def test_arabic_has_six_forms_and_each_language_its_own_rule() -> None:
    waiting = [form for form in keys_under("tablet", "ar") if form.startswith("status.waiting.")]
    assert {form.rpartition(".")[2] for form in waiting} == {"zero", "one", "two", "few", "many", "other"}
    assert (Language.of("ar").direction, Language.of("pt").tag) == ("rtl", "pt-PT")
    assert [Language.of(code).name for code in ("ar", "es", "tr")] == ["العربية", "Español", "Türkçe"]
    for language in LANGUAGES:
        rules = {str(read_rule(path)) for path in (CATALOGUES / language).glob("*.po")}
        assert len(rules) == 1, language


def read_rule(path: Path) -> str:
    found = re.search(r"Plural-Forms: (.*?)\\n", read(path.relative_to(ROOT)))
    assert found is not None
    return found[1].replace("(", "").replace(")", "")


@every_language
def test_every_sentence_of_the_content_that_residents_meet_is_translated(language: str) -> None:
    there = set(messages(FOLDER / language, language))
    assert sorted(said_to_residents() - there) == []


@every_language
def test_translations_of_the_content_are_of_what_it_says_and_keep_the_blanks(language: str) -> None:
    there = messages(FOLDER / language, language)
    assert sorted(there.keys() - said_to_residents()) == []  # one that was corrected in French is translated again
    for french, message in there.items():
        assert message.string, french
        assert blanks(str(message.string)) == blanks(french), french


@every_language
def test_a_locked_wording_is_said_in_french_unless_its_authors_published_it(language: str) -> None:
    assert locked() & messages(FOLDER / language, language).keys() == set()
    for french, message in messages(FOLDER / "official" / language, language).items():
        assert french in locked()
        assert message.auto_comments, f"{french}: its source is missing (#. source)"
    said = field.translated(typeset(words) for words in locked())[language]
    assert {typeset(french) for french in messages(FOLDER / "official" / language, language)} == set(said)


@every_language
def test_what_no_speaker_has_checked_is_marked_and_the_mark_counts(language: str) -> None:
    folders = (CATALOGUES / language, FOLDER / language)
    marks = [comment for folder in folders for message in catalogue(folder, language) for comment in comments(message)]
    assert set(marks) <= {UNREAD}
    assert field.unread(language) is bool(marks)


def comments(message: Message) -> list[str]:
    return list(message.user_comments) if message.id else []


def test_french_has_nothing_to_check() -> None:
    assert not field.unread(SOURCE)
    assert isinstance(catalogue(FOLDER / SOURCE, SOURCE), Catalog)


def test_no_key_spells_out_its_plural_forms() -> None:
    """A plural in a catalogue is gettext's: «.one» and «.other» would leave four forms of Arabic unsaid."""
    assert [known for known in FRENCH if known.endswith(".one")] == []


def test_what_was_corrected_under_a_former_key_is_found_under_the_one_of_today() -> None:
    """A name is kept with what was corrected (`translation_version`); of 30 November 2026, computed apart."""
    names = {key: Sentence(Kind.INTERFACE, key, ("",)).name for key in FRENCH}
    assert [first for first in FORMER if not any(key.startswith(first) for key in FRENCH)] == []
    assert len(set(names.values())) == len(names)
    assert names["tablet.my_answers.look"] == "b5e3b365fe38aeff6695d8ed49c77a00"
    assert names["tablet.moment"] == "d0d2f80262f9dd6fa551803508615f59"
    assert names["tablet.ticket.digits.title"] == "e1863eb5fbbc01e5b27440af3d4a14c4"
    assert names["tablet.closed.title"] == "f00af280592785e5cb92c43236543b39"
    assert names["tablet.ticket.title"] == "015f7cc1c9c077b91028247b73d9bd4b"
