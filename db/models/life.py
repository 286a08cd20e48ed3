"""What became of indicators in each territory."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base
from domain.evaluation.life import Kind, Origin, View


def _among(column: str, values: object) -> str:
    return f"{column} in {tuple(map(str, values))}"  # type: ignore[call-overload]  # an enumeration


class IndicatorEntryRow(Base):
    """One thing written; ``id`` is that of its request. This list only grows: what was wrong is marked as taken back.

    ``number``: from 1 on, each once a territory, so that two who write at once do not write on what one of them has not
    read. ``indicator_id``: of the content, or the ``id`` of the proposal itself. ``rule``: the version it was said of.
    """

    __tablename__ = "indicator_entry"
    __table_args__ = (
        UniqueConstraint("territory_id", "number"),
        CheckConstraint(_among("kind", Kind), name="kind"),
        CheckConstraint(f"origin is null or {_among('origin', Origin)}", name="origin"),
        CheckConstraint(f"view is null or {_among('view', View)}", name="view"),
        CheckConstraint(
            "(kind = 'proposed') = (theme_id is not null and origin is not null and view is not null)", name="proposal"
        ),
        CheckConstraint("(kind in ('proposed', 'renamed')) = (name <> '')", name="name"),
        CheckConstraint("(kind = 'discussed') = (vote_id is not null)", name="vote"),
        CheckConstraint("words <> '' or kind in ('discussed', 'adopted')", name="words"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    number: Mapped[int]
    indicator_id: Mapped[str]
    kind: Mapped[str]
    name: Mapped[str]
    words: Mapped[str]
    theme_id: Mapped[str | None] = mapped_column(ForeignKey("theme.id"))
    origin: Mapped[str | None]
    view: Mapped[str | None]
    vote_id: Mapped[str | None] = mapped_column(ForeignKey("vote.id"))
    rule: Mapped[int]
    day: Mapped[date]
    role: Mapped[str]
    taken_back: Mapped[bool]
    made_at: Mapped[datetime]
