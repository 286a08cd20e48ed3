"""What structures say together: told once, by the server itself, when the last day of a wave has passed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, or_, select

from db.models.content import TerritoryRow
from db.models.partners import PartnerAnswerRow, PartnerResponseRow
from db.models.restitution import CountedStructureRow, RestitutionRow
from db.models.workshop import WaveRow
from db.queries.cooperation import history
from db.queries.evaluation import order
from db.queries.operations import content
from db.queries.participation import questionnaires
from db.queries.staff import audit
from domain.cooperation.partners import QUESTIONNAIRE, Progress
from domain.cooperation.responses import AskedItem, PartnerResponse
from domain.cooperation.restitution import Before, Number, Restitution, StructureSpread, asked_numbers, heard, tell
from domain.evaluation.indicators import Indicator
from domain.evaluation.populations import Group, chosen
from domain.evaluation.structures import FEWEST, Untold
from domain.participation.questionnaire import Questionnaire
from domain.staff.by import CONSOLE, By

_FINISHED = select(func.count()).where(
    PartnerResponseRow.wave_id == WaveRow.id, PartnerResponseRow.state == Progress.COMPLETE
)
# Built once: every look at the figures asks for it.
_DUE = (
    select(WaveRow.id)
    .where(
        or_(WaveRow.ends_on < bindparam("today"), WaveRow.closed_on < bindparam("today")),
        WaveRow.id.not_in(select(RestitutionRow.wave_id)),
        _FINISHED.scalar_subquery() >= FEWEST,
    )
    .order_by(*order.in_time(), WaveRow.id)
)


def due(connection: Connection, today: date) -> tuple[str, ...]:
    """The waves that are over for structures, in which enough of them finished, and of which nothing was told.

    One that somebody closed is told from the day after: who closed it by mistake has that day to open it again.
    """
    return tuple(connection.execute(_DUE, {"today": today}).scalars())


def publish(connection: Connection, wave: str, now: datetime) -> None:
    """Tell what structures said in a wave that is over; twice is as once. One after the other in a territory."""
    this = select(WaveRow.territory_id, WaveRow.demonstration).where(WaveRow.id == wave)
    here = connection.execute(this.with_for_update()).one()  # nobody opens it again meanwhile
    connection.execute(
        select(TerritoryRow.id).where(TerritoryRow.id == here.territory_id).with_for_update(key_share=True)
    )
    if wave not in due(connection, now.date()):
        return
    rules = _rules(connection)
    before = [
        Before(_population(connection, one), told, heard(_responses(connection, one, told.day.year), rules))
        for one in _before(connection, here.territory_id, demonstration=here.demonstration)
        if (told := of(connection, one)) is not None
    ]
    responses = _responses(connection, wave, now.year)
    answered = frozenset(response.structure for response in responses)
    counted = chosen(answered, [one.population for one in before], wave)
    _keep(connection, wave, len(before) + 1, tell(responses, counted, before, rules, now.date()), counted)
    audit.record(
        connection,
        By(CONSOLE, now),
        action="wave.figures_published",
        subject=wave,
        territory=here.territory_id,
    )


def of(connection: Connection, wave: str) -> Restitution | None:
    """What was told of a wave; None as long as nothing is."""
    row = connection.execute(select(RestitutionRow).where(RestitutionRow.wave_id == wave)).first()
    if row is None:
        return None
    spreads = tuple(
        StructureSpread(
            AskedItem(**one["about"]), one["people"], one["n"], one["cells"], _why(one), one.get("middle")
        ).told()
        for one in row.told["spreads"]
    )
    numbers = tuple(Number(**{**one, "why": _why(one)}) for one in row.told["numbers"])
    return Restitution(row.day, row.answered, row.counted, spreads, numbers)


def latest(connection: Connection, wave: str) -> tuple[str | None, Restitution | None]:
    """What was told of a wave, or while it goes on of the last one before it, with that one's label; else None."""
    if (told := of(connection, wave)) is not None:
        return None, told
    before = earlier(connection, wave)
    return (before[1], of(connection, before[0])) if before is not None else (None, None)


def finished(connection: Connection, wave: str) -> int:
    """How many structures have finished so far."""
    done = (PartnerResponseRow.wave_id == wave) & (PartnerResponseRow.state == Progress.COMPLETE)
    return connection.execute(select(func.count()).select_from(PartnerResponseRow).where(done)).scalar_one()


