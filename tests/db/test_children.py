"""Children vote beside a vote: counts of stickers, told apart in bounds, added to nothing."""

import pytest

from db.engine import Database
from db.queries.votes import children, screens, votes
from db.queries.workshops import workshops
from db.queries.workshops.facts import facts
from domain.evaluation.ranges import Span
from domain.staff.by import By
from domain.votes.children import NONE, Stickers, StickersMoved, TooManyStickers
from domain.votes.errors import UnknownOption, VoteStillOpen
from domain.workshops.workshop import Over
from sentences.votes.children import line
from sentences.votes.result import lines as result
from sentences.workshops.minutes import composed
from tests.ballots import NOW, cast, close, opened, plan, room
from texts import say

BY = By("facilitator", NOW)


def test_two_votes_keep_their_own_and_no_result_moves(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection, "Vague 1")
        second, first = opened(connection, workshop, plan()), opened(connection, workshop, plan())
        for vote in (first, second):
            for number in range(6):
                cast(connection, vote, "A=1", number=number)
            with pytest.raises(VoteStillOpen):
                children.record(connection, votes.vote(connection, vote), {"A": 9}, NONE, BY)
            close(connection, vote)
        before = {vote: result(screens.story(connection, vote)) for vote in (first, second)}
        for _ in range(2):  # twice is as once
            children.record(connection, votes.vote(connection, second), {"B": 12, "C": 3, "A": 0}, NONE, BY)
    with loaded.transaction() as connection:  # a reload in the middle
        children.record(connection, votes.vote(connection, first), {"A": 1, "D": 2}, NONE, BY)
        known = children.of(connection, [first, second])
        assert known == {first: Stickers((("A", 1), ("D", 2))), second: Stickers((("A", 0), ("B", 12), ("C", 3)))}
        assert {vote: result(screens.story(connection, vote)) for vote in (first, second)} == before
        lines = [line.words for part in composed(facts(connection, workshop)).sections for line in part.lines]
        assert [lines.count(line(known[vote], votes.vote(connection, vote))) for vote in (second, first)] == [1, 1]
        assert line(known[first], votes.vote(connection, first)) == say("children.few", few=5)
        assert known[second].told == {"A": Span(0, 4), "B": Span(10, 14), "C": Span(0, 4)}


def test_a_new_count_takes_the_place_of_the_one_that_was_seen(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection, "Vague 1")
        vote = opened(connection, workshop, plan())
        close(connection, vote)
        here = votes.vote(connection, vote)
        children.record(connection, here, {"A": 6}, NONE, BY)
        for counts, seen, refusal in (
            ({"A": 7}, NONE, StickersMoved),
            ({"A": -1}, Stickers((("A", 6),)), TooManyStickers),
            ({"A": 201}, Stickers((("A", 6),)), TooManyStickers),
            ({"Z": 1}, Stickers((("A", 6),)), UnknownOption),
        ):
            with pytest.raises(refusal):
                children.record(connection, here, counts, seen, BY)
        children.record(connection, here, {"A": 0}, Stickers((("A", 6),)), BY)
        assert children.of(connection, [vote]) == {}
        workshops.close(connection, workshop, by=BY)
        with pytest.raises(Over):
            children.record(connection, here, {"A": 6}, NONE, BY)
