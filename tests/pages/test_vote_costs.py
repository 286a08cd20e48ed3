"""What an option of a budget costs stays with it, wherever it stands in the list."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from streamlit.testing.v1 import AppTest

from components.prose import prose
from db.engine import Database
from db.queries.priorities import library
from db.queries.votes import votes
from domain.staff.by import By
from domain.staff.roles import Role
from domain.votes.vote import VoteOption
from frame.votes.panel import CHANGE, NEW
from tests.ballots import NOW, plan, room
from tests.pages.conftest import OpenPage, button
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def form(open_page: OpenPage, database: Database, workshop: str, vote: str = "") -> AppTest:
    page = open_page("facilitate", Role.FACILITATOR, territory="lyon", database=database, run=False)
    page.query_params["workshop"], page.query_params["vote"] = workshop, vote or NEW
    page.query_params["volet"] = CHANGE
    return page.run()


def write(page: AppTest, thing: str, *lines: str) -> None:
    page.text_area(key=f"ask_{thing}_typed").set_value("\n".join(lines)).run()
    assert not page.exception


def cost(page: AppTest, title: str, euros: int) -> None:
    [field] = [one for one in page.number_input if one.label == say("ask.cost", option=prose(title))]
    field.set_value(euros).run()


def costs(page: AppTest, *titles: str) -> Mapping[str, int]:
    labels = {say("ask.cost", option=prose(title)): title for title in titles}
    return {labels[one.label]: int(one.value or 0) for one in page.number_input if one.label in labels}


def test_a_cost_follows_its_project_when_lines_come_go_and_change_places(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        first, second = room(connection), room(connection, "Vague 2")
        one, two = library.votable(connection, "lyon")[:2]
    titles = ("Un four", "Un jardin", "Une cuisine", one.title, two.title)
    for workshop, dear in ((second, 8_000), (first, 6_000)):
        page = form(open_page, loaded, workshop)
        page.radio(key=f"ask_{workshop}_method").set_value("budget").run()
        write(page, workshop, "Un four", "Un jardin")
        page.multiselect(key=f"ask_{workshop}_library").set_value([two.id]).run()
        for title, euros in (("Un jardin", 2_000), ("Un four", dear), (two.title, 5_000)):
            cost(page, title, euros)
        kept = {"Un four": dear, "Un jardin": 2_000, two.title: 5_000}
        assert costs(page, *titles) == kept
        write(page, workshop, "Une cuisine", "Un four", "Un jardin")
        assert costs(page, *titles) == kept | {"Une cuisine": 0}
        write(page, workshop, "Un jardin", "un  four", "Une cuisine")  # the same to whoever reads it
        assert costs(page, *titles, "un  four") == {
            two.title: 5_000, "Un jardin": 2_000, "un  four": dear, "Une cuisine": 0
        }  # fmt: skip
        page.multiselect(key=f"ask_{workshop}_library").set_value([one.id, two.id]).run()
        write(page, workshop, "Un four", "Un four")  # the button waits for two titles that differ
        assert costs(page, two.title, "Un jardin") == {two.title: 5_000}
        assert say("error.SameTitle", title="Un four") in [warning.value for warning in page.warning]


def test_a_vote_that_is_changed_keeps_the_costs_it_was_prepared_with(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        theirs = library.votable(connection, "lyon")[1]
        offered = (
            VoteOption("Un four", cost=Fraction(8_000)),
            VoteOption(theirs.title, cost=Fraction(700), priority=theirs.id),
        )
        first, second = (
            votes.prepare(connection, workshop, replace(plan("budget"), choices=choices), by=By("facilitator", NOW))
            for choices in (offered, (*offered[::-1], VoteOption("Un jardin", cost=Fraction(2_000))))
        )
    kept = {"Un four": 8_000, theirs.title: 700}
    for vote, known in ((second, kept | {"Un jardin": 2_000}), (first, kept)):
        page = form(open_page, loaded, workshop, vote)
        assert costs(page, "Un four", "Un jardin", theirs.title) == known
        lines = page.text_area(key=f"ask_{vote}_typed").value or ""
        write(page, vote, "Une cuisine", *reversed(lines.splitlines()))
        cost(page, "Une cuisine", 100)
        button(page, "plan", vote).click().run()
        with loaded.reading() as connection:
            now = {choice.title: choice.cost for choice in votes.vote(connection, vote).plan.choices}
        assert now == known | {"Une cuisine": 100}
