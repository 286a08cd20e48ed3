"""«Préparer» chooses an activity where a step has several; «Animer» shows its card, folded, under its own step."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from components.prose import prose
from db.engine import Connection, Database
from db.queries.evaluation import waves
from db.queries.workshops import drafts, workshops
from domain.staff.roles import Role
from domain.workshops.welcome import Offer, Welcome
from tests.pages.conftest import OpenPage, button, unfolded
from tests.pages.test_workshop import words
from tests.programmes import MINUTES, TWO_HOURS
from tests.several import by, plan, step
from texts import say

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
PICKED = {"Gymnase": "jugement_en_silence", "Centre social": "debat_mouvant"}
HELD = {
    "Gymnase": Welcome(("ar",), frozenset({Offer.MEAL}), gives_food=True),
    "Centre social": Welcome(("es", "pt"), frozenset({Offer.CHILDCARE}), gives_food=True),
}


def folds(page: AppTest) -> list[str]:
    return [one.label for one in page.expander]


@one_engine
def test_an_activity_is_chosen_for_its_step_and_its_card_stands_there_alone(
    loaded: Database, open_page: OpenPage
) -> None:
    for place, chosen in (("Gymnase", "jugement_en_silence"), ("Centre social", "debat_mouvant")):
        page = open_page("prepare", Role.FACILITATOR, territory="lyon", database=loaded)
        page.text_input(key="plan_place").set_value(place)
        [votes] = [one for one in unfolded(page).selectbox if one.key and one.key.startswith("practice_6_priorites_")]
        assert votes.value == ""
        votes.set_value(chosen).run()
        button(page, "prepare").click()
        page.run()
        assert not page.exception
    with loaded.transaction() as connection:
        made = {one.place: one.id for one in workshops.workshops(connection)}
        assert drafts.draft(connection, made["Centre social"]).practices == ((6, "debat_mouvant"),)
        for one in made.values():
            workshops.open_(connection, one, by=by())
            step(connection, one, 6)
    page = open_page("facilitate", Role.FACILITATOR, territory="lyon", database=loaded, run=False)
    page.query_params["workshop"] = made["Gymnase"]
    page.run()
    assert not page.exception
    assert say("practice.title", name=prose("Le jugement majoritaire, en silence")) in folds(page)
    assert "en silence, de" in words(page)
    assert "côté de la salle" not in words(page)  # the other room's
    with loaded.transaction() as connection:
        step(connection, made["Gymnase"], 8)
    page.run()
    assert say("practice.several", n=3) in folds(page)
    assert "du soleil à l’orage" in words(page)


@one_engine
def test_a_change_begins_with_what_was_chosen_and_another_programme_with_nothing(
    loaded: Database, open_page: OpenPage
) -> None:
    page = open_page("prepare", Role.FACILITATOR, territory="lyon", database=loaded)
    page.text_input(key="plan_place").set_value("Gymnase")
    [end] = [one for one in unfolded(page).selectbox if one.key and one.key.startswith("practice_8_cloture_")]
    end.set_value("meteo").run()
    button(page, "prepare").click()
    page.run()
    with loaded.reading() as connection:
        [made] = [one.id for one in workshops.workshops(connection)]
    page = open_page("prepare", Role.FACILITATOR, territory="lyon", database=loaded, run=False)
    page.query_params["modifier"] = made
    unfolded(page.run())
    assert [one.value for one in _of(page, "8_cloture")] == ["meteo"]
    page.selectbox(key=f"plan_programme_{made}_changed").set_value("une_heure").run()
    assert [one.value for one in _of(page, "7_cloture")] == [""]
    button(page, "amend").click()
    page.run()
    assert not page.exception
    with loaded.reading() as connection:
        assert drafts.draft(connection, made).practices == ()


def _of(page: AppTest, place: str) -> list[Selectbox[str]]:
    return [one for one in page.selectbox if one.key and one.key.startswith("practice_") and f"_{place}_" in one.key]


@one_engine
def test_what_stays_folded_keeps_what_was_chosen_before(loaded: Database, open_page: OpenPage) -> None:
    """Two that are changed by somebody who opens nothing; a third, done again, in which a fold is shut anew."""
    with loaded.transaction() as connection:
        made = {place: _made(connection, place) for place in HELD}
    for place in reversed(made):
        page = open_page("prepare", Role.FACILITATOR, territory="lyon", database=loaded, run=False)
        page.query_params["modifier"] = made[place]
        page.run()
        assert not _of(page, "6_priorites")  # nobody opened it
        page.text_input(key=f"plan_title_{made[place]}_changed").set_value(f"Mieux, {place}").run()
        button(page, "amend").click()
        page.run()
        assert not page.exception
    with loaded.reading() as connection:
        for place, one in made.items():
            now = drafts.draft(connection, one)
            assert (now.workshop.title, now.practices) == (f"Mieux, {place}", ((6, PICKED[place]),))
            assert now.welcome == HELD[place]
    page = open_page("prepare", Role.FACILITATOR, territory="lyon", database=loaded, run=False)
    page.query_params["refaire"] = made["Gymnase"]
    unfolded(page.run()).checkbox(key=f"welcome_food_{made['Gymnase']}").uncheck().run()
    page.session_state[f"welcome_{made['Gymnase']}"] = False  # shut anew
    button(page, "prepare").click()
    page.run()
    assert not page.exception
    with loaded.reading() as connection:
        [again] = [one.id for one in workshops.workshops(connection) if one.id not in made.values()]
        assert drafts.draft(connection, again).welcome == replace(HELD["Gymnase"], gives_food=False)


def _made(connection: Connection, place: str) -> str:
    drawn = plan(connection, waves.add(connection, "lyon", place), ("q_resident",), (), place)
    timed = tuple((kind, MINUTES) for kind in TWO_HOURS)
    drawn = replace(drawn, steps=timed, welcome=HELD[place], practices=((6, PICKED[place]),))
    return workshops.prepare(connection, drawn, by=by())
