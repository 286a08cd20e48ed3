"""What organisations say of themselves, apart from residents' answers: nothing of it is ever in their counts."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_CLUSTERED, Base
from domain.cooperation.proposals import Reason, State


class PartnerLinkRow(Base):
    """A personal link of one organisation in one wave. Only the hash of its secret is kept."""

    __tablename__ = "partner_link"
    __table_args__ = (
        Index("uq_partner_link_secret_hash", "secret_hash", unique=True),
        Index(
            "uq_partner_link_live",
            "wave_id",
            "actor_id",
            unique=True,
            sqlite_where=text("revoked_at is null"),
            postgresql_where=text("revoked_at is null"),
        ),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"))
    actor_id: Mapped[str] = mapped_column(ForeignKey("actor.id"))
    secret_hash: Mapped[str]
    made_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class PartnerResponseRow(Base):
    """The one response of an organisation in a wave; it exists from the first answer on."""

    __tablename__ = "partner_response"
    __table_args__ = (
        UniqueConstraint("wave_id", "actor_id"),
        CheckConstraint("state in ('open', 'complete')", name="state"),
        STRICT,
    )
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"))
    actor_id: Mapped[str] = mapped_column(ForeignKey("actor.id"))
    version_id: Mapped[str] = mapped_column(ForeignKey("questionnaire_version.id"))
    state: Mapped[str]


class PartnerAnswerRow(Base):
    """The last answer to one question. ``device``: a random name of the browser that gave it, new at each opening.

    ``sequence`` rises with each answer of that browser; between two browsers, the last to arrive counts.
    """

    __tablename__ = "partner_answer"
    __table_args__ = (UniqueConstraint("request_id"), STRICT_CLUSTERED)
    response_id: Mapped[int] = mapped_column(ForeignKey("partner_response.id", ondelete="CASCADE"), primary_key=True)
    question_id: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str | None]
    device: Mapped[str]
    sequence: Mapped[int]
    request_id: Mapped[str]


class ActorProposalRow(Base):
    """An organisation that is missing from the list. ``actor_id``: who missed it, null for the coordination itself.

    ``added_id``: the actor that it became when it was kept, of the same id, so that what named it still does.
    ``into_id``: the actor that it is the same as, which is itself merged into none. ``reason``: why it was set aside,
    empty of those that were before reasons were said.
    """

    __tablename__ = "actor_proposal"
    __table_args__ = (
        UniqueConstraint("request_id"),
        CheckConstraint(f"state in {tuple(map(str, State))}", name="state"),
        CheckConstraint(f"reason in {('', *map(str, Reason))}", name="reason"),
        CheckConstraint("(state = 'merged') = (into_id is not null)", name="merged"),
        CheckConstraint("into_id <> id", name="itself"),
        CheckConstraint("added_id = id", name="added"),
        CheckConstraint("state <> 'kept' or added_id is not null", name="kept"),
        Index("ix_actor_proposal_wave_id", "wave_id"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"))
    actor_id: Mapped[str | None] = mapped_column(ForeignKey("actor.id"))
    name: Mapped[str]
    day: Mapped[date]
    state: Mapped[str]
    request_id: Mapped[str]
    reason: Mapped[str] = mapped_column(server_default="")
    added_id: Mapped[str | None] = mapped_column(ForeignKey("actor.id"))
    into_id: Mapped[str | None] = mapped_column(ForeignKey("actor.id"))
