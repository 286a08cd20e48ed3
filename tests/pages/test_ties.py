"""«Notre structure» by a personal link, «Coopération» for the committee: who reads what, on the screens themselves."""

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.cooperation import partners, sheets, ties
from domain.cooperation.sheets import Audience, Family
from domain.staff.by import By
from domain.staff.roles import Role
from tests.pages.conftest import OpenPage, button, listed
from tests.pages.conftest import by_link as opened
from tests.structures import LYON, NOW, agrees, hands, link, says, seats, wave
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def row(page: AppTest, name: str) -> str:
    [found] = [table.value.loc[name] for table in page.table if name in table.value.index]
    return " ".join(str(one) for one in found)


def test_two_structures_say_their_ties_and_a_reload_goes_on(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        vrac, grap = link(connection, first, "vrac_lyon"), link(connection, first, "grap")
    theirs, ours = opened(open_page, loaded, grap), opened(open_page, loaded, vrac)
    listed(ours, "GRAP").select("3").run()
    listed(theirs, "Vrac").select("2").run()
    assert not ours.exception
    ours = opened(open_page, loaded, vrac)  # loaded again, or on another device
    assert listed(ours, "GRAP").value == "3"
    assert say("ties.not_seen") in row(ours, "GRAP")
    button(ours, "hand_ties").click().run()
    with loaded.reading() as connection:
        for secret, other, level in ((vrac, "grap", "3"), (grap, "vrac_lyon", "2")):
            seat = partners.seat_of(connection, secret)
            assert {one: said.level for one, said in ties.mine(connection, seat).items()} == {other: level}
            assert ties.handed_over(connection, seat) == (secret == vrac)
    theirs = opened(open_page, loaded, grap)
    assert say("ties.not_seen") in row(theirs, "Vrac")  # handed over, without any agreement


def test_a_row_changed_elsewhere_is_shown_as_it_is_kept(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        secret = link(connection, wave(connection, "lyon", "Vague 1"), "vrac_lyon")
    page, other = opened(open_page, loaded, secret), opened(open_page, loaded, secret)
    listed(other, "GRAP").select("1").run()
    listed(other, "GRAP").select("2").run()
    listed(page, "GRAP").select("3").run()
    assert listed(page, "GRAP").value == "2"
    assert say("ties.changed_elsewhere", name="GRAP") in [one.value for one in page.info]


def test_a_link_opens_its_own_structure_and_a_withdrawn_one_nothing(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        first, far = wave(connection, "lyon", "Vague 1"), wave(connection, "lorient", "Vague 1")
        ours, theirs = link(connection, first, "vrac_lyon"), link(connection, far, "cocagne_lorient")
        says(connection, partners.seat_of(connection, ours), "grap=3")
    assert next(one.value for one in opened(open_page, loaded, theirs).header) == "Cocagne"
    page = opened(open_page, loaded, ours)
    with loaded.transaction() as connection:
        seat = partners.seat_of(connection, ours)
        partners.revoke(connection, first, "vrac_lyon", by=By("facilitator", NOW), seen=seat.link)
    for shown in (page.run(), opened(open_page, loaded, ours), opened(open_page, loaded, "no such secret at all")):
        assert [one.value for one in shown.error] == [say("error.PartnerLinkUnknown")]
        assert not shown.table
        assert not shown.tabs


def test_the_sheet_and_the_agreement_are_kept(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        secret, other = link(connection, first, "grap"), link(connection, first, "vrac_lyon")
    page = opened(open_page, loaded, secret)
    page.text_area(key="sheet_finality_0").set_value("Bien manger")
    button(page, "keep_sheet").click().run()
    for family, circle in ((Family.TIES, Audience.COMMITTEE), (Family.MEANS, Audience.PUBLIC)):
        page.radio(key=f"audience_{family}_0").set_value(circle).run()
        button(page, "agree", family).click().run()
    assert not page.exception
    with loaded.reading() as connection:
        grap, vrac = partners.seat_of(connection, secret), partners.seat_of(connection, other)
        assert sheets.sheet(connection, grap).finality == "Bien manger"
        said = sheets.agreements(connection, grap)
        far = {Family.TIES: Audience.COMMITTEE, Family.MEANS: Audience.PUBLIC}
        assert {family: one.audience for family, one in said.items()} == {
            **dict.fromkeys(Family, Audience.NOBODY),
            **far,
        }
        assert {one.audience for one in sheets.agreements(connection, vrac).values()} == {Audience.NOBODY}
        assert sheets.shown(connection, "lyon", first) == {}


def told(database: Database) -> None:
    with database.transaction() as connection:
        wave(connection, "lorient", "Vague 1")
        second, first = wave(connection, "lyon", "Vague 2"), wave(connection, "lyon", "Vague 1")
        for one_wave, level in ((second, 2), (first, 3)):
            here = seats(connection, one_wave, LYON)
            for one in LYON[:4]:
                agrees(connection, here[one])
                agrees(connection, here[one], Family.SHEET)
            for one in LYON:
                says(connection, here[one], *(f"{other}={level}" for other in LYON if other != one))
            hands(connection, *(here[one] for one in reversed(LYON)))


def test_the_committee_reads_who_agreed_and_nobody_else(loaded: Database, open_page: OpenPage) -> None:
    told(loaded)
    page = open_page("cooperation", Role.COMMITTEE, territory="lyon", database=loaded)
    assert not page.exception
    matrix = page.table[0].value
    assert len(matrix) == 4
    assert not any("CCAS" in name for name in matrix.index)
    assert "CCAS" not in " ".join(one.value for one in page.markdown)
    cells = {cell for column in matrix.columns[1:] for cell in matrix[column]}
    assert len(cells) == 2  # oneself, and a tie that both say
    assert any(f"{say('cooperation.co_ties')}** : 6 sur 6" in one.value.replace("\u00a0", " ") for one in page.markdown)
    page.pills(key="cooperation_part").set_value("waves").run()
    assert not page.exception
    moved = [one.value for one in page.markdown if "GRAP" in one.value]
    assert len(moved) == 1
    assert moved[0].count("\n- ") == 5  # six ties of four structures


def test_another_territory_s_committee_reads_nothing_of_it(loaded: Database, open_page: OpenPage) -> None:
    told(loaded)
    page = open_page("cooperation", Role.COMMITTEE, territory="lorient", database=loaded)
    assert "GRAP" not in str(page)
    assert not page.table
    assert say("cooperation.nobody") in [one.value for one in page.info]
