"""What residents leave: a visit, a consent, a response and its answers.

No name, no device, no time finer than a day.
"""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_CLUSTERED, Base


class VisitRow(Base):
    """One person's turn at a tablet or phone.

    ``id`` is the random part of the visit token, useless without its signature.
    """

    __tablename__ = "visit"
    __table_args__ = (CheckConstraint("channel in ('tablet', 'phone', 'desk', 'paper')", name="channel"), STRICT)
    id: Mapped[str] = mapped_column(primary_key=True)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"))
    channel: Mapped[str]
    language: Mapped[str]
    assisted: Mapped[bool]


class ConsentRow(Base):
    """What the person agreed to. A refusal leaves no row anywhere.

    ``sensitive`` is asked before the first sensitive question, and may change: ``sensitive_sequence`` rises with it.
    """

    __tablename__ = "consent"
    __table_args__ = (STRICT,)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[str]
    language: Mapped[str]
    day: Mapped[date]
    sensitive: Mapped[bool]
    sensitive_sequence: Mapped[int] = mapped_column(server_default=text("0"))


class ResponseRow(Base):
    """One person's response to one questionnaire version.

    ``state``: open (being answered, counted nowhere), complete or partial (counted). ``block_id``: the publication
    block it was counted in. ``finished``: the tablet said that the visit is over; nothing new is taken after that.
    ``link_hash``: of the link card that the person typed, of which nothing else is kept. ``paired``: counted in what
    was told of those who had answered before.
    """

    __tablename__ = "response"
    __table_args__ = (
        UniqueConstraint("visit_id"),
        UniqueConstraint("ticket_hash"),
        CheckConstraint("state in ('open', 'complete', 'partial')", name="state"),
        Index("ix_response_block_id", "block_id"),
        Index("ix_response_workshop_id", "workshop_id"),
        Index("uq_response_wave_link", "wave_id", "link_hash", unique=True),  # a card is one person's in a wave
        Index(
            "ix_response_open",
            "workshop_id",
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        STRICT,
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id"))
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"))
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"))
    version_id: Mapped[str] = mapped_column(ForeignKey("questionnaire_version.id"))
    block_id: Mapped[str | None] = mapped_column(ForeignKey("block.id"))
    state: Mapped[str]
    finished: Mapped[bool] = mapped_column(server_default=text("0"))
    age_band: Mapped[str | None]
    ticket_hash: Mapped[str]
    link_hash: Mapped[str | None]
    paired: Mapped[bool] = mapped_column(server_default=text("0"))


class AnswerRow(Base):
    """The last answer to one question. ``value`` is null when the question was passed.

    ``sequence`` rises with each correction on the tablet, so that a late or repeated request never undoes a newer one.
    """

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("request_id"), STRICT_CLUSTERED)
    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"), primary_key=True)
    question_id: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str | None]
    sequence: Mapped[int]
    request_id: Mapped[str]


class ErasureRow(Base):
    """How many responses were withdrawn, by day and questionnaire: the proof of deletion, without the ticket."""

    __tablename__ = "erasure"
    __table_args__ = (STRICT,)
    day: Mapped[date] = mapped_column(primary_key=True)
    questionnaire_id: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


class WithdrawnRow(Base):
    """A visit that was withdrawn a few days ago: what its tablet repeats late must not bring anything back."""

    __tablename__ = "withdrawn"
    __table_args__ = (STRICT,)
    visit_id: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date]


class ErasedTicketRow(Base):
    """What was taken back lately: a hash of the keyed hash of its ticket, so that a copy from before is told too.

    Clustered: nothing says in which order they came. After thirty days there is no copy from before.
    """

    __tablename__ = "erased_ticket"
    __table_args__ = (STRICT_CLUSTERED,)
    mark: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date]
