"""Minutes tell what was said aloud in their own workshop: what somebody has read over, and counts of hands."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from db.engine import Database
from db.queries.workshops import existing, questions, scenes, tables, weather, words, workshops
from db.queries.workshops.facts import facts
from db.queries.workshops.programme import programme
from domain.staff.by import By
from domain.workshops.existing import Named
from domain.workshops.minutes import Heading, Line, Minutes, read
from domain.workshops.scene import Capture
from domain.workshops.words import Round
from sentences.workshops.minutes import composed
from tests.programmes import SHORT, opened
from texts import say

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
BY = By("facilitator", NOW)


def under(minutes: Minutes, heading: Heading) -> list[Line]:
    return [line for part in minutes.sections if part.heading is heading for line in part.lines]


def told(connection: Connection, workshop: str) -> Minutes:
    return composed(facts(connection, workshop))


def test_what_exists_is_told_with_its_names_by_the_workshop_that_named_it(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", SHORT, NOW), opened(connection, "Vague 1", SHORT, NOW)
        tables.set_(connection, second, 2, BY)
        existing.name(connection, first, Named("Un four", "lieu", "Rue Haute"), BY, "oven")
        existing.name(connection, second, Named("Le fournil", "lieu", table=2), BY, "bakery")
        existing.name(connection, second, Named("Une fête", "rendez_vous", actor="La mairie"), BY, "feast")
        existing.merge(connection, second, "bakery", "oven", BY)
        lines = under(told(connection, second), Heading.EXISTING)
        assert {line.words for line in lines} == {
            "Une fête — Un rendez-vous · La mairie",
            "Un four (aussi\u00a0: Le fournil) — Un lieu · Rue Haute · table\u00a02",
        }
        assert all(line.public for line in lines)
        assert [line.words for line in under(told(connection, first), Heading.EXISTING)] == [
            "Un four (aussi\u00a0: Le fournil) — Un lieu · Rue Haute"
        ]


def test_words_are_told_from_five_on_by_subject_and_never_unread(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", SHORT, NOW), opened(connection, "Vague 1", SHORT, NOW)
        words.say(connection, second, Round.CLOSING, "Joie, joie, partage, temps", None, BY, "a")
        words.say(connection, first, Round.CLOSING, "Un, deux, trois, quatre, cinq", None, BY, "b")
        words.clear(connection, second, [f"a-0{n}" for n in range(4)], BY)
        assert under(told(connection, second), Heading.SPOKEN) == []
        words.say(connection, second, Round.CLOSING, "Espoir, fatigue", None, BY, "c")
        words.clear(connection, second, ["c-00"], BY)
        words.tag(connection, second, ["a-00", "a-01", "c-00"], "optimisme", BY)
        head, plain, tagged = under(told(connection, second), Heading.SPOKEN)
        assert (head.words, head.head) == (say("capture.title.closing"), True)
        assert plain.words == "partage, temps"
        assert tagged.words == say("words.about", tag="optimisme et engagement", words="Joie (2 fois), Espoir")
        assert head.public
        assert plain.public
        assert tagged.public
        assert under(told(connection, first), Heading.SPOKEN) == []
        assert "fatigue" not in told(connection, second).text
        assert read(told(connection, second).text) == told(connection, second)


def test_hands_and_what_the_wall_showed_are_told_as_counts(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", (), NOW), opened(connection, "Vague 1", (), NOW)
        weather.record(connection, second, (0, 1, 0, 4, 2), BY)
        about = workshops.workshop(connection, second)
        scene = scenes.on_wall(connection, about, programme(connection, second).step)
        questions.capture(connection, second, Capture.WEATHER, scene, By("facilitator", NOW + timedelta(minutes=1)))
        minutes = told(connection, second)
        [line] = under(minutes, Heading.WEATHER)
        assert line.words == "7 mains levées. " + "\u00a0; ".join(
            f"{word}\u00a0: {n}"
            for word, n in (("Orage", 0), ("Pluie", 1), ("Nuages", 0), ("Éclaircies", 4), ("Grand soleil", 2))
        )
        assert say("capture.title.weather") in under(minutes, Heading.WALL)[-1].words
        assert under(told(connection, first), Heading.WEATHER) == []
