"""Paper, hands and printed codes: what one person alone could bend is bound, and says so."""

from dataclasses import replace

import pytest
from sqlalchemy import insert, select

from db.engine import Database
from db.models.staff import AuditRow
from db.models.vote import BallotRow, HandsRow, PaperEntryRow, PaperReadingRow
from db.queries.votes import cast as casting
from db.queries.votes import papers, raised_hands, records, rights, votes
from domain.staff.by import By
from domain.votes.ballot import Ballot
from domain.votes.cast import Cast
from domain.votes.errors import (
    ChannelNotDeclared,
    HandsNotAllowed,
    MoreHandsThanVoices,
    PileMoved,
    ReadingsDiffer,
    ReadingTaken,
    SameReader,
    UnknownSlip,
)
from domain.votes.pile import AGREED, Decided, Difference, Move, PileStep
from domain.votes.result import VoteResult
from domain.votes.vote import Channel
from tests.ballots import NOW, SECRET, account, by_hand, cast, close, opened, phone, plan, room, typed


def test_what_was_settled_stays_settled_while_others_are_typed(loaded: Database) -> None:
    with loaded.transaction() as connection:
        ana, sam = account(connection, "ana"), account(connection, "sam")
        other, vote = (votes.vote(connection, opened(connection, room(connection), plan())) for _ in range(2))
        typed(connection, vote.id, 1, ["A=1", "B=1"], by=ana)
        typed(connection, vote.id, 2, ["A=1", "C=1"], by=sam)
        typed(connection, other.id, 1, ["D=1"], by=sam)
        [wrong] = papers.differences(connection, vote, SECRET)
        assert (wrong.number, wrong.first and wrong.first.text, wrong.second and wrong.second.text) == (2, "B=1", "C=1")
    with pytest.raises(ReadingsDiffer), loaded.transaction() as connection:
        close(connection, vote.id)
    with loaded.transaction() as connection:
        papers.decide(connection, vote, Decided(wrong, wrong.second), SECRET, by=By("facilitator", NOW, ana))
        for reading, reader in ((1, ana), (2, sam)):
            papers.move(connection, vote, PileStep(Move.ADD, reading, 3, "-"), by=By("facilitator", NOW, reader))
        assert papers.differences(connection, vote, SECRET) == ()
        papers.move(connection, vote, PileStep(Move.TAKE_BACK, 2, 3), by=By("facilitator", NOW, sam))
        papers.move(connection, vote, PileStep(Move.ADD, 2, 3, "A=1"), by=By("facilitator", NOW, sam))
        [wrong] = papers.differences(connection, vote, SECRET)
        assert wrong.number == 3
        papers.decide(connection, vote, Decided(wrong, wrong.first), SECRET, by=By("facilitator", NOW, sam))
        close(connection, vote.id)
        marks = select(BallotRow.marks).where(BallotRow.vote_id == vote.id).order_by(BallotRow.marks)
        assert connection.execute(marks).scalars().all() == ["-", "A=1", "C=1"]
        turnout = votes.turnout(connection, vote.id)
        assert (turnout.received, turnout.readings) == ({Channel.PAPER: 3}, 2)
        assert votes.turnout(connection, other.id).readings == 1


def test_a_paper_taken_back_is_no_longer_settled(loaded: Database) -> None:
    with loaded.transaction() as connection:
        ana, sam = account(connection, "ana"), account(connection, "sam")
        vote = votes.vote(connection, opened(connection, room(connection), plan()))
        typed(connection, vote.id, 1, ["A=1"], by=ana)
        typed(connection, vote.id, 2, ["B=1"], by=sam)
        [wrong] = papers.differences(connection, vote, SECRET)
        papers.decide(connection, vote, Decided(wrong, wrong.second), SECRET, by=By("facilitator", NOW, ana))
        papers.move(connection, vote, PileStep(Move.TAKE_BACK, 1, 1), by=By("facilitator", NOW, ana))
        papers.move(connection, vote, PileStep(Move.ADD, 1, 1, "C=1"), by=By("facilitator", NOW, ana))
        assert [one.number for one in papers.differences(connection, vote, SECRET)] == [1]


