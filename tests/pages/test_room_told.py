"""What a console says where nothing can be shown, printed or taken: of two workshops, each its own, never a silence."""

import json
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.priorities import ideas
from db.queries.votes import votes
from db.queries.workshops import workshops
from domain.evaluation.reservoir import at_closing, needed
from domain.priorities.idea import Idea
from domain.priorities.priority import Proposer, Words
from domain.staff.by import By
from domain.staff.roles import Role
from domain.votes.vote import Channel
from domain.workshops.admission import MOST_PEOPLE
from domain.workshops.workshop import Admission
from sentences.workshops.waiting import waiting
from tests import ballots, programmes
from tests.asked import answer, saying
from tests.ballots import NOW, SECRET, plan
from tests.pages.conftest import OpenPage, button, unfolded
from tests.pages.consoles import console, opened
from tests.pages.test_great_button import first
from tests.pages.test_questions import wall_of
from tests.pages.test_workshop import words
from texts import day_of, say, whole

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
RESULTS = ("resultats", "cloture")
ALONE, ROOM = "http://localhost:8501/animer", "http://192.168.1.20:8501/animer"


def warned(page: AppTest) -> list[str]:
    return [str(one.value) for one in page.warning]


def at(page: AppTest, address: str) -> AppTest:
    page.context = {"url": address}
    return page.run()


def told(wall: AppTest) -> str:
    """What the name of the step and the lines under it say."""
    drawn = [one.proto for one in wall.get("bidi_component") if one.proto.component_name.endswith("wall_title")]
    return " ".join(str(json.loads(one.json)) for one in drawn)


def links(page: AppTest) -> int:
    """How many ways to «Salle» there are that say why."""
    return sum(say("elsewhere.link") in str(one.proto) for one in page.get("page_link"))


def test_nobody_and_too_many_present_are_said_at_the_field_and_not_kept(loaded: Database, open_page: OpenPage) -> None:
    other, here = opened(loaded, "Vague 1", RESULTS), opened(loaded, "Vague 2", RESULTS)
    said = say("field.number_between", low="1", high=whole(MOST_PEOPLE))
    page = console(open_page, loaded, here)
    for typed in (0, MOST_PEOPLE + 1, -3):
        page.number_input(key=f"people_{here}_None").set_value(typed).run()
        assert page.number_input(key=f"people_{here}_None").value == typed
        assert said in warned(page)
    with loaded.reading() as connection:
        assert [workshops.workshop(connection, one).people for one in (other, here)] == [None, None]
    page.number_input(key=f"people_{here}_None").set_value(12).run()
    assert said not in warned(page)
    with loaded.reading() as connection:
        assert [workshops.workshop(connection, one).people for one in (other, here)] == [None, 12]


def test_how_many_answers_are_needed_says_on_which_count_it_rests(loaded: Database, open_page: OpenPage) -> None:
    other, here = opened(loaded, "Vague 1", RESULTS), opened(loaded, "Vague 2", RESULTS)
    page = console(open_page, loaded, here)
    page.number_input(key=f"people_{here}_None").set_value(300).run()
    wanted = whole(needed(Admission.CODE, 300))
    assert say("console.lacking_counted", needed=wanted, people="300") in words(console(open_page, loaded, here))
    page.number_input(key=f"people_{here}_300").set_value(12).run()  # as many as that are needed at closing, and more
    told = words(console(open_page, loaded, here))
    assert say("console.lacking_small", needed=whole(needed(Admission.CODE, 12)), people="12") in told
    assert say("console.at_closing", step=at_closing(Admission.CODE, 12)) not in told
    wanted = whole(needed(Admission.CODE, None))
    assert say("console.lacking_uncounted", needed=wanted, people="30") in words(console(open_page, loaded, other))


def test_a_room_that_votes_is_told_so_before_it_is_closed(loaded: Database, open_page: OpenPage) -> None:
    other, here = opened(loaded, "Vague 1", RESULTS), opened(loaded, "Vague 2", RESULTS)
    with loaded.transaction() as connection:
        vote = ballots.opened(connection, here, ballots.plan())
    for voting in (True, False):  # the second time, a reload
        shown = [console(open_page, loaded, one) for one in (here, other)]
        assert [say("error.VoteStillOpen") in [one.value for one in page.info] for page in shown] == [voting, False]
        if voting:
            with loaded.transaction() as connection:
                ballots.close(connection, vote)


