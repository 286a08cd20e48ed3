"""A whole two-hour programme: twenty people, two tablets, six phones, a remote, a wall; another one prepared meanwhile.

Each step is met by a race of two presses, a reload of every screen, and a lid that is shut or a server that is killed.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import update

from db.engine import Database
from db.models.workshop import WorkshopRow
from db.queries.votes import rights, votes
from db.queries.workshops import decisions, minutes, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.admission import pin
from domain.workshops.ending import REOPENS
from domain.workshops.scene import Scene, What
from tests.e2e import application, resident
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, TABLET, WALL, OpenPage, watch
from tests.e2e.crew import Crew
from tests.e2e.evening import (
    AT_A_TABLET,
    BY_PHONE,
    LONG,
    ON_PAPER,
    PEOPLE,
    Evening,
    asked,
    ballots,
    counted,
    everybody_votes,
    finish,
    from_the_library,
    prepared,
    remote,
    there,
)
from tests.e2e.guests import Guest
from tests.e2e.hall import PHONE
from tests.e2e.lid import Lid
from tests.e2e.meetings import choose, front, settled
from tests.e2e.room import TERRITORY, hire
from tests.e2e.test_end import consents
from tests.e2e.test_jobs import Hand
from tests.e2e.test_several import closing, told
from texts import say
from texts.typography import typeset

ASKED = "Par quoi commencer cette année ?"
THINGS = ("Une épicerie sur roues", "Un four à pain")
PROMISES = (("Un four à pain", "La mairie"), ("Un jardin", "Le centre social"), ("Un repas partagé", "Le comité"))
SAID = "soupe, rencontre, soupe, confiance, envie, rires, soupe"
pytestmark = [pytest.mark.soak, BOTH_IN_SOAK, pytest.mark.timeout(2_400)]


@pytest.fixture
def lid(server: Application) -> Iterator[Lid]:
    made = Lid(server.port)
    yield made
    made.gone()


@pytest.fixture
def evening(
    loaded: Database, server: Application, open_device: OpenPage, browser: Browser, lid: Lid, faults: list[str]
) -> Iterator[Evening]:
    workshop = prepared(loaded)
    accounts = hire(loaded, Role.FACILITATOR, TERRITORY), hire(loaded, Role.FACILITATOR, TERRITORY)
    laptop = browser.new_context(viewport=TABLET, locale="fr-FR")  # type: ignore[arg-type]
    here = f"http://{application.ROOM}:{lid.port}"
    laptop.add_cookies([{"name": "tablee_staff", "value": accounts[0].token, "url": here}])
    console, wall = laptop.new_page(), laptop.new_page()
    wall.set_viewport_size(WALL)  # type: ignore[arg-type]
    for page in (console, wall):
        watch(page, here, faults)
    second = open_device(TABLET, accounts[1])
    console.goto(f"{here}/animer?workshop={workshop}")
    wall.goto(f"{here}/projeter?workshop={workshop}")
    second.goto(f"{server.address}/animer?workshop={workshop}")
    phone = remote(console, open_device(PHONE), server)
    crew = Crew(loaded, server, lid, workshop, (console, second), phone, wall)
    with loaded.reading() as connection:
        code = workshops.workshop(connection, workshop).code
    yield Evening(crew, accounts, code, [], [])
    print("seconds until every screen was back:", crew.back)  # noqa: T201  figures, for whoever asks with -s
    laptop.close()


def test_two_hours(evening: Evening, open_device: OpenPage) -> None:
    welcome(evening, open_device)
    what_exists(evening)
    other = another_room(evening, open_device)
    questionnaire(evening)
    results(evening)
    first_vote(evening, other)
    second_round(evening)
    by_slip_and_on_paper(evening)
    three_decisions(evening)
    goodbye(evening)
    minutes_of_it(evening)
    next_time(evening, other)


def welcome(evening: Evening, open_device: OpenPage) -> None:
    """Step 1: the room opens, is counted, and comes in. Step 2, with the lid shut: nothing to tell yet."""
    crew, address, code = evening.crew, evening.crew.server.address, evening.code
    evening.hand.tap("console.open_button")
    expect(crew.consoles[0].get_by_text(say("step.which", n="1", steps="8")).first).to_be_visible(timeout=LONG)
    settled(crew.consoles[0])
    present = crew.consoles[0].get_by_role("spinbutton", name=say("door.people"))
    present.fill(str(PEOPLE))
    present.press("Enter")
    for _ in range(2):
        crew.tablets.append(tablet := open_device(TABLET))
        resident.come_in(tablet, address, code)
        evening.phones.append(phone := open_device(PHONE))
        resident.come_in(phone, address, code)
    evening.guests += [Guest(address, code) for _ in range(BY_PHONE)]
    number = pin(application.SECRET_KEY, crew.workshop)
    evening.guests.append(Guest(address, code, pin=number, people=AT_A_TABLET))
    crew.there()
    crew.reloaded()
    assert crew.standing.workshop.people == PEOPLE
    crew.seen("1 accueil")
    crew.shut()
    crew.seen("2 cadre")


def what_exists(evening: Evening) -> None:
    """Step 3: things are named, from one console and the other, with a reload and a killed server between."""
    crew = evening.crew
    crew.on()
    crew.there()
    for console, thing, then in zip(reversed(crew.consoles), THINGS, (crew.killed, crew.reloaded), strict=True):
        settled(console)
        console.get_by_label(say("existing.what"), exact=True).fill(thing)
        Hand(console).tap("existing.name")
        expect(crew.wall.get_by_text(thing)).to_be_visible(timeout=LONG)
        then()
    crew.seen("3 deja_la")


def another_room(evening: Evening, open_device: OpenPage) -> Page:
    """Meanwhile somebody prepares the next workshop, which asks and votes the same; returns their page."""
    page = open_device(TABLET, evening.accounts[1])
    page.goto(f"{evening.crew.server.address}/preparer")
    place = page.get_by_label(say("plan.place"), exact=True)
    place.fill("Salle des fêtes")
    place.press("Tab")
    choose(page, say("asking.further", n=2), "Avant de partir")
    Hand(page).tap("plan.send")
    expect(page.get_by_role("button", name=say("console.open_button"))).to_be_visible(timeout=LONG)
    page.reload()
    from_the_library(Hand(page), "votes.new")
    assert len(asked(evening.crew.database, there(page))) == 1
    return page


def questionnaire(evening: Evening) -> None:
    """Step 4: twenty people answer; the server is killed while two of them are in the middle."""
    crew = evening.crew
    crew.on()
    crew.there()
    for page in (*crew.tablets, *evening.phones):
        resident.agree(page)
        resident.begin(page)
        resident.touch(page, 1)
        resident.go_on(page, "question")
        resident.reach(page, 2)
    crew.killed()
    crew.reloaded()
    for number, page in enumerate((*crew.tablets, *evening.phones)):
        resident.reach(page, 2)
        finish(page, number % 2)
        resident.leave(page)
    for number, guest in enumerate(evening.guests):
        for person in range(AT_A_TABLET if number == BY_PHONE else 1):
            guest.answers("q_resident", -(person % 2))
    for tablet in crew.tablets:
        resident.take_a_turn(tablet, lambda _: 0)
    expect(crew.wall.locator(".answered")).to_have_text(str(PEOPLE), timeout=LONG)
    crew.there()
    crew.seen("4 questionnaire")


def results(evening: Evening) -> None:
    """Step 5: revealed from the laptop; the wall keeps it through a reload and a shut lid."""
    crew = evening.crew
    crew.on()
    evening.hand.tap("console.reveal_button")
    expect(crew.wall.locator("canvas, svg.marks").first).to_be_visible(timeout=LONG)
    crew.there()
    assert crew.standing.scene == Scene(What.THEMES)
    crew.reloaded()
    crew.seen("5 resultats")


def first_vote(evening: Evening, other: Page) -> None:
    """Step 6: a vote from the library; the other room opens and votes on the same words, and is not counted here."""
    crew, hand = evening.crew, evening.hand
    crew.shut()
    from_the_library(hand, "votes.another")
    hand.tap("vote.act.open")
    crew.there("a vote")
    here = asked(crew.database, crew.workshop)[ASKED]
    Hand(other).tap("console.open_button")
    elsewhere = asked(crew.database, there(other))[ASKED]
    other.goto(f"{crew.server.address}/animer?workshop={there(other)}&vote={elsewhere}")
    Hand(other).tap("vote.act.open")
    with crew.database.reading() as connection:
        code = workshops.workshop(connection, there(other)).code
    everybody_votes(evening, here)
    Guest(crew.server.address, code).votes(elsewhere, ["A=2 B=1"])
    crew.reloaded()
    crew.seen("6 vote")
    assert (ballots(crew.database, here), ballots(crew.database, elsewhere)) == (PEOPLE, 1)
    hand.tap("vote.act.close")
    hand.tap("vote.finish_yes")
    expect(crew.consoles[0].get_by_text(say("vote.act.hide"))).to_be_visible(timeout=LONG)
    crew.there("a result")
    assert crew.standing.scene == Scene(What.RESULT, here)
    crew.seen("6 resultat")


def second_round(evening: Evening) -> None:
    """They talk, and vote once more: the server is killed while the urn is open."""
    crew, hand = evening.crew, evening.hand
    crew.reloaded()
    hand.tap("vote.act.again")
    hand.tap("vote.again_yes")
    hand.tap("vote.act.open")
    with crew.database.reading() as connection:
        again = next(one.id for one in votes.votes_of(connection, crew.workshop) if one.round == 2)
    for guest in reversed(evening.guests[:BY_PHONE]):
        guest.votes(again, ["C=2 D=1"])
    crew.killed()
    evening.guests[BY_PHONE].votes(again, ["C=2 A=1"] * AT_A_TABLET)
    crew.consoles[0].reload()
    hand.tap("vote.act.close")
    hand.tap("vote.finish_yes")
    expect(crew.consoles[0].get_by_text(say("vote.act.hide"))).to_be_visible(timeout=LONG)
    crew.there("a result")
    assert counted(crew.database, again) == {"C=2 D=1": BY_PHONE, "A=1 C=2": AT_A_TABLET}
    crew.seen("6 second tour")


def by_slip_and_on_paper(evening: Evening) -> None:
    """The vote that was prepared first, run last: two slips, three papers read by two people, a reload between."""
    crew, hand = evening.crew, evening.hand
    vote = asked(crew.database, crew.workshop)[ON_PAPER]
    choose(crew.consoles[0], say("vote.choose"), re.escape("Que garder"))
    hand.tap("vote.act.open")
    crew.there("a vote")
    with crew.database.transaction() as connection:
        now = datetime.now(UTC)
        slips = rights.slips(
            connection, vote, 2, application.SECRET_KEY, by=By("facilitator", now, evening.accounts[0].id)
        )
    for slip, guest in zip(slips, reversed(evening.guests), strict=False):
        guest.brings(evening.code, slip, "B=1")
    for console in crew.consoles:
        console.goto(f"{console.url.partition('/animer')[0]}/animer?workshop={crew.workshop}&vote={vote}&volet=papier")
        for number, letter in enumerate("ABB", start=1):
            settled(console)
            expect(console.get_by_text(say("paper.number", number=number))).to_be_visible(timeout=LONG)
            console.get_by_test_id("stButtonGroup").get_by_text(re.compile(rf"^{letter} ·")).click()
            Hand(console).tap("paper.add")
            if number == 2:
                console.reload()
    crew.seen("6 papier")
    crew.reloaded()
    hand.choose(say("votes.view.conduire"))
    hand.tap("vote.act.close")
    hand.tap("vote.finish_yes")
    expect(crew.consoles[0].get_by_text(say("vote.act.hide"))).to_be_visible(timeout=LONG)
    crew.there("a result")
    assert counted(crew.database, vote) == {"A=1": 1, "B=1": 4}


def three_decisions(evening: Evening) -> None:
    """Step 7: from both consoles, with the wall beside."""
    crew = evening.crew
    crew.on()
    crew.there()
    for number, (text, owner) in enumerate(PROMISES):
        console, then = crew.consoles[number % 2], (crew.reloaded, crew.killed)[number % 2]
        settled(console)
        console.get_by_label(say("decision.text"), exact=True).fill(text)
        console.get_by_label(say("decision.owner"), exact=True).fill(owner)
        Hand(console).tap("decision.decide")
        expect(crew.wall.get_by_text(text, exact=True)).to_be_visible(timeout=LONG)
        then()
    crew.seen("7 decisions")
    with crew.database.reading() as connection:
        kept = {(one.promise.text, one.promise.owner) for one in decisions.of(connection, crew.workshop)}
    assert kept == set(PROMISES)


def goodbye(evening: Evening) -> None:
    """Step 8, with the lid shut: one last word, and the closing questionnaire under the same code."""
    crew, hand = evening.crew, evening.hand
    crew.shut()
    console = crew.consoles[0]
    settled(console)
    console.get_by_label(say("words.said"), exact=True).fill(SAID)
    hand.tap("words.add")
    hand.tap("words.clear")
    expect(crew.wall.get_by_text("soupe", exact=True)).to_be_visible(timeout=LONG)
    crew.reloaded()
    for page in (*reversed(evening.phones), *crew.tablets):
        page.reload()
        if resident.one_of(page, "welcome", "finished") == "welcome":
            resident.agree(page)
        else:
            page.get_by_role("button", name="Avant de partir").click()
            consents(page, 1)
        closing(page)
        resident.leave(page)
    for number, guest in enumerate(evening.guests):
        for person in range(AT_A_TABLET if number == BY_PHONE else 1):
            guest.answers("q_closing", -(person % 2))
    for tablet in crew.tablets:
        resident.agree(tablet)
        closing(tablet)
        resident.leave(tablet)
    crew.there()
    crew.seen("8 cloture")
    families = [(family, state) for family, state, _ in told(crew.database, crew.workshop)]
    assert families == [("q_closing", "complete")] * PEOPLE + [("q_resident", "complete")] * PEOPLE
    hand.tap("console.close_button")
    hand.tap("console.close_yes")
    expect(console.get_by_text(say("reopening.title"))).to_be_visible(timeout=LONG)


def minutes_of_it(evening: Evening) -> None:
    """Half an hour later nobody may reopen it: the minutes are read over and validated, once."""
    crew, page = evening.crew, evening.crew.consoles[0]
    with crew.database.transaction() as connection:
        here = WorkshopRow.id == crew.workshop
        ended = datetime.now(UTC) - REOPENS - timedelta(minutes=1)
        connection.execute(update(WorkshopRow).where(here).values(closed_at=ended))
    crew.wall.reload()
    expect(crew.wall.locator("canvas, svg.marks").first).to_be_visible(timeout=LONG)
    page.goto(f"{page.url.partition('/animer')[0]}/compte-rendu?workshop={crew.workshop}")
    hand = Hand(page)
    page.get_by_label(say("minutes.what"), exact=True).fill("Le four est bienvenu.")
    hand.tap("minutes.write")
    page.reload()
    for words in ("Le four est bienvenu.", *(text for text, _ in PROMISES), *THINGS):
        expect(page.get_by_test_id("stMain").get_by_text(words).first).to_be_visible(timeout=LONG)
    hand.tap("minutes.validate")
    hand.tap("minutes.validate_yes")
    page.reload()
    settled(page)
    with crew.database.reading() as connection:
        assert crew.workshop in minutes.validated(connection)


def next_time(evening: Evening, other: Page) -> None:
    """The other room, which goes on to what was promised here, and says of it what it sees."""
    crew, workshop = evening.crew, there(other)
    crew.wall.goto(f"{crew.wall.url.partition('/projeter')[0]}/projeter?workshop={workshop}")
    other.goto(f"{crew.server.address}/animer?workshop={workshop}")
    title = typeset("Cadre et «Depuis la dernière fois»")
    settled(other)
    other.get_by_role("button", name=say("step.on", title=title)).click()
    for text, owner in PROMISES:
        line = crew.wall.locator(".step li").filter(has_text=text)
        expect(line).to_contain_text(say("decision_status.promised"), timeout=LONG)
        expect(line).to_contain_text(owner)
    text = PROMISES[1][0]
    front(other, "said")  # a vote is open there, which is what comes first
    panel = other.locator(".st-key-judging details").filter(has_text=text)
    panel.locator("summary").click()
    panel.get_by_role("spinbutton").first.fill("7")
    panel.get_by_role("button", name=say("judging.keep")).click()
    expect(crew.wall.locator(".step li").filter(has_text=text)).to_contain_text("7", timeout=LONG)
    other.reload()
    crew.wall.reload()
    expect(crew.wall.locator(".step li").filter(has_text=text)).to_contain_text("7", timeout=LONG)
    assert ballots(crew.database, asked(crew.database, workshop)[ASKED]) == 1
