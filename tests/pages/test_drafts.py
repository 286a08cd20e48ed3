"""«Préparer», second look: nothing typed, two presses, and what is changed, done again or removed there."""

from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.votes import votes
from db.queries.workshops import drafts, existing, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.draft import Draft
from domain.workshops.existing import Named
from tests.ballots import plan as voting
from tests.pages.conftest import OpenPage, button, menus, unfolded
from tests.pages.test_workshop import words
from tests.programmes import SHORT, TWO_HOURS, prepared
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def today() -> date:
    """Asked anew: a run may go on past midnight."""
    return datetime.now(UTC).date()


def page(open_page: OpenPage, database: Database, territory: str = "lyon", **named: str) -> AppTest:
    made = open_page("prepare", Role.FACILITATOR, territory=territory, database=database, run=False)
    for parameter, value in named.items():
        made.query_params[parameter] = value
    return made.run()


def two(database: Database) -> tuple[str, str]:
    """The second one was prepared first."""
    with database.transaction() as connection:
        second, first = (prepared(connection, label, TWO_HOURS) for label in ("Vague 2", "Vague 1"))
    return first, second


def draft(database: Database, workshop: str) -> Draft:
    with database.reading() as connection:
        return drafts.draft(connection, workshop)


def known(database: Database) -> set[str]:
    with database.reading() as connection:
        return {one.title for one in workshops.workshops(connection)}


def told(test: AppTest) -> list[str]:
    return [each.value for each in test.error]


def test_nothing_typed_is_told_beside_the_fields_and_two_presses_make_one(
    loaded: Database, open_page: OpenPage
) -> None:
    form = page(open_page, loaded)
    button(form, "prepare").click().run()
    assert told(form) == [say("error.Unnamed")]
    assert known(loaded) == set()
    form.text_input(key="plan_place").set_value("Centre social")
    form.run()
    assert told(form) == []
    other = page(open_page, loaded)
    other.text_input(key="plan_title").set_value("Bien manger").run()
    press = button(form, "prepare")
    press.click().run()
    button(other, "prepare").click().run()
    assert known(loaded) == {say("plan.title_default", place="Centre social"), "Bien manger"}
    with loaded.reading() as connection:
        assert len(workshops.workshops(connection)) == 2


def test_a_programme_is_chosen_and_told(loaded: Database, open_page: OpenPage) -> None:
    form = page(open_page, loaded)
    form.text_input(key="plan_place").set_value("Centre social")
    form.selectbox(key="plan_programme").set_value("piste_2").run()
    assert "Le système d’acteurs" in words(form)
    assert say("plan.people") not in [each.label for each in form.number_input]  # nobody fills a questionnaire in
    button(form, "prepare").click().run()
    with loaded.reading() as connection:
        [made] = workshops.workshops(connection)
    kinds = [kind for kind, _ in draft(loaded, made.id).steps]
    assert kinds[2:6] == ["deja_la", "systeme_acteurs", "enjeu", "cooperations"]


def test_one_of_two_is_changed_and_an_old_screen_is_told(loaded: Database, open_page: OpenPage) -> None:
    first, second = two(loaded)
    before = draft(loaded, first)
    old, form = (page(open_page, loaded, modifier=second) for _ in range(2))
    form.text_input(key=f"plan_title_{second}_changed").set_value("Un *autre* nom").run()
    form.selectbox(key=f"plan_programme_{second}_changed").set_value("une_heure").run()
    button(form, "amend", second).click().run()
    now = draft(loaded, second)
    assert (now.workshop.title, now.workshop.place, len(now.steps)) == ("Un *autre* nom", "Centre social", 7)
    assert draft(loaded, first) == before
    old.text_input(key=f"plan_title_{second}_changed").set_value("Vieil écran").run()
    button(old, "amend", second).click().run()
    assert told(old) == [say("error.WorkshopAmended")]
    assert draft(loaded, second).workshop.title == "Un *autre* nom"


def test_once_open_its_name_and_its_place_change(loaded: Database, open_page: OpenPage) -> None:
    other, workshop = two(loaded)
    with loaded.transaction() as connection:
        for one in (workshop, other):
            workshops.open_(connection, one, by=By("facilitator", datetime.now(UTC)))
    form = page(open_page, loaded, modifier=workshop)
    assert [each.key for each in form.text_input] == [
        f"plan_title_{workshop}_changed",
        f"plan_place_{workshop}_changed",
    ]
    button(form, "leave", workshop).click().run()
    assert [each.key for each in form.text_input] == ["plan_place", "plan_title"]
    form = page(open_page, loaded, modifier=workshop)
    form.text_input(key=f"plan_place_{workshop}_changed").set_value("Mairie").run()
    button(form, "amend", workshop).click().run()
    assert [draft(loaded, one).workshop.place for one in (workshop, other)] == ["Mairie", "Centre social"]


