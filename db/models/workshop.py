"""Waves, workshops and their steps."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base
from domain.workshops.admission import PEOPLE
from domain.workshops.programme import MOST_MORE


class WaveRow(Base):
    """A wave of answers in one territory. ``demonstration``: invented data, and marked so wherever it shows.

    ``next_look``: when the clock looks at who waits in its reservoir, null before anybody does.

    ``ends_on``: the last day on which partners may change their answers, null while nobody has said it. Workshops have
    their own end. ``rehearsal``: of one rehearsal, made with it and erased with it, and in no list. ``closed_on``: the
    day since which nobody is added, null for an open one. ``crossed_on``: when its classes were told, for good;
    ``described_on``: when it was told who had answered, for good.
    """

    __tablename__ = "wave"
    __table_args__ = (
        UniqueConstraint("territory_id", "label"),
        CheckConstraint("rehearsal = 0 or demonstration = 1", name="rehearsal"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    label: Mapped[str]
    position: Mapped[int]
    demonstration: Mapped[bool]
    ends_on: Mapped[date | None]
    next_look: Mapped[datetime | None]
    rehearsal: Mapped[bool] = mapped_column(server_default=text("0"))
    closed_on: Mapped[date | None]
    crossed_on: Mapped[date | None]
    described_on: Mapped[date | None]


class WorkshopRow(Base):
    """A facilitated meeting. Its times are about what staff did, never about a resident.

    ``next_look``: when the clock looks at who waits, from its opening on. ``people``: people present as the facilitator
    counted them, null until somebody has. ``seated``: those of them who have come in, on all devices together.
    ``prepared_at`` is null for workshops that are older than it. ``by_code``: somebody began on a phone that the code
    let in, which stays true whatever is chosen afterwards. ``off_wall``: its results were taken off the wall.

    ``closed_at`` is null for what is not closed, and for what was before it was written down; ``settled``: what closing
    publishes is published, and nobody reopens it. ``rehearses``: the workshop of which this one is the rehearsal, null
    for all others; there is one at a time.
    """

    __tablename__ = "workshop"
    __table_args__ = (
        CheckConstraint("state in ('prepared', 'open', 'closed')", name="state"),
        CheckConstraint("admission in ('code', 'prepared')", name="admission"),
        CheckConstraint("people between 1 and 1000", name="people"),
        CheckConstraint(f"seated between 0 and coalesce(people, {PEOPLE})", name="seated"),
        CheckConstraint("settled = 0 or state = 'closed'", name="settled"),
        CheckConstraint("rehearses <> id", name="rehearses"),
        UniqueConstraint("rehearses"),
        Index(
            "uq_workshop_live_code",
            "code",
            unique=True,
            sqlite_where=text("state <> 'closed'"),
            postgresql_where=text("state <> 'closed'"),
        ),
        Index("ix_workshop_wave_id", "wave_id"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    wave_id: Mapped[str] = mapped_column(ForeignKey("wave.id"))
    questionnaire_version_id: Mapped[str] = mapped_column(ForeignKey("questionnaire_version.id"))
    title: Mapped[str]
    place: Mapped[str]
    day: Mapped[date]
    code: Mapped[str]
    state: Mapped[str]
    prepared_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    prepared_at: Mapped[datetime | None]
    revealed_at: Mapped[datetime | None]
    next_look: Mapped[datetime | None]
    people: Mapped[int | None]
    admission: Mapped[str] = mapped_column(server_default="code")
    seated: Mapped[int] = mapped_column(server_default=text("0"))
    by_code: Mapped[bool] = mapped_column(server_default=text("0"))
    off_wall: Mapped[bool] = mapped_column(server_default=text("0"))
    closed_at: Mapped[datetime | None]
    settled: Mapped[bool] = mapped_column(server_default=text("0"))
    rehearses: Mapped[str | None] = mapped_column(ForeignKey("workshop.id"))
    away: Mapped[bool] = mapped_column(server_default=text("0"))


class ReopeningRow(Base):
    """A workshop that was closed too early, and why it went on: a closing is undone once."""

    __tablename__ = "reopening"
    __table_args__ = (CheckConstraint("reason <> ''", name="reason"), STRICT)
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    closed_at: Mapped[datetime] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    reason: Mapped[str]


class WorkshopQuestionnaireRow(Base):
    """A questionnaire of a workshop, in order from 1 on: each once. ``questionnaire_id``: without its modules.

    The workshop's own row names the first one. ``begun``: the people who began it on shared tablets or filled it in on
    paper, never more than the people present; ``answered``: finished responses to it.
    """

    __tablename__ = "workshop_questionnaire"
    __table_args__ = (
        UniqueConstraint("workshop_id", "position"),
        CheckConstraint("position > 0", name="position"),
        CheckConstraint("begun >= 0", name="begun"),
        CheckConstraint("answered >= 0", name="answered"),
        STRICT,
    )
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    questionnaire_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    version_id: Mapped[str] = mapped_column(ForeignKey("questionnaire_version.id"))
    begun: Mapped[int] = mapped_column(server_default=text("0"))
    answered: Mapped[int] = mapped_column(server_default=text("0"))


class WorkshopStepRow(Base):
    """One step of the programme, in order, with its planned minutes. ``kind``: an id of the list «programme».

    ``asks``: the questionnaire of the workshop that may be begun from this step on, null where it names none.
    ``practice``: an id of the list «practices», the activity that was chosen for this step, null where none was.
    """

    __tablename__ = "workshop_step"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workshop_id", "asks"], ["workshop_questionnaire.workshop_id", "workshop_questionnaire.questionnaire_id"]
        ),
        STRICT,
    )
    workshop_id: Mapped[str] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    minutes: Mapped[int]
    asks: Mapped[str | None]
    practice: Mapped[str | None]


class CurrentStepRow(Base):
    """The step that is now, from the opening of the workshop on. ``version``: how often this row has changed.

    ``since``: when the step began; ``more``: minutes that were added to it.
    """

    __tablename__ = "current_step"
    __table_args__ = (
        ForeignKeyConstraint(["workshop_id", "position"], ["workshop_step.workshop_id", "workshop_step.position"]),
        CheckConstraint(f"more between 0 and {MOST_MORE}", name="more"),
        STRICT,
    )
    workshop_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    version: Mapped[int]
    since: Mapped[datetime]
    more: Mapped[int]


class StepBegunRow(Base):
    """When a step began: this list only grows. ``version``: what it made of the row of the step that is now."""

    __tablename__ = "step_begun"
    __table_args__ = (
        ForeignKeyConstraint(["workshop_id", "position"], ["workshop_step.workshop_id", "workshop_step.position"]),
        STRICT,
    )
    workshop_id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    since: Mapped[datetime]
