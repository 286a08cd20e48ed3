"""What a committee reads of its waves: what was published of each, added from what was told of each block."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from db.engine import Database
from db.queries.evaluation import compared, publications, reveals, spreads, waves
from db.queries.operations import content
from db.queries.priorities import library
from db.queries.votes import themes as ballots
from db.queries.workshops import workshops
from domain.evaluation.committee import published
from domain.evaluation.compare import ToldWave
from domain.evaluation.ranges import Span
from domain.staff.by import By
from domain.votes.vote import VoteOption
from tests.asked import answer, room
from tests.ballots import close, opened, plan

SPRING, AUTUMN = datetime(2026, 4, 2, 14, tzinfo=UTC), datetime(2026, 11, 22, 14, tzinfo=UTC)
SPLIT, MIRRORED, OTHER = "1122444444555", "5544222222111", "1111122224444"


def revealed(connection: Connection, label: str, said: str, now: datetime, territory: str = "lyon") -> str:
    """A room of prepared tablets of that wave, in which so many people answered one question and saw it."""
    workshop = room(connection, label, now=now, territory=territory)
    answer(connection, workshop, [{"voice": value} for value in said])
    reveals.reveal(connection, workshop, by=By("facilitator", now))
    return workshop


def beside(connection: Connection, workshop: str) -> tuple[ToldWave, dict[str, ToldWave]]:
    about = workshops.workshop(connection, workshop)
    known = {one.id: one for one in waves.waves(connection)}
    here, all_ = compared.beside(connection, known[about.wave])
    return here, {one.name: one for one in all_}


def test_the_waves_of_one_territory_are_read_together_and_never_another_ones(loaded: Database) -> None:
    with loaded.transaction() as connection:
        autumn = revealed(connection, "Automne", SPLIT, AUTUMN)
        elsewhere = revealed(connection, "Printemps", OTHER, SPRING, "montpellier")
        revealed(connection, "Printemps", OTHER, SPRING)
        again = revealed(connection, "Automne", OTHER, AUTUMN)
        waves.add(connection, "lyon", "Démonstration", demonstration=True)
    with loaded.reading() as connection:
        here, known = beside(connection, autumn)
        assert here == beside(connection, again)[0]
        assert set(known) == {"Automne", "Printemps"}
        assert (known["Automne"].population, known["Printemps"].population) == (26, 13)
        rules = published(content.indicators(connection))
        version = publications.latest(connection, f"public:{here.wave}", rules)
        assert here.told(rules) == version.figures
        assert {figure.version for figure in version.figures if figure.shown} == {1}
        assert [question.id for question in here.asked["voice"]] == ["r13"]
        assert beside(connection, elsewhere)[0].population == 13


def test_the_answers_to_a_question_are_those_that_each_block_told(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second = revealed(connection, "Automne", MIRRORED, AUTUMN)
        revealed(connection, "Printemps", SPLIT, SPRING)
        first = revealed(connection, "Automne", SPLIT, AUTUMN)
        revealed(connection, "Automne", SPLIT, AUTUMN, "montpellier")
    with loaded.reading() as connection:
        wave = workshops.workshop(connection, first).wave
        one, other = (spreads.of(connection, room)["item:voice@1"] for room in (first, second))
        added = spreads.of_wave(connection, wave)["item:voice@1"]
    assert added == one.plus(other)
    assert added.people == 26
    assert dict(added.parts) == {"1": Span(0, 8), "2": Span(5, 13), "3": Span(0, 8), "4": Span(5, 13), "5": Span(0, 8)}


def test_a_vote_belongs_to_the_themes_of_what_it_was_about(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = room(connection, "Automne"), room(connection, "Printemps")
        one, *known = library.examples(connection)
        other = next(each for each in known if each.words.theme != one.words.theme)
        made = {}
        for workshop, about in ((second, other), (first, one)):
            offered = (VoteOption(about.words.title, priority=about.id), VoteOption("Une fête"))
            made[about.words.theme] = opened(connection, workshop, replace(plan(options=2), choices=offered))
        typed = opened(connection, first, plan())
        for vote in (*made.values(), typed):
            close(connection, vote)
    with loaded.reading() as connection:
        themes = [theme.id for theme in content.themes(connection)]
        found = {
            theme: [past.vote.id for past in ballots.about(connection, "lyon", theme, demonstration=False)]
            for theme in themes
        }
        assert ballots.about(connection, "lyon", one.words.theme, demonstration=True) == ()
        assert ballots.about(connection, "montpellier", one.words.theme, demonstration=False) == ()
    assert {theme: votes for theme, votes in found.items() if votes} == {theme: [vote] for theme, vote in made.items()}
