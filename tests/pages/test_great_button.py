"""The great button of the console stands first, at one place, wherever two workshops and their votes stand."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.votes import votes
from db.queries.workshops import admission
from domain.staff.by import By
from domain.votes.vote import Channel
from sentences.votes import names
from tests import programmes
from tests.ballots import NOW, SECRET, cast, close, plan
from tests.pages.conftest import OpenPage, button
from tests.pages.consoles import console, opened
from tests.pages.test_steps import ago, great
from tests.programmes import SHORT
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
AT_VOTES = ("priorites", "decisions")
SURE = {say("console.close_yes"), say("vote.finish_yes"), say("vote.close_yes"), say("vote.again_yes")}
BY = By("administrator", NOW)


def first(page: AppTest) -> str:
    """The label of the first button of the console that no popover hides; it is the only great one."""
    label = next(each.label for each in page.main.button if each.label not in SURE)
    assert [one for one in great(page) if one not in SURE] == [label]
    return label


def by_hand(database: Database, workshop: str) -> list[str]:
    """Two votes of a workshop, by hands and on tablets; the second is open."""
    asked = replace(plan("approval", options=2), channels=(Channel.HANDS, Channel.TABLET))
    with database.transaction() as connection:
        made = [votes.prepare(connection, workshop, asked, by=By("facilitator", NOW)) for _ in "12"]
        votes.open_(connection, made[1], by=By("facilitator", NOW), secret_key=SECRET)
    return made


def test_it_is_the_first_button_before_opening_and_at_each_step(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        later = programmes.prepared(connection, "Vague 2", SHORT)
    opened(loaded, "Vague 1", SHORT)
    page = console(open_page, loaded, later)
    assert first(page) == say("console.open_button")
    button(page, "open", later).click().run()
    assert first(console(open_page, loaded, later)) == say("step.on", title="Questionnaire")
    ago(loaded, later, 1)
    page = console(open_page, loaded, later)
    button(page, "step_on", later).click().run()
    assert first(console(open_page, loaded, later)) == say("step.on", title="Priorités")


def test_of_a_vote_too_and_then_it_leads_to_the_next_one(loaded: Database, open_page: OpenPage) -> None:
    other, here = opened(loaded, "Vague 1", AT_VOTES), opened(loaded, "Vague 2", AT_VOTES)
    waits, made = by_hand(loaded, here)
    by_hand(loaded, other)
    with loaded.transaction() as connection:
        for number in range(6):
            cast(connection, made, "A=1", number=number)
        close(connection, made)
    page = console(open_page, loaded, here)
    page.query_params["vote"] = made
    page.run()
    assert first(page) == say("vote.act.reveal")
    button(page, "vote_reveal", made).click().run()
    with loaded.reading() as connection:
        assert first(page) == say("votes.onward", question=names.asked(votes.vote(connection, waits)))
    page.button(key=f"vote_onward_{waits}").click().run()
    assert first(page) == say("vote.act.open")


def test_hands_beyond_the_people_present_are_asked_about_before_they_are_kept(
    loaded: Database, open_page: OpenPage
) -> None:
    other, here = opened(loaded, "Vague 1", AT_VOTES), opened(loaded, "Vague 2", AT_VOTES)
    [_, made], [_, elsewhere] = by_hand(loaded, here), by_hand(loaded, other)
    with loaded.transaction() as connection:
        admission.record_present(connection, here, 12, BY)
        for number in range(2):
            cast(connection, made, "A=1", number=number)
    page = console(open_page, loaded, here)
    page.query_params["vote"], page.query_params["volet"] = made, "papier"
    page.run()
    page.number_input(key=f"hands_voices_{made}").set_value(11)
    page.button(key=f"hands_send_{made}").click().run()
    assert say("hands.too_many", voices="13", present="12") in [each.value for each in page.warning]
    assert voices(loaded, made, elsewhere) == [0, 0]
    button(page, "hands_yes", made).click().run()
    assert voices(loaded, made, elsewhere) == [11, 0]
    assert say("hands.kept", n=11) in [each.value for each in page.success]
    page.number_input(key=f"hands_voices_{made}").set_value(10)
    page.button(key=f"hands_send_{made}").click().run()
    assert voices(loaded, made, elsewhere) == [10, 0]


def voices(database: Database, *asked: str) -> list[int]:
    with database.reading() as connection:
        return [votes.vote(connection, one).hand_voices for one in asked]


def test_closing_says_what_the_few_ballots_and_the_vote_that_never_opened_would_lose(
    loaded: Database, open_page: OpenPage
) -> None:
    here = opened(loaded, "Vague 2", AT_VOTES)
    [_, made] = by_hand(loaded, here)
    with loaded.transaction() as connection:
        cast(connection, made, "A=1", number=1)
    page = console(open_page, loaded, here)
    page.query_params["vote"] = made
    page.run()
    said = [each.value for each in page.warning]
    assert say("vote.untold", n=1) in said
    assert say("console.close_votes") in said
