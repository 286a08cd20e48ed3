"""What became of the words that people wrote in a questionnaire."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base

ONE = "case when response_id is null then 0 else 1 end + case when partner_response_id is null then 0 else 1 end = 1"


class VerbatimRow(Base):
    """Words that somebody has read, or begun to; no row before. It goes with its answer.

    ``request_id``: of the answer that was read; a corrected one has another, and waits again. ``words``: as they are
    told; the answer holds the same once they are published. ``theme`` and ``tag``: an id, or nothing.
    """

    __tablename__ = "verbatim"
    __table_args__ = (
        CheckConstraint("state in ('waiting', 'published', 'refused')", name="state"),
        CheckConstraint("(state = 'refused') = (reason <> '')", name="reason"),
        CheckConstraint("words <> ''", name="words"),
        CheckConstraint(ONE, name="one"),
        ForeignKeyConstraint(
            ["response_id", "question_id"], ["answer.response_id", "answer.question_id"], ondelete="CASCADE"
        ),
        ForeignKeyConstraint(
            ["partner_response_id", "question_id"],
            ["partner_answer.response_id", "partner_answer.question_id"],
            ondelete="CASCADE",
        ),
        UniqueConstraint("response_id", "question_id"),
        UniqueConstraint("partner_response_id", "question_id"),
        STRICT,
    )
    request_id: Mapped[str] = mapped_column(primary_key=True)
    response_id: Mapped[int | None]
    partner_response_id: Mapped[int | None]
    question_id: Mapped[str]
    state: Mapped[str]
    words: Mapped[str]
    theme: Mapped[str]
    tag: Mapped[str]
    reason: Mapped[str]
