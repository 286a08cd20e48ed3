"""Every version of every questionnaire, and the waves in which it is asked."""

from collections.abc import Collection

from sqlalchemy import Connection, exists, func, literal, or_, select

from db.content.sync import table_of
from db.models.participation import ResponseRow
from db.models.partners import PartnerResponseRow
from db.models.questionnaire import QuestionnaireRow, QuestionnaireVersionRow, QuestionRow
from db.models.workshop import WaveRow, WorkshopQuestionnaireRow, WorkshopRow
from domain.participation.versions import Kept, Use

_VERSION = table_of(QuestionnaireVersionRow)
_IN_WORKSHOPS = (
    select(
        WorkshopQuestionnaireRow.version_id, WaveRow.territory_id, WaveRow.label,
        func.count(WorkshopRow.id).label("workshops"),
    )
    .join(WorkshopRow, WorkshopRow.id == WorkshopQuestionnaireRow.workshop_id)
    .join(WaveRow, WaveRow.id == WorkshopRow.wave_id)
    .where(WaveRow.demonstration == False, WorkshopRow.rehearses.is_(None))  # noqa: E712  SQL
    .group_by(WorkshopQuestionnaireRow.version_id, WaveRow.id, WaveRow.territory_id, WaveRow.label)
    .order_by(WaveRow.territory_id, func.max(WorkshopRow.day).desc(), WaveRow.id)
)  # fmt: skip
_BY_LINKS = (
    select(PartnerResponseRow.version_id, WaveRow.territory_id, WaveRow.label, literal(0).label("workshops"))
    .join(WaveRow, WaveRow.id == PartnerResponseRow.wave_id)
    .where(WaveRow.demonstration == False)  # noqa: E712  SQL
    .group_by(PartnerResponseRow.version_id, WaveRow.id, WaveRow.territory_id, WaveRow.label)
    .order_by(WaveRow.territory_id, WaveRow.id)
)


def kept(connection: Connection, places: Collection[str] | None) -> tuple[Kept, ...]:
    """Questionnaires in order, of each the newest version first; asked in ``places`` (None: in all of them).

    Neither rehearsals nor demonstrations are told: nothing of them stays.
    """
    asked = select(func.count()).where(QuestionRow.version_id == _VERSION.c.id).scalar_subquery()
    begun = or_(*(exists().where(row.version_id == _VERSION.c.id) for row in (ResponseRow, PartnerResponseRow)))
    rows = (
        select(_VERSION, asked.label("asked"), begun.label("begun"))
        .join(QuestionnaireRow, QuestionnaireRow.id == _VERSION.c.questionnaire_id)
        .order_by(QuestionnaireRow.position, _VERSION.c.questionnaire_id, _VERSION.c.version.desc())
    )
    uses = _uses(connection, places)
    return tuple(
        Kept(
            row.id, row.questionnaire_id, row.version, row.title, row.audience, row.minutes, row.asked, bool(row.begun),
            uses.get(row.id, ()),
        )
        for row in connection.execute(rows)
    )  # fmt: skip


def _uses(connection: Connection, places: Collection[str] | None) -> dict[str, tuple[Use, ...]]:
    found: dict[str, tuple[Use, ...]] = {}
    for row in (*connection.execute(_IN_WORKSHOPS), *connection.execute(_BY_LINKS)):
        if places is None or row.territory_id in places:
            found[row.version_id] = (*found.get(row.version_id, ()), Use(row.territory_id, row.label, row.workshops))
    return found
