"""The door on «Animer»: one tap lets in who was on the screen, in the workshop that was on the screen, and no other."""

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.models.staff import AuditRow
from db.queries import admission, devices, workshops
from db.queries.happenings import By
from domain.admission import Device, Kind, keyed
from domain.roles import Role
from domain.workshops import Admission
from tests.ballots import NOW, SECRET, phone, room
from tests.pages.conftest import OpenPage
from texts import say

BY = By("administrator", NOW)
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def crowded(database: Database, label: str) -> tuple[str, Device]:
    """A room of one, and the device that waits at its door."""
    with database.transaction() as connection:
        workshop = room(connection, label)
        admission.count(connection, workshop, 1, BY)
        phone(connection, workshop, "inside")
        return workshop, phone(connection, workshop, "waiting")


def at(open_page: OpenPage, database: Database, workshop: str) -> AppTest:
    """«Animer», on this workshop."""
    page = open_page("facilitate", Role.FACILITATOR, territory="lyon", database=database, run=False)
    page.query_params["workshop"] = workshop
    return page.run()


def standing(database: Database, device: Device) -> Device:
    with database.reading() as connection:
        return devices.device(connection, device.id)


def test_one_tap_lets_in_those_on_the_screen_of_this_workshop(loaded: Database, open_page: OpenPage) -> None:
    (shown, first), (_, second) = crowded(loaded, "Vague 1"), crowded(loaded, "Vague 2")
    page = at(open_page, loaded, shown)
    assert first.sign in " ".join(warning.value for warning in page.warning)
    with loaded.transaction() as connection:
        later = phone(connection, shown, "later")  # came after the screen was drawn
    page.button(key=f"let_in_{shown}").click().run()
    assert standing(loaded, first).admitted
    assert not standing(loaded, second).admitted
    assert not standing(loaded, later).admitted
    with loaded.reading() as connection:
        assert workshops.workshop(connection, shown).people == 2
        counted = connection.execute(select(AuditRow.details).where(AuditRow.action == "people.counted")).scalars()
        assert {"before": 1, "after": 2} in list(counted)


def test_the_people_present_are_typed_once_and_never_fewer_than_came_in(loaded: Database, open_page: OpenPage) -> None:
    shown, _ = crowded(loaded, "Vague 1")
    page = at(open_page, loaded, shown)
    page.number_input(key=f"people_{shown}_1").set_value(12).run()
    with loaded.transaction() as connection:
        assert workshops.workshop(connection, shown).people == 12
        for name in ("waiting", "another"):
            assert phone(connection, shown, name).admitted
    page.run()
    page.number_input(key=f"people_{shown}_12").set_value(2).run()
    assert say("error.FewerThanAdmitted", least=3) in " ".join(str(one.value) for one in (*page.error, *page.warning))
    with loaded.reading() as connection:
        assert workshops.workshop(connection, shown).people == 12


def test_a_tablet_is_shared_by_a_touch_and_the_stricter_way_is_chosen(loaded: Database, open_page: OpenPage) -> None:
    shown, waiting = crowded(loaded, "Vague 1")
    with loaded.transaction() as connection:
        tablet = devices.enter(connection, shown, keyed(SECRET, shown, "tablet"), Kind.TABLET, proven=False)
    page = at(open_page, loaded, shown)
    page.button(key=f"share_{tablet.id}").click().run()
    assert (standing(loaded, tablet).admitted, standing(loaded, tablet).kind) == (True, Kind.TABLET)
    page.radio(key=f"admission_{shown}_code").set_value(Admission.PREPARED).run()
    with loaded.reading() as connection:
        assert workshops.workshop(connection, shown).admission is Admission.PREPARED
    assert f"let_in_{shown}" not in [button.key for button in page.button]
    assert not standing(loaded, waiting).admitted
