"""The optional module on «Nos liens», and what the committee reads of it."""

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.cooperation import partners, trust
from domain.cooperation.trust import QUESTIONS, Trust, minutes
from domain.staff.roles import Role
from tests.e2e.paces import Person
from tests.pages.conftest import OpenPage, button, listed
from tests.pages.conftest import by_link as opened
from tests.structures import LYON, agrees, hands, link, says, seats, wave
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def answers(page: AppTest, *degrees: str) -> None:
    """Choose the first questions' degrees, and keep them."""
    fields = [one for one in page.radio if (one.key or "").startswith("trust_")]
    for radio, degree in zip(fields, degrees, strict=False):
        radio.set_value(degree)
    button(page, "keep_trust").click().run()
    assert not page.exception


def test_one_tie_after_the_other_and_a_reload_goes_on(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        secret = link(connection, wave(connection, "lyon", "Vague 1"), "vrac_lyon")
        seat = partners.seat_of(connection, secret)
    page = opened(open_page, loaded, secret)
    assert say("trust.no_tie") in [one.value for one in page.info]
    with loaded.transaction() as connection:
        says(connection, seat, "grap=3", "ccas_lyon=1", "belle_bouffe=2")
    page = opened(open_page, loaded, secret)
    assert say("trust.minutes", n=1, ties=2) in [one.value for one in page.caption]
    first = str(listed(page, say("trust.of")).value)
    answers(page, *["4"] * len(QUESTIONS))
    page = opened(open_page, loaded, secret)  # loaded again
    second = str(listed(page, say("trust.of")).value)
    assert {first, second} == {"grap", "belle_bouffe"}
    answers(page, "2", "nsp")
    with loaded.reading() as connection:
        mine = trust.mine(connection, seat)
    assert mine[first] == Trust(dict.fromkeys(QUESTIONS, "4"), 1)
    assert mine[second].said == {"open": "2", "reliable": "nsp"}


def test_what_another_device_kept_is_not_overwritten(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        secret = link(connection, wave(connection, "lyon", "Vague 1"), "vrac_lyon")
        seat = partners.seat_of(connection, secret)
        says(connection, seat, "grap=3")
    page = opened(open_page, loaded, secret)
    with loaded.transaction() as connection:
        trust.keep(connection, seat, "grap", Trust({"open": "1"}))
    answers(page, "4")
    assert say("error.TrustMoved") in [one.value for one in page.error]
    with loaded.reading() as connection:
        assert trust.mine(connection, seat)["grap"].said == {"open": "1"}


def _told(open_page: OpenPage, database: Database) -> AppTest:
    page = open_page("cooperation", Role.COMMITTEE, territory="lyon", database=database, run=False)
    page.session_state["cooperation_part"] = "trust"
    page.run()
    assert not page.exception
    return page


def test_the_committee_reads_medians_and_no_tie(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        some = {name: here[name] for name in ("vrac_lyon", "grap", "belle_bouffe")}
        for name, seat in some.items():
            agrees(connection, seat)
            says(connection, seat, *(f"{other}=2" for other in some if other != name))
            for other in some:
                if other != name:
                    trust.keep(connection, seat, other, Trust({"open": "3", "means": "nsp"}))
        hands(connection, here["grap"], here["vrac_lyon"])
    page = _told(open_page, loaded)
    assert say("trust.untold.too_few") in [one.value for one in page.info]
    with loaded.transaction() as connection:
        hands(connection, here["belle_bouffe"])
    page = _told(open_page, loaded)
    first, second = [table.value for table in page.table]
    assert first.loc[say("trust_short.open")].iloc[0] == say("trust.median", middle=say("trust_degree.3").lower(), n=6)
    assert set(second.iloc[:, 0]) == {say("trust.untold.too_few")}


def test_the_module_takes_the_minutes_that_it_announces(loaded: Database, open_page: OpenPage) -> None:
    others = LYON[:4]
    with loaded.transaction() as connection:
        secret = link(connection, wave(connection, "lyon", "Vague 1"), "ccas_lyon")
        says(connection, partners.seat_of(connection, secret), *(f"{other}=3" for other in others))
    page, person = opened(open_page, loaded, secret), Person()
    asked = [one for one in page.radio if str(one.key).startswith("trust_")]
    assert len(asked) == len(QUESTIONS)
    for one in asked:
        person.reads(one.label)
        person.chooses("degree")
    person.goes_on("keep")
    announced = say("trust.minutes", n=minutes(len(others)), ties=len(others))
    assert any(announced in one.value for kind in (page.caption, page.info, page.markdown) for one in kind)
    assert person.seconds * len(others) <= 60 * (minutes(len(others)) + 0.5)  # said in whole minutes
