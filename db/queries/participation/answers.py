"""Answers: the last one wins, a late or repeated request changes nothing."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import Insert

from db.models.participation import AnswerRow
from db.upsert import insert


def _upsert(dialect: str) -> Insert:
    new = insert(dialect, AnswerRow)
    return new.on_conflict_do_update(
        index_elements=["response_id", "question_id"],
        set_={
            "value": new.excluded.value,
            "sequence": new.excluded.sequence,
            "request_id": new.excluded.request_id,
        },
        where=new.excluded.sequence > AnswerRow.sequence,
    ).execution_options(preserve_rowcount=True)


_UPSERTS = {
    dialect: _upsert(dialect) for dialect in ("sqlite", "postgresql")
}  # built once: this is the hottest statement


def record(
    connection: Connection, response_id: int, question_id: str, value: str | None, sequence: int, request_id: str
) -> bool:
    """Keep this answer unless a newer one is there. Returns whether anything changed.

    Raises
    ------
    RequestReused
        If ``request_id`` already carried the answer to another question.
    """
    answer = {
        "response_id": response_id,
        "question_id": question_id,
        "value": value,
        "sequence": sequence,
        "request_id": request_id,
    }
    return connection.execute(_UPSERTS[connection.dialect.name], answer).rowcount > 0


_BY_QUESTION = select(AnswerRow.question_id, AnswerRow.value).where(AnswerRow.response_id == bindparam("response"))


def is_news(connection: Connection, response_id: int, question_id: str, sequence: int) -> bool:
    """Whether ``record`` would change anything."""
    known = connection.execute(
        select(AnswerRow.sequence).where(AnswerRow.response_id == response_id, AnswerRow.question_id == question_id)
    ).scalar()
    return known is None or known < sequence


def by_question(connection: Connection, response_id: int) -> dict[str, str | None]:
    """All answers of a response, by question id."""
    rows = connection.execute(_BY_QUESTION, {"response": response_id})
    return {question: value for question, value in rows}  # noqa: C416  rows are not pairs for mypy


def of_several(connection: Connection, response_ids: Sequence[int]) -> dict[int, dict[str, str | None]]:
    """The same of some hundreds of responses, by their id."""
    found: dict[int, dict[str, str | None]] = {}
    columns = select(AnswerRow.response_id, AnswerRow.question_id, AnswerRow.value)
    for response, question, value in connection.execute(columns.where(AnswerRow.response_id.in_(response_ids))):
        found.setdefault(response, {})[question] = value
    return found


def empty(connection: Connection, response_id: int, question_ids: Iterable[str]) -> None:
    """Keep that these questions were met, and nothing of what was answered. A late repetition brings nothing back."""
    here = (AnswerRow.response_id == response_id, AnswerRow.question_id.in_(list(question_ids)))
    connection.execute(update(AnswerRow).where(*here).values(value=None))


def erase(connection: Connection, response_id: int, question_ids: Iterable[str] | None = None) -> None:
    """Delete the answers of a response: every one, or those to these questions."""
    here = [AnswerRow.response_id == response_id]
    if question_ids is not None:
        here.append(AnswerRow.question_id.in_(list(question_ids)))
    connection.execute(delete(AnswerRow).where(*here))
