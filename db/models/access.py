"""Links of one use to an account of one's own, or to a new password; and how each of them ended."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, STRICT_CLUSTERED, Base


class AccessLinkRow(Base):
    """A link, as it was made; it never changes. Only the keyed hash of its secret is kept.

    ``staff_id``: the account that gets a new password; null for an invitation, which has a role and a place.
    """

    __tablename__ = "access_link"
    __table_args__ = (
        CheckConstraint(
            "role is null or role in ('facilitator', 'committee', 'coordinator', 'administrator')", name="role"
        ),
        CheckConstraint("(staff_id is null) = (role is not null)", name="kind"),
        CheckConstraint("(role is null) = (territory_id is null)", name="place"),
        Index("uq_access_link_secret_hash", "secret_hash", unique=True),
        Index("ix_access_link_staff_id", "staff_id"),
        Index("ix_access_link_made_by", "made_by"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    secret_hash: Mapped[str]
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    role: Mapped[str | None]
    territory_id: Mapped[str | None]
    whom: Mapped[str]
    made_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class AccessEndRow(Base):
    """The end of a link. Its key is the link: of two who open it, or of who opens it and who withdraws it, one did."""

    __tablename__ = "access_link_end"
    __table_args__ = (
        CheckConstraint("how in ('used', 'revoked', 'replaced', 'lapsed')", name="how"),
        STRICT_CLUSTERED,
    )
    link_id: Mapped[str] = mapped_column(ForeignKey("access_link.id"), primary_key=True)
    how: Mapped[str]