def test_a_past_workshop_is_done_again_with_everything(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        beside, past = (prepared(connection, label, SHORT) for label in ("Vague 1", "Vague 2"))
        for one in (past, beside):
            votes.prepare(connection, one, voting(), by=By("facilitator", datetime.now(UTC)))
            workshops.open_(connection, one, by=By("facilitator", datetime.now(UTC)))
            workshops.close(connection, one, by=By("facilitator", datetime.now(UTC)))
    form = page(open_page, loaded)
    form.selectbox(key="drafts_past").set_value(past).run()
    assert form.query_params["refaire"] == past
    again = page(open_page, loaded, refaire=past)
    assert again.date_input(key=f"plan_day_{past}").value == today() + timedelta(days=7)
    again.date_input(key=f"plan_day_{past}").set_value(today() + timedelta(days=30)).run()
    button(again, "prepare").click().run()
    with loaded.reading() as connection:
        [made] = [one for one in workshops.workshops(connection) if one.id not in {past, beside}]
    before, now = draft(loaded, past), draft(loaded, made.id)
    assert (made.title, made.place, made.wave) == (before.workshop.title, "Centre social", before.workshop.wave)
    assert (made.day, now.steps) == (today() + timedelta(days=30), before.steps)
    assert [one.plan for one in now.votes.values()] == [one.plan for one in before.votes.values()]


def test_what_is_chosen_beside_one_of_them_is_about_that_one(loaded: Database, open_page: OpenPage) -> None:
    first, second = two(loaded)
    for workshop, act, number in ((second, "refaire", 2), (first, "modifier", 1)):
        shown = page(open_page, loaded)  # at the second time, a reload
        menus(shown)[f"change_{workshop}"].click(act).run()
        assert shown.query_params[act] == workshop
        assert say(f"drafts.{act}", title=f"Bien manger, Vague {number}") in words(shown)


def test_what_was_never_opened_is_removed_with_its_votes_which_are_told_before(
    loaded: Database, open_page: OpenPage
) -> None:
    first, second = two(loaded)
    old = unfolded(page(open_page, loaded))
    with loaded.transaction() as connection:
        votes.prepare(connection, second, voting(), by=By("facilitator", datetime.now(UTC)))
    button(old, "remove", second).click().run()  # this screen did not tell of the vote
    assert told(old) == [say("error.WorkshopAmended")]
    now = unfolded(page(open_page, loaded))
    assert "Par quoi commencer" in words(now)
    button(now, "remove", second).click().run()
    assert known(loaded) == {"Bien manger, Vague 1"}
    assert draft(loaded, first).free


def test_what_was_opened_by_mistake_is_removed_until_somebody_says_something(
    loaded: Database, open_page: OpenPage
) -> None:
    first, second = two(loaded)
    with loaded.transaction() as connection:
        for one in (second, first):
            workshops.open_(connection, one, by=By("facilitator", datetime.now(UTC)))
    now, old = (unfolded(page(open_page, loaded)) for _ in "12")
    assert say("drafts.remove_open", title="Bien manger, Vague 2") in words(now)
    with loaded.transaction() as connection:
        existing.name(connection, first, Named("Un four", "lieu"), By(Role.FACILITATOR, datetime.now(UTC)), "named")
    button(now, "remove", second).click().run()
    button(old, "remove", first).click().run()
    assert told(old) == [say("error.WorkshopAnswered")]
    assert known(loaded) == {"Bien manger, Vague 1"}
    assert not [one for one in unfolded(page(open_page, loaded)).button if str(one.key).startswith("remove")]


def test_whoever_runs_workshops_elsewhere_changes_nothing_here(loaded: Database, open_page: OpenPage) -> None:
    first, second = two(loaded)
    for parameter, workshop in (("refaire", second), ("modifier", first), ("modifier", "nulle-part")):
        form = page(open_page, loaded, "montpellier", **{parameter: workshop})
        assert told(form) == [say("error.UnknownWorkshop")]
        assert not [each for each in form.button if str(each.key).startswith(("amend", "prepare"))]
    assert "Bien manger" not in words(page(open_page, loaded, "montpellier"))
