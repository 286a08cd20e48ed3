"""The pages of a workshop: what each does, and what each must never do."""

import uuid
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.models.staff import AuditRow
from db.models.workshop import WorkshopStepRow
from db.queries.evaluation import reveals, waves
from db.queries.participation import questionnaires, responses, visits
from db.queries.workshops import welcome, workshops
from domain.evaluation.reservoir import at_closing, needed
from domain.participation.consent import Consent
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.welcome import Offer
from domain.workshops.workshop import Admission, Workshop, WorkshopPlan
from tests.endings import ended
from tests.pages.conftest import OpenPage, button, unfolded
from texts import say

NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)
DAY = date(2026, 11, 22)
NEEDED = needed(Admission.CODE, None)
one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def room(database: Database, territory: str = "lyon", *, opened: bool = True) -> Workshop:
    with database.transaction() as connection:
        wave = waves.add(connection, territory, "Vague 1")
        version = questionnaires.latest_version_id(connection, "q_resident")
        plan = WorkshopPlan(territory, wave, version, "Bien manger", "Centre social", DAY)
        made = workshops.prepare(connection, plan, by=By("facilitator", NOW))
        if opened:
            workshops.open_(connection, made, by=By("facilitator", NOW))
        return workshops.workshop(connection, made)


def people(database: Database, workshop: Workshop, count: int) -> None:
    consent = Consent("1", "fr", DAY, sensitive=True, age_band=None, assisted=False, channel="tablet")
    with database.transaction() as connection:
        for person in range(count):
            name = f"{uuid.uuid4()}-{person}"
            visits.begin(connection, name, workshop.id, consent, name)
            responses.finish(connection, name)


def words(page: AppTest) -> str:
    kinds = (page.title, page.header, page.subheader, page.markdown, page.text, page.caption, page.info, page.error)
    return " ".join(str(element.value) for kind in kinds for element in kind)


def seen(database: Database, workshop: Workshop) -> Workshop:
    with database.reading() as connection:
        return workshops.workshop(connection, workshop.id)


@one_engine
def test_the_door_offers_the_team_pages_to_the_team_only(loaded: Database, open_page: OpenPage) -> None:
    stranger = words(open_page("home", database=loaded))
    assert say("home.sign_in") in stranger
    assert say("home.prepare") not in stranger
    assert say("home.prepare") in words(open_page("home", Role.FACILITATOR, database=loaded))


