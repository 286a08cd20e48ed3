"""Priorities and their moderation: what each shows and does, and what must never be shown."""

import uuid
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from components.priorities.priorities import coined
from db.engine import Database
from db.queries.priorities import ideas
from db.queries.priorities import library as priorities
from domain.priorities.idea import Idea
from domain.priorities.priority import Cost, Priority, Proposer, Status, Words
from domain.staff.by import By
from domain.staff.roles import EVERYWHERE, Role
from tests.pages.conftest import OpenPage, button, listed
from texts import say

NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)
DAY = "22/11/2026"
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def proposed(database: Database, title: str, *, published: bool = False, territory: str = "lyon") -> str:
    idea = Idea(uuid.uuid4().hex, territory, Words(title, "Au pied des tours", "care"), Proposer.RESIDENT)
    with database.transaction() as connection:
        ideas.propose(connection, idea, By("resident", NOW))
        if published:
            ideas.publish(connection, idea.id, By("facilitator", NOW))
    return idea.id


def words(page: AppTest) -> str:
    assert not page.exception
    kinds = (page.subheader, page.markdown, page.caption, page.info, page.error, page.success)
    return " ".join(str(element.value) for kind in kinds for element in kind)


def library(open_page: OpenPage, database: Database, role: Role | None = None, territory: str = EVERYWHERE) -> AppTest:
    """The priorities of Lyon, for that person."""
    page = open_page("priorities", role, territory=territory, database=database, run=False)
    page.query_params["territoire"] = "lyon"
    return page.run()


def kept(database: Database, idea: str) -> Priority:
    with database.reading() as connection:
        return priorities.priority(connection, idea)


def test_everybody_reads_what_was_published_and_never_what_waits(loaded: Database, open_page: OpenPage) -> None:
    proposed(loaded, "Un four à pain", published=True)
    proposed(loaded, "Une idée que personne n’a lue")
    shown = words(library(open_page, loaded))
    assert "Un four à pain" in shown
    assert say("priority_status.proposed") in shown
    assert say("happening.proposed", day=DAY) in shown
    assert "personne n’a lue" not in shown
    for role in (Role.FACILITATOR, Role.ADMINISTRATOR):
        assert "personne n’a lue" not in words(library(open_page, loaded, role))


def test_examples_are_told_apart_and_filtered(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("priorities", database=loaded)
    shown = words(page)
    assert say("priorities.shown", n=12) in shown
    assert coined(Cost(30_000, 90_000, yearly=True)) in shown
    page.selectbox(key="theme_True").set_value("food_system").run()
    assert "plateforme logistique" in words(page)
    assert "épicerie" not in words(page)


def test_an_agricultural_subject_is_a_tag_that_one_looks_for(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("priorities", database=loaded)
    page.selectbox(key="theme_True").set_value("food_system").run()
    assert say("priorities.shown", n=12) in words(page)
    page.selectbox(key="stake_True").set_value("agri_appro").run()
    shown = words(page)
    assert say("priorities.shown", n=4) in shown
    assert "Planifier les cultures" in str([one.value for one in page.subheader])
    assert "Approvisionnement, planification agricole, logistique" in shown
    assert "glanage" not in shown


def test_what_became_of_it_is_said_by_the_team_of_that_place_only(loaded: Database, open_page: OpenPage) -> None:
    idea = proposed(loaded, "Un four à pain", published=True)
    for role, territory in ((None, "lyon"), (Role.COMMITTEE, "montpellier"), (Role.ADMINISTRATOR, "lyon")):
        page = library(open_page, loaded, role, territory)
        assert not page.button
    page = library(open_page, loaded, Role.COMMITTEE, "lyon")
    page.radio(key=f"step_{idea}").set_value("dropped").run()
    page.button(key=f"send_{idea}").click().run()
    assert say("error.ReasonMissing") in words(page)
    page.text_input(key=f"why_{idea}").set_value("Le four existe déjà.").run()
    page.button(key=f"send_{idea}").click().run()
    assert kept(loaded, idea).status is Status.DROPPED
    assert "Le four existe déjà." in words(library(open_page, loaded))


def test_an_idea_is_corrected_and_published(loaded: Database, open_page: OpenPage) -> None:
    idea = proposed(loaded, "Un four a pin")
    page = open_page("moderation", Role.FACILITATOR, territory="lyon", database=loaded)
    assert "Un four a pin" in words(page)
    page.text_input(key=f"title_{idea}").set_value("Un four à pain")
    page.multiselect(key=f"stakes_{idea}").set_value(["enjeu_vie"])
    page.multiselect(key=f"blocks_{idea}").set_value(["agri_prix", "agri_appro"])
    page.number_input(key=f"low_{idea}").set_value(5_000)
    page.number_input(key=f"high_{idea}").set_value(20_000)
    page.button(key=f"sent_{idea}").click().run()
    assert say("moderation.no_unread") in words(page)
    after = kept(loaded, idea)
    assert (after.words.title, after.words.stakes, after.status) == ("Un four à pain", ("enjeu_vie",), Status.PROPOSED)
    assert after.words.blocks == ("agri_prix", "agri_appro")
    assert after.cost == Cost(5_000, 20_000, yearly=False)
    assert "a pin" not in words(library(open_page, loaded))  # what was written first is not for everybody


def test_an_idea_is_merged_or_refused(loaded: Database, open_page: OpenPage) -> None:
    known, same, bad = proposed(loaded, "Un four", published=True), proposed(loaded, "Four"), proposed(loaded, "Zut")
    page = open_page("moderation", Role.COORDINATOR, database=loaded)
    listed(page, say("moderation.which")).set_value(same).run()
    page.selectbox(key=f"into_{same}").set_value(known).run()
    button(page, "merged", same).click().run()
    assert kept(loaded, same).status is Status.MERGED
    button(page, "refused", bad).click().run()
    assert say("error.ReasonMissing") in words(page)
    page.text_input(key=f"why_{bad}").set_value("Ce n’est pas une idée.").run()
    button(page, "refused", bad).click().run()
    assert kept(loaded, bad).status is Status.REFUSED
    assert kept(loaded, known).joined == 1


def test_a_facilitator_never_reads_ideas_of_elsewhere(loaded: Database, open_page: OpenPage) -> None:
    proposed(loaded, "Une idée de Montpellier", territory="montpellier")
    page = open_page("moderation", Role.FACILITATOR, territory="lyon", database=loaded)
    assert "Une idée de Montpellier" not in words(page)
    assert len(listed(page, say("priorities.territory")).options) == 1


def test_an_idea_said_aloud_is_written_down(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("moderation", Role.FACILITATOR, territory="lyon", database=loaded)
    page.segmented_control(key="view").set_value("said").run()
    page.radio(key="who").set_value(Proposer.STRUCTURE)
    page.text_input[0].set_value("Un marché, appelez le 06 12 34 56 78")
    button(page, "sent").click().run()
    assert say("moderation.said") in words(page)
    with loaded.reading() as connection:
        [written] = priorities.library(connection, "lyon")
    assert (written.proposer, written.words.title) == (Proposer.STRUCTURE, "Un marché, appelez le •••")
