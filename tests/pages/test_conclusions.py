"""A closed vote asks what the room keeps of it, and the page of votes tells that with what was promised."""

from datetime import timedelta

import pytest

from db.engine import Database
from db.queries.votes import conclusions, votes
from db.queries.workshops import decisions
from domain.staff.by import By
from domain.staff.roles import Role
from tests.ballots import NOW, SECRET, cast, close, opened, plan, room
from tests.pages.conftest import OpenPage, button, unfolded
from tests.pages.test_place import refused
from tests.pages.test_workshop import words
from tests.pages.voting import at
from texts import say
from texts.typography import typeset

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
SENTENCE = "On commence par l’épicerie."


def test_of_two_votes_each_keeps_its_sentence_and_its_promise(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        first, second = (opened(connection, workshop, plan()) for _ in "12")
        for vote in (first, second):
            for number in range(6):
                cast(connection, vote, "A=1", number=number)
        close(connection, second)
    assert not [
        one for one in unfolded(at(open_page, "facilitate", loaded, first)).button if "conclude" in str(one.key)
    ]
    mine, theirs = (unfolded(at(open_page, "facilitate", loaded, second)) for _ in range(2))
    field = f"conclusion_{second}_words_new"
    mine.text_input(key=field).set_value(SENTENCE)
    theirs.text_input(key=field).set_value("Autre chose.")
    mine.date_input(key=f"conclusion_{second}_answer").set_value(NOW.date() + timedelta(days=9))
    button(mine, "conclude", second).click().run()
    assert SENTENCE in words(mine)
    assert refused(button(theirs, "conclude", second).click().run()) == [say("error.ConclusionMoved")]
    again = unfolded(at(open_page, "facilitate", loaded, second))
    again.text_input(key=f"conclusion_{second}_words_0").set_value("On commence par le four.")
    button(again, "conclude", second).click().run()
    with loaded.reading() as connection:
        kept, made = conclusions.of(connection, [first, second]), decisions.of(connection, workshop)
        assert votes.vote(connection, first).id not in kept
    assert kept[second].words == "On commence par le four."
    assert [(one.promise.vote, one.promise.due) for one in made] == [(second, NOW.date() + timedelta(days=9))]
    read = open_page("votes", Role.COMMITTEE, territory="lyon", database=loaded)
    assert say("votes.promises") in [one.value for one in read.header]
    assert "On commence par le four." in words(read)
    asked = say("vote.twin", n=2, question=typeset("Par quoi commencer ?"))  # the first one asks the same
    assert say("conclusion.promise", question=asked) in words(read)


def test_a_vote_with_a_further_round_is_not_concluded(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        first = opened(connection, room(connection), plan())
        close(connection, first)
        second = votes.again(connection, first, by=By("facilitator", NOW))
        votes.open_(connection, second, by=By("facilitator", NOW), secret_key=SECRET)
        close(connection, second)
    fields = {
        vote: [
            one.key
            for one in unfolded(at(open_page, "facilitate", loaded, vote)).text_input
            if "conclusion" in str(one.key)
        ]
        for vote in (first, second)
    }
    assert fields == {first: [], second: [f"conclusion_{second}_words_new"]}
