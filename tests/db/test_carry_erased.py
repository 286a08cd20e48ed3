"""What was taken back stays so when its return is taken again; what goes for its age makes no second return of one."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from db import erasures, keeping
from db.carrying import packing, receiving, returning
from db.carrying.rows import Parcel
from db.engine import Database
from db.models.carry import ReturnedRow
from db.models.participation import ErasedTicketRow
from db.models.workshop import WorkshopRow
from db.queries.operations import carries
from db.queries.participation import responses, tickets
from domain.operations.carry import Brought, WrongQuittance
from domain.participation.tickets import taken_back
from tests.carried import BY, DAY, FIRST, OFFICE, held, prepared, told
from tests.db.test_copies import Run, elsewhere, run, the_copy

__all__ = ["elsewhere", "run"]
NEVER = Path("nowhere")
FIRST_NAME, LAST_NAME = "un", "deux"


def away(office: Database, laptop: Database) -> list[str]:
    """Two workshops, on a laptop that unpacks the later one first."""
    with office.transaction() as connection:
        made = [prepared(connection, name) for name in (FIRST_NAME, LAST_NAME)]
        packs = [packing.pack(connection, one, [], OFFICE, BY) for one in made]
    with laptop.transaction() as connection:
        for pack in reversed(packs):
            packing.unpack(connection, pack, BY)
    return made


def written(laptop: Database, workshop: str) -> Parcel:
    with laptop.transaction() as connection:
        return returning.leave(connection, workshop, BY)


def taken(office: Database, parcel: Parcel) -> Brought:
    with office.transaction() as connection:
        return receiving.receive(connection, parcel, OFFICE, BY)


def test_taken_again_after_a_restore_a_return_brings_nobody_back_who_took_back(
    loaded: Database, elsewhere: Database, laptop: Database, run: Run, tmp_path: Path
) -> None:
    made = away(loaded, laptop)
    for one in made:
        held(laptop, one, FIRST, 25)
    returns = [written(laptop, one) for one in made]
    folder, beside = tmp_path / "copies", tmp_path / "beside"
    assert run(loaded, "backup", "--to", str(folder)).exit_code == 0
    for parcel in returns:
        taken(loaded, parcel)
    with loaded.transaction() as connection:
        gone = [_of(parcel, at) for parcel, at in ((returns[1], -2), (returns[0], 3))]
        for ticket in gone:
            assert responses.withdraw(connection, ticket, DAY)
            erasures.add(beside, taken_back(ticket), DAY)
    assert run(elsewhere, "restore", str(the_copy(folder)), "--erasures", str(beside / erasures.FILE)).exit_code == 0
    brought = [taken(elsewhere, parcel) for parcel in returns]
    assert [one.responses for one in brought] == [len(one["response"]) - 1 for one in returns]
    with elsewhere.reading() as connection:
        assert tickets.known(connection, gone) == {}
    now, then = told(elsewhere, tuple(made)), told(loaded, tuple(made))
    for name in ("counted", "tallies", "rooms"):
        assert now[name] == then[name], name
    assert [taken(elsewhere, parcel).again for parcel in returns] == [True, True]


def _of(parcel: Parcel, at: int) -> str:
    return str(parcel["response"][at]["ticket_hash"])


def test_while_something_is_away_the_database_forgets_nobody_who_took_back(loaded: Database, laptop: Database) -> None:
    made = away(loaded, laptop)
    with loaded.transaction() as connection:
        erasures.remember(connection, {"b" * 64: DAY, "a" * 64: DAY})

    def known(days: int) -> int:
        keeping.purge(loaded, DAY + timedelta(days=days), OFFICE, NEVER)
        with loaded.reading() as connection:
            return len(connection.execute(select(ErasedTicketRow.mark)).all())

    assert known(100) == 2
    with loaded.transaction() as connection:
        for one in made:
            carries.give_up(connection, one, BY)
    assert known(101) == 0


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_written_again_after_words_went_for_their_age_it_is_the_same_return(
    loaded: Database, laptop: Database, order: tuple[int, int]
) -> None:
    made = away(loaded, laptop)
    for one in made:
        held(laptop, one, FIRST, 12)
    spoken = written(laptop, made[0]), written(laptop, made[1])
    assert all(parcel["spoken_word"] for parcel in spoken)
    keeping.purge(laptop, DAY + timedelta(days=40), FIRST, NEVER)
    later = written(laptop, made[0])
    assert later["label"][0]["digest"] != spoken[0]["label"][0]["digest"]
    files = (spoken[0], later)
    first, second = taken(loaded, files[order[0]]), taken(loaded, files[order[1]])
    assert (first.again, second.again, second.quittance) == (False, True, first.quittance)
    with laptop.transaction() as connection:
        with pytest.raises(WrongQuittance):
            carries.forget(connection, made[1], first.quittance, BY)
        carries.forget(connection, made[0], first.quittance, BY)
        left = set(connection.execute(select(WorkshopRow.id)).scalars())
        assert made[0] not in left
        assert made[1] in left
        assert set(connection.execute(select(ReturnedRow.workshop_id)).scalars()) == {made[1]}
