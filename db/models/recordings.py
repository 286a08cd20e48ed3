"""Recorded sentences."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT_CLUSTERED, Base
from domain.participation.recordings import SIGNS


class RecordingRow(Base):
    """One sentence in one language, said for one territory. Who says it is not known; who kept it is in the audit.

    ``digest``: of ``audio``; a sentence that was said again has another one, and another address. ``words``: a digest
    of what was read in that language when it was said; none where it was kept before anybody could change that.
    """

    __tablename__ = "recording"
    __table_args__ = (CheckConstraint(f"kind in {tuple(SIGNS)}", name="kind"), STRICT_CLUSTERED)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    audio: Mapped[bytes]
    digest: Mapped[str]
    words: Mapped[str | None]
