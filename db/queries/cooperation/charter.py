"""How far organisations are with the charter of «faire alliance», of those that finished and let it be read."""

from sqlalchemy import Connection, select

from db.models.partners import PartnerAnswerRow, PartnerResponseRow
from db.queries.cooperation import answers, restitution, ties
from db.queries.participation import questionnaires
from domain.cooperation.charter import CHARTER, Charter
from domain.cooperation.partners import QUESTIONNAIRE, Progress, Seat
from domain.cooperation.sheets import Audience, Family
from domain.errors import NotFound
from domain.evaluation.structures import Untold
from domain.participation.questionnaire import NO_ANSWER, Question


def own(connection: Connection, seat: Seat) -> str:
    """What this organisation answered itself, in words, whether or not it has finished; nothing if it did not."""
    asked = next((one for one in answers.asked(connection, seat).questions if one.item == CHARTER), None)
    if asked is None:
        return ""
    return _steps(asked).get(answers.answers(connection, seat).get(asked.id) or "", "")


def shown(connection: Connection, wave: str, reader: Audience) -> Charter:
    """Of a wave: of those that finished and let ``reader`` see it under their name.

    Where it was told of all of them at once, as it was before, nobody is named: those who are not would be the rest.
    """
    asked = _asked(connection)
    if asked is None:
        return Charter({})
    steps, before = _steps(asked), restitution.of(connection, wave)
    if before is not None and any(one.why in {None, Untold.ROUGH} for one in before.of(asked.id)):
        return Charter(steps, together=True)
    agreed = ties.agreeing(connection, wave, Family.CHARTER, reader)
    response, answer = PartnerResponseRow, PartnerAnswerRow
    finished = (response.wave_id == wave) & (response.state == Progress.COMPLETE)
    given = select(response.actor_id, answer.value).join(answer, answer.response_id == response.id)
    rows = connection.execute(given.where(finished, answer.question_id == asked.id))
    return Charter(steps, {row.actor_id: row.value for row in rows if row.actor_id in agreed and row.value in steps})


def _asked(connection: Connection) -> Question | None:
    try:
        version = questionnaires.latest_version_id(connection, QUESTIONNAIRE)
    except NotFound:
        return None
    known = questionnaires.questionnaire(connection, version).questions
    return next((one for one in known if one.item == CHARTER), None)


def _steps(asked: Question) -> dict[str, str]:
    return {one.id: one.fr for one in asked.choices if one.id not in NO_ANSWER}
