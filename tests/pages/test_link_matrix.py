"""Every act of a personal link, against every way in which that link opens nothing any more: nothing is written."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, update

from db.clock import settle
from db.engine import Database
from db.models.workshop import WaveRow
from db.queries.cooperation import partners
from db.queries.evaluation import waves
from domain.cooperation.sheets import Family
from domain.staff.by import By
from tests.architecture.sources import calls, house
from tests.pages.conftest import OpenPage, button
from tests.pages.conftest import by_link as opened
from tests.rehearsals import everything
from tests.structures import NOW, agrees, link, needs, offers, proposes, says
from texts import say

WRITE = {"ties", "pooled", "trust"}  # the modules of frame that write by a personal link
ACTS = {
    "hand_ties": "",
    "keep_sheet": "",
    "agree": "sheet",
    "withdraw_means": "",
    "share": "",
    "tell_accepted": "",
    "tell_refused": "",
}


def withdrawn(connection: Connection, wave_id: str, actor: str, link_: str) -> None:
    partners.revoke(connection, wave_id, actor, by=By("facilitator", NOW), seen=link_)


def replaced(connection: Connection, wave_id: str, actor: str, link_: str) -> None:
    partners.invite(connection, wave_id, actor, by=By("facilitator", NOW), seen=link_)


def over(connection: Connection, wave_id: str, _actor: str, _link: str) -> None:
    yesterday = NOW.date() - timedelta(days=1)
    connection.execute(update(WaveRow).where(WaveRow.id == wave_id).values(ends_on=yesterday))


def closed(connection: Connection, wave_id: str, _actor: str, _link: str) -> None:
    connection.execute(update(WaveRow).where(WaveRow.id == wave_id).values(closed_on=NOW.date()))


End = Callable[[Connection, str, str, str], None]
FEW = {act: ACTS[act] for act in ("share", "tell_accepted")}
IN_TIME = {act: thing for act, thing in ACTS.items() if act != "agree"}  # an agreement is taken back at any time
ENDS: tuple[tuple[End, dict[str, str]], ...] = ((withdrawn, ACTS), (over, IN_TIME), (replaced, FEW), (closed, FEW))


def test_every_module_that_writes_by_a_link_is_in_this_list() -> None:
    found = {path.stem for path in house() for name, _ in calls(path) if name == "seated" and path.parts[0] == "frame"}
    assert found == WRITE


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("end", "acts"), ENDS)
def test_a_link_that_opens_nothing_writes_nothing(
    loaded: Database, open_page: OpenPage, end: End, acts: dict[str, str]
) -> None:
    with loaded.transaction() as connection:
        first = waves.add(connection, "lyon", "Vague 1")
        secret, other = link(connection, first, "vrac_lyon"), link(connection, first, "grap")
        vrac, grap = (partners.seat_of(connection, one) for one in (secret, other))
        for seat in (grap, vrac):
            agrees(connection, seat, Family.MEANS)
        needs(connection, vrac, "res_local")
        offers(connection, grap, "res_local")
        proposes(connection, grap, "vrac_lyon")
        says(connection, vrac, "grap=2")
    pages = {act: opened(open_page, loaded, secret) for act in acts}
    with loaded.transaction() as connection:
        end(connection, first, "vrac_lyon", vrac.link)
    settle(loaded, datetime.now(UTC))  # what the clock tells of a wave that is over is nobody's act
    with loaded.reading() as connection:
        before = everything(connection)
    for act, thing in acts.items():
        page = button(pages[act], act, thing).click().run()
        assert not page.exception
        if end in (withdrawn, replaced):
            assert [one.value for one in page.error] == [say("error.PartnerLinkUnknown")], act
    with loaded.reading() as connection:
        assert everything(connection) == before
