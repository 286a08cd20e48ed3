"""Two votes by majority judgment, one of each rule about silence, closed in another order than they were opened."""

import json

from sqlalchemy import Connection, select, update

from db.engine import Database
from db.models.vote import VoteRow
from db.queries.votes import results, votes
from domain.votes import record
from domain.votes.methods.majority import MajorityResult
from domain.votes.record import Record
from tests.ballots import cast, close, opened, plan, room

PAPERS = ["A=3 B=2 C=1 D=1"] * 3 + ["A=3 B=2"] * 3 + ["B=2"] * 6


def before_it_could_be_chosen(connection: Connection, vote: str) -> None:
    """The rules as they were written before there was anything to say of silence."""
    rules = json.loads(connection.execute(select(VoteRow.rules).where(VoteRow.id == vote)).scalar_one())
    assert rules.pop("silence") == "worst"
    connection.execute(update(VoteRow).where(VoteRow.id == vote).values(rules=json.dumps(rules, sort_keys=True)))


def test_each_vote_is_counted_by_the_rule_it_was_opened_with(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        former = opened(connection, workshop, plan("majority"))
        gentle = opened(connection, workshop, plan("majority", silence="left_out"))
        before_it_could_be_chosen(connection, former)
        for number, paper in enumerate(PAPERS):
            cast(connection, gentle, paper, number=2 * number)
            if number % 2:
                cast(connection, former, paper, number=2 * number + 1)
        close(connection, gentle)
    again = Database(loaded.url.render_as_string(hide_password=False))  # a server that starts anew in the middle
    with again.transaction() as connection:
        for number, paper in enumerate(PAPERS):
            if not number % 2:
                cast(connection, former, paper, number=2 * number + 1)
        close(connection, former)
    with again.reading() as connection:
        outcomes = {vote: votes.result(connection, vote).outcome for vote in (former, gentle)}
        for vote in (former, gentle):
            kept = votes.vote(connection, vote)
            ballots, hands = results.ballots(connection, kept)
            told, seed = results.announced(connection, vote)
            whole = Record("?", "majority", kept.plan.rules, kept.options, ballots, seed, told, hands)
            assert record.differences(whole) == []
            assert told["silent"] == {"A": 6, "B": 0, "C": 9, "D": 9}
    again.close()
    for vote, places in ((former, [("B",), ("A",), ("C", "D")]), (gentle, [("A",), ("B",)])):
        outcome = outcomes[vote]
        assert isinstance(outcome, MajorityResult)
        assert [place.options for place in outcome.places] == places, outcome.profiles
