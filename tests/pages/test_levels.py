"""Levels, acquaintance and the compass on their screens: two territories, two waves, out of order."""

import uuid
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from db.clock import settle
from db.engine import Database
from db.queries.cooperation import goals, levels, ties
from db.queries.participation import questionnaires
from db.queries.priorities import ideas
from db.queries.workshops import workshops
from domain.cooperation.levels import DeclaredLevel
from domain.cooperation.ties import Declaration
from domain.priorities.idea import Idea
from domain.priorities.priority import Proposer, Words
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.workshop import WorkshopPlan
from frame.seat import LINK
from tests.pages.conftest import OpenPage, button
from tests.pages.test_restitution import NOW, plain, words
from tests.structures import LYON, agrees, answered, hands, over, seats, wave
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
BY = By("facilitator", NOW)
NAMED = dict(zip(LYON, ("odd2 odd5", "odd2 odd12", "odd2 odd7", "odd12 odd17", "odd3"), strict=True))


def priority(database: Database, place: str, title: str) -> str:
    id_ = uuid.uuid4().hex
    with database.transaction() as connection:
        ideas.propose(connection, Idea(id_, place, Words(title, "", "care"), Proposer.RESIDENT), BY)
        ideas.publish(connection, id_, BY)
    return id_


def priorities(open_page: OpenPage, database: Database, role: Role) -> AppTest:
    page = open_page("priorities", role, territory="lyon", database=database, run=False)
    page.query_params["territoire"] = "lyon"
    page.run()
    assert not page.exception
    return page


