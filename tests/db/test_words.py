"""Words said aloud in two workshops: read over before anybody sees them, counted as often as they were said."""

import uuid
from datetime import UTC, datetime, time, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from db import keeping
from db.engine import Database
from db.models.capture import SpokenWordRow
from db.queries.workshops import admission, caption, questions, scenes, tables, weather, words, workshops
from db.queries.workshops.programme import programme
from domain.errors import RequestReused, TextTooLong, WordsMissing
from domain.operations.retention import TERMS, Stock
from domain.staff.by import By
from domain.workshops.admission import Wish
from domain.workshops.minutes import AlreadyValidated, UnknownTag
from domain.workshops.scene import Capture, Scene, WallChanged, What
from domain.workshops.weather import MoreHandsThanPeople
from domain.workshops.words import Round, TooManyWords, UnknownWord, Word, cloud
from domain.workshops.workshop import NotYetOpen, Over
from sentences.workshops.words import often, weather_line
from tests import programmes
from tests.ballots import SECRET
from tests.programmes import SHORT, opened, prepared

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
BY = By("facilitator", NOW)
SECONDS = count(1)
LAST = ("cloture", "decisions")


def said(
    connection: Connection, workshop: str, typed: str, round_: Round = Round.CLOSING, table: int | None = None
) -> str:
    request, later = uuid.uuid4().hex, By("facilitator", NOW + timedelta(seconds=next(SECONDS)))
    words.say(connection, workshop, round_, typed, table, later, request)
    return request


def of(connection: Connection, workshop: str) -> list[Word]:
    return list(words.of(connection, workshop, NOW))


def clear(connection: Connection, workshop: str) -> None:
    words.clear(connection, workshop, [one.id for one in of(connection, workshop)], BY)


def shown(connection: Connection, workshop: str) -> list[tuple[str, str]]:
    """What the wall tells at the step that is now: each word, and how often."""
    about = workshops.workshop(connection, workshop)
    step = programme(connection, workshop).step
    found = caption.under(connection, workshop, scenes.on_wall(connection, about, step), step, NOW)
    assert found is not None
    assert found.cloud is not None
    return [(one.words, often(one)) for one in found.cloud.said]