def test_a_closed_console_leads_to_its_minutes_and_to_the_next_workshop(loaded: Database, open_page: OpenPage) -> None:
    other, here = opened(loaded, "Vague 1", RESULTS), opened(loaded, "Vague 2", RESULTS)
    assert not [one for one in console(open_page, loaded, here).button if one.label == say("afterwards.minutes")]
    with loaded.transaction() as connection:
        workshops.close(connection, here, by=By("facilitator", NOW))
    page = console(open_page, loaded, here)
    assert first(page) == say("afterwards.minutes")
    assert say("afterwards.none") in words(page)
    with loaded.transaction() as connection:
        for label in ("Vague 4", "Vague 3"):  # of that very day, and to come
            programmes.prepared(connection, label, RESULTS)
        day = workshops.workshop(connection, here).day
    page = console(open_page, loaded, here)
    assert say("afterwards.next", title="Bien manger, Vague 3", day=day_of(day)) in words(page)
    again = button(page, "again", here).click().run()
    assert not again.exception
    assert again.query_params["refaire"] == here
    assert button(console(open_page, loaded, here), "minutes", here).click().run().query_params["workshop"] == here
    assert first(console(open_page, loaded, other)) != say("afterwards.minutes")


def test_an_address_of_this_machine_only_is_explained_once_and_each_thing_that_waits_leads_to_the_room(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        other, here = (programmes.opened(connection, label, ()) for label in ("Vague 1", "Vague 2"))
        asked = replace(plan(), channels=(Channel.SLIP, Channel.PAPER))
        for one in (other, here):
            vote = votes.prepare(connection, one, asked, by=By("facilitator", NOW))
            votes.open_(connection, vote, by=By("facilitator", NOW), secret_key=SECRET)
    page = console(open_page, loaded, here)
    page.query_params["vote"], page.query_params["volet"] = vote, "papier"
    waits = [say(f"{what}.alone") for what in ("slip", "prints", "remotes")]
    for address, alone in ((ALONE, True), (ROOM, False), (ALONE, True)):
        unfolded(at(page, address))
        said = [str(one.value) for one in page.info]
        assert [said.count(each) for each in (say("console.alone"), *waits)] == [int(alone)] * 4
        assert links(page) == 4 * alone
        assert bool([one for one in page.number_input if one.key == f"slips_{vote}"]) is not alone


def test_where_results_are_looked_at_the_wall_says_why_there_are_none(loaded: Database, open_page: OpenPage) -> None:
    other, here = opened(loaded, "Vague 1", RESULTS), opened(loaded, "Vague 2", RESULTS)
    with loaded.transaction() as connection:
        answer(connection, other, saying("voice", {"4": 7}))
    nobody, seven = (told(wall_of(open_page, loaded, one)) for one in (here, other))
    with loaded.reading() as connection:
        for one, wall, elsewhere in ((here, nobody, seven), (other, seven, nobody)):
            large, small = waiting(workshops.workshop(connection, one))
            assert large in wall
            assert small in wall
            assert large not in elsewhere


def test_ideas_that_nobody_has_read_are_counted_on_the_consoles_of_their_territory(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        there, here = (
            programmes.opened(connection, label, RESULTS, territory=place)
            for label, place in (("Vague 2", "lorient"), ("Vague 1", "lyon"))
        )
        for number in range(2):
            idea = Idea(f"idea {number}", "lyon", Words(f"Un four {number}", "", "care"), Proposer.RESIDENT, here)
            ideas.propose(connection, idea, By("facilitator", NOW))
    said = say("console.ideas_wait", n=2)

    def led(workshop: str) -> list[str]:
        page = open_page("facilitate", Role.FACILITATOR, database=loaded, run=False)
        page.query_params["workshop"] = workshop
        return [one.proto.query_string for one in page.run().get("page_link") if one.proto.label == said]

    assert [led(one) for one in (here, there, here)] == [["place=lyon"], [], ["place=lyon"]]


def test_the_screen_that_follows_the_end_is_shown_from_its_top_once(loaded: Database, open_page: OpenPage) -> None:
    here, other = opened(loaded, "Vague 2", RESULTS), opened(loaded, "Vague 1", RESULTS)

    def rises(page: AppTest) -> bool:
        return "tablee_top" in [getattr(element.proto, "component_name", "") for element in page.main]

    page = console(open_page, loaded, here)
    assert not rises(page)
    button(page, "close", here).click().run()
    assert first(page) == say("afterwards.minutes")
    assert rises(page)
    assert not rises(page.run())
    assert not rises(console(open_page, loaded, other))
