"""What a room keeps of its votes: each of its own, once, in the words of whoever saw what was kept before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from db.engine import Database
from db.queries.votes import conclusions, votes
from db.queries.workshops import decisions, workshops
from domain.errors import RequestReused, WordsMissing
from domain.staff.by import By
from domain.votes.conclusion import Conclusion, ConclusionMoved
from domain.votes.errors import VoteStillOpen
from domain.workshops.workshop import Over
from sentences.votes.conclusion import answer
from tests.ballots import NOW, account, close, opened, plan, room

DAY = NOW.date() + timedelta(days=20)


def test_each_vote_keeps_its_own_and_a_stale_screen_replaces_nothing(loaded: Database) -> None:
    with loaded.transaction() as connection:
        by = By("facilitator", NOW, account(connection, "ana"))
        workshop = room(connection)
        first, second = (opened(connection, workshop, plan()) for _ in "12")
        close(connection, second)
        one, two = (votes.vote(connection, each) for each in (first, second))
        conclusions.write(connection, two, "On commence par l’épicerie.", None, by)
    with loaded.transaction() as connection, pytest.raises(VoteStillOpen):
        conclusions.write(connection, one, "Trop tôt.", None, by)
    with loaded.transaction() as connection, pytest.raises(ConclusionMoved):
        conclusions.write(connection, two, "Une autre fois.", None, by)
    with loaded.transaction() as connection:
        conclusions.write(connection, two, "On commence par le four, au 06 12 34 56 78.", Conclusion("", 0), by)
        close(connection, first)
        conclusions.write(connection, one, "Rien pour l’instant.", None, by)
    with loaded.transaction() as connection, pytest.raises(ConclusionMoved):
        conclusions.write(connection, two, "Troisième.", Conclusion("", 0), by)
    with loaded.reading() as connection:
        kept = conclusions.of(connection, [second, first, "unknown"])
    assert {vote: one.version for vote, one in kept.items()} == {first: 0, second: 1}
    assert "06 12" not in kept[second].words
    assert kept[first].words == "Rien pour l’instant."


def test_an_answer_is_promised_once_and_followed_as_a_decision(loaded: Database) -> None:
    with loaded.transaction() as connection:
        by = By("facilitator", NOW, account(connection, "ana"))
        workshop = room(connection)
        long = replace(plan(), question="Par quoi commencer ? " * 9, decider="le comité de quartier " * 5)
        first, second = (opened(connection, workshop, each) for each in (plan(), long))
        for vote in (second, first):
            close(connection, vote)
            seen = votes.vote(connection, vote)
            for _ in "12":
                conclusions.promise(connection, seen, answer(seen, DAY), by)
    with loaded.transaction() as connection, pytest.raises(RequestReused):
        conclusions.promise(connection, seen, answer(seen, DAY + timedelta(days=1)), by)
    with loaded.reading() as connection:
        made = decisions.following(connection, [first, second])
        assert {vote: len(found) for vote, found in made.items()} == {first: 1, second: 1}
        assert made[second][0].promise.due == DAY
        assert len(decisions.of(connection, workshop)) == 2


def test_nothing_is_kept_of_a_workshop_that_is_over_and_nothing_without_words(loaded: Database) -> None:
    with loaded.transaction() as connection:
        by = By("facilitator", NOW, account(connection, "ana"))
        vote = opened(connection, room(connection), plan())
        close(connection, vote)
        seen = votes.vote(connection, vote)
    with loaded.transaction() as connection, pytest.raises(WordsMissing):
        conclusions.write(connection, seen, "  ", None, by)
    with loaded.transaction() as connection:
        workshops.close(connection, seen.workshop, by=By("facilitator", NOW))
    with loaded.transaction() as connection, pytest.raises(Over):
        conclusions.write(connection, seen, "Trop tard.", None, by)
