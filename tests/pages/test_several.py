"""«Préparer» chooses several questionnaires and their steps; «Animer» counts each, and paper knows which it is."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import ButtonGroup

from components.prose import prose
from db.engine import Database
from db.queries.workshops import asking, drafts, workshops
from domain.staff.roles import Role
from tests.pages.conftest import OpenPage, button, unfolded
from tests.pages.test_workshop import words
from tests.several import opened, people, prepared, step
from texts import say

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def choose(page: object, key: str, value: str) -> None:
    """In the list whose key begins so."""
    [found] = [one for one in page.selectbox if one.key and one.key.startswith(key)]  # type: ignore[attr-defined]
    found.set_value(value).run()


def pills(page: AppTest, key: str) -> ButtonGroup[str]:
    """Those whose key begins so."""
    [found] = [one for one in page.button_group if one.key and one.key.startswith(key)]
    return found


def test_several_are_chosen_in_order_each_at_its_step(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("prepare", Role.FACILITATOR, territory="lyon", database=loaded)
    assert [one.value for one in page.success] == [say("plan.fits", total=25)]
    choose(page, "asking_2", "q_democracy")
    assert "Ici, mon avis compte dans les décisions." in words(page)  # asked by the first one already
    choose(page, "asking_3", "q_closing")
    choose(page, "asking_step_2", "6")
    page.toggle(key="asking_partners").set_value(True).run()
    assert not page.exception
    assert len(page.success) == 3
    page.text_input(key="plan_place").set_value("Centre social")
    button(page, "prepare").click()
    page.run()
    assert not page.exception
    with loaded.reading() as connection:
        [made] = workshops.workshops(connection)
        draft = drafts.draft(connection, made.id)
        titles = [one.title for one in asking.of(connection, made.id)]
        words_of = asking.asked(connection, made.id)[2].questions[0].fr
    assert words_of == "Qu'est-ce que vous retenez d'utile pour votre travail ?"
    assert titles == ["Bien manger ici : votre avis", "Décider ensemble", "Avant de partir"]
    assert draft.asks == ((6, "q_democracy"), (8, "q_closing"))


@one_engine
def test_what_an_earlier_one_asks_whole_cannot_follow(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("prepare", Role.FACILITATOR, territory="lyon", database=loaded)
    offered = next(one for one in page.selectbox if one.key and one.key.startswith("asking_2"))
    assert not [name for name in offered.options if name.startswith("Bien manger ici")]
    assert offered.value == ""


@one_engine
def test_a_change_begins_with_what_was_chosen(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        other = prepared(connection, "Autre", ("q_closing", "q_resident"), at=(3,))
        here = prepared(connection, "Ici")
    page = open_page("prepare", Role.FACILITATOR, territory="lyon", database=loaded, run=False)
    page.query_params["modifier"] = here
    page.run()
    assert not page.exception
    values = [one.value for one in page.selectbox if one.key and one.key.startswith("asking_")]
    assert values == ["q_democracy", "4", "q_closing", "5"]
    button(page, "amend").click()
    page.run()
    assert not page.exception
    with loaded.reading() as connection:
        assert [one.id for one in asking.of(connection, here)] == ["q_resident", "q_democracy", "q_closing"]
        assert [one.id for one in asking.of(connection, other)] == ["q_closing", "q_resident"]


@one_engine
def test_a_later_one_has_modules_too_and_a_change_begins_with_them(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        prepared(connection, "Autre", ("q_closing", "q_resident"), at=(3,))
    page = open_page("prepare", Role.FACILITATOR, territory="lyon", database=loaded)
    page.button_group(key="plan_modules").set_value(["mod_fies"]).run()
    choose(page, "asking_2", "q_democracy")
    pills(page, "asking_modules").set_value(["mod_social"]).run()
    assert not page.exception
    assert say("plan.too_long", total=40) in " ".join(one.value for one in page.warning)  # six minutes, and two
    assert "Le manque de nourriture" not in " ".join(pills(page, "asking_modules").options)  # the first one asks it
    unfolded(page).checkbox(key="welcome_food").check().run()
    page.button_group(key="plan_modules").set_value([]).run()
    pills(page, "asking_modules").set_value(["mod_fies", "mod_social"]).run()
    assert say("error.FoodIsGiven") in [one.value for one in page.warning]
    page.checkbox(key="welcome_food").uncheck().run()
    page.text_input(key="plan_place").set_value("Centre social")
    button(page, "prepare").click()
    page.run()
    assert not page.exception
    with loaded.reading() as connection:
        [made] = [one.id for one in workshops.workshops(connection) if one.place == "Centre social"]
        assert asking.versions(connection, made)[1] == "q_democracy+mod_fies+mod_social+-voice@1"
    page = open_page("prepare", Role.FACILITATOR, territory="lyon", database=loaded, run=False)
    page.query_params["modifier"] = made
    page.run()
    assert pills(page, "asking_modules").value == ["mod_fies", "mod_social"]
    pills(page, "asking_modules").set_value(["mod_social"]).run()
    button(page, "amend").click()
    page.run()
    assert not page.exception
    with loaded.reading() as connection:
        assert asking.versions(connection, made)[1] == "q_democracy+mod_social+-voice@1"


@one_engine
def test_the_console_counts_each_and_says_which_is_proposed(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        other = opened(connection, "Autre", ("q_closing", "q_resident"), at=(3,))
        here = opened(connection, "Ici")
        people(connection, other, "q_closing", "12345")
        people(connection, here, "q_resident", "123")
        people(connection, here, "q_closing", "12")
        step(connection, here, 5)
    page = open_page("facilitate", Role.FACILITATOR, territory="lyon", database=loaded, run=False)
    page.query_params["workshop"] = here
    page.run()
    assert not page.exception
    counted = {one.label: one.value for one in page.metric}
    assert counted[say("asking.answered", title=prose("Bien manger ici : votre avis"))] == "3"
    assert counted[say("asking.answered", title="Avant de partir")] == "2"
    assert say("asking.now", title="Avant de partir") in words(page)


@one_engine
def test_a_number_is_drawn_for_the_sheet_in_hand(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        opened(connection, "Autre", ("q_closing", "q_resident"), at=(3,))
        here = opened(connection, "Ici")
    page = open_page("paper", Role.FACILITATOR, territory="lyon", database=loaded, run=False)
    page.query_params["workshop"] = here
    page.run()
    page.selectbox(key=f"sheet_of_{here}").set_value("q_closing").run()
    page.button(key=f"sheet_draw_{here}").click().run()
    assert not page.exception
    assert say("asking.sheet", title="Avant de partir") in words(page)
    assert "Votre météo en partant" in words(page)
