"""Votes of one workshop that ask the same: each has a number, the same on every screen and in all its rounds."""

from dataclasses import replace

from db.engine import Database
from db.queries.votes import screens, votes
from db.queries.workshops import drafts
from domain.staff.by import By
from sentences.votes.names import asked, asked_again, past
from tests.ballots import NOW, SECRET, close, opened, plan, room
from texts.typography import typeset

ALIKE = ("Par quoi commencer ?", "  par quoi COMMENCER ? ")


def test_those_that_ask_alike_have_numbers_and_no_other_has(loaded: Database) -> None:
    with loaded.transaction() as connection:
        far, here = room(connection, "Vague 2"), room(connection)
        first = opened(connection, here, plan())
        other = opened(connection, here, replace(plan(), question="Où se retrouver ?"))
        alone = opened(connection, far, plan())
        assert [votes.vote(connection, one).twin for one in (alone, other, first)] == [0, 0, 0]
        second = opened(connection, here, replace(plan(), question=ALIKE[1].strip()))
        close(connection, second)
        close(connection, first)
        again = votes.again(connection, second, by=By("facilitator", NOW))
        votes.open_(connection, again, by=By("facilitator", NOW), secret_key=SECRET)
        close(connection, again)
    with loaded.reading() as connection:  # a reload
        known = votes.by_id(connection, [again, alone, second, other, first])
        assert [known[one].twin for one in (again, alone, second, other, first)] == [2, 0, 2, 0, 1]
        assert [one.twin for one in votes.votes_of(connection, here)] == [1, 0, 2, 2]
        said = [past(one.vote, one.title, one.day) for one in screens.closed(connection)]
        assert len(set(said)) == len(said) == 3
        assert "(1er vote)" in asked(known[first])
        assert "(2e vote)" in asked(known[second])
        assert asked(known[alone]) == typeset(known[alone].plan.question)
        assert "Tour 2" in asked_again(known[again])
        assert {one.twin for one in drafts.draft(connection, here).votes.values()} == {0, 1, 2}
