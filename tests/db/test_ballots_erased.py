"""A year after a vote its ballots and receipts are erased; its result, whatever the method, is told as it was."""

import random
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from db import keeping
from db.engine import Database
from db.models.vote import BallotRow, ReceiptRow, VoteRow
from db.queries.operations import kept
from db.queries.votes import cast as casting
from db.queries.votes import raised_hands, records, screens, votes
from domain.operations.retention import TERMS, Stock
from domain.staff.by import By
from domain.votes import METHODS
from domain.votes.errors import BallotsErased, NothingToDraw
from domain.votes.vote import Counted
from tests.ballots import NOW, SECRET, by_hand, cast, close, marks, opened, plan, room

TODAY = NOW.date()
NEVER = Path("nowhere")
TERM = TERMS[Stock.BALLOTS]


def voted(database: Database, workshop: str, name: str, people: int, seed: int, *, hands: bool = False) -> str:
    """A closed vote by that method. Of two that come one after the other, the later is closed by its own day."""
    luck, planned = random.Random(seed), plan(name)  # noqa: S311  drawn marks
    planned = by_hand(planned) if hands else planned
    with database.transaction() as connection:
        vote = opened(connection, workshop, planned)
        for number in range(people):
            cast(connection, vote, marks(planned, luck), number=number)
        if hands:
            raised_hands.record(
                connection, votes.vote(connection, vote), {"A": 3, "C": 6}, 7, by=By("facilitator", NOW)
            )
        close(connection, vote)
    return vote


def told(database: Database, vote: str) -> Counted:
    with database.reading() as connection:
        return votes.result(connection, vote)


def left(database: Database) -> set[str]:
    with database.reading() as connection:
        rows = [connection.execute(select(row.vote_id)).scalars() for row in (ReceiptRow, BallotRow)]
        return {one for some in rows for one in some}


@pytest.mark.parametrize("name", sorted(METHODS))
def test_the_result_of_each_method_stays_when_its_ballots_go(loaded: Database, name: str) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
    late, early = (voted(loaded, workshop, name, 23 + n, n) for n in (1, 0))
    few = voted(loaded, workshop, name, 3, 7)
    with loaded.transaction() as connection:
        mine = VoteRow.id == late
        connection.execute(update(VoteRow).where(mine).values(closed_on=TODAY + timedelta(days=20)))
    before = {vote: told(loaded, vote) for vote in (late, early, few)}
    last, gone = TERM.until(TODAY) - timedelta(days=1), TERM.until(TODAY)
    keeping.purge(loaded, last, SECRET, NEVER)
    assert left(loaded) == {late, early, few}
    assert keeping.purge(loaded, gone, SECRET, NEVER)[Stock.BALLOTS] == 24 + 3 + 24 + 3 - 1 - 1
    assert left(loaded) == {late}
    with loaded.reading() as connection:
        [heap] = kept.of(connection, Stock.BALLOTS)
        assert (heap.subject, heap.until) == (workshop, TERM.until(TODAY + timedelta(days=20)))
    assert Stock.BALLOTS not in keeping.purge(loaded, gone, SECRET, NEVER)
    keeping.purge(loaded, heap.until, SECRET, NEVER)
    assert left(loaded) == set()
    for vote, then in before.items():
        now = told(loaded, vote)
        assert (now.outcome, now.by_channel, now.turnout) == (then.outcome, then.by_channel, then.turnout)
        assert type(now.outcome) is type(then.outcome)
        assert (then.kept, now.kept) == (True, False)
        with loaded.reading() as connection, pytest.raises(BallotsErased):
            records.record(connection, vote)


def test_hands_stay_and_no_lot_is_drawn_and_no_receipt_is_found(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
    beside, alone = (voted(loaded, workshop, "approval", people, people, hands=True) for people in (9, 0))
    with loaded.transaction() as connection:
        level = opened(connection, workshop, plan(lot=True))
        for number, marked in enumerate(["A=1", "B=1"] * 4):
            cast(connection, level, marked, number=100 + number)
        close(connection, level)
    before = {vote: told(loaded, vote) for vote in (alone, level, beside)}
    assert before[level].lot_due
    keeping.purge(loaded, TERM.until(TODAY), SECRET, NEVER)
    for vote in (alone, beside):
        assert told(loaded, vote).outcome == before[vote].outcome
        assert told(loaded, vote).by_channel == before[vote].by_channel
    with loaded.transaction() as connection:
        with pytest.raises(NothingToDraw):
            votes.draw_lot(connection, level, by=By("facilitator", NOW))
        shown = screens.story(connection, level).counted
        assert shown is not None
        assert shown.outcome == before[level].outcome
        assert casting.counted_in(connection, "receipt 3") is None