def asked(connection: Connection, wave: str) -> Questionnaire:
    """The newest version that a structure of this wave answered, whose words its figures are told in."""
    here = select(PartnerResponseRow.version_id).where(PartnerResponseRow.wave_id == wave).distinct()
    known = [questionnaires.questionnaire(connection, one) for one in connection.execute(here).scalars()]
    if not known:  # their answers were erased since
        return questionnaires.questionnaire(connection, questionnaires.latest_version_id(connection, QUESTIONNAIRE))
    return max(known, key=lambda one: one.version)


def waves(connection: Connection, wave: str) -> tuple[tuple[str, Restitution], ...]:
    """What was told in this wave and in the others of its territory, the oldest first: labels and figures."""
    here = connection.execute(select(WaveRow.territory_id, WaveRow.demonstration).where(WaveRow.id == wave)).one()
    same = (WaveRow.territory_id == here.territory_id) & (WaveRow.demonstration == here.demonstration)
    known = connection.execute(select(WaveRow.id, WaveRow.label).where(same).order_by(*order.in_time()))
    return tuple((row.label, told) for row in known.all() if (told := of(connection, row.id)) is not None)


def earlier(connection: Connection, wave: str) -> tuple[str, str] | None:
    """The last wave before this one of which something was told: its id and label."""
    past = history.until(connection, wave).waves[:-1]
    told = select(WaveRow.id, WaveRow.label).join(RestitutionRow, RestitutionRow.wave_id == WaveRow.id)
    found = {row.id: row.label for row in connection.execute(told.where(WaveRow.id.in_(past)))}
    return next(((one, found[one]) for one in reversed(past) if one in found), None)


def last(connection: Connection, territory: str) -> tuple[str, bool, Restitution] | None:
    """What was told last of a territory: its wave, whether that is invented, the figures; real ones first."""
    wave = select(WaveRow.id, WaveRow.label, WaveRow.demonstration).where(WaveRow.territory_id == territory)
    told = wave.join(RestitutionRow, RestitutionRow.wave_id == WaveRow.id).order_by(*order.in_time())
    known = sorted(connection.execute(told).all(), key=lambda row: not row.demonstration)
    if not known:
        return None
    found = of(connection, known[-1].id)
    return None if found is None else (known[-1].label, known[-1].demonstration, found)


def _why(one: Mapping[str, Any]) -> Untold | None:
    return Untold(one["why"]) if one["why"] else None


def _before(connection: Connection, territory: str, *, demonstration: bool) -> Sequence[str]:
    """The waves that were told, real or invented ones, in that order."""
    same: ColumnElement[bool] = (WaveRow.territory_id == territory) & (WaveRow.demonstration == demonstration)
    told = select(WaveRow.id).join(RestitutionRow, RestitutionRow.wave_id == WaveRow.id).where(same)
    return connection.execute(told.order_by(RestitutionRow.position)).scalars().all()


def _population(connection: Connection, wave: str) -> Group:
    counted = select(CountedStructureRow.actor_id).where(CountedStructureRow.wave_id == wave)
    return frozenset(connection.execute(counted).scalars())


def _keep(connection: Connection, wave: str, position: int, told: Restitution, counted: Group) -> None:
    row = {"wave_id": wave, "position": position, "day": told.day, "answered": told.answered, "counted": told.counted}
    document = {name: [asdict(one) for one in getattr(told, name)] for name in ("spreads", "numbers")}
    connection.execute(insert(RestitutionRow).values(**row, told=document))
    if counted:
        rows = [{"wave_id": wave, "actor_id": actor} for actor in sorted(counted)]
        connection.execute(insert(CountedStructureRow), rows)


def _rules(connection: Connection) -> tuple[Indicator, ...]:
    newest = questionnaires.questionnaire(connection, questionnaires.latest_version_id(connection, QUESTIONNAIRE))
    return asked_numbers(content.indicators(connection), [one.item for one in newest.questions])


def _responses(connection: Connection, wave: str, year: int) -> tuple[PartnerResponse, ...]:
    response, answer = PartnerResponseRow, PartnerAnswerRow
    finished_ = select(response.id, response.actor_id, response.version_id).where(
        response.wave_id == wave, response.state == Progress.COMPLETE
    )
    rows = connection.execute(finished_.order_by(response.actor_id)).all()
    given: dict[int, dict[str, str | None]] = {}
    answers = select(answer.response_id, answer.question_id, answer.value).where(
        answer.response_id.in_([row.id for row in rows])
    )
    for row in connection.execute(answers):
        given.setdefault(row.response_id, {})[row.question_id] = row.value
    return tuple(
        PartnerResponse(row.actor_id, questionnaires.questionnaire(connection, row.version_id), given[row.id], year)
        for row in rows
        if row.id in given
    )
