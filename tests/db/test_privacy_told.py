"""«Vie privée» says of each family of the table how long, and since when: what the purge does, in every language."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select, update

from db.engine import Database
from db.models.content import ActorRow
from db.models.participation import ResponseRow
from db.models.partners import PartnerAnswerRow, PartnerResponseRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import wave_ends
from db.queries.operations import content, kept
from domain.operations.retention import TERMS, Stock, promised
from domain.staff.by import By
from sentences.operations import kept as staff
from sentences.operations import public
from tests.ballots import NOW
from tests.db.test_counts import Room
from tests.db.test_keeping import evening, purged
from texts import LANGUAGES, SOURCE, catalogue, field, speaking
from texts.typography import typeset

TODAY = NOW.date()
OF_A_WAVE = (Stock.CARDS, Stock.PARTNERS, Stock.ANSWERS)
UNITS = {  # months, days; and what closes a survey
    "tr": ("ay", "gün", "kapandıktan"),
    "ar": ("شهرًا", "يومًا", "إغلاق"),
    "fr": ("mois", "jours", "fermeture"),
    "pt": ("meses", "dias", "fecho"),
    "en": ("months", "days", "closed"),
    "es": ("meses", "días", "cierre"),
}
SINCE = {  # what each begins with, in French, as ``kept`` counts
    Stock.WORDS: "après l’atelier",
    Stock.SPOKEN: "après avoir été noté",
    Stock.SHEETS: "après l’atelier",
    Stock.IDEAS: "après son arrivée",
    Stock.STRUCTURE_WORDS: "après la fermeture de l’enquête",
    Stock.BALLOTS: "après le vote",
    Stock.DEVICES: "après l’atelier, une fois clos",
    Stock.ACCOUNTS: "après sa dernière connexion",
    Stock.JOURNAL: "après chaque acte",
    Stock.BACKUPS: "après avoir été faite",
    Stock.ANSWERS: "après la fermeture de l’enquête",
    Stock.CARDS: "après la fermeture de l’enquête",
    Stock.PARTNERS: "comptés comme pour les réponses",
}


def said(database: Database) -> list[str]:
    """The part of the page that says how long."""
    with database.reading() as connection:
        places = content.territories(connection)
    return public.privacy(places)[2][1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_each_duration_of_the_table_is_on_the_page(loaded: Database, language: str) -> None:
    months, days, closing = UNITS[language]
    with speaking(language):
        lines = said(loaded)
    for line, (family, term) in zip(lines, TERMS.items(), strict=False):
        assert catalogue(language).gettext(f"privacy.long.{family}").partition("{n}")[0] in line
        assert f"{term.months or term.days} {months if term.months else days}" in line
        assert not (term.months and term.days)
        assert re.findall(r"\d+", line) == [str(term.months or term.days)]
    by_family = dict(zip(TERMS, lines, strict=False))
    assert all(closing in by_family[family] for family in (Stock.ANSWERS, Stock.CARDS, Stock.STRUCTURE_WORDS))


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_each_begins_where_the_table_of_staff_says_so_too(loaded: Database) -> None:
    by_family = dict(zip(TERMS, said(loaded), strict=False))
    assert set(SINCE) == set(Stock)
    for family, since in SINCE.items():
        assert since in by_family[family]
    for rule in (staff.rule(family) for family in (Stock.ANSWERS, Stock.CARDS, Stock.STRUCTURE_WORDS)):
        assert "après la fermeture de la vague" in rule
    assert "dernier jour donné aux structures" in by_family[Stock.ANSWERS]
    assert "dernier jour donné aux structures" in staff.rule(Stock.ANSWERS)
    assert "comptés comme pour les réponses" in staff.rule(Stock.PARTNERS)


def lived(database: Database) -> Room:
    """A wave of which answers, link cards and what a structure said are kept."""
    room = evening(database, TODAY)
    with database.transaction() as connection:
        some = connection.execute(select(ResponseRow.id).where(ResponseRow.wave_id == room.wave).limit(2)).scalars()
        for one in some.all():
            connection.execute(update(ResponseRow).where(ResponseRow.id == one).values(link_hash=f"card {one}"))
    return room


def untils(database: Database, room: Room) -> dict[Stock, date]:
    with database.reading() as connection:
        return {heap.family: heap.until for heap in kept.kept(connection) if heap.subject == room.wave}


def structures(database: Database, rooms: list[Room]) -> None:
    """A structure answers in each of these waves."""
    with database.transaction() as connection:
        version = connection.execute(select(ResponseRow.version_id)).scalars().first()
        actors = connection.execute(select(ActorRow.id).order_by(ActorRow.id)).scalars().all()
        for n, room in enumerate(rooms):
            seat = {"wave_id": room.wave, "actor_id": actors[n], "version_id": version, "state": "complete"}
            connection.execute(insert(PartnerResponseRow).values(id=n + 1, **seat))
            asked = {"question_id": "p01", "value": "oui", "device": "-", "sequence": 1, "request_id": room.wave}
            connection.execute(insert(PartnerAnswerRow).values(response_id=n + 1, **asked))


def test_a_wave_that_is_closed_eight_months_late_is_kept_from_its_closing(loaded: Database) -> None:
    forgotten, answering, late = lived(loaded), lived(loaded), lived(loaded)
    structures(loaded, [late, forgotten, answering])
    last, closing = TODAY + timedelta(days=40), TODAY + timedelta(days=243)
    with loaded.transaction() as connection:
        both = (WaveRow.id == answering.wave) | (WaveRow.id == late.wave)
        connection.execute(update(WaveRow).where(both).values(ends_on=last))
        for room in (late, forgotten, answering):
            connection.execute(update(WorkshopRow).where(WorkshopRow.id == room.id).values(state="closed", day=TODAY))
    assert untils(loaded, late) == {family: TERMS[family].until(last) for family in OF_A_WAVE}
    with loaded.transaction() as connection:
        by = By("coordinator", NOW + timedelta(days=243))
        wave_ends.close(connection, late.wave, None, by)
    for room, since in ((forgotten, TODAY), (answering, last), (late, closing)):
        assert untils(loaded, room) == {family: TERMS[family].until(since) for family in OF_A_WAVE}
    gone = TERMS[Stock.ANSWERS].until(closing)
    purged(loaded, gone - timedelta(days=1))
    assert set(untils(loaded, late)) == {Stock.ANSWERS, Stock.PARTNERS}  # cards go before
    assert untils(loaded, answering) == untils(loaded, forgotten) == {}
    purged(loaded, gone)
    assert untils(loaded, late) == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_what_is_agreed_to_before_the_first_question_is_the_table(loaded: Database, language: str) -> None:
    """«24 mois après la fin de l’enquête»: the page says when a survey ends, the tablet need not."""
    with loaded.reading() as connection:
        promises = {place.retention for place in content.territories(connection)}
    with speaking(language):
        page = "\n".join(said(loaded))
    for promise in promises:
        assert promised(promise) == TERMS[Stock.ANSWERS]
        assert promise.endswith("après la fin de l'enquête")
        words = promise if language == SOURCE else field.sentences(language)[typeset(promise)]
        assert str(TERMS[Stock.ANSWERS].months) in words
        assert typeset(words) in page
