"""What a facilitator does with a vote, with all that follows: the urn, the wall, the priorities it asks about.

An opinion changes nothing of where a priority stands: whoever decides says so later. Nor does a vote of a rehearsal.
"""

from sqlalchemy import Connection

from db.queries.priorities import library
from db.queries.votes import endings, screens, votes
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.votes import method
from domain.votes.errors import VoteClosed
from domain.votes.story import VoteAct
from domain.votes.vote import Vote
from domain.votes.worth import Worth


def do(connection: Connection, act: VoteAct, vote: Vote, territory: str, by: By, secret_key: str) -> str:
    """Do it to this very vote; returns the id of the one to look at from now on: the same, or its new round.

    ``vote``: as the screen showed it to whoever acts. If it has gone on since, nothing is done.

    Raises
    ------
    domain.errors.Refused
        The vote is not where it would have to be, or no longer what was shown.
    """
    workshops.held(connection, vote.workshop)
    if act is VoteAct.OPEN:
        votes.open_(connection, vote.id, by=by, secret_key=secret_key, seen=vote.plan)
        _put(connection, vote, territory, by)
        screens.show(connection, vote, by=by)
    elif act in {VoteAct.CLOSE, VoteAct.FINISH}:
        votes.close(connection, vote.id, by=by, secret_key=secret_key)
        endings.write(connection, vote.id, by.now)
        if (
            act is VoteAct.FINISH and not votes.result(connection, vote.id).lot_due
        ):  # lots are drawn before the room sees it
            _on_the_wall(connection, VoteAct.REVEAL, vote, by)
    elif act is VoteAct.DRAW:
        votes.draw_lot(connection, vote.id, by=by)
        endings.write(connection, vote.id, by.now)
    elif act is VoteAct.AGAIN:
        return votes.again(connection, vote.id, by=by)
    else:
        _on_the_wall(connection, act, vote, by)
    return vote.id


def _on_the_wall(connection: Connection, act: VoteAct, vote: Vote, by: By) -> None:
    if act is VoteAct.REVEAL:
        screens.reveal(connection, votes.held(connection, vote.id), by=by)
    elif act is VoteAct.HIDE:
        screens.clear(connection, vote, by=by)
    elif votes.held(connection, vote.id).state is not vote.state:
        raise VoteClosed
    else:
        screens.show(connection, vote, by=by)


def _put(connection: Connection, vote: Vote, territory: str, by: By) -> None:
    """Write that the vote asks about them (an example becomes this territory's own)."""
    if workshops.workshop(connection, vote.workshop).rehearses:
        return
    chosen = [choice.priority for choice in vote.plan.choices if choice.priority is not None]
    if vote.plan.worth is not Worth.OPINION and method(vote.plan.method).decides:
        library.put_to_vote(connection, territory, chosen, vote.id, by)
