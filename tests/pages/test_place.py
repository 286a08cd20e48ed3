"""An act lands on what was on the screen, or is refused in its own words: two of everything, out of order."""

from dataclasses import replace
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.cooperation import partners
from db.queries.evaluation import waves
from db.queries.participation import questionnaires
from db.queries.priorities import ideas, library
from db.queries.votes import objections, votes
from db.queries.workshops import workshops
from domain.priorities.idea import Idea
from domain.priorities.priority import Cost, Happening, Proposer, Status, Words
from domain.staff.by import By
from domain.staff.roles import Role
from domain.votes.objections import Status as ConsentStatus
from domain.workshops.workshop import State, WorkshopPlan
from frame.votes.panel import CHANGE, OBJECTIONS, PAPERS, RUN
from tests.ballots import NOW, SECRET, cast, close, opened, plan
from tests.pages.conftest import OpenPage, button, listed, unfolded
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def meeting(database: Database, title: str, days: int = 0, territory: str = "lyon", *, open_: bool = True) -> str:
    with database.transaction() as connection:
        wave = waves.add(connection, territory, "Vague 1")
        version = questionnaires.latest_version_id(connection, "q_resident")
        day = (NOW + timedelta(days=days)).date()
        made = workshops.prepare(
            connection, WorkshopPlan(territory, wave, version, title, "Centre social", day), by=By("facilitator", NOW)
        )
        if open_:
            workshops.open_(connection, made, by=By("facilitator", NOW))
    return made


def three(database: Database, workshop: str) -> list[str]:
    """Three votes with the same question: nothing but their ids tells them apart."""
    with database.transaction() as connection:
        return [votes.prepare(connection, workshop, plan(), by=By("facilitator", NOW)) for _ in range(3)]


def states(database: Database, workshop: str) -> str:
    with database.reading() as connection:
        return " ".join(str(one.state) for one in votes.votes_of(connection, workshop))


def at(open_page: OpenPage, database: Database, page: str, **named: str) -> AppTest:
    shown = open_page(page, Role.COORDINATOR, territory="lyon", database=database, run=False)
    for name, value in named.items():
        shown.query_params[name] = value
    return shown.run()


def refused(page: AppTest) -> list[str]:
    assert not page.exception
    return [str(error.value) for error in page.error]


def named(page: AppTest, name: str) -> str:
    said = page.query_params[name]  # a list once the page has written it, a text as long as only the test has
    return said if isinstance(said, str) else str(said[-1])


def test_of_two_workshops_and_six_votes_the_one_on_the_screen_is_opened_and_closed(
    loaded: Database, open_page: OpenPage
) -> None:
    first, second = meeting(loaded, "Bien manger"), meeting(loaded, "Bien manger")
    three(loaded, first)
    _, wanted, last = three(loaded, second)
    page = at(open_page, loaded, "facilitate", workshop=second, vote=wanted)
    button(page, "vote_open").click().run()
    assert states(loaded, second) == "prepared open prepared"
    three(loaded, second)  # newer ones are prepared while it is open
    page = at(open_page, loaded, "facilitate", workshop=second, vote=named(page, "vote"))  # a reload
    button(page, "vote_close").click().run()
    assert states(loaded, second).startswith("prepared closed prepared")
    assert (named(page, "workshop"), named(page, "vote")) == (second, wanted)
    listed(page, say("vote.choose")).set_value(last).run()
    button(page, "vote_open").click().run()
    assert states(loaded, second).startswith("prepared closed open")
    assert states(loaded, first) == "prepared prepared prepared"


def test_a_press_on_a_vote_that_went_on_is_refused_in_its_own_words(loaded: Database, open_page: OpenPage) -> None:
    workshop = meeting(loaded, "Bien manger")
    first, second, _ = three(loaded, workshop)
    mine = at(open_page, loaded, "facilitate", workshop=workshop, vote=first)
    with loaded.transaction() as connection:
        votes.amend(connection, first, replace(plan(), question="Et si on changeait ?"), by=By("facilitator", NOW))
    assert refused(button(mine, "vote_open").click().run()) == [say("error.VoteAmended")]
    assert states(loaded, workshop) == "prepared prepared prepared"
    with loaded.transaction() as connection:
        votes.open_(connection, first, by=By("facilitator", NOW), secret_key=SECRET)
    assert refused(button(mine, "vote_open").click().run()) == [say("error.VoteAlreadyOpen")]
    mine.run()
    with loaded.transaction() as connection:
        votes.open_(connection, second, by=By("facilitator", NOW), secret_key=SECRET)
        close(connection, first)
    assert refused(button(mine, "vote_close").click().run()) == [say("error.VoteClosed")]
    assert states(loaded, workshop) == "closed open prepared"


