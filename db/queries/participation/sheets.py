"""Questionnaires on paper: numbers are drawn, each sheet is read twice, and what both readings say is counted once.

A sheet is counted by the very path of a tablet's visit. From then on nothing ties its number to what it says: the
response has its ticket, the sheet only stays counted, so that nobody copies it again.
"""

import uuid
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, Row, func, insert, select, update

from db.changes import note
from db.models.sheets import SheetRow
from db.queries.operations import carries, content
from db.queries.participation import answers, questionnaires, responses, visits
from db.queries.participation.visits import begin as agrees
from db.queries.staff import audit
from db.queries.workshops import asking, rooms, shares, workshops
from domain.participation import tickets
from domain.participation.consent import Consent, years
from domain.participation.questionnaire import family
from domain.participation.sheets import (
    AGE,
    MOST_SHEETS,
    SENSITIVE,
    YES,
    ReadAlike,
    Reading,
    Sheet,
    SheetDone,
    State,
    TooManySheets,
    UnknownSheet,
    decided,
    differences,
)
from domain.participation.tickets import Ticket
from domain.staff.by import By
from domain.workshops.workshop import NotYetOpen
from domain.workshops.workshop import State as Standing

LANGUAGE = "fr"  # a questionnaire is printed in French
_DONE = (State.COUNTED, State.TAKEN_BACK)


def of(connection: Connection, workshop: str) -> tuple[Sheet, ...]:
    """The sheets of a workshop, by number."""
    rows = connection.execute(select(SheetRow).where(SheetRow.workshop_id == workshop).order_by(SheetRow.number))
    return tuple(_seen(row) for row in rows)


def draw(
    connection: Connection, workshop: str, many: int, secret_key: str, by: By, questionnaire: str = ""
) -> tuple[tuple[int, Ticket], ...]:
    """So many new numbers, each with the ticket of whoever will fill the sheet in: known nowhere from now on.

    ``questionnaire``: which of the workshop's is on these sheets; the first, if none is named.

    Raises
    ------
    domain.workshops.errors.UnknownWorkshop, domain.workshops.asking.NoSuchQuestionnaire
    TooManySheets
    """
    rooms.held(connection, workshop)
    asked = family(asking.version(connection, workshop, questionnaire))
    last = connection.execute(select(func.max(SheetRow.number)).where(SheetRow.workshop_id == workshop)).scalar() or 0
    if last + many > MOST_SHEETS:
        raise TooManySheets(most=MOST_SHEETS)
    drawn = tuple((number, tickets.draw()) for number in range(last + 1, last + many + 1))
    shared = {"workshop_id": workshop, "questionnaire_id": asked, "state": State.DRAWN, "day": by.now.date()}
    key = carries.key_of(connection, workshop, secret_key)
    rows = [
        {**shared, "number": number, "ticket_hash": tickets.keyed_hash(ticket.text, key)} for number, ticket in drawn
    ]
    connection.execute(insert(SheetRow), rows)
    note(connection, f"workshop:{workshop}")
    audit.record(connection, by, action="workshop.sheets_drawn", subject=workshop, details={"n": many})
    return drawn


def record(connection: Connection, workshop: str, number: int, said: Reading, request: str, by: By) -> State:
    """Keep a reading of a sheet: the first, or the second, after which it counts if both say the same.

    Returns where the sheet stands then. The same request again changes nothing: it is no second reading.

    Raises
    ------
    UnknownSheet, SheetDone, StillToDecide
    domain.workshops.workshop.NotYetOpen
    domain.workshops.admission.RoomFull
        As many people as are present have answered: the number of people is to be put right first.
    """
    row = _held(connection, workshop, number)
    if row.first_request == request:
        return State(row.state)
    if row.state == State.DIFFERS:
        raise ReadAlike
    if row.state == State.DRAWN:
        _put(connection, row, state=State.READ, first=dict(said), first_request=request)
        _written(connection, row, "workshop.sheet_copied", by)
        return State.READ
    if differences(row.first, said):
        _put(connection, row, state=State.DIFFERS, second=dict(said))
        _written(connection, row, "workshop.sheet_copied", by)
        return State.DIFFERS
    _answered(connection, row, said, by)
    return State.COUNTED


