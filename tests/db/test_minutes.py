"""Two workshops are told, closed in the reverse order; each is validated once, as it was read, and never changes."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, update
from sqlalchemy.exc import IntegrityError

from db.engine import Database
from db.models.minutes import MinutesRow
from db.models.workshop import WorkshopRow
from db.queries.votes import screens, votes
from db.queries.workshops import decisions, endings, minutes, workshops
from db.queries.workshops.facts import facts
from domain.errors import RequestReused, TextTooLong, WordsMissing
from domain.evaluation.disclosure import K, Onlooker, next_version
from domain.staff.by import By
from domain.workshops.decisions import Promise
from domain.workshops.ending import REOPENS
from domain.workshops.minutes import (
    AlreadyValidated,
    Heading,
    Kind,
    Minutes,
    MinutesMoved,
    Note,
    NotOver,
    NotValidated,
    Speaker,
    SpeakerMissing,
    UnknownTag,
    read,
)
from domain.workshops.scene import Capture, What
from sentences.workshops.minutes import composed
from tests import ballots
from tests.programmes import SHORT, opened, over, prepared
from texts import say

BLOCK = 10  # people: fewer are never published together

FIRST, SECOND = datetime(2026, 11, 28, 14, 2, tzinfo=UTC), datetime(2026, 12, 12, 14, tzinfo=UTC)
GARDEN = Note(Kind.AGREEMENT, "Un jardin, oui.")
SAID = Note(Kind.WORDS, "On mange mieux ensemble.", Speaker.RESIDENT_F, "terreau")
PRESSES = 8


def by(connection: Connection, login: str = "ana", now: datetime = SECOND) -> By:
    return By("facilitator", now, ballots.account(connection, login))


def write(connection: Connection, workshop: str, said: Note, who: By, request: str = "") -> None:
    minutes.write(connection, workshop, said, who, request or uuid.uuid4().hex)


def told(connection: Connection, workshop: str) -> Minutes:
    return composed(facts(connection, workshop))


def lines(one: Minutes, heading: Heading) -> list[str]:
    return [line.words for part in one.sections if part.heading is heading for line in part.lines]


def test_two_workshops_are_told_apart_whatever_the_order_in_which_they_close(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = opened(connection, "Vague 2", SHORT, SECOND), opened(connection, "Vague 1", SHORT, FIRST)
        who = by(connection)
        for workshop, text in ((second, "Une fête"), (first, "Un four à pain")):
            promise = Promise(text, "La mairie", SECOND.date() + timedelta(days=30))
            decisions.decide(connection, workshop, promise, who, f"of {workshop}")
        write(connection, first, SAID, who)
        write(connection, first, GARDEN, who)
        connection.execute(update(WorkshopRow).where(WorkshopRow.id == first).values(people=12))
        connection.execute(update(WorkshopRow).where(WorkshopRow.id == second).values(people=3))
        over(connection, second, SECOND)
    with loaded.transaction() as connection:
        with pytest.raises(NotOver):
            minutes.validate(connection, first, composed, told(connection, first).digest, who)
        workshops.close(connection, first, by=By("facilitator", SECOND))
        with pytest.raises(NotOver):  # it may be reopened yet
            minutes.validate(connection, first, composed, told(connection, first).digest, who)
        endings.settle(connection, first, SECOND + REOPENS)
        seen = {workshop: told(connection, workshop) for workshop in (second, first)}
        for workshop, one in seen.items():
            minutes.validate(connection, workshop, composed, one.digest, who)
    with loaded.reading() as connection:
        kept = minutes.of_territory(connection, "lyon")
    assert [one.workshop for one in kept] == [second, first]
    assert {one.workshop: one.minutes for one in kept} == seen
    earlier, later = seen[first], seen[second]
    assert [part.heading for part in earlier.sections] == [
        Heading.ESSENTIAL, Heading.MEETING, Heading.PROGRAMME, Heading.WALL, Heading.AGREEMENT, Heading.WORDS,
        Heading.DECISIONS, Heading.NEXT,
    ]  # fmt: skip
    assert lines(earlier, Heading.NEXT) == ["«\u00a0Bien manger, Vague 2\u00a0», le 12/12/2026, Centre social."]
    assert lines(later, Heading.NEXT) == []
    assert "12 personnes présentes." in lines(earlier, Heading.ESSENTIAL)
    assert "Moins de 5 personnes présentes." in lines(later, Heading.ESSENTIAL)
    assert lines(earlier, Heading.WALL)[0].startswith("15:02 ")  # by the clock of the room
    assert "Un four à pain" in lines(earlier, Heading.DECISIONS)[0]
    assert "Une fête" in lines(later, Heading.DECISIONS)[0]
    assert "une habitante" in lines(earlier, Heading.WORDS)[0]
    assert "pas abordé" in lines(earlier, Heading.PROGRAMME)[1]


def test_what_was_read_is_what_is_kept_and_only_once(loaded: Database) -> None:
    with loaded.transaction() as connection:
        beside, workshop = opened(connection, "Vague 1", SHORT, FIRST), opened(connection, "Vague 2", SHORT, FIRST)
        ana, lou = by(connection), by(connection, "lou")
        over(connection, workshop, FIRST)
        with pytest.raises(NotValidated):
            minutes.correct(connection, workshop, "Douze, pas dix.", ana, "early")
        stale = told(connection, workshop).digest
        write(connection, workshop, GARDEN, lou, "garden")
        with pytest.raises(MinutesMoved):
            minutes.validate(connection, workshop, composed, stale, ana)
        seen = told(connection, workshop).digest
        for _ in range(2):
            minutes.validate(connection, workshop, composed, seen, ana)
    late: Callable[[Connection], None]
    for late in (
        lambda connection: minutes.validate(connection, workshop, composed, seen, lou),
        lambda connection: minutes.validate(connection, workshop, composed, stale, ana),
        lambda connection: write(connection, workshop, SAID, lou),
        lambda connection: minutes.take_back(connection, workshop, "garden", lou),
    ):
        with loaded.transaction() as connection, pytest.raises(AlreadyValidated):
            late(connection)
    with loaded.transaction() as connection:
        for _ in range(2):
            minutes.correct(connection, workshop, "Douze. Appeler le 06 12 34 56 78", lou, "one")
        with pytest.raises(RequestReused):
            minutes.correct(connection, workshop, "Treize.", lou, "one")
        minutes.correct(connection, workshop, "Le four est petit.", replace(ana, now=SECOND + timedelta(days=2)), "two")
    with loaded.reading() as connection:
        kept = minutes.of(connection, workshop)
        assert minutes.of(connection, beside) is None
        assert minutes.validated(connection) == {workshop}
    assert kept is not None
    assert (kept.digest, kept.minutes.digest) == (seen, seen)
    assert [one.day.day for one in kept.corrections] == [12, 14]
    assert "06 12" not in kept.corrections[0].words


def test_of_many_who_press_at_once_one_validates(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = opened(connection, "Vague 1", SHORT, FIRST)
        over(connection, workshop, FIRST)
        people = [by(connection, f"person {number}") for number in range(PRESSES)]
        seen = told(connection, workshop).digest

    def press(who: By) -> bool:
        try:
            with loaded.transaction() as connection:
                minutes.validate(connection, workshop, composed, seen, who)
        except AlreadyValidated:
            return False
        return True

    with ThreadPoolExecutor(PRESSES) as crowd:
        assert sum(crowd.map(press, people)) == 1
    row = {"workshop_id": workshop, "text": "{}", "sha256": "0" * 64, "staff_id": None, "validated_at": SECOND}
    with pytest.raises(IntegrityError), loaded.transaction() as connection:
        connection.execute(insert(MinutesRow).values(**row))


def test_what_is_written_down_names_a_role_and_leads_to_nobody(loaded: Database) -> None:
    with loaded.transaction() as connection:
        other, workshop = opened(connection, "Vague 1", SHORT, FIRST), opened(connection, "Vague 2", SHORT, FIRST)
        who = by(connection)
        for wrong, refusal in (
            (Note(Kind.WORDS, "Oui."), SpeakerMissing),
            (replace(SAID, tag="gossip"), UnknownTag),
            (replace(GARDEN, words="  "), WordsMissing),
            (replace(GARDEN, words="a" * 301), TextTooLong),
        ):
            with pytest.raises(refusal):
                write(connection, workshop, wrong, who)
        write(connection, workshop, replace(GARDEN, speaker=Speaker.AGENT, tag="outils"), who, "one")
        write(connection, workshop, replace(SAID, words="Écrivez à ana@example.org, 06 12 34 56 78"), who, "two")
        for _ in range(2):
            write(connection, workshop, GARDEN, who, "three")
            minutes.take_back(connection, workshop, "one", who)
            minutes.take_back(connection, other, "two", who)  # it is not of that one
        with pytest.raises(RequestReused):
            write(connection, workshop, SAID, who, "three")
        text = told(connection, workshop).text
        kept = facts(connection, workshop).notes
    assert set(kept) == {"two", "three"}
    assert "06 12" not in text
    assert "example.org" not in text


@pytest.mark.parametrize("seen", [True, False])
def test_residents_read_of_votes_whose_result_the_wall_has_shown(loaded: Database, seen: bool) -> None:
    with loaded.transaction() as connection:
        workshop = opened(connection, "Vague 1", SHORT, FIRST)
        vote = ballots.opened(connection, workshop, ballots.plan("approval"))
        for number in range(6):
            ballots.cast(connection, vote, "A=1", number=number)
        ballots.close(connection, vote)
        if seen:
            screens.reveal(connection, votes.vote(connection, vote), by=By("facilitator", FIRST))
        one = told(connection, workshop)
    assert any("Une épicerie sur roues" in words for words in lines(one, Heading.VOTES))
    public = [line.words for line in one.public(Heading.VOTES)]
    assert bool(public) == seen
    assert any("Une épicerie sur roues" in words for words in public) == seen


def test_after_a_demonstration_comes_a_demonstration(loaded: Database) -> None:
    with loaded.transaction() as connection:
        prepared(connection, "Vague 2", SHORT, SECOND, demonstration=True)
        real = opened(connection, "Vague 1", SHORT, FIRST)
        assert lines(told(connection, real), Heading.NEXT) == []


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_no_figure_under_its_threshold_and_no_words_that_change_the_text(loaded: Database) -> None:
    with loaded.transaction() as connection:
        known = facts(connection, opened(connection, "Vague 1", SHORT, FIRST))

    @settings(max_examples=60, deadline=None)
    @given(
        yes=st.integers(0, 30), no=st.integers(0, 30), words=st.text(min_size=1, max_size=60), people=st.integers(0, 9)
    )
    def shown(yes: int, no: int, words: str, people: int) -> None:
        assume(yes + no >= BLOCK)
        share = next(one for one in known.indicators if one.calculation and one.calculation.measure == "share")
        version = next_version(
            None, known.indicators, {share.id: {"yes": yes, "no": no}}, yes + no, Onlooker.ROOM, FIRST.date()
        )
        here = replace(known.workshop, finished=77_777, people=people, title=words, code="ABCDEF")
        note = Note(Kind.AGREEMENT, words)
        one = composed(replace(known, version=version, workshop=here, notes={"one": note}))
        figures = lines(one, Heading.FIGURES)
        first = [line.partition(". ")[0].split() for line in figures]  # what follows tells who did not answer
        assert not any(str(few) in words_ for words_ in first for few in {yes, no} if 0 < few < K)
        assert "77\u202f777" not in one.text
        assert "77777" not in one.text
        assert read(one.text) == one
        counted = [line for line in lines(one, Heading.MEETING) if "présentes" in line]
        exactly, few = [f"{people} personnes présentes."], ["Moins de 5 personnes présentes."]
        assert counted == ([] if not people else exactly if people >= K else few)

    shown()


def test_everything_that_a_wall_shows_has_its_words() -> None:
    assert all(say(f"minutes.wall.{what}", about="x") for what in What if what is not What.CAPTURE)
    assert all(say(f"capture.title.{capture}") for capture in Capture)