def test_a_press_on_a_workshop_that_went_on_is_refused_in_its_own_words(loaded: Database, open_page: OpenPage) -> None:
    other, workshop = meeting(loaded, "Bien manger"), meeting(loaded, "Bien manger", open_=False)
    mine = at(open_page, loaded, "facilitate", workshop=workshop)
    with loaded.transaction() as connection:
        workshops.open_(connection, workshop, by=By("facilitator", NOW))
    assert refused(button(mine, "open").click().run()) == [say("error.AlreadyOpen")]
    with loaded.transaction() as connection:
        workshops.close(connection, workshop, by=By("facilitator", NOW))
    assert refused(button(mine, "close").click().run()) == [say("error.Over")]
    with loaded.reading() as connection:
        assert workshops.workshop(connection, other).state is State.OPEN


def test_an_address_that_leads_nowhere_says_so_and_opens_nothing_else(loaded: Database, open_page: OpenPage) -> None:
    here, elsewhere = meeting(loaded, "Ici"), meeting(loaded, "Ailleurs", territory="montpellier")
    three(loaded, here)
    foreign = three(loaded, elsewhere)[0]
    shown = at(open_page, loaded, "facilitate", workshop=elsewhere)
    assert refused(shown) == [say("error.UnknownWorkshop")]
    assert listed(shown, say("facilitate.choose")).value is None
    assert not shown.button
    for view in (RUN, PAPERS, CHANGE):
        shown = at(open_page, loaded, "facilitate", workshop=here, vote=foreign, volet=view)
        assert refused(shown) == [say("error.UnknownVote")], view
        assert not [one for one in shown.button if str(one.key).startswith("vote_")]
    assert refused(at(open_page, loaded, "facilitate", vote=foreign)) == [say("error.UnknownWorkshop")]


def test_without_an_address_the_open_one_then_todays_then_the_one_just_prepared(
    loaded: Database, open_page: OpenPage
) -> None:
    later = meeting(loaded, "Dans un mois", 4000, open_=False)
    assert named(at(open_page, loaded, "facilitate"), "workshop") == later
    running = meeting(loaded, "Il y a un mois", -30)
    meeting(loaded, "Plus tard encore", 4001, open_=False)
    assert named(at(open_page, loaded, "facilitate"), "workshop") == running
    first, second, _ = three(loaded, running)
    page = at(open_page, loaded, "facilitate")
    assert named(page, "vote") == first
    with loaded.transaction() as connection:
        votes.open_(connection, second, by=By("facilitator", NOW), secret_key=SECRET)
    assert named(at(open_page, loaded, "facilitate"), "vote") == second


def test_a_second_round_is_landed_on_and_the_first_leads_there(loaded: Database, open_page: OpenPage) -> None:
    workshop = meeting(loaded, "Bien manger")
    first = three(loaded, workshop)[1]
    with loaded.transaction() as connection:
        votes.open_(connection, first, by=By("facilitator", NOW), secret_key=SECRET)
        close(connection, first)
    mine, theirs = (at(open_page, loaded, "facilitate", workshop=workshop, vote=first) for _ in range(2))
    for page in (theirs, mine):
        unfolded(page)
    button(mine, "vote_again").click().run()
    with loaded.reading() as connection:
        [second] = [each for each in votes.votes_of(connection, workshop) if each.previous == first]
    assert named(mine, "vote") == second.id
    assert say("vote.again_done", round=2) in [told.value for told in mine.success]
    assert refused(button(theirs, "vote_again").click().run()) == [say("error.VotedAgain")]


def test_nothing_typed_prepares_nothing_and_a_workshop_is_landed_on(loaded: Database, open_page: OpenPage) -> None:
    page = at(open_page, loaded, "prepare")
    assert refused(button(page, "prepare").click().run()) == [say("error.Unnamed")]
    with loaded.reading() as connection:
        assert workshops.workshops(connection) == ()
        assert waves.waves(connection) == ()
    page.text_input(key="plan_place").set_value("Salle des fêtes")
    button(page, "prepare").click().run()
    with loaded.reading() as connection:
        [made] = workshops.workshops(connection)
    assert named(page, "workshop") == made.id
    assert [told.value for told in page.success] == [say("prepare.done", title=made.title)]


