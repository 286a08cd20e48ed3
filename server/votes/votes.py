"""Voting: papers and rights for a device, a printed slip for a right, a ballot for the urn. All may be sent again."""

import contextlib
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Request
from pydantic import BaseModel, Field

from db import engine
from db.queries.votes import cast as casting
from db.queries.votes import rights, votes
from db.queries.workshops import asking, devices, workshops
from domain.participation.masks import masked
from domain.participation.typed import free_text
from domain.votes.cast import Cast
from domain.votes.errors import UnknownSlip, VoteClosed
from domain.votes.vote import LONGEST_WORDS, Vote
from domain.workshops.admission import DeviceRevoked, RoomFull, Standing
from domain.workshops.errors import WorkshopClosed
from domain.workshops.workshop import State, normal_code
from server.context import settings
from server.lookup import Lookup
from server.participation import over, tokens
from server.participation.visits import Saved, Strict
from server.votes import paper
from server.workshops.places import Joined, known
from texts.over import with_

router = APIRouter(tags=["votes"])

LONGEST_BALLOT = 300  # twelve options, a mark of six digits each


class Slip(Strict):
    """The nine characters of a printed slip, as typed."""

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
    """The open votes, and new rights by vote; ``questionnaire`` and ``turn`` as in ``Place``."""

    votes: list[paper.Paper]
    rights: dict[str, list[Right]]
    questionnaire: str
    turn: int


@router.post("/votes/papers")
def papers(device_id: Joined) -> Papers:
    """The open votes of the device's workshop, and the unused rights that it has in them: the same ones each time.

    Raises
    ------
    domain.workshops.admission.DeviceUnknown, domain.workshops.admission.DeviceRevoked,
    domain.workshops.errors.WorkshopClosed
    """
    with engine.current().reading() as connection:
        device = devices.device(connection, device_id)
        if device.state is Standing.REVOKED:
            raise DeviceRevoked
        if workshops.workshop(connection, device.workshop).state is State.CLOSED:
            raise WorkshopClosed
        found = votes.votes_of(connection, device.workshop, State.OPEN)
        asked = asking.now(connection, device.workshop)
    with with_(over.now()):
        said = [paper.paper(vote) for vote in found]
    return Papers(
        votes=said,
        rights={vote.id: _rights(vote, device_id) for vote in found},
        questionnaire=asked.version,
        turn=asked.number,
    )


def _rights(vote: Vote, device_id: str) -> list[Right]:
    """What the device may use in one vote; nothing if it has just closed."""
    with contextlib.suppress(VoteClosed), engine.current().transaction() as connection:
        mine = rights.of_device(connection, vote, devices.device(connection, device_id))
        return [Right(token=tokens.of_right(settings().secret_key, vote.id, right)) for right in mine]
    return []


SLIPS = Lookup[tuple[str, str], str](
    lambda connection, typed: rights.slips_known(connection, typed, settings().secret_key)
)


async def handing(body: Slip, request: Request) -> Slip:
    """Who brings a slip that was printed, to a room whose code is known.

    Raises
    ------
    UnknownSlip
    """
    workshop = await known(body.code, request)
    if workshop and await SLIPS.get((workshop, normal_code(body.slip))) is None:
        raise UnknownSlip(length=rights.SLIP_LENGTH)
    return body


@router.post("/votes/slip")
def slip(body: Annotated[Slip, Depends(handing)]) -> SlipRight:
    """Exchange a printed slip for its right, until it is used.

    Raises
    ------
    UnknownSlip, RightUsed, domain.workshops.errors.UnknownCode
    """
    secret = settings().secret_key
    with engine.current().reading() as connection:
        workshop = workshops.joinable(connection, normal_code(body.code))
        vote_id, right = rights.redeem(connection, workshop.id, body.slip, secret)
    return SlipRight(vote_id=vote_id, token=tokens.of_right(secret, vote_id, right))


@router.post("/ballots")
def cast(body: Sent, authorization: Annotated[str, Header()] = "") -> Saved:
    """Put a ballot into the urn. The right comes in the header, as a bearer token.

    Raises
    ------
    RightUnknown, RightUsed, VoteClosed, domain.errors.Invalid
    domain.workshops.admission.RoomFull
        As many have voted as are present: the device sends it again until the facilitator lets it be counted.
    """
    vote_id, right = tokens.read_right(settings().secret_key, tokens.borne(authorization))
    words = masked(free_text(body.words, LONGEST_WORDS))
    sent = Cast(vote_id, right, str(body.request_id), body.ballot, body.receipt, words)
    try:
        with engine.current().transaction() as connection:
            casting.cast(connection, sent)
    except RoomFull:
        with engine.current().transaction() as connection:
            rights.wait(connection, right)
        raise
    return Saved()
