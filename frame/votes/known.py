"""The votes of a workshop and where each stands: read once for all parts of a console, until somebody writes.

Nothing of an urn is kept: who has voted in an open vote is asked at each run.
"""

from db.queries.votes import children, conclusions, screens
from db.queries.votes import votes as kept
from domain.operations.versions import Reading, Readings
from domain.votes.children import NONE, Stickers
from domain.votes.conclusion import Conclusion
from domain.votes.errors import UnknownVote
from domain.votes.story import Story, VoteStanding
from domain.votes.vote import Vote
from domain.workshops.workshop import State
from frame.unchanged import unchanged

KEPT = 64
_votes = Readings[tuple[Vote, ...]](KEPT)  # by workshop
_standing, _stories = Readings[VoteStanding](KEPT), Readings[Story](KEPT)
_conclusions, _stickers = Readings[Conclusion | None](KEPT), Readings[Stickers](KEPT)


def votes(workshop: str, state: State | None = None) -> tuple[Vote, ...]:
    """In the order of their preparation; those in one state only if it is named."""
    found = unchanged(_votes, workshop, lambda connection: kept.votes_of(connection, workshop)).said
    return tuple(one for one in found if state in (None, one.state))


def vote(workshop: str, vote_id: str) -> Vote:
    """One of them. Raises ``UnknownVote``."""
    found = next((one for one in votes(workshop) if one.id == vote_id), None)
    if found is None:
        raise UnknownVote
    return found


def standing(about: Vote, running: State) -> Reading[VoteStanding]:
    """What a console needs to know beside the vote. ``running``: where its workshop stands."""
    thing = about.id, about.state, running
    return unchanged(_standing, thing, lambda connection: screens.standing(connection, about, running))


def story(vote_id: str) -> Reading[Story]:
    """A closed vote, whole."""
    return unchanged(_stories, vote_id, lambda connection: screens.story(connection, vote_id))


def conclusion(about: Vote) -> Conclusion | None:
    """What the room kept of it."""
    read = unchanged(_conclusions, about.id, lambda connection: conclusions.of(connection, [about.id]).get(about.id))
    return read.said


def stickers(about: Vote) -> Stickers:
    """What the children said beside it."""
    read = unchanged(_stickers, about.id, lambda connection: children.of(connection, [about.id]).get(about.id, NONE))
    return read.said