def test_only_a_difference_that_is_there_as_it_was_shown_is_settled(loaded: Database) -> None:
    with loaded.transaction() as connection:
        ana, sam = account(connection, "ana"), account(connection, "sam")
        workshop = room(connection)
        first, second = (votes.vote(connection, opened(connection, workshop, plan())) for _ in range(2))
        for vote, one, two in ((second, sam, ana), (first, ana, sam)):
            typed(connection, vote.id, 1, ["A=1", "A=1", "D=1", "A=1", "A=1", "A=1"], by=one)
            typed(connection, vote.id, 2, ["B=1", "A=1", "C=1", "A=1", "A=1"], by=two)
    for vote, reader in ((second, ana), (first, sam)):
        with loaded.reading() as connection:
            wrong, three, six = papers.differences(connection, vote, SECRET)
        agreed = Difference(2, Ballot.of({"A": 1}), Ballot.of({"A": 1}))
        other = replace(wrong, first=Ballot.of({"C": 1}))
        with loaded.transaction() as connection:
            papers.decide(
                connection, vote, Decided(three, Ballot.of({"A": 1})), SECRET, by=By("facilitator", NOW, reader)
            )
            papers.decide(connection, vote, Decided(wrong, wrong.first), SECRET, by=By("facilitator", NOW, reader))
        for shown in (wrong, three, agreed, other, six):
            with pytest.raises(PileMoved), loaded.transaction() as connection:
                papers.decide(
                    connection, vote, Decided(shown, Ballot.of({"B": 1})), SECRET, by=By("facilitator", NOW, reader)
                )
        with loaded.transaction() as connection:
            papers.move(connection, vote, PileStep(Move.ADD, 2, 6, "A=1"), by=By("facilitator", NOW, reader))
            close(connection, vote.id)
            marks = select(BallotRow.marks).where(BallotRow.vote_id == vote.id)
            assert set(connection.execute(marks).scalars()) == {"A=1"}
            acts = select(AuditRow.details).where(AuditRow.action == "vote.paper_settled", AuditRow.subject == vote.id)
            kept = [
                (done["number"], done["kept"]) for done in connection.execute(acts.order_by(AuditRow.number)).scalars()
            ]
            assert kept == [(3, AGREED), (1, 1)]  # which reading, never its words


def test_the_second_reading_needs_a_second_account(loaded: Database) -> None:
    with loaded.transaction() as connection:
        ana, sam, kim = (account(connection, login) for login in ("ana", "sam", "kim"))
        vote = votes.vote(connection, opened(connection, room(connection), plan()))
        typed(connection, vote.id, 1, ["A=1"], by=ana)
        with pytest.raises(SameReader):
            papers.move(connection, vote, PileStep(Move.ADD, 2, 1, "A=1"), by=By("facilitator", NOW, ana))
        with pytest.raises(ReadingTaken):
            papers.move(connection, vote, PileStep(Move.ADD, 1, 2, "A=1"), by=By("facilitator", NOW, sam))
        typed(connection, vote.id, 2, ["A=1"], by=sam)
        with pytest.raises(ReadingTaken):
            papers.move(connection, vote, PileStep(Move.ADD, 2, 2, "A=1"), by=By("facilitator", NOW, kim))
        for number in (1, 3):  # another screen of the same account typed meanwhile
            with pytest.raises(PileMoved):
                papers.move(connection, vote, PileStep(Move.ADD, 1, number, "B=1"), by=By("facilitator", NOW, ana))
        papers.move(connection, vote, PileStep(Move.RESTART, 2), by=By("facilitator", NOW, kim))
        papers.move(connection, vote, PileStep(Move.ADD, 2, 1, "A=1"), by=By("facilitator", NOW, kim))
        assert {n: one.name for n, one in papers.readings(connection, vote.id).items()} == {1: "Ana", 2: "Kim"}
        papers.move(connection, vote, PileStep(Move.RESTART, 2), by=By("facilitator", NOW, kim))
    with pytest.raises(SameReader), loaded.transaction() as connection:  # whatever a page or a query does
        connection.execute(insert(PaperReadingRow).values(vote_id=vote.id, reading=2, staff_id=ana))


