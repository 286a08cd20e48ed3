"""Voting: papers and rights for a device, a printed slip for a right, a ballot for the urn. All may be sent again."""

import contextlib
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Header
from pydantic import BaseModel, Field

from db import engine
from db.queries import rights, throttle, urn, votes
from domain.answers import free_text
from domain.errors import MalformedRequest
from domain.votes.errors import UnknownSlip, VoteClosed
from domain.votes.vote import Vote
from domain.workshops import State
from server import ballots, tokens
from server.context import now, settings
from server.routes.visits import Saved, Strict, entered

router = APIRouter(tags=["votes"])

STOCK = 5  # rights that a tablet keeps for each vote, so that people can follow one another while the network is gone
FAILED_SLIPS = 60  # a minute, in one workshop: sixty slips among 31⁶ codes are then found once in months of trying
LONGEST_BALLOT = 300  # twelve options, a mark of six digits each
LONGEST_WORDS = 280
MOST_VOTES = 50


class Asking(Strict):
    """``have``: unused rights in stock, by vote. ``device``: a random text that a phone keeps to itself."""

    code: Annotated[str, Field(max_length=40)]
    channel: Literal["tablet", "phone"] = "tablet"
    device: Annotated[str, Field(min_length=16, max_length=64)] | None = None
    have: Annotated[dict[str, int], Field(default_factory=dict, max_length=MOST_VOTES)]


class Slip(Strict):
    """The six characters of a printed slip, as typed."""

    code: Annotated[str, Field(max_length=40)]
    slip: Annotated[str, Field(max_length=40)]


class Sent(Strict):
    """A ballot, as ``domain.votes.ballot`` writes it. ``receipt``: SHA-256 of the code that the person was shown.

    ``words``: an objection, without its author; kept for a vote by consent only.
    """

    request_id: UUID
    ballot: Annotated[str, Field(min_length=1, max_length=LONGEST_BALLOT)]
    receipt: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    words: Annotated[str, Field(max_length=LONGEST_WORDS)] = ""


class Right(BaseModel):
    """The right to put one ballot into one urn."""

    token: str


class SlipRight(Right):
    """The right of a slip, and its vote."""

    vote_id: str


class Papers(BaseModel):
    """The open votes, and new rights by vote."""

    votes: list[ballots.Paper]
    rights: dict[str, list[Right]]


@router.post("/votes/papers")
def papers(body: Asking) -> Papers:
    """The open votes of a workshop, and the rights that this device lacks.

    A tablet's stock is filled up. A phone has one right in each vote, and is given it again until it is used.

    Raises
    ------
    MalformedRequest
        A phone without ``device``, or a tablet with one.
    """
    if (body.channel == "phone") != (body.device is not None):
        raise MalformedRequest
    workshop = entered(body.code)
    with engine.current().reading() as connection:
        found = votes.votes_of(connection, workshop.id, State.OPEN)
    rights_of = {vote.id: _lacking(vote, body) for vote in found}
    return Papers(votes=[ballots.paper(vote) for vote in found], rights=rights_of)


def _lacking(vote: Vote, body: Asking) -> list[Right]:
    """The rights that the device lacks for one vote; none if it has just closed."""
    secret, lacking = settings().secret_key, (STOCK if body.device is None else 1) - body.have.get(vote.id, 0)
    if lacking <= 0:
        return []
    with contextlib.suppress(VoteClosed), engine.current().transaction() as connection:
        if body.device is None:
            new = rights.issue(connection, vote, lacking)
        else:
            new = rights.of_phone(connection, vote, body.device, secret)
        return [Right(token=tokens.of_right(secret, vote.id, right)) for right in new]
    return []


@router.post("/votes/slip")
def slip(body: Slip) -> SlipRight:
    """Exchange a printed slip for its right, until it is used.

    Raises
    ------
    UnknownSlip, RightUsed, TooManyTries
    """
    workshop, secret = entered(body.code), settings().secret_key
    bucket = f"slip:{workshop.id}"
    try:
        with engine.current().reading() as connection:
            throttle.check(connection, bucket, now=now(), most=FAILED_SLIPS, minutes=1)
            vote_id, right = rights.redeem(connection, workshop.id, body.slip, secret)
    except UnknownSlip:
        with engine.current().transaction() as connection:
            throttle.fail(connection, bucket, now=now(), minutes=1)
        raise
    return SlipRight(vote_id=vote_id, token=tokens.of_right(secret, vote_id, right))


@router.post("/ballots")
def cast(body: Sent, authorization: Annotated[str, Header()] = "") -> Saved:
    """Put a ballot into the urn. The right comes in the header, as a bearer token.

    Raises
    ------
    RightUnknown, RightUsed, VoteClosed, domain.errors.Invalid
    """
    vote_id, right = tokens.read_right(settings().secret_key, tokens.borne(authorization))
    words = free_text(body.words, LONGEST_WORDS)
    sent = urn.Cast(vote_id, right, str(body.request_id), body.ballot, body.receipt, words)
    with engine.current().transaction() as connection:
        urn.cast(connection, sent)
    return Saved()
