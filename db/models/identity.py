"""Who staff are at an identity provider, and the ways by which they came from there, each once."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT_CLUSTERED, Base


class IdentityRow(Base):
    """An account's identity at a provider, of which a keyed hash is kept; an account has one there."""

    __tablename__ = "staff_identity"
    __table_args__ = (UniqueConstraint("staff_id", "issuer"), STRICT_CLUSTERED)
    issuer: Mapped[str] = mapped_column(primary_key=True)
    subject_hash: Mapped[str] = mapped_column(primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))


class GoneWayRow(Base):
    """A way that was gone to its end: a second time its key is taken. ``expires_at``: when it would be over anyway."""

    __tablename__ = "gone_way"
    __table_args__ = (STRICT_CLUSTERED,)
    state_hash: Mapped[str] = mapped_column(primary_key=True)
    expires_at: Mapped[datetime]