def test_the_votes_page_begins_with_one_that_people_took_part_in(loaded: Database, open_page: OpenPage) -> None:
    workshop = meeting(loaded, "Bien manger")
    with loaded.transaction() as connection:
        voted, empty = opened(connection, workshop, plan()), opened(connection, workshop, plan())
        cast(connection, voted, "A=1")
        close(connection, voted)
        close(connection, empty)
    assert named(at(open_page, loaded, "votes"), "vote") == voted


@pytest.mark.parametrize("page", ["priorities", "territories"])
def test_a_member_begins_at_home(loaded: Database, open_page: OpenPage, page: str) -> None:
    assert named(at(open_page, loaded, page), "territoire") == "lyon"


def test_a_proposal_that_somebody_else_read_is_not_read_again(loaded: Database, open_page: OpenPage) -> None:
    by, made = By("facilitator", NOW), []
    with loaded.transaction() as connection:
        for name in ("one", "two"):  # of the same words
            words = Words("Un four à pain", "", "care")
            ideas.propose(connection, Idea(name, "lyon", words, Proposer.RESIDENT), by)
            made.append(library.priority(connection, name))
    page = at(open_page, loaded, "moderation", idea_unread="two")
    with loaded.transaction() as connection:
        ideas.read_through(connection, made[1], Words("Un four", "", "care"), Cost(1, 2, yearly=False), by)
    assert refused(button(page, "sent", "two").click().run()) == [say("moderation.gone"), say("error.WrongMoment")]
    with loaded.reading() as connection:
        one, two = (library.priority(connection, each.id) for each in made)
    assert (one.status, two.status, two.words.title) == (Status.WAITING, Status.PROPOSED, "Un four")


def test_a_priority_that_moved_meanwhile_is_not_moved_again(loaded: Database, open_page: OpenPage) -> None:
    by = By("facilitator", NOW)
    with loaded.transaction() as connection:
        idea = Idea("one", "lyon", Words("Un four à pain", "", "care"), Proposer.RESIDENT)
        ideas.said(connection, idea, by)
    page = at(open_page, loaded, "priorities", territoire="lyon")
    page.radio(key="step_one").set_value(Happening.STARTED).run()
    with loaded.transaction() as connection:
        shown = library.priority(connection, "one")
        ideas.read_through(connection, shown, Words("Deux fours", "", "care"), None, by)
    assert refused(button(page, "send", "one").click().run()) == [say("error.WrongMoment")]
    with loaded.reading() as connection:
        assert library.priority(connection, "one").status is Status.PROPOSED


def test_a_link_that_was_made_meanwhile_is_not_replaced(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        wave = waves.add(connection, "lyon", "Vague 1")
        waves.add(connection, "lyon", "Vague 2")
        actor = partners.invitations(connection, wave)[2].actor
    page = at(open_page, loaded, "partners", wave=wave)
    listed(page, say("partners.whose")).set_value(actor).run()
    with loaded.transaction() as connection:
        secret = partners.invite(connection, wave, actor, by=By("facilitator", NOW))
    assert refused(button(page, "invite").click().run()) == [say("error.PartnerLinkMoved")]
    with loaded.reading() as connection:
        assert partners.seat_of(connection, secret).actor == actor


def test_an_objection_that_was_met_meanwhile_is_not_met_again(loaded: Database, open_page: OpenPage) -> None:
    workshop = meeting(loaded, "Bien manger")
    with loaded.transaction() as connection:
        for vote in (
            votes.prepare(connection, workshop, plan("consent", options=1), by=By("facilitator", NOW)) for _ in "12"
        ):
            votes.open_(connection, vote, by=By("facilitator", NOW), secret_key=SECRET)
            close(connection, vote)
        one, two = (
            objections.raised(connection, vote, "A", "C’est trop loin.", by=By("facilitator", NOW)) for _ in "12"
        )
    page = at(open_page, loaded, "facilitate", workshop=workshop, vote=vote, volet=OBJECTIONS)
    page.segmented_control(key=f"objection_{two}_status").set_value("maintained")
    with loaded.transaction() as connection:
        objections.meet(connection, two, ConsentStatus.LIFTED, "Une navette.", by=By("facilitator", NOW))
    assert refused(button(page, "objection", two).click().run()) == [say("error.ObjectionMoved")]
    with loaded.reading() as connection:
        found = {each.id: each.status for each in objections.objections(connection, vote)}
    assert found == {one: ConsentStatus.OPEN, two: ConsentStatus.LIFTED}
