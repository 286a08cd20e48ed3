"""What a vote tells is what the history of its priorities says: nothing else, nothing less, and not before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries.priorities import history
from db.queries.votes import acts, cast, objections, screens, votes
from domain.priorities.priority import Happening, Status
from domain.staff.by import By
from domain.votes.cast import Cast
from domain.votes.errors import NothingWordless
from domain.votes.objections import Status as ConsentStatus
from domain.votes.story import VoteAct
from domain.votes.vote import VoteOption
from domain.votes.worth import Worth
from sentences.votes.result import lines
from tests.ballots import NOW, SECRET, close, opened, plan, right, room
from tests.db.test_priorities import kinds, proposed, seen

BY = By("facilitator", NOW)
ASKED = ["proposed", "published", "put_to_vote"]


def begun(connection: Connection, asked: Sequence[str], method: str = "approval") -> str:
    """An open vote about these priorities, in this order."""
    choices = tuple(VoteOption(f"Projet {one[:8]}", priority=one) for one in asked)
    asks = replace(plan(method, options=len(asked)), worth=Worth.DECISION, choices=choices)
    vote = votes.prepare(connection, room(connection, f"Vague {asked[0][:8]}"), asks, by=BY)
    acts.do(connection, VoteAct.OPEN, votes.vote(connection, vote), "lyon", BY, SECRET)
    return vote


def ended(connection: Connection, vote: str) -> None:
    acts.do(connection, VoteAct.CLOSE, votes.vote(connection, vote), "lyon", BY, SECRET)


def voted(connection: Connection, vote: str, ballots: Sequence[str]) -> None:
    for number, ballot in enumerate(ballots):
        cast.cast(connection, Cast(vote, right(connection, vote), "request", ballot, f"{vote} of {number}"))


@pytest.mark.parametrize("few", [0, 4])
def test_a_vote_that_told_nothing_leaves_no_line(loaded: Database, few: int) -> None:
    garden, oven, shop, feast = (proposed(loaded, title) for title in ("Un jardin", "Un four", "Un magasin", "Un bal"))
    with loaded.transaction() as connection:
        silent, telling = begun(connection, [oven, garden]), begun(connection, [feast, shop])
        voted(connection, silent, ["A=1"] * few)
        voted(connection, telling, ["B=1"] * 5)
        ended(connection, telling)
        ended(connection, silent)
    assert [kinds(loaded, one) for one in (garden, oven)] == [ASKED, ASKED]
    assert [seen(loaded, one).status for one in (garden, oven)] == [Status.PROPOSED] * 2
    assert [kinds(loaded, one) for one in (shop, feast)] == [[*ASKED, "retained"], [*ASKED, "not_retained"]]


def test_only_blank_ballots_retain_nothing_and_a_vote_that_told_nothing_takes_nothing_back(loaded: Database) -> None:
    garden, oven = proposed(loaded, "Un jardin"), proposed(loaded, "Un four")
    with loaded.transaction() as connection:
        first = begun(connection, [garden, oven])
        voted(connection, first, ["B=1"] * 5)
        ended(connection, first)
        second = begun(connection, [oven, garden])
        voted(connection, second, ["-"] * 6)
        ended(connection, second)
    assert kinds(loaded, oven) == [*ASKED, "retained", "put_to_vote"]
    assert kinds(loaded, garden) == [*ASKED, "not_retained", "put_to_vote"]
    assert (seen(loaded, oven).status, seen(loaded, garden).status) == (Status.RETAINED, Status.PROPOSED)


def test_two_votes_about_the_same_ones_leave_them_where_the_later_question_says(loaded: Database) -> None:
    garden, oven = proposed(loaded, "Un jardin"), proposed(loaded, "Un four")
    with loaded.transaction() as connection:
        first = begun(connection, [garden, oven])
        second = begun(connection, [oven, garden])
        voted(connection, first, ["A=1"] * 3)
        voted(connection, second, ["A=1"] * 5)
        ended(connection, first)
    assert [seen(loaded, one).status for one in (garden, oven)] == [Status.VOTING] * 2
    with loaded.transaction() as connection:
        ended(connection, second)
    assert kinds(loaded, oven) == [*ASKED, "put_to_vote", "retained"]
    assert (seen(loaded, oven).status, seen(loaded, garden).status) == (Status.RETAINED, Status.PROPOSED)


def objecting(connection: Connection, vote: str, *ballots: tuple[str, str]) -> None:
    """Five who consent to everything, and these ballots with their words."""
    ids = [option.id for option in votes.vote(connection, vote).options]
    voted(connection, vote, [" ".join(f"{one}=0" for one in ids)] * 5)
    for number, (marks, words) in enumerate(ballots):
        sent = Cast(vote, right(connection, vote), f"r{number}", marks, f"{vote} {number}", words)
        cast.cast(connection, sent)


def wall(database: Database, vote: str) -> list[bool]:
    """Whether the wall says of each proposal that it is adopted."""
    return ["adopté" in line for line in said(database, vote) if "adopté" in line or "reporté" in line]


def said(database: Database, vote: str) -> list[str]:
    with database.reading() as connection:
        return lines(screens.story(connection, vote))


def settled(database: Database, objection: str, status: ConsentStatus, day: int = 0) -> None:
    with database.transaction() as connection:
        objections.meet(connection, objection, status, by=By("facilitator", NOW + timedelta(days=day)))


def test_what_consent_decided_is_written_once_no_objection_is_open_and_follows_the_wall(loaded: Database) -> None:
    garden, oven = proposed(loaded, "Un jardin"), proposed(loaded, "Un four")
    with loaded.transaction() as connection:
        other, vote = begun(connection, [garden], "consent"), begun(connection, [oven, garden], "consent")
        objecting(connection, vote, ("A=2 B=0", "Trop cher."), ("A=2 B=0", "Trop loin."))
        objecting(connection, other)
        ended(connection, vote)
        first, second = (one.id for one in objections.objections(connection, vote))
        ended(connection, other)
    assert (wall(loaded, vote), kinds(loaded, oven)) == ([False, True], ASKED)
    assert kinds(loaded, garden) == [*ASKED, "put_to_vote", "retained", "retained"]
    settled(loaded, second, ConsentStatus.LIFTED)
    assert (wall(loaded, vote), kinds(loaded, oven)) == ([False, True], ASKED)
    settled(loaded, first, ConsentStatus.INTEGRATED)
    assert (wall(loaded, vote), kinds(loaded, oven)) == ([True, True], [*ASKED, "retained"])
    assert seen(loaded, oven).status is Status.RETAINED
    settled(loaded, first, ConsentStatus.MAINTAINED, day=1)
    settled(loaded, first, ConsentStatus.MAINTAINED, day=2)
    assert (wall(loaded, vote), kinds(loaded, oven)) == ([False, True], [*ASKED, "retained", "not_retained"])
    assert seen(loaded, oven).status is Status.PROPOSED
    settled(loaded, first, ConsentStatus.LIFTED, day=3)
    assert kinds(loaded, oven) == [*ASKED, "retained", "not_retained", "retained"]
    assert [event.day for event in seen(loaded, oven).history][-3:] == [
        (NOW + timedelta(days=day)).date() for day in (0, 1, 3)
    ]
    assert (seen(loaded, oven).status, seen(loaded, garden).status) == (Status.RETAINED, Status.RETAINED)


def test_an_objection_said_after_closing_corrects_what_was_written(loaded: Database) -> None:
    garden, oven = proposed(loaded, "Un jardin"), proposed(loaded, "Un four")
    with loaded.transaction() as connection:
        vote = begun(connection, [garden, oven], "consent")
        objecting(connection, vote)
        ended(connection, vote)
        late, later = (objections.raised(connection, vote, "B", "Et le bruit ?", by=BY) for _ in "12")
    assert (wall(loaded, vote), kinds(loaded, oven)) == ([True, False], [*ASKED, "retained", "not_retained"])
    settled(loaded, later, ConsentStatus.LIFTED)
    settled(loaded, late, ConsentStatus.MAINTAINED)
    assert (wall(loaded, vote), seen(loaded, oven).status) == ([True, False], Status.PROPOSED)
    settled(loaded, late, ConsentStatus.LIFTED)
    assert (wall(loaded, vote), seen(loaded, oven).status) == ([True, True], Status.RETAINED)
    assert kinds(loaded, oven) == [*ASKED, "retained", "not_retained", "retained"]
    assert kinds(loaded, garden) == [*ASKED, "retained"]


def test_a_priority_that_went_on_stays_there_when_its_vote_is_corrected(loaded: Database) -> None:
    garden, example = proposed(loaded, "Un jardin"), "pri_fs_01"
    with loaded.transaction() as connection:
        vote = begun(connection, [example, garden], "consent")
        objecting(connection, vote)
        ended(connection, vote)
        history.happened(connection, garden, Happening.STARTED, BY)
        for option in "BA":
            objections.raised(connection, vote, option, "Trop tard.", by=BY)
    assert kinds(loaded, garden)[-3:] == ["retained", "started", "not_retained"]
    assert kinds(loaded, f"{example}@lyon") == ["put_to_vote", "retained", "not_retained"]
    assert [seen(loaded, one).status for one in (garden, f"{example}@lyon")] == [Status.ONGOING, Status.PROPOSED]


def silent_of(database: Database, vote: str, option: str) -> list[str]:
    with database.reading() as connection:
        return [one.id for one in objections.objections(connection, vote) if one.option == option and not one.words]


def test_an_objection_without_words_stays_open_whatever_is_said_aloud(loaded: Database) -> None:
    garden, oven = proposed(loaded, "Un jardin"), proposed(loaded, "Un four")
    with loaded.transaction() as connection:
        other, vote = begun(connection, [garden], "consent"), begun(connection, [oven, garden], "consent")
        objecting(connection, vote, ("A=0 B=2", ""), ("A=2 B=2", ""), ("A=0 B=2", "Trop loin."))
        objecting(connection, other, ("A=2", ""))
        ended(connection, vote)
        ended(connection, other)
        aloud = objections.raised(connection, vote, "B", "Je doute.", by=BY)
        [worded] = [one.id for one in objections.objections(connection, vote) if one.words == "Trop loin."]
    for one in (aloud, worded):
        settled(loaded, one, ConsentStatus.LIFTED)
    assert wall(loaded, vote) == [False, False]
    assert [line for line in said(loaded, vote) if "demeure" in line][1].endswith("2 objections demeurent.")
    assert "1 objection a été dite à voix haute." in said(loaded, vote)
    first, second = silent_of(loaded, vote, "B")
    settled(loaded, second, ConsentStatus.LIFTED)
    settled(loaded, first, ConsentStatus.INTEGRATED)
    assert wall(loaded, vote) == [False, True]
    assert seen(loaded, garden).status is Status.RETAINED
    [alone] = silent_of(loaded, vote, "A")
    settled(loaded, alone, ConsentStatus.MAINTAINED)
    assert wall(loaded, vote) == [False, True]
    assert kinds(loaded, oven) == [*ASKED, "not_retained"]
    assert wall(loaded, other) == [False]


def test_words_said_aloud_may_be_those_of_a_ballot_and_are_no_further_objection(loaded: Database) -> None:
    garden, oven = proposed(loaded, "Un jardin"), proposed(loaded, "Un four")
    with loaded.transaction() as connection:
        vote = begun(connection, [garden, oven], "consent")
        objecting(connection, vote, ("A=0 B=2", ""), ("A=0 B=2", ""))
        ended(connection, vote)
        ids = [objections.worded(connection, vote, "B", words, by=BY) for words in ("Le prix", "Le bruit")]
        for option in "BA":
            with pytest.raises(NothingWordless):
                objections.worded(connection, vote, option, "Encore", by=BY)
        found = {one.id: one.words for one in objections.objections(connection, vote)}
    assert found == dict(zip(ids, ("Le prix", "Le bruit"), strict=True))
    assert not any("voix haute" in line for line in said(loaded, vote))
    for one in reversed(ids):
        settled(loaded, one, ConsentStatus.LIFTED)
    assert wall(loaded, vote) == [True, True]


def test_fewer_than_five_ballots_do_not_say_how_many_objected(loaded: Database) -> None:
    with loaded.transaction() as connection:
        few, many = (opened(connection, room(connection, f"Vague {n}"), plan("consent", options=2)) for n in "34")
        voted(connection, many, ["A=2 B=0", "A=2 B=2", *["A=0 B=0"] * 3])
        voted(connection, few, ["A=2 B=0", "A=2 B=2", "A=0 B=0", "A=0 B=0"])
        for vote in (few, many):
            close(connection, vote)
        counted = [[one.option for one in objections.objections(connection, vote)] for vote in (few, many)]
    assert [sorted(each) for each in counted] == [[], ["A", "A", "B"]]