def test_a_pile_waits_sealed_for_its_reader(loaded: Database) -> None:
    with loaded.transaction() as connection:
        ana = account(connection, "ana")
        vote = votes.vote(connection, opened(connection, room(connection), plan()))
        typed(connection, vote.id, 1, ["A=1 B=1", "C=1"], by=ana)
    with loaded.reading() as connection:
        assert papers.readings(connection, vote.id)[1].papers == 2
        for envelope in connection.execute(select(PaperEntryRow.sealed)).scalars():
            assert b"A=1" not in envelope
            assert b"C=1" not in envelope


def test_hands_are_counts_beside_the_ballots(loaded: Database) -> None:
    """14 ballots and six raised hands are 20 voices: six hands invent no ballot and no blank."""
    with loaded.transaction() as connection:
        workshop = room(connection)
        ids = [opened(connection, workshop, by_hand(plan())) for _ in range(2)]
        vote, other = (votes.vote(connection, one) for one in ids)
        with pytest.raises(MoreHandsThanVoices):
            raised_hands.record(connection, vote, {"A": 8}, 7, by=By("facilitator", NOW))
        raised_hands.record(connection, other, {"B": 5}, 5, by=By("facilitator", NOW))
        raised_hands.record(connection, vote, {"A": 6, "B": 6}, 6, by=By("facilitator", NOW))
        raised_hands.record(connection, vote, {"A": 4, "B": 1}, 6, by=By("facilitator", NOW))
        for number in range(11):
            cast(connection, vote.id, "B=1", number=number)
        for number in range(11, 14):  # three people on a phone would be told apart
            (mine,) = rights.of_device(connection, vote, phone(connection, workshop, f"phone {number}"))
            casting.cast(connection, Cast(vote.id, mine, "request", "C=1", f"receipt {number}"))
        for one in (vote, other):
            close(connection, one.id)
        counted = votes.result(connection, vote.id)
        exported = records.record(connection, vote.id)
        assert connection.execute(select(BallotRow).where(BallotRow.vote_id == other.id)).all() == []
        assert isinstance(votes.result(connection, other.id).outcome, VoteResult)
    assert isinstance(counted.outcome, VoteResult)
    assert (counted.outcome.n, counted.outcome.blanks, counted.turnout.voices) == (20, 0, 20)
    assert {option: counted.outcome.scores[option]["votes"] for option in "ABC"} == {"A": 4, "B": 12, "C": 3}
    assert {channels: part.n for channels, part in counted.by_channel if isinstance(part, VoteResult)} == {
        frozenset({Channel.PHONE, Channel.TABLET}): 14,
        frozenset({Channel.HANDS}): 6,
    }
    assert (len(exported.ballots), exported.hands.voters, exported.recounted()) == (14, 6, exported.announced)


def test_votes_whose_hands_were_made_into_ballots_stay_as_they_were_announced(loaded: Database) -> None:
    with loaded.transaction() as connection:
        vote = votes.vote(connection, opened(connection, room(connection), by_hand(plan())))
        for number in range(6):
            cast(connection, vote.id, "B=1", number=number)
        close(connection, vote.id)
        for number, marks in enumerate(["A=1"] * 4 + ["-"] * 2, start=7):
            row = {"number": number, "channels": "hands", "marks": marks}
            connection.execute(insert(BallotRow).values(vote_id=vote.id, **row))
        connection.execute(insert(HandsRow).values(vote_id=vote.id, option_id="A", n=4))
        counted = votes.result(connection, vote.id)
    assert isinstance(counted.outcome, VoteResult)
    assert (counted.outcome.n, counted.outcome.blanks, counted.outcome.scores["A"]["votes"]) == (10, 2, 4)


