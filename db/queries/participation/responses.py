"""Responses: ended, corrected or withdrawn, always together with the exact counts."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, select, update

from db.changes import note
from db.models.participation import ConsentRow, ErasedTicketRow, ErasureRow, ResponseRow, VisitRow, WithdrawnRow
from db.models.sheets import SheetRow
from db.models.workshop import WorkshopRow
from db.queries.evaluation import blocks, cells, looks, tallies
from db.queries.operations import carries
from db.queries.participation import answers, questionnaires
from db.queries.workshops import asking
from db.upsert import insert
from domain.evaluation.counting import Cell
from domain.participation.errors import VisitFinished
from domain.participation.logic import blanked
from domain.participation.questionnaire import family
from domain.participation.sheets import State as Sheet
from domain.participation.tickets import taken_back

COUNTED = ("complete", "partial")
REPEATS = timedelta(days=4)  # longer than a visit's token lives: later, a repeated consent is refused anyway
_REHEARSED = select(WorkshopRow.rehearses).where(WorkshopRow.id == bindparam("one"))

# Built once: a whole room ends within a minute.
_MINE = ResponseRow.id == bindparam("one")
_OF_VISIT = select(ResponseRow).where(ResponseRow.visit_id == bindparam("visit"))
_FINISHED = update(ResponseRow).where(_MINE).values(finished=True)
_ENDED = update(ResponseRow).where(_MINE, ResponseRow.state == "open").values(state=bindparam("as"))
_IN_BLOCK = update(ResponseRow).where(_MINE).values(block_id=bindparam("block"))
_OVER = select(WorkshopRow.settled).where(WorkshopRow.id == bindparam("one"))


def finish(connection: Connection, visit_id: str, *, partial: bool = False) -> None:
    """End the response and count it; one that was left before anything was said is erased. Twice changes nothing."""
    row = connection.execute(_OF_VISIT, {"visit": visit_id}).first()
    if row is None:
        return
    if row.state == "open" and partial:
        _leave(connection, row)
    elif row.state == "open":
        _end(connection, row, "complete")
    connection.execute(_FINISHED, {"one": row.id})
    _forget(connection, row)


def finish_all(connection: Connection, workshop_id: str) -> None:
    """End what was left unfinished when the end of a workshop is settled."""
    for row in connection.execute(
        select(ResponseRow).where(ResponseRow.workshop_id == workshop_id, ResponseRow.state == "open")
    ).all():
        _leave(connection, row)


def _leave(connection: Connection, row: Row[*tuple[Any, ...]]) -> None:
    """Kept as partial if anything was said, else erased."""
    if any(value is not None for value in answers.by_question(connection, row.id).values()):
        _end(connection, row, "partial")
    else:
        _erase(connection, row)


def correct(
    connection: Connection, visit_id: str, question_id: str, value: str | None, sequence: int, request_id: str
) -> None:
    """Record an answer that arrives after its response was counted, and move the counts with it.

    What was published stays as it was: a late correction acts on the answers, and on what is not published yet.

    Raises
    ------
    VisitFinished
        If it is news, although the tablet said that the visit was over: nobody corrects it from elsewhere.
    """
    row = _locked(connection, ResponseRow.visit_id == visit_id)
    if row is None:
        return  # withdrawn meanwhile
    if row.finished:
        if answers.is_news(connection, row.id, question_id, sequence):
            raise VisitFinished
        return
    before = cells.of_response(connection, row)
    if answers.record(connection, row.id, question_id, value, sequence, request_id):
        _recount(connection, row, before)


def decide_sensitive(connection: Connection, visit_id: str, *, agreed: bool, sequence: int) -> None:
    """Record the consent of its own that sensitive questions need; taking it back erases what was said to them.

    The last decision wins, in the order of the tablet (``sequence``): a late or repeated request changes nothing.
    """
    row = _locked(connection, ResponseRow.visit_id == visit_id)
    if row is None:
        return  # withdrawn meanwhile
    decided = connection.execute(
        update(ConsentRow)
        .where(ConsentRow.visit_id == visit_id, ConsentRow.sensitive_sequence < sequence)
        .values(sensitive=agreed, sensitive_sequence=sequence)
    )
    if agreed or not decided.rowcount:
        return
    before = cells.of_response(connection, row)
    asked = questionnaires.questionnaire(connection, row.version_id).questions
    answers.erase(connection, row.id, [question.id for question in asked if question.sensitive])
    if row.state in COUNTED:
        _recount(connection, row, before)


def withdraw(connection: Connection, ticket_hash: str, day: date) -> bool:
    """Erase the response of this ticket from tables and counts. Returns whether there was one.

    What was published stays as it was, for good: only counts of whole blocks are left there. Whoever still waited to
    be published no longer does.
    """
    row = _locked(connection, ResponseRow.ticket_hash == ticket_hash)
    if row is None:
        return _of_sheet(connection, ticket_hash, day)
    if row.state in COUNTED:
        tallies.subtract(connection, _scopes(connection, row), cells.of_response(connection, row))
        tallies.add_responses(connection, [f"wave:{row.wave_id}", f"workshop:{row.workshop_id}"], -1)
        asking.add_finished(connection, row.workshop_id, row.version_id, -1)
        if not blocks.is_released(connection, row.block_id):
            blocks.leave(connection, row.block_id)
    _erase(connection, row)
    _stirred(connection, row.workshop_id)
    if not connection.execute(_REHEARSED, {"one": row.workshop_id}).scalar():
        _prove(connection, row, day)
    return True


def _of_sheet(connection: Connection, ticket_hash: str, day: date) -> bool:
    """A sheet of paper that is not counted yet: what was copied of it goes, and nobody copies it again."""
    gone = {"state": Sheet.TAKEN_BACK, "ticket_hash": None, "first": None, "first_request": None, "second": None}
    taken = update(SheetRow).where(SheetRow.ticket_hash == ticket_hash).values(**gone)
    if not connection.execute(taken).rowcount:
        return False
    _remember(connection, ticket_hash, day)
    return True


def _remember(connection: Connection, ticket_hash: str, day: date) -> None:
    """So that a copy from before, brought back, loses it again (``db.erasures``)."""
    mark = insert(connection.dialect.name, ErasedTicketRow).values(mark=taken_back(ticket_hash), day=day)
    connection.execute(mark.on_conflict_do_nothing())


def _prove(connection: Connection, row: Row[*tuple[Any, ...]], day: date) -> None:
    """Count what was withdrawn, and know its visit for some days; of a rehearsal, nothing is kept."""
    _remember(connection, row.ticket_hash, day)
    connection.execute(delete(WithdrawnRow).where(WithdrawnRow.day < day - REPEATS))
    connection.execute(insert(connection.dialect.name, WithdrawnRow).values(visit_id=row.visit_id, day=day))
    questionnaire = row.version_id.partition("@")[0]
    connection.execute(
        insert(connection.dialect.name, ErasureRow)
        .values(day=day, questionnaire_id=questionnaire, n=1)
        .on_conflict_do_update(index_elements=["day", "questionnaire_id"], set_={"n": ErasureRow.n + 1})
    )


def _end(connection: Connection, row: Row[*tuple[Any, ...]], state: str) -> None:
    looks.lock(connection, row.wave_id)
    # The lock may have waited for another request that ended the same response.
    if not connection.execute(_ENDED, {"one": row.id, "as": state}).rowcount:
        return
    # After its end, a late response joins the wave's reservoir: the room's last version stays as everybody saw it.
    over = connection.execute(_OVER, {"one": row.workshop_id}).scalar_one()
    over = over and not carries.is_guest(connection, row.workshop_id)
    block = blocks.take(connection, row.wave_id, None if over else row.workshop_id, family(row.version_id))
    connection.execute(_IN_BLOCK, {"one": row.id, "block": block})
    tallies.add(connection, [f"wave:{row.wave_id}", f"block:{block}"], cells.of_response(connection, row))
    tallies.add_responses(connection, [f"wave:{row.wave_id}", f"workshop:{row.workshop_id}"], 1)
    asking.add_finished(connection, row.workshop_id, row.version_id, 1)
    _stirred(connection, row.workshop_id)


def _stirred(connection: Connection, workshop: str) -> None:
    """Screens of the room hear that somebody ended with the others, and what shows only how many have, at once."""
    note(connection, f"workshop:{workshop}", soon=True)
    note(connection, f"answered:{workshop}")


def _forget(connection: Connection, row: Row[*tuple[Any, ...]]) -> None:
    """Empty the answers that later ones made irrelevant; they were never counted (domain.evaluation.counting).

    Only when the tablet says that the visit is over, after everything it had to send: until then a correction may be
    on its way that makes them relevant again.
    """
    questionnaire = questionnaires.questionnaire(connection, row.version_id)
    if any(question.relevant for question in questionnaire.questions):
        looks.lock(connection, row.wave_id)  # a correction being counted must not see half of it
        given = answers.by_question(connection, row.id)
        kept = blanked(questionnaire, given)
        gone = [question for question, value in given.items() if value != kept[question]]
        if gone:
            answers.empty(connection, row.id, gone)


def _scopes(connection: Connection, row: Row[*tuple[Any, ...]]) -> tuple[str, ...]:
    """Where this response can still be counted otherwise: never in what was published."""
    if blocks.is_released(connection, row.block_id):
        return (f"wave:{row.wave_id}",)
    return (f"wave:{row.wave_id}", f"block:{row.block_id}")


def _recount(connection: Connection, row: Row[*tuple[Any, ...]], before: Counter[Cell]) -> None:
    """Move the counts from what this response said before to what it says now."""
    after, scopes = cells.of_response(connection, row), _scopes(connection, row)
    tallies.subtract(connection, scopes, before - after)
    tallies.add(connection, scopes, after - before)


def _locked(connection: Connection, this: ColumnElement[bool]) -> Row[*tuple[Any, ...]] | None:
    """The response, alone with its wave: read again, since it may have been counted or withdrawn meanwhile."""
    row = connection.execute(select(ResponseRow).where(this)).first()
    if row is None:
        return None
    looks.lock(connection, row.wave_id)
    return connection.execute(select(ResponseRow).where(this)).first()


def _erase(connection: Connection, row: Row[*tuple[Any, ...]]) -> None:
    answers.erase(connection, row.id)
    connection.execute(delete(ResponseRow).where(ResponseRow.id == row.id))
    connection.execute(delete(ConsentRow).where(ConsentRow.visit_id == row.visit_id))
    connection.execute(delete(VisitRow).where(VisitRow.id == row.visit_id))