def test_words_are_seen_once_read_from_five_on_and_no_more_often_than_said(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", LAST, NOW), opened(connection, "Vague 1", LAST, NOW)
        said(connection, second, "Joie, partage ;joie")
        said(connection, first, "Fatigue")
        said(connection, second, "JOIE")
        assert shown(connection, second) == []
        clear(connection, second)
        assert shown(connection, second) == []  # four
        assert cloud(of(connection, second)).missing == 1
    with loaded.transaction() as connection:
        late = said(connection, second, "Espoir")
        assert shown(connection, second) == []
        words.clear(connection, second, [f"{late}-00"], BY)
        assert shown(connection, second) == [("JOIE", "3 fois"), ("Espoir", ""), ("partage", "")]
        said(connection, second, "espoir")  # nobody has read it yet
        assert shown(connection, second) == [("JOIE", "3 fois"), ("Espoir", ""), ("partage", "")]
        assert shown(connection, first) == []


def test_a_table_is_told_as_a_table_and_once(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = opened(connection, "Vague 1", LAST, NOW)
        tables.set_(connection, workshop, 3, BY)
        for table in (2, 2, 1, None):
            said(connection, workshop, "Entraide", table=table)
        said(connection, workshop, "Faim, temps")
        said(connection, workshop, "Temps", table=3)
        clear(connection, workshop)
        assert shown(connection, workshop) == [
            ("Entraide", "1 fois, 2 tables"), ("Temps", "1 fois, 1 table"), ("Faim", ""),
        ]  # fmt: skip


def test_words_are_typed_in_an_open_workshop_only_and_once(loaded: Database) -> None:
    with loaded.transaction() as connection:
        waiting = prepared(connection, "Vague 1", SHORT, NOW)
        first, second = opened(connection, "Vague 2", SHORT, NOW), opened(connection, "Vague 3", SHORT, NOW)
        with pytest.raises(NotYetOpen):
            said(connection, waiting, "Joie")
        request = uuid.uuid4().hex
        for _ in range(2):
            words.say(connection, second, Round.FREE, "Joie, joie", None, BY, request)
        for typed, round_ in (("Joie", Round.FREE), ("Joie, joie", Round.CLOSING)):
            with pytest.raises(RequestReused):
                words.say(connection, second, round_, typed, None, BY, request)
        for typed, refusal in (
            (" , ;", WordsMissing),
            (", ".join("abcdefghijklmnopqrstu"), TooManyWords),
            ("a" * 41, TextTooLong),
        ):
            with pytest.raises(refusal):
                said(connection, second, typed)
        said(connection, second, "écrire à ana@example.org, 06 12 34 56 78")
        kept = [one.words for one in of(connection, second)]
        assert kept[:2] == ["Joie", "joie"]
        assert "example" not in " ".join(kept)
        assert "06" not in " ".join(kept)
        words.remove(connection, first, [f"{request}-00"], BY)  # it is not of that one
        for _ in range(2):
            words.remove(connection, second, [f"{request}-00"], BY)
        assert f"{request}-00" not in [one.id for one in of(connection, second)]
        assert f"{request}-01" in [one.id for one in of(connection, second)]
        workshops.close(connection, second, by=BY)
        with pytest.raises(Over):
            said(connection, second, "Joie")


def test_they_are_read_over_and_told_apart_until_the_minutes_are_validated(loaded: Database) -> None:
    with loaded.transaction() as connection:
        done, workshop = programmes.told(connection, "Vague 2", NOW), opened(connection, "Vague 1", SHORT, NOW)
        request = said(connection, workshop, "Joie, espoir")
        programmes.over(connection, workshop, NOW)
        ids = [f"{request}-01"]
        for _ in range(2):
            words.clear(connection, workshop, ids, BY)
        words.tag(connection, workshop, ids, "optimisme", BY)
        assert [(one.cleared, one.tag) for one in of(connection, workshop)] == [(False, ""), (True, "optimisme")]
        with pytest.raises(UnknownTag):
            words.tag(connection, workshop, ids, "rien", BY)
        with pytest.raises(UnknownWord):
            words.tag(connection, workshop, ["nothing"], "optimisme", BY)
        for act in (words.clear, words.remove):
            with pytest.raises(AlreadyValidated):
                act(connection, done, ids, BY)


def test_a_word_that_nobody_reads_is_gone_after_thirty_days(loaded: Database) -> None:
    gone = TERMS[Stock.SPOKEN].until(NOW.date())
    late = datetime.combine(gone, time(), UTC)
    with loaded.transaction() as connection:
        first, second = opened(connection, "Vague 1", SHORT, NOW), opened(connection, "Vague 2", SHORT, NOW)
        old = uuid.uuid4().hex
        words.say(connection, first, Round.CLOSING, "Fatigue, joie", None, BY, old)
        kept = [f"{old}-01"]
        words.clear(connection, first, kept, BY)
        new = uuid.uuid4().hex
        words.say(connection, second, Round.FREE, "Espoir", None, By("facilitator", NOW + timedelta(days=1)), new)
        assert [one.id for one in words.of(connection, first, late)] == kept  # even before anything is deleted

    def stored() -> list[str]:
        with loaded.reading() as connection:
            return sorted(connection.execute(select(SpokenWordRow.words)).scalars())

    with loaded.reading() as connection:
        assert len(words.of(connection, first, late - timedelta(seconds=1))) == 2
    keeping.purge(loaded, gone - timedelta(days=1), SECRET, Path("nowhere"))
    assert stored() == ["Espoir", "Fatigue", "joie"]
    assert keeping.purge(loaded, gone, SECRET, Path("nowhere")) == {Stock.SPOKEN: 1}
    assert stored() == ["Espoir", "joie"]


def test_hands_for_the_weather_are_of_the_people_present(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", SHORT, NOW), opened(connection, "Vague 1", SHORT, NOW)
        admission.grant(connection, second, Wish.COUNT, 8, BY)
        with pytest.raises(MoreHandsThanPeople):
            weather.record(connection, second, (0, 0, 4, 4, 1), BY)
        with pytest.raises(MoreHandsThanPeople):
            weather.record(connection, second, (0, -1, 4, 4, 1), BY)
        weather.record(connection, second, (0, 0, 1, 3, 0), BY)
        assert weather_line(weather.of(connection, second)) == "Moins de 5 mains levées\u00a0: on n’en dit pas plus."
        weather.record(connection, second, (0, 0, 4, 3, 1), BY)
        assert weather.of(connection, second).hands == (0, 0, 4, 3, 1)
        assert "Nuages\u00a0: 4" in weather_line(weather.of(connection, second))
        assert weather_line(weather.of(connection, first)) == ""
        workshops.close(connection, second, by=BY)
        with pytest.raises(Over):
            weather.record(connection, second, (1, 0, 0, 0, 0), BY)


def test_what_was_said_is_put_on_the_wall_and_leaves_it_with_the_workshop(loaded: Database) -> None:
    def scene(connection: Connection, workshop: str) -> Scene:
        return scenes.on_wall(
            connection, workshops.workshop(connection, workshop), programme(connection, workshop).step
        )

    def now() -> By:
        return By("facilitator", NOW + timedelta(seconds=next(SECONDS)))

    with loaded.transaction() as connection:
        first, second = opened(connection, "Vague 1", (), NOW), opened(connection, "Vague 2", (), NOW)
        before = scene(connection, second)
        for _ in range(2):
            questions.capture(connection, second, Capture.EXISTING, before, now())
        assert scene(connection, second) == Scene(What.CAPTURE, Capture.EXISTING)
        with pytest.raises(WallChanged):
            questions.capture(connection, second, Capture.CLOSING, before, now())
        questions.capture(connection, second, Capture.CLOSING, scene(connection, second), now())
        with pytest.raises(WallChanged):
            questions.take_off(connection, second, Scene(What.CAPTURE, Capture.EXISTING), now())
        assert scene(connection, first) == before
    with loaded.transaction() as connection:
        for _ in range(2):
            questions.take_off(connection, second, Scene(What.CAPTURE, Capture.CLOSING), now())
        assert scene(connection, second) == before
        questions.capture(connection, second, Capture.WEATHER, before, now())
        workshops.close(connection, second, by=now())
        assert [shown.scene.what for shown in scenes.history(connection, second)] == [
            What.COUNT, What.CAPTURE, What.CAPTURE, What.COUNT, What.CAPTURE, What.OVER,
        ]  # fmt: skip
