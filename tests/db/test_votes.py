"""A vote in the database: what was announced stays, one right is one ballot, and what comes out is what went in."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from db.engine import Database
from db.models.vote import BallotRow, ReceiptRow, SealedBallotRow, VoteKeyRow, VotingRightRow
from db.queries.evaluation import looks
from db.queries.votes import cast as casting
from db.queries.votes import objections, rights, votes
from domain.staff.by import By
from domain.votes import METHODS
from domain.votes.cast import Cast
from domain.votes.errors import (
    NothingToDraw,
    RightUnknown,
    RightUsed,
    UnknownOption,
    UnknownSlip,
    VoteAlreadyOpen,
    VoteClosed,
    VotedAgain,
    VoteFrozen,
    VoteNotOpen,
    VoteStillOpen,
)
from domain.votes.objections import Status
from domain.votes.result import VoteResult
from domain.votes.vote import Channel
from domain.workshops.workshop import State
from tests.ballots import NOW, SECRET, cast, close, marks, opened, phone, plan, right, room


@pytest.mark.parametrize("name", sorted(METHODS))
def test_what_comes_out_of_the_urn_is_what_went_in(loaded: Database, name: str) -> None:
    luck, chosen = random.Random(3), plan(name)  # noqa: S311  drawn ballots
    with loaded.transaction() as connection:
        vote = opened(connection, room(connection), chosen)
        put = [marks(chosen, luck) for _ in range(12)]
        for number, ballot in enumerate(put):
            cast(connection, vote, ballot, number=number)
        spare = right(connection, vote)
        close(connection, vote)
    with loaded.reading() as connection:
        stored = connection.execute(select(BallotRow.marks).where(BallotRow.vote_id == vote)).scalars().all()
        assert sorted(stored) == sorted(put)
        counted = votes.result(connection, vote)
        for row in (SealedBallotRow, VoteKeyRow, VotingRightRow):
            assert connection.execute(select(row)).all() == []
        assert len(casting.receipts(connection, vote)) == 12
    assert isinstance(counted.outcome, VoteResult)
    assert counted.outcome.n + counted.outcome.blanks == counted.turnout.received[Channel.TABLET] == 12
    assert counted.turnout.issued == {Channel.TABLET: 13}
    with loaded.transaction() as connection, pytest.raises(VoteClosed):
        casting.cast(connection, Cast(vote, spare, "late", put[0], "late"))


def test_one_right_is_one_ballot_however_often_it_is_sent(loaded: Database) -> None:
    with loaded.transaction() as connection:
        vote = opened(connection, room(connection), plan())
        mine = right(connection, vote)
        sent = Cast(vote, mine, "request", "A=1", "receipt")
        casting.cast(connection, sent)
        casting.cast(connection, sent)
        with pytest.raises(RightUsed):
            casting.cast(connection, replace(sent, request_id="another", ballot="B=1"))
        with pytest.raises(RightUnknown):
            casting.cast(connection, replace(sent, right="made up"))
        with pytest.raises(UnknownOption):
            casting.cast(connection, replace(sent, ballot="Z=1"))
        assert votes.turnout(connection, vote).received == {Channel.TABLET: 1}
        close(connection, vote)
        casting.cast(connection, sent)  # its acknowledgement was lost, its receipt is in the list
        with pytest.raises(VoteClosed):
            casting.cast(connection, replace(sent, receipt="another"))
        assert connection.execute(select(ReceiptRow.hash)).scalars().all() == ["receipt"]


def test_nothing_announced_changes_once_the_vote_is_open(loaded: Database) -> None:
    with loaded.transaction() as connection:
        vote = votes.prepare(connection, room(connection), plan(options=3), by=By("facilitator", NOW))
        votes.amend(connection, vote, plan("dots", options=4), by=By("facilitator", NOW))
        assert [choice.id for choice in votes.vote(connection, vote).plan.choices] == list("ABCD")
        with pytest.raises(VoteNotOpen):
            casting.cast(connection, Cast(vote, "none", "request", "A=1", "receipt"))
        with pytest.raises(VoteNotOpen):
            close(connection, vote)
        votes.open_(connection, vote, by=By("facilitator", NOW), secret_key=SECRET)
        announced = votes.vote(connection, vote).plan
        with pytest.raises(VoteFrozen):
            votes.amend(connection, vote, plan(), by=By("facilitator", NOW))
        with pytest.raises(VoteAlreadyOpen):
            votes.open_(connection, vote, by=By("facilitator", NOW), secret_key=SECRET)
        with pytest.raises(VoteStillOpen):
            votes.result(connection, vote)
        close(connection, vote)
        with pytest.raises(VoteClosed):
            close(connection, vote)
        assert votes.vote(connection, vote).plan == announced


def test_a_slip_serves_once_and_in_its_own_vote(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        vote, other = opened(connection, workshop, plan()), opened(connection, workshop, plan("dots"))
        code, spare = rights.slips(connection, vote, 2, SECRET, by=By("facilitator", NOW))
        found, mine = rights.redeem(connection, workshop, f" {code[:3].lower()}-{code[3:]} ", SECRET)
        assert found == vote
        with pytest.raises(RightUnknown):
            casting.cast(connection, Cast(other, mine, "request", "A=1", "receipt"))
        casting.cast(connection, Cast(vote, mine, "request", "A=1", "receipt"))
        with pytest.raises(RightUsed):
            rights.redeem(connection, workshop, code, SECRET)
        with pytest.raises(UnknownSlip):
            rights.redeem(connection, workshop, "AAAAAA", SECRET)
        close(connection, vote)
        with pytest.raises(UnknownSlip):
            rights.redeem(connection, workshop, spare, SECRET)
        assert code not in repr(connection.execute(select(VotingRightRow)).all())


def test_a_phone_has_one_right_in_each_vote(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        ids = [opened(connection, workshop, plan()) for _ in range(2)]
        first, second = (votes.vote(connection, vote) for vote in ids)
        own = phone(connection, workshop, "phone")
        (mine,) = rights.of_device(connection, first, own)
        assert (mine,) == rights.of_device(connection, first, own)
        assert (mine,) != rights.of_device(connection, second, own)
        casting.cast(connection, Cast(first.id, mine, "request", "A=1", "receipt"))
        assert rights.of_device(connection, first, own) == ()


def test_fewer_than_five_ballots_tell_only_who_voted(loaded: Database) -> None:
    with loaded.transaction() as connection:
        vote = opened(connection, room(connection), plan())
        for number in range(4):
            cast(connection, vote, "A=1", number=number)
        close(connection, vote)
        counted = votes.result(connection, vote)
    assert counted.outcome.places == ()
    assert not isinstance(counted.outcome, VoteResult)
    assert counted.by_channel == ()
    assert counted.turnout.voices == 4


def test_a_lot_is_drawn_once_and_only_if_the_rules_said_so(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        for lot in (True, False):
            vote = opened(connection, workshop, plan(lot=lot))
            for number, ballot in enumerate(["A=1", "B=1"] * 3):
                cast(connection, vote, ballot, number=number)
            close(connection, vote)
            assert votes.result(connection, vote).lot_due is lot
            if lot:
                votes.draw_lot(connection, vote, by=By("facilitator", NOW))
                drawn = votes.result(connection, vote).outcome
                assert drawn.lot is not None
                assert len(drawn.winners) == 1
            with pytest.raises(NothingToDraw):
                votes.draw_lot(connection, vote, by=By("facilitator", NOW))


def test_a_vote_is_taken_again_and_both_rounds_stay(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        first = opened(connection, workshop, plan("thermometer", options=1))
        with pytest.raises(VoteStillOpen):
            votes.again(connection, first, by=By("facilitator", NOW))
        close(connection, first)
        second = votes.again(connection, first, by=By("facilitator", NOW))
        with pytest.raises(VotedAgain):
            votes.again(connection, first, by=By("facilitator", NOW))
        found = votes.votes_of(connection, workshop)
    assert [(vote.id, vote.round, vote.previous, vote.state) for vote in found] == [
        (first, 1, None, State.CLOSED),
        (second, 2, first, State.PREPARED),
    ]


def test_an_objection_comes_out_without_its_author(loaded: Database) -> None:
    with loaded.transaction() as connection:
        vote = opened(connection, room(connection), plan("consent", options=1))
        for number, ballot in enumerate(["A=0", "A=2", "A=0"]):
            sent = Cast(vote, right(connection, vote), "request", ballot, f"receipt {number}", "C’est trop cher.")
            casting.cast(connection, sent)
        assert objections.objections(connection, vote) == ()
        close(connection, vote)
        (raised,) = objections.objections(connection, vote)
        objections.meet(connection, raised.id, Status.INTEGRATED, "Le prix est plafonné.", by=By("facilitator", NOW))
        (met,) = objections.objections(connection, vote)
    assert (raised.option, raised.words, raised.status) == ("A", "C’est trop cher.", Status.OPEN)
    assert (met.status, met.answer) == (Status.INTEGRATED, "Le prix est plafonné.")


def test_a_public_vote_shows_ten_of_twenty_drawn_by_the_clock_and_never_at_an_arrival(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        vote, closed = opened(connection, workshop, plan(public=True)), opened(connection, workshop, plan())
        seen, now = [0], NOW
        for number in range(31):
            cast(connection, vote, "A=1" if number < 10 else "B=1", number=number)
            cast(connection, closed, "A=1", number=number)
            assert _seen(connection, vote) == seen[-1]
            now += timedelta(minutes=5)
            for wave, looked_at in looks.due(connection, now):
                looks.look(connection, wave, looked_at, now)
            seen.append(_seen(connection, vote))
        assert votes.glimpse(connection, closed, SECRET) is None
        assert seen == [0] * 20 + [10] * 10 + [20] * 2


def _seen(connection: Connection, vote: str) -> int:
    """Ballots of an open public vote that the room sees."""
    glimpse = votes.glimpse(connection, vote, SECRET)
    if glimpse is None:
        return 0
    assert isinstance(glimpse.outcome, VoteResult)
    return sum(int(glimpse.outcome.scores[option]["votes"]) for option in "AB")
