"""What an organisation answers. Apart from residents' answers; counted nowhere yet."""

from dataclasses import replace

from sqlalchemy import Connection, or_, select, update

from db.models.partners import ActorProposalRow, PartnerAnswerRow, PartnerResponseRow
from db.queries.participation import questionnaires
from db.upsert import insert
from domain.cooperation.partners import QUESTIONNAIRE, AnswersMissing, Seat
from domain.cooperation.proposals import Reason, State
from domain.participation.logic import blanked, relevance
from domain.participation.questionnaire import OTHER_ACTORS, Choice, Question, Questionnaire


def asked(connection: Connection, seat: Seat) -> Questionnaire:
    """The questionnaire as this organisation is asked: without «Votre structure», which the link says.

    Its rosters are the other actors of the territory, then those that it proposed itself.
    """
    version = seat.version_id or questionnaires.latest_version_id(connection, QUESTIONNAIRE)
    found = questionnaires.asked_in(connection, seat.territory, version, own=seat.actor, wave=seat.wave)
    proposed = _proposed(connection, seat)
    questions = (_with(question, proposed) for question in found.questions if question.id != found.answers_for)
    return replace(found, questions=tuple(questions))


def answers(connection: Connection, seat: Seat) -> dict[str, str | None]:
    """Its answers so far, by question id."""
    answer = PartnerAnswerRow
    rows = connection.execute(select(answer.question_id, answer.value).where(answer.response_id == seat.response))
    return {question: value for question, value in rows}  # noqa: C416  rows are not pairs for mypy


def record(
    connection: Connection, seat: Seat, given: tuple[str, str | None], device: str, sequence: int, request_id: str
) -> None:
    """Keep the answer ``given`` = (question id, value); the first one opens the response.

    A late or repeated request of one browser never undoes a newer one of the same; between two browsers, the last to
    arrive counts.
    """
    dialect = connection.dialect.name
    response = seat.response
    if response is None:
        opening = insert(dialect, PartnerResponseRow).values(
            wave_id=seat.wave,
            actor_id=seat.actor,
            version_id=questionnaires.latest_version_id(connection, QUESTIONNAIRE),
            state="open",
        )
        connection.execute(opening.on_conflict_do_nothing(index_elements=["wave_id", "actor_id"]))
        mine = (PartnerResponseRow.wave_id == seat.wave, PartnerResponseRow.actor_id == seat.actor)
        response = connection.execute(select(PartnerResponseRow.id).where(*mine)).scalar_one()
    question, value = given
    new = insert(dialect, PartnerAnswerRow).values(
        response_id=response,
        question_id=question,
        value=value,
        device=device,
        sequence=sequence,
        request_id=request_id,
    )
    changed = {name: new.excluded[name] for name in ("value", "device", "sequence", "request_id")}
    newer = or_(new.excluded.device != PartnerAnswerRow.device, new.excluded.sequence > PartnerAnswerRow.sequence)
    connection.execute(
        new.on_conflict_do_update(index_elements=["response_id", "question_id"], set_=changed, where=newer)
    )


def finish(connection: Connection, seat: Seat) -> None:
    """Say that the organisation has finished; it may still change its answers. What became irrelevant is emptied.

    Raises
    ------
    AnswersMissing
        If a necessary question that is asked has no answer.
    """
    questionnaire = asked(connection, seat)
    given = answers(connection, seat)
    missing = necessary(questionnaire, given)
    if missing or seat.response is None:
        raise AnswersMissing(n=len(missing))
    kept = blanked(questionnaire, given)
    gone = [question for question, value in given.items() if value != kept[question]]
    answer = PartnerAnswerRow
    connection.execute(
        update(answer).where(answer.response_id == seat.response, answer.question_id.in_(gone)).values(value=None)
    )
    connection.execute(
        update(PartnerResponseRow).where(PartnerResponseRow.id == seat.response).values(state="complete")
    )


def necessary(questionnaire: Questionnaire, given: dict[str, str | None]) -> list[str]:
    """The ids of the necessary questions that are asked and have no answer, in order."""
    asked_now = relevance(questionnaire, given)
    return [
        question.id
        for question in questionnaire.questions
        if question.required and question.id in asked_now and given.get(question.id) is None
    ]


def _proposed(connection: Connection, seat: Seat) -> tuple[Choice, ...]:
    """What this organisation itself missed, and nobody kept yet: only its own list has it."""
    proposal = ActorProposalRow
    mine = (proposal.wave_id == seat.wave) & (proposal.actor_id == seat.actor) & (proposal.reason != Reason.PERSON)
    here = mine & proposal.state.in_([State.WAITING, State.SET_ASIDE])
    chosen = select(proposal.id, proposal.name).where(here).order_by(proposal.day, proposal.id)
    return tuple(Choice(row.id, row.name) for row in connection.execute(chosen))


def _with(question: Question, proposed: tuple[Choice, ...]) -> Question:
    if question.rows_from != OTHER_ACTORS:
        return question
    return replace(question, rows=(*question.rows, *proposed))
