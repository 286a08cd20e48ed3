"""The door on «Animer»: one tap lets in who was on the screen, in the workshop that was on the screen, and no other."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.models.staff import AuditRow, StaffSessionRow
from db.queries.staff import sessions
from db.queries.workshops import admission, devices, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.admission import Device, Kind, keyed
from domain.workshops.workshop import Admission
from tests.ballots import NOW, SECRET, phone, room
from tests.pages.conftest import BROWSER, OpenPage, unfolded
from texts import say

BY = By("administrator", NOW)
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def crowded(database: Database, label: str) -> tuple[str, Device]:
    """A room of one, and the device that waits at its door."""
    with database.transaction() as connection:
        workshop = room(connection, label)
        admission.record_present(connection, workshop, 1, BY)
        phone(connection, workshop, "inside")
        return workshop, phone(connection, workshop, "waiting")


def at(open_page: OpenPage, database: Database, workshop: str) -> AppTest:
    """«Animer», on this workshop."""
    page = open_page("facilitate", Role.FACILITATOR, territory="lyon", database=database, run=False)
    page.query_params["workshop"] = workshop
    return page.run()


def tap(page: AppTest, key: str) -> AppTest:
    """The button of this act on this thing; the rest of its key is what was on the screen."""
    [button] = [button for button in page.button if (button.key or "").startswith(key)]
    button.click()
    return page


def number(database: Database, workshop: str) -> int | None:
    with database.reading() as connection:
        return workshops.workshop(connection, workshop).people


def standing(database: Database, device: Device) -> Device:
    with database.reading() as connection:
        return devices.device(connection, device.id)


def test_one_tap_lets_in_those_on_the_screen_of_this_workshop(loaded: Database, open_page: OpenPage) -> None:
    (shown, first), (_, second) = crowded(loaded, "Vague 1"), crowded(loaded, "Vague 2")
    page = at(open_page, loaded, shown)
    assert first.sign in " ".join(warning.value for warning in page.warning)
    with loaded.transaction() as connection:
        later = phone(connection, shown, "later")  # came after the screen was drawn
    tap(page, f"let_in_{shown}").run()
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
    tap(page, f"share_{tablet.id}").run()
    assert (standing(loaded, tablet).admitted, standing(loaded, tablet).kind) == (True, Kind.TABLET)
    unfolded(page).radio(key=f"admission_{shown}_code").set_value(Admission.PREPARED).run()
    with loaded.reading() as connection:
        assert workshops.workshop(connection, shown).admission is Admission.PREPARED
    assert not [button.key for button in page.button if (button.key or "").startswith(f"let_in_{shown}")]
    assert not standing(loaded, waiting).admitted


def test_a_tap_is_done_at_once_or_never(loaded: Database, open_page: OpenPage) -> None:
    (shown, first), (_, second) = crowded(loaded, "Vague 1"), crowded(loaded, "Vague 2")
    page = at(open_page, loaded, shown)
    with loaded.transaction() as connection:
        admission.admit(connection, shown, [first.id], BY)  # a colleague is faster
    tap(page, f"let_in_{shown}").run()
    assert number(loaded, shown) == 2
    with loaded.transaction() as connection:
        devices.begin(connection, shown, first.id)
        devices.another(connection, first.id)  # somebody else at this phone asks for a place
    page.run()
    assert number(loaded, shown) == 2  # nobody has tapped for this one
    assert standing(loaded, first).asks
    assert not standing(loaded, second).admitted


def test_a_tap_after_the_session_ended_is_not_done_when_it_is_back(loaded: Database, open_page: OpenPage) -> None:
    (shown, device), _ = crowded(loaded, "Vague 2"), crowded(loaded, "Vague 1")
    page = at(open_page, loaded, shown)
    now = datetime.now(UTC)
    with loaded.transaction() as connection:
        who = connection.execute(select(StaffSessionRow.staff_id)).scalar_one()
        sessions.revoke_all(connection, who, now)
    tap(page, f"let_in_{shown}").run()
    with loaded.transaction() as connection:
        sessions.open_session(connection, who, "new", now)
    page.session_state[BROWSER] = "new"
    page.run()
    assert [button.key for button in page.button if (button.key or "").startswith(f"let_in_{shown}")]
    assert not standing(loaded, device).admitted
    assert number(loaded, shown) == 1


def test_what_was_typed_lands_although_a_colleague_was_faster(loaded: Database, open_page: OpenPage) -> None:
    (shown, device), (other, _) = crowded(loaded, "Vague 1"), crowded(loaded, "Vague 2")
    page = at(open_page, loaded, shown)
    with loaded.transaction() as connection:
        admission.admit(connection, shown, [device.id], BY)
    page.number_input(key=f"people_{shown}_1").set_value(12).run()
    assert (number(loaded, shown), number(loaded, other)) == (12, 1)
    page.run()
    page.number_input(key=f"people_{shown}_12").set_value(9).run()
    assert (number(loaded, shown), page.number_input(key=f"people_{shown}_9").value) == (9, 9)
