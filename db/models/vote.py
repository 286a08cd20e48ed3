"""Votes: what was announced, who may vote, the sealed urn, and what it held once it was closed.

Nothing here has a time, an order or a person. While a vote is open, a ballot exists only sealed; once it is closed, no
right and no sealed copy is left (docs/decisions/0013).
"""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_CLUSTERED, Base
from db.sealing import SEALED
from domain.workshops.admission import MOST_PEOPLE


class VoteRow(Base):
    """A vote. ``rules``: ``Rules.text``. ``public_key``: with which ballots are sealed, while it is open and no longer.

    Once it is open, only ``state``, ``hand_voices`` and ``public_key`` change. ``head_count``: the people present when
    it closed, null if nobody had counted them. ``quorum``: voices that it wants, null for any.
    """

    __tablename__ = "vote"
    __table_args__ = (
        UniqueConstraint("previous_id"),
        CheckConstraint("state in ('prepared', 'open', 'closed')", name="state"),
        CheckConstraint("worth in ('avis', 'priorite', 'decision')", name="worth"),
        CheckConstraint("public = 0 or worth = 'avis'", name="public_is_low_stakes"),
        CheckConstraint("(state = 'open') = (public_key is not null)", name="key_while_open"),
        CheckConstraint("(round = 1) = (previous_id is null)", name="round"),
        CheckConstraint("head_count >= 0 and hand_voices >= 0", name="not_negative"),
        CheckConstraint(f"quorum between 1 and {MOST_PEOPLE}", name="quorum"),
        Index("ix_vote_workshop_id", "workshop_id"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"))
    position: Mapped[int]
    question: Mapped[str]
    method: Mapped[str]
    rules: Mapped[str]
    decider: Mapped[str]
    worth: Mapped[str]
    answer_when: Mapped[str]
    public: Mapped[bool]
    channels: Mapped[list[Any]]
    state: Mapped[str]
    round: Mapped[int]
    previous_id: Mapped[str | None] = mapped_column(ForeignKey("vote.id"))
    head_count: Mapped[int | None]
    hand_voices: Mapped[int]
    public_key: Mapped[bytes | None]
    closed_on: Mapped[date | None]
    quorum: Mapped[int | None]


class VoteOptionRow(Base):
    """One option: ``id`` is its letter, ``cost`` an exact fraction as text.

    ``priority_id`` is no foreign key: a vote keeps its words when an example leaves the library.
    """

    __tablename__ = "vote_option"
    __table_args__ = (STRICT_CLUSTERED,)
    vote_id: Mapped[str] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    description: Mapped[str]
    icon: Mapped[str]
    cost: Mapped[str]
    priority_id: Mapped[str | None]


class VoteKeyRow(Base):
    """What opens the urn, wrapped under the server's secret; apart, so as to be destroyed alone, at closing."""

    __tablename__ = "vote_key"
    __table_args__ = (STRICT,)
    vote_id: Mapped[str] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    wrapped: Mapped[bytes]


class VotingRightRow(Base):
    """The right to one ballot. ``id``: random, or a keyed hash of a slip's code. ``device_id``: who may use it.

    ``request_hash``: of the request that used it, so that the same one may come again. ``waits``: its ballot came when
    as many people had voted as are present. All of them go at closing.
    """

    __tablename__ = "voting_right"
    __table_args__ = (
        CheckConstraint("channel in ('tablet', 'phone', 'slip')", name="channel"),
        CheckConstraint("(used = 1) = (request_hash is not null)", name="used"),
        Index("ix_voting_right_vote_id", "vote_id"),
        Index("ix_voting_right_device_id", "device_id"),
        STRICT_CLUSTERED,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    vote_id: Mapped[str] = mapped_column(ForeignKey("vote.id"))
    channel: Mapped[str]
    used: Mapped[bool]
    request_hash: Mapped[str | None]
    device_id: Mapped[str | None] = mapped_column(ForeignKey("device.id"))
    waits: Mapped[bool] = mapped_column(server_default=text("0"))


class SealedBallotRow(Base):
    """A ballot in the urn: sealed, all of one length, tied to no right.

    ``block``: 0, except in a public vote: 1 once it was drawn for what the room sees before closing.
    """

    __tablename__ = "sealed_ballot"
    __table_args__ = (
        CheckConstraint(f"length(sealed) = {SEALED}", name="one_length"),
        Index("ix_sealed_ballot_vote_id", "vote_id"),
        STRICT_CLUSTERED,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    vote_id: Mapped[str] = mapped_column(ForeignKey("vote.id"))
    block: Mapped[int]
    sealed: Mapped[bytes]


class PaperReadingRow(Base):
    """Which account typed which reading of the paper ballots: never the same one twice. It stays after closing."""

    __tablename__ = "paper_reading"
    __table_args__ = (
        UniqueConstraint("vote_id", "staff_id"),
        CheckConstraint("reading in (1, 2)", name="reading"),
        STRICT_CLUSTERED,
    )
    vote_id: Mapped[str] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    reading: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))


class PaperEntryRow(Base):
    """A paper ballot as it was typed, sealed too. ``number``: the paper's place in the pile.

    ``reading``: 1 or 2, or 3 for what both people say once they have settled a difference.
    """

    __tablename__ = "paper_entry"
    __table_args__ = (
        CheckConstraint("reading in (1, 2, 3)", name="reading"),
        CheckConstraint(f"length(sealed) = {SEALED}", name="one_length"),
        STRICT_CLUSTERED,
    )
    vote_id: Mapped[str] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    reading: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    sealed: Mapped[bytes]


class HandsRow(Base):
    """Raised hands for one option: seen by the whole room, so never sealed."""

    __tablename__ = "hands"
    __table_args__ = (
        ForeignKeyConstraint(["vote_id", "option_id"], ["vote_option.vote_id", "vote_option.id"]),
        CheckConstraint("n >= 0", name="not_negative"),
        STRICT_CLUSTERED,
    )
    vote_id: Mapped[str] = mapped_column(primary_key=True)
    option_id: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


class BallotRow(Base):
    """A ballot out of a closed urn. ``number``: its place after the shuffle. ``channels``: a group of five at least."""

    __tablename__ = "ballot"
    __table_args__ = (STRICT_CLUSTERED,)
    vote_id: Mapped[str] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    channels: Mapped[str]
    marks: Mapped[str]


class ReceiptRow(Base):
    """That a ballot was counted: the hash of its receipt, in the order of the hashes, tied to no ballot."""

    __tablename__ = "receipt"
    __table_args__ = (STRICT_CLUSTERED,)
    vote_id: Mapped[str] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    hash: Mapped[str] = mapped_column(primary_key=True)


class TurnoutRow(Base):
    """At closing: rights given out and voices received, by channel."""

    __tablename__ = "turnout"
    __table_args__ = (
        CheckConstraint("channel in ('tablet', 'phone', 'slip', 'paper', 'hands')", name="channel"),
        CheckConstraint("channel in ('paper', 'hands') or received <= issued", name="no_more_voices_than_rights"),
        STRICT_CLUSTERED,
    )
    vote_id: Mapped[str] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    issued: Mapped[int]
    received: Mapped[int]


class VoteResultRow(Base):
    """What was announced: ``told`` as ``domain.votes.record`` writes it. ``seed``: of the lot, once it is drawn.

    ``counted``: as ``domain.votes.aggregates`` writes it, once the ballots are erased; null before.
    """

    __tablename__ = "vote_result"
    __table_args__ = (STRICT,)
    vote_id: Mapped[str] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    told: Mapped[dict[str, Any]]
    seed: Mapped[str | None]
    counted: Mapped[dict[str, Any] | None]


class VoteConclusionRow(Base):
    """What the room keeps of a closed vote, in one sentence. ``version``: how often it was written before."""

    __tablename__ = "vote_conclusion"
    __table_args__ = (CheckConstraint("words <> ''", name="said"), STRICT)
    vote_id: Mapped[str] = mapped_column(ForeignKey("vote.id"), primary_key=True)
    words: Mapped[str]
    version: Mapped[int]


class ObjectionRow(Base):
    """An objection to a proposal, without its author; what became of it and, if it was met, how."""

    __tablename__ = "objection"
    __table_args__ = (
        ForeignKeyConstraint(["vote_id", "option_id"], ["vote_option.vote_id", "vote_option.id"]),
        CheckConstraint("status in ('open', 'lifted', 'integrated', 'maintained')", name="status"),
        Index("ix_objection_vote_id", "vote_id"),
        STRICT_CLUSTERED,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    vote_id: Mapped[str]
    option_id: Mapped[str]
    words: Mapped[str]
    status: Mapped[str]
    answer: Mapped[str]
