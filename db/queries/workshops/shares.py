"""Who begins which questionnaire: on a phone, each of its people each of them once; on a shared tablet, who is there.

Nobody knows who has answered before on a shared tablet, or on paper. So each questionnaire is begun there by the people
present at most, and takes a place of the room only where it is begun by more people than every other one: those who
answer three are still one.
"""

from sqlalchemy import Connection, bindparam, delete, select, update

from db.models.admission import BegunRow
from db.models.workshop import WorkshopQuestionnaireRow
from db.queries.workshops import rooms
from db.queries.workshops.rooms import Room
from db.upsert import insert
from domain.workshops.admission import Device, RoomFull

ROW = WorkshopQuestionnaireRow
# Built once: everybody of a room begins at once.
_BEGUN = select(ROW.questionnaire_id, ROW.begun).where(ROW.workshop_id == bindparam("room"))
_BEGIN = (
    update(ROW)
    .where(ROW.workshop_id == bindparam("room"), ROW.questionnaire_id == bindparam("one"))
    .values(begun=ROW.begun + bindparam("more"))
)


def on_phone(connection: Connection, phone: Device, questionnaire: str) -> int:
    """One of its people begins it; returns how many of them have by now.

    Raises
    ------
    domain.workshops.admission.RoomFull
        All of its people have.
    """
    n = of_phone(connection, phone.id).get(questionnaire, 0) + 1
    if n > phone.places:
        raise RoomFull
    new = insert(connection.dialect.name, BegunRow).values(device_id=phone.id, questionnaire_id=questionnaire, n=n)
    connection.execute(new.on_conflict_do_update(index_elements=["device_id", "questionnaire_id"], set_={"n": n}))
    return n


def of_phone(connection: Connection, device: str, *, forget: bool = False) -> dict[str, int]:
    """How many of the people of a phone have begun each questionnaire. ``forget``: it is no phone any more."""
    here = BegunRow.device_id == device
    rows = connection.execute(select(BegunRow.questionnaire_id, BegunRow.n).where(here)).all()
    if forget:
        connection.execute(delete(BegunRow).where(here))
    return {questionnaire: n for questionnaire, n in rows}  # noqa: C416  rows are not pairs for mypy


def passed_round(connection: Connection, room: Room, questionnaire: str) -> int:
    """One person begins it on a shared tablet, or on paper; returns how many more places that takes: one, or none.

    Raises
    ------
    domain.workshops.admission.RoomFull
    """
    before = _begun(connection, room)
    if before.get(questionnaire, 0) >= _most(before) and room.free <= 0:
        raise RoomFull
    return _join(connection, room, before, {questionnaire: 1})


def join(connection: Connection, room: Room, begun: dict[str, int]) -> int:
    """So many people, by questionnaire, have begun on what is shared now; returns how many more places are taken."""
    return _join(connection, room, _begun(connection, room), begun)


def _join(connection: Connection, room: Room, before: dict[str, int], more: dict[str, int]) -> int:
    """The room's row is held: nobody else begins meanwhile, and nothing has to be read again."""
    for questionnaire, n in more.items():
        connection.execute(_BEGIN, {"room": room.id, "one": questionnaire, "more": n})
    after = {questionnaire: n + more.get(questionnaire, 0) for questionnaire, n in before.items()}
    places = _most(after) - _most(before)
    rooms.seat(connection, room, places)
    return places


def _most(begun: dict[str, int]) -> int:
    return max(begun.values(), default=0)


def _begun(connection: Connection, room: Room) -> dict[str, int]:
    rows = connection.execute(_BEGUN, {"room": room.id})
    return {questionnaire: n for questionnaire, n in rows}  # noqa: C416  rows are not pairs for mypy
