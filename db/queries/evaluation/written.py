"""Where words lie that people wrote in a questionnaire, residents and organisations, and what became of them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, and_, literal, or_, select

from db.models.participation import AnswerRow, ResponseRow
from db.models.partners import PartnerAnswerRow, PartnerResponseRow
from db.models.questionnaire import QuestionRow
from db.models.verbatim import VerbatimRow
from db.models.workshop import WorkshopRow
from domain.evaluation.verbatims import RefusalReason, State, Verbatim
from domain.operations.retention import ERASED, TERMS, Stock
from domain.participation.kinds import KINDS
from domain.workshops.workshop import State as Stage

IN_WORDS = [name for name in KINDS if KINDS[name].words]
Answered = type[AnswerRow] | type[PartnerAnswerRow]
Responded = type[ResponseRow] | type[PartnerResponseRow]
Written = Select[*tuple[Any, ...]]


def sources(today: date | None = None) -> Iterator[tuple[Written, Responded]]:
    """What may be read, residents' then organisations'; and the table by which either is narrowed.

    ``today``: without what has waited too long by then; None: whatever has.
    """
    yield _residents(today), ResponseRow
    yield _partners(), PartnerResponseRow


def answers(*, structure: bool) -> Answered:
    """The table where they stand."""
    return PartnerAnswerRow if structure else AnswerRow


def unread() -> Written:
    """The responses and questions of what residents wrote, as long as it stands there and nobody has published it."""
    chosen = _by_residents().where(_state_is_not(State.PUBLISHED))
    return chosen.with_only_columns(AnswerRow.response_id, AnswerRow.question_id, maintain_column_froms=True)


def unread_of_structures() -> Written:
    """The same of organisations, whether they have finished or not."""
    chosen = _by_structures().where(_state_is_not(State.PUBLISHED))
    return chosen.with_only_columns(
        PartnerAnswerRow.response_id, PartnerAnswerRow.question_id, maintain_column_froms=True
    )


def waits() -> Any:  # noqa: ANN401  a condition
    """Of words of ``sources``: that nobody has published or refused them."""
    return or_(VerbatimRow.state.is_(None), VerbatimRow.state == State.WAITING)


def verbatim(row: Row[Any]) -> Verbatim:
    """A row of ``sources``."""
    read = row.state is not None
    return Verbatim(
        id=row.request_id,
        question=row.fr,
        item=row.item,
        structure=bool(row.structure),
        words=row.words if read else row.value,
        theme=row.about if read else row.theme,
        tag=row.tag if read else "",
        state=State(row.state) if read else State.WAITING,
        reason=RefusalReason(row.reason) if row.reason else None,
        hidden=read and row.words != row.value,
    )


def _state_is_not(state: State) -> Any:  # noqa: ANN401  a condition
    return or_(VerbatimRow.state.is_(None), VerbatimRow.state != state)


def _by_residents() -> Written:
    asked = and_(QuestionRow.version_id == ResponseRow.version_id, QuestionRow.id == AnswerRow.question_id)
    read = and_(VerbatimRow.request_id == AnswerRow.request_id, VerbatimRow.response_id == AnswerRow.response_id)
    chosen = select(*_columns(AnswerRow, structure=False)).join(ResponseRow, ResponseRow.id == AnswerRow.response_id)
    return (
        chosen.join(QuestionRow, asked)
        .outerjoin(VerbatimRow, read)
        .where(QuestionRow.kind.in_(IN_WORDS), AnswerRow.value.is_not(None), AnswerRow.value != ERASED)
    )


def _residents(today: date | None) -> Written:
    """Of responses that are counted, in workshops that are over: before, whoever reads sees who has just written."""
    over = _by_residents().join(WorkshopRow, WorkshopRow.id == ResponseRow.workshop_id)
    over = over.where(ResponseRow.state != "open", WorkshopRow.state == Stage.CLOSED)
    if today is None:
        return over
    kept = WorkshopRow.day >= TERMS[Stock.WORDS].first_kept(today)
    return over.where(or_(VerbatimRow.state == State.PUBLISHED, kept))


def _partners() -> Written:
    """Of organisations that have finished."""
    return _by_structures().where(PartnerResponseRow.state == "complete")


def _by_structures() -> Written:
    answer, response = PartnerAnswerRow, PartnerResponseRow
    asked = and_(QuestionRow.version_id == response.version_id, QuestionRow.id == answer.question_id)
    read = and_(VerbatimRow.request_id == answer.request_id, VerbatimRow.partner_response_id == answer.response_id)
    return (
        select(*_columns(answer, structure=True))
        .join(response, response.id == answer.response_id)
        .join(QuestionRow, asked)
        .outerjoin(VerbatimRow, read)
        .where(QuestionRow.kind.in_(IN_WORDS), answer.value.is_not(None), answer.value != ERASED)
    )


def _columns(answer: Answered, *, structure: bool) -> tuple[Any, ...]:
    row, asked = VerbatimRow, QuestionRow
    said = (answer.request_id, answer.response_id, answer.question_id, answer.value)
    read = (row.state, row.words, row.theme.label("about"), row.tag, row.reason)
    return *said, asked.fr, asked.item, asked.theme, *read, literal(int(structure)).label("structure")