def test_voices_come_only_the_ways_that_were_announced(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop, ana = room(connection), account(connection, "ana")
        by_slip = opened(connection, workshop, replace(plan(), channels=(Channel.SLIP,)))
        without = opened(connection, workshop, replace(plan(), channels=(Channel.TABLET, Channel.HANDS)))
        slips_only, no_slips = (votes.vote(connection, vote) for vote in (by_slip, without))
        wrong = Difference(1, Ballot.of({"A": 1}), Ballot.of({"B": 1}))
        assert rights.of_device(connection, slips_only, phone(connection, workshop, "phone")) == ()
        for vote in (slips_only, no_slips):
            with pytest.raises(ChannelNotDeclared):
                papers.move(connection, vote, PileStep(Move.ADD, 1, 1, "A=1"), by=By("facilitator", NOW, ana))
            with pytest.raises(ChannelNotDeclared):
                papers.decide(connection, vote, Decided(wrong, wrong.first), SECRET, by=By("facilitator", NOW, ana))
        with pytest.raises(ChannelNotDeclared):
            raised_hands.record(connection, slips_only, {"A": 1}, 1, by=By("facilitator", NOW, ana))
        with pytest.raises(ChannelNotDeclared):
            rights.slips(connection, without, 3, SECRET, by=By("facilitator", NOW, ana))
        ranked = votes.vote(connection, opened(connection, workshop, plan("ranking")))
        with pytest.raises(HandsNotAllowed):
            raised_hands.record(connection, ranked, {"A": 1}, 7, by=By("facilitator", NOW, ana))


def test_codes_printed_before_the_vote_was_planned_without_them_do_not_vote(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        vote = votes.prepare(connection, workshop, plan(), by=By("facilitator", NOW))
        (code,) = rights.slips(connection, vote, 1, SECRET, by=By("facilitator", NOW))
        votes.amend(connection, vote, replace(plan(), channels=(Channel.TABLET,)), by=By("facilitator", NOW))
        votes.open_(connection, vote, by=By("facilitator", NOW), secret_key=SECRET)
        _, mine = rights.redeem(connection, workshop, code, SECRET)
    with pytest.raises(ChannelNotDeclared), loaded.transaction() as connection:
        casting.cast(connection, Cast(vote, mine, "request", "A=1", "receipt"))


def test_a_second_round_begins_with_nothing_of_the_first(loaded: Database) -> None:
    with loaded.transaction() as connection:
        ana, workshop = account(connection, "ana"), room(connection)
        first = opened(connection, workshop, by_hand(plan()))
        for number in range(6):
            cast(connection, first, "A=1", number=number)
        typed(connection, first, 1, ["A=1"] * 6, by=ana)
        raised_hands.record(connection, votes.vote(connection, first), {"A": 6}, 6, by=By("facilitator", NOW, ana))
        (code,) = rights.slips(connection, first, 1, SECRET, by=By("facilitator", NOW, ana))
        close(connection, first)
        second = votes.again(connection, first, by=By("facilitator", NOW))
        votes.open_(connection, second, by=By("facilitator", NOW), secret_key=SECRET)
        assert votes.turnout(connection, second).voices == 0
        assert papers.readings(connection, second) == {}
        assert raised_hands.recorded(connection, second) == {}
        with pytest.raises(UnknownSlip):
            rights.redeem(connection, workshop, code, SECRET)
        typed(connection, second, 2, ["B=1"] * 5, by=ana)  # in this round it is the other reading
        close(connection, second)
        before, after = votes.result(connection, first), votes.result(connection, second)
    assert before.turnout.received == {Channel.TABLET: 6, Channel.PAPER: 6, Channel.HANDS: 6}
    assert (after.turnout.received, after.outcome.winners) == ({Channel.PAPER: 5}, ("B",))