def decide(connection: Connection, seen: Sheet, kept: Mapping[str, int], by: By) -> None:
    """Count a sheet that was read in two ways: ``kept`` says for each difference which reading the paper bears out.

    Raises
    ------
    UnknownSheet, SheetDone, StillToDecide
    ReadAlike
        If it is no longer what was on the screen.
    """
    row = _held(connection, seen.workshop, seen.number)
    if _seen(row) != seen or row.state != State.DIFFERS:
        raise ReadAlike
    _answered(connection, row, decided(row.first, row.second, kept), by)


def anew(connection: Connection, seen: Sheet, by: By) -> None:
    """Forget what was read of a sheet: it is copied from the beginning.

    Raises
    ------
    UnknownSheet, SheetDone
    ReadAlike
        If it is no longer what was on the screen.
    """
    row = _held(connection, seen.workshop, seen.number)
    if _seen(row) != seen:
        raise ReadAlike
    _put(connection, row, state=State.DRAWN, first=None, first_request=None, second=None)
    _written(connection, row, "workshop.sheet_forgotten", by)


def forget(connection: Connection, workshop: str) -> int:
    """What was copied and not counted goes; the paper may be copied from the beginning. Returns how many sheets."""
    copied = (SheetRow.workshop_id == workshop) & SheetRow.first.is_not(None)
    gone = {"state": State.DRAWN, "first": None, "first_request": None, "second": None}
    return connection.execute(update(SheetRow).where(copied).values(**gone)).rowcount


def waiting(connection: Connection, hashes: Collection[str]) -> dict[str, str]:
    """Those of these tickets that were printed beside a sheet which is not counted yet."""
    known = select(SheetRow.ticket_hash).where(SheetRow.ticket_hash.in_(hashes))
    return {str(each): str(each) for each in connection.execute(known).scalars()}


def _held(connection: Connection, workshop: str, number: int) -> Row[SheetRow]:
    """The sheet, alone with its workshop, which has begun; whoever counts takes the wave before."""
    workshops.locked_wave(connection, workshop)
    if rooms.held(connection, workshop).state is Standing.PREPARED:
        raise NotYetOpen
    here = (SheetRow.workshop_id == workshop) & (SheetRow.number == number)
    row = connection.execute(select(SheetRow).where(here)).first()
    if row is None:
        raise UnknownSheet
    if row.state in _DONE:
        raise SheetDone
    return row


def _put(connection: Connection, row: Row[SheetRow], **values: object) -> None:
    here = (SheetRow.workshop_id == row.workshop_id) & (SheetRow.number == row.number)
    connection.execute(update(SheetRow).where(here).values(**values))
    note(connection, f"workshop:{row.workshop_id}")


def _answered(connection: Connection, row: Row[SheetRow], said: Reading, by: By) -> None:
    """One person more has answered, on paper."""
    shares.passed_round(connection, rooms.held(connection, row.workshop_id), row.questionnaire_id)
    here = workshops.workshop(connection, row.workshop_id)
    version = asking.version(connection, here.id, row.questionnaire_id)
    asked = questionnaires.asked_in(connection, here.territory, version)
    consent, age, visit = content.consent(connection, here.territory), said.get(AGE), uuid.uuid4().hex
    agreed = said.get(SENSITIVE) == YES
    told = Consent(consent.version, LANGUAGE, by.now.date(), agreed, age, assisted=False, channel="paper")
    agrees(connection, visit, here.id, told, row.ticket_hash, version)
    turn = visits.turn(connection, visit)
    assert turn is not None, "it has just begun"
    may = [one.id for one in asked.questions if one.min_age <= years(age) and (agreed or not one.sensitive)]
    given = {question: said.get(question) for question in may}
    for question, value in given.items():
        answers.record(connection, turn.response_id, question, value, 1, uuid.uuid4().hex)
    responses.finish(connection, visit, partial=not any(given.values()))
    _put(connection, row, state=State.COUNTED, ticket_hash=None, first=None, first_request=None, second=None)
    _written(connection, row, "workshop.sheet_counted", by)


def _seen(row: Row[SheetRow]) -> Sheet:
    return Sheet(row.workshop_id, row.number, State(row.state), row.first, row.second, row.questionnaire_id)


def _written(connection: Connection, row: Row[SheetRow], action: str, by: By) -> None:
    details = {"n": row.number}
    audit.record(connection, by, action=action, subject=row.workshop_id, details=details)