def test_a_level_is_declared_on_its_card_and_stands_on_cooperation(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        for label in ("Vague 2", "Vague 1"):
            wave(connection, "lyon", label)
        wave(connection, "lorient", "Vague 1")
    oven, canteen = (priority(loaded, "lyon", title) for title in ("Un four", "Une cantine"))
    far = priority(loaded, "lorient", "Un jardin")
    with loaded.transaction() as connection:
        levels.declare(connection, far, DeclaredLevel(), "3", BY)
    page = priorities(open_page, loaded, Role.FACILITATOR)
    late = priorities(open_page, loaded, Role.FACILITATOR)
    for one, level in ((canteen, "2"), (oven, "1")):
        page.selectbox(key=f"level_{one}_0").set_value(level)
        button(page, "level", one).click().run()
        assert not page.exception
    late.selectbox(key=f"level_{oven}_0").set_value("3")
    button(late, "level", oven).click().run()
    assert say("error.LevelMoved") in [one.value for one in late.error]
    stranger = priorities(open_page, loaded, Role.COMMITTEE)
    read = words(stranger)
    assert plain("levels.stands", level="1. Des actions locales") in read
    assert plain("levels.stands", level="2. Des dispositifs coopératifs") in read
    page = open_page("cooperation", Role.COMMITTEE, territory="lyon", database=loaded, run=False)
    page.session_state["cooperation_part"] = "waves"
    page.run()
    assert not page.exception
    read = words(page)
    assert f"Vague 1 : {say('levels.nothing')}." not in read  # the newest is the last that began
    assert "Vague 1 : niveau 1 (1), niveau 2 (1)." in read
    assert f"Vague 2 : {say('levels.nothing')}." in read
    assert "niveau 3 (1)" not in read  # of another territory
    assert plain("levels.none") in read  # of bricks and decisions


def test_waves_stand_in_their_order_after_one_was_put_before_another(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        second, first = (wave(connection, "lyon", label) for label in ("Vague 2", "Vague 1"))
        for one, month in ((first, 9), (second, 10)):
            over(connection, one, NOW.replace(month=month))
    pages = [open_page("cooperation", Role.COMMITTEE, territory="lyon", database=loaded, run=False) for _ in "ab"]
    for page in pages:
        page.query_params["wave"] = first
        page.session_state["cooperation_part"] = "waves"
    for page, month, order in ((pages[1], 10, [1, 2]), (pages[0], 8, [2, 1]), (pages[1], 11, [1, 2])):
        with loaded.transaction() as connection:
            over(connection, second, NOW.replace(month=month))
        page.run()
        assert not page.exception
        read = words(page)
        assert sorted((1, 2), key=lambda n: read.index(f"- Vague {n}")) == order


def test_a_structure_says_what_it_did_and_the_pairs_are_counted(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        first = [wave(connection, "lyon", label) for label in ("Vague 2", "Vague 1")][1]
        here = seats(connection, first, LYON)
        for seat in here.values():
            agrees(connection, seat)
        for one, other in (("belle_bouffe", "cocagne_lyon"), ("cocagne_lyon", "belle_bouffe"), ("vrac_lyon", "grap")):
            ties.declare(connection, here[one], other, Declaration("1", acts=("met",)))
        hands(connection, *(here[one] for one in ("vrac_lyon", "cocagne_lyon", "belle_bouffe")))
    page = open_page("ties", database=loaded, run=False)
    page.session_state[LINK] = here["grap"].link
    page.run()
    page.selectbox(key="tie_vrac_lyon_0").set_value("1").run()
    page.pills(key="tie_acts_vrac_lyon_0").set_value(["visited", "met"]).run()
    assert not page.exception
    button(page, "hand_ties").click().run()
    with loaded.reading() as connection:
        assert ties.mine(connection, here["grap"])["vrac_lyon"].acts == ("met", "visited")
    again = open_page("ties", database=loaded, run=False)  # another device, the same link
    again.session_state[LINK] = here["grap"].link
    again.run()
    [acts] = [one for one in again.pills if str(one.key).startswith("tie_acts_vrac_lyon")]
    assert acts.value == ["met", "visited"]
    shown = open_page("cooperation", Role.COMMITTEE, database=loaded, run=False)
    shown.query_params["wave"] = first
    shown.session_state["cooperation_part"] = "waves"
    shown.run()
    assert not shown.exception
    [table] = [one.value for one in shown.table if one.value.index.name == say("acquaintance.pairs")]
    told = {str(wave).replace("\u00a0", " ").partition(" :")[0]: list(table[wave]) for wave in table.columns}
    alone = say("cooperation.untold.dominated")  # one pair is all there is
    assert told["Vague 1"] == ["2", alone, "0"]
    assert set(told["Vague 2"]) == {say("cooperation.untold.too_few")}


def test_the_compass_tells_what_structures_name_and_what_a_workshop_kept(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        second, first = wave(connection, "lyon", "Vague 2"), wave(connection, "lyon", "Vague 1")
        away = wave(connection, "lorient", "Vague 1")
        version = questionnaires.latest_version_id(connection, "q_resident")
        for place, wave_id, day, kept in (
            ("lorient", away, date(2026, 11, 9), ["4"]), ("lyon", second, date(2026, 11, 1), ["2", "17"]),
        ):  # fmt: skip
            plan = WorkshopPlan(place, wave_id, version, "Cap", "Centre", day)
            made = workshops.prepare(connection, plan, by=BY, request=uuid.uuid4().hex)
            workshops.open_(connection, made, by=BY)
            goals.keep(connection, made, kept, (), BY)
        here = seats(connection, first, LYON)
        for one in reversed(LYON):
            answered(connection, here[one], {"p25": NAMED[one]})
        over(connection, first, NOW)
    settle(loaded, NOW)
    page = open_page("cooperation", Role.COMMITTEE, database=loaded, run=False)
    page.query_params["wave"] = first
    page.session_state["cooperation_part"] = "compass"
    page.run()
    assert not page.exception
    read = words(page)
    assert plain("compass.shared", goals="2. Faim « zéro »") in read
    assert plain("compass.kept", days="01/11/2026") in read
    assert "09/11/2026" not in read
    assert read.count("structures sur 5") == 2  # goals 2 and 12; of the others nothing is told
    for name in ("GRAP", "Vrac", "CCAS"):
        assert name not in read


def test_every_part_says_what_its_words_mean(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        made = wave(connection, "lyon", "Vague 1")
        here = seats(connection, made, LYON)
        for one in LYON:
            answered(connection, here[one], {"p07": "humain=2", "p18": "2", "p02": "association"})
        over(connection, made, NOW)
    helped = {}
    for part in ("ties", "waves", "means", "restitution", "capacity", "compass"):
        page = open_page("cooperation", Role.COMMITTEE, territory="lyon", database=loaded, run=False)
        page.session_state["cooperation_part"] = part
        page.run()
        assert not page.exception
        helped[part] = {str(one.value) for one in page.subheader if one.help}
    assert say("cooperation.matrix") in helped["ties"]
    assert {say("acquaintance.title"), say("network.levels")} <= helped["waves"]
    assert {say("means.title"), say("commitment.title")} <= helped["means"]
    titles = ("pillars", "soil", "step_title", "hybrid_title", "diversity")
    assert {say(f"restitution.{name}") for name in titles} <= {one.split(": ")[-1] for one in helped["restitution"]}
    assert helped["capacity"]
    assert helped["compass"]
