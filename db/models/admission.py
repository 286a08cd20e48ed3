"""The devices that a workshop admitted, or that wait."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT_CLUSTERED, Base


class DeviceRow(Base):
    """A device in one workshop, see ``admission.Device``. No address, no time, no answer: visits do not name it.

    ``id``: keyed hash of its random name and of the workshop. The sum of ``places`` is the workshop's ``seated``.
    ``begun``: its people who have begun something.
    """

    __tablename__ = "device"
    __table_args__ = (
        CheckConstraint("kind in ('phone', 'tablet')", name="kind"),
        CheckConstraint("state in ('waiting', 'admitted', 'revoked')", name="state"),
        CheckConstraint("begun between 0 and places", name="begun"),
        CheckConstraint("state <> 'waiting' or places = 0", name="waiting"),
        Index("ix_device_workshop_id", "workshop_id"),
        STRICT_CLUSTERED,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"))
    kind: Mapped[str]
    state: Mapped[str]
    places: Mapped[int]
    begun: Mapped[int]
    asks: Mapped[bool] = mapped_column(server_default=text("0"))


class BegunRow(Base):
    """How many of the people of a phone have begun one of the workshop's questionnaires: never more than it has.

    Shared tablets have none: ``WorkshopQuestionnaireRow.begun`` counts for all of them.
    """

    __tablename__ = "device_begun"
    __table_args__ = (CheckConstraint("n > 0", name="n"), STRICT_CLUSTERED)
    device_id: Mapped[str] = mapped_column(ForeignKey("device.id", ondelete="CASCADE"), primary_key=True)
    questionnaire_id: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]