def test_a_workshop_is_prepared_with_its_steps_and_its_audit(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("prepare", Role.FACILITATOR, territory="lyon", database=loaded)
    page.text_input(key="plan_place").set_value("Centre social")
    button(page, "prepare").click()
    page.run()
    assert not page.exception
    with loaded.reading() as connection:
        [made] = workshops.workshops(connection)
        steps = connection.execute(select(WorkshopStepRow.kind).order_by(WorkshopStepRow.position)).scalars().all()
        audited = connection.execute(select(AuditRow.action, AuditRow.subject)).all()
    assert (made.territory, made.place, made.state, made.wave_label) == ("lyon", "Centre social", "prepared", "Vague 1")
    assert "questionnaire" in steps
    assert ("workshop.prepared", made.id) in [tuple(row) for row in audited]


@one_engine
def test_a_facilitator_prepares_only_at_home(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("prepare", Role.FACILITATOR, territory="lyon", database=loaded)
    assert page.selectbox(key="plan_territory").options == ["Métropole de Lyon"]


@one_engine
def test_modules_are_off_until_somebody_adds_them_and_then_cost_their_minutes(
    loaded: Database, open_page: OpenPage
) -> None:
    page = open_page("prepare", Role.FACILITATOR, territory="lyon", database=loaded)
    assert not [name for name in page.selectbox(key="plan_asked").options if "Coopérer" in name]
    added = page.button_group(key="plan_modules")
    assert added.value == []
    assert [success.value for success in page.success] == [say("plan.fits", total=25)]
    added.set_value(["mod_fies", "mod_social"]).run()
    assert [warning.value for warning in page.warning] == [say("plan.too_long", total=45)]
    page.text_input(key="plan_place").set_value("Centre social")
    button(page, "prepare").click()
    page.run()
    assert not page.exception
    with loaded.reading() as connection:
        [made] = workshops.workshops(connection)
    assert made.questionnaire_version == "q_resident+mod_fies+mod_social@1"


@one_engine
def test_where_food_is_given_want_of_it_is_not_asked_about(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("prepare", Role.FACILITATOR, territory="lyon", database=loaded)
    page.text_input(key="plan_place").set_value("Épicerie solidaire")
    page.button_group(key="plan_modules").set_value(["mod_fies"])
    unfolded(page).checkbox(key="welcome_food").check().run()
    assert say("error.FoodIsGiven") in [warning.value for warning in page.warning]
    button(page, "prepare").click()
    page.run()
    assert say("error.FoodIsGiven") in [error.value for error in page.error]
    with loaded.reading() as connection:
        assert workshops.workshops(connection) == ()
    page.button_group(key="plan_modules").set_value(["mod_social"]).run()
    page.button_group(key="welcome_offers").set_value(["childcare"])
    button(page, "prepare").click()
    page.run()
    with loaded.reading() as connection:
        [made] = workshops.workshops(connection)
        said = welcome.of(connection, made.id)
    assert (said.gives_food, said.offers) == (True, frozenset({Offer.CHILDCARE}))


@one_engine
def test_too_many_people_for_the_tablets_is_said(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("prepare", Role.COORDINATOR, database=loaded)
    page.number_input(key="plan_people").set_value(20)
    page.number_input(key="plan_tablets").set_value(1)
    page.run()
    assert [warning.value for warning in page.warning] == [say("plan.too_long", total=100)]


def test_open_reveal_close(loaded: Database, open_page: OpenPage) -> None:
    workshop = room(loaded, opened=False)
    page = open_page("facilitate", Role.FACILITATOR, territory="lyon", database=loaded)
    for key, state, revealed, came in (
        ("open", "open", False, NEEDED),
        ("reveal", "open", True, NEEDED),
        ("update", "open", True, 0),
        ("close", "closed", True, 0),
    ):
        button(page, key, workshop.id).click()
        page.run()
        assert not page.exception
        now = seen(loaded, workshop)
        assert (now.state, now.revealed) == (state, revealed)
        people(loaded, workshop, came)
        page.run()


@one_engine
def test_a_facilitator_never_sees_a_workshop_of_elsewhere(loaded: Database, open_page: OpenPage) -> None:
    elsewhere = room(loaded, "montpellier")
    page = open_page("facilitate", Role.FACILITATOR, territory="lyon", database=loaded)
    assert say("facilitate.none") in words(page)
    wall = open_page("wall", Role.FACILITATOR, territory="lyon", database=loaded, run=False)
    wall.query_params["workshop"] = elsewhere.id
    assert elsewhere.code not in str(wall.run().main)
    assert [error.value for error in wall.error] == [say("error.NotAllowed")]


@one_engine
def test_the_wall_of_nowhere_says_so(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("wall", Role.FACILITATOR, database=loaded)
    assert [error.value for error in page.error] == [say("error.UnknownWorkshop")]


def test_the_wall_shows_no_figure_before_reveal(loaded: Database, open_page: OpenPage) -> None:
    workshop = room(loaded)
    people(loaded, workshop, NEEDED)
    page = open_page("wall", Role.FACILITATOR, database=loaded, run=False)
    page.query_params["workshop"] = workshop.id
    page.run()
    assert not page.exception
    assert say("wall.who", n=NEEDED) not in words(page)
    with loaded.transaction() as connection:
        reveals.reveal(connection, workshop.id, by=By("facilitator", NOW))
    assert say("wall.who", n=NEEDED) in words(page.run())


@one_engine
def test_the_console_says_how_many_are_still_needed(loaded: Database, open_page: OpenPage) -> None:
    workshop = room(loaded)
    people(loaded, workshop, NEEDED - 2)
    page = open_page("facilitate", Role.FACILITATOR, territory="lyon", database=loaded)
    assert say("console.lacking", n=2) in words(page)
    assert button(page, "reveal").disabled
    people(loaded, workshop, 2)
    page.run()
    assert not button(page, "reveal").disabled


@one_engine
def test_a_room_too_small_is_told_nothing_at_closing(loaded: Database, open_page: OpenPage) -> None:
    workshop = room(loaded)
    fewest = at_closing(Admission.CODE, None)
    people(loaded, workshop, fewest - 1)
    with loaded.transaction() as connection:
        ended(connection, workshop.id, NOW)
    page = open_page("wall", Role.FACILITATOR, territory="lyon", database=loaded, run=False)
    page.query_params["workshop"] = workshop.id
    assert say("wall.nothing", step=fewest) in words(page.run())


def test_the_themes_show_only_what_is_published(loaded: Database, open_page: OpenPage) -> None:
    workshop = room(loaded)
    people(loaded, workshop, NEEDED)
    page = open_page("themes", Role.COMMITTEE, territory="lyon", database=loaded)
    assert not page.exception
    assert say("themes.population", n=0) in words(page)  # not revealed yet: the committee waits like the room
    with loaded.transaction() as connection:
        reveals.reveal(connection, workshop.id, by=By("facilitator", NOW))
    page.run()
    assert say("themes.population", n=NEEDED) in words(page)
    assert say("hidden.no_answer") in words(page)  # everybody passed everything: nobody may be shown


@one_engine
def test_a_committee_member_never_reads_another_territory(loaded: Database, open_page: OpenPage) -> None:
    room(loaded, "montpellier")
    page = open_page("themes", Role.COMMITTEE, territory="lyon", database=loaded)
    assert say("themes.none") in words(page)
