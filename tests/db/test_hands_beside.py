"""Raised hands beside a few secret ballots: said before closing, and the hands stay told afterwards."""

import pytest

from db.engine import Database
from db.queries.votes import raised_hands, screens, turnout, votes
from domain.staff.by import By
from domain.votes.result import VoteResult
from domain.votes.vote import Channel
from sentences.votes import turnout as words
from sentences.votes.result import lines
from tests.ballots import NOW, by_hand, cast, close, opened, plan, room
from texts import say

HANDS = {"A": 7, "B": 3, "C": 0, "D": 0}


def voted(loaded: Database, marks: list[str], hands: int = 9) -> str:
    """A closed vote, the second of its workshop, with these ballots beside the hands."""
    with loaded.transaction() as connection:
        workshop = room(connection)
        opened(connection, workshop, by_hand(plan()))
        vote = opened(connection, workshop, by_hand(plan()))
        for number, each in enumerate(marks):
            cast(connection, vote, each, number=number)
        raised_hands.record(connection, votes.vote(connection, vote), HANDS, hands, by=By("facilitator", NOW))
        close(connection, vote)
    return vote


@pytest.mark.parametrize("n", [1, 4])
def test_beside_too_few_ballots_the_hands_stay_told(loaded: Database, n: int) -> None:
    vote = voted(loaded, ["B=1"] * n)
    with loaded.reading() as connection:
        story = screens.story(connection, vote)
    assert story.counted is not None
    assert not isinstance(story.counted.outcome, VoteResult)
    seen = story.counted.by_hand
    assert seen is not None
    assert {option: seen.scores[option]["votes"] for option in HANDS} == HANDS
    said = " ".join(lines(story))
    assert say("vote.few_beside") in said
    assert say("vote.few") not in said
    assert "Une épicerie sur roues 7, Une cuisine partagée 3" in said
    assert say("vote.by_hand", n=9) in words.closed(story.counted)


@pytest.mark.parametrize(("first", "second"), [("A=1", "B=1 C=1"), ("-", "B=1")])
def test_whatever_the_secret_ballots_say_everything_told_is_the_same(loaded: Database, first: str, second: str) -> None:
    """An attacker who saw the hands, and reads all that is told, learns the same of every ballot."""
    one, other = (voted_again(loaded, [each] * 2) for each in (first, second))
    assert one == other


def voted_again(loaded: Database, marks: list[str]) -> object:
    with loaded.transaction() as connection:
        workshop = room(connection, f"Vague {marks}")
        vote = opened(connection, workshop, by_hand(plan()))
        for number, each in enumerate(marks):
            cast(connection, vote, each, number=number)
        raised_hands.record(connection, votes.vote(connection, vote), HANDS, 9, by=By("facilitator", NOW))
        close(connection, vote)
        story = screens.story(connection, vote)
    assert story.counted is not None
    return lines(story), words.closed(story.counted), story.counted.told, story.counted.by_channel


def test_a_few_hands_beside_a_few_ballots_are_not_told_either(loaded: Database) -> None:
    with loaded.transaction() as connection:
        vote = opened(connection, room(connection), by_hand(plan()))
        cast(connection, vote, "A=1")
        raised_hands.record(connection, votes.vote(connection, vote), {"A": 2}, 2, by=By("facilitator", NOW))
        close(connection, vote)
        story = screens.story(connection, vote)
    assert story.counted is not None
    assert story.counted.by_hand is None
    assert lines(story) == [say("vote.few")]


def test_it_is_said_before_closing(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        alone = votes.vote(connection, opened(connection, workshop, by_hand(plan())))
        vote = opened(connection, workshop, by_hand(plan()))
        raised_hands.record(connection, votes.vote(connection, vote), HANDS, 9, by=By("facilitator", NOW))
        said = [words.untold(turnout.turnout(connection, votes.vote(connection, vote)))]
        for number in range(5):
            cast(connection, vote, "B=1", number=number)
            said.append(words.untold(turnout.turnout(connection, votes.vote(connection, vote))))
        cast(connection, alone.id, "A=1", number=9)
        by_itself = words.untold(turnout.turnout(connection, alone))
    assert [bool(each) for each in said] == [False, True, True, True, True, False]
    assert said[2] == say("vote.untold_beside", n=2, hands="9")
    assert by_itself == say("vote.untold", n=1)
    assert Channel.HANDS in vote_channels(loaded, vote)


def vote_channels(loaded: Database, vote: str) -> set[Channel]:
    with loaded.reading() as connection:
        return set(turnout.turnout(connection, votes.vote(connection, vote)).received)
