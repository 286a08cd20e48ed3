"""A whole territory that cooperates, beside another one: structures by their links, committee, team and passers-by."""

import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.cooperation import commitments, means, partners, ties
from domain.cooperation.commitments import Standing
from domain.cooperation.means import Side
from domain.cooperation.sheets import Audience, Family
from domain.cooperation.ties import Stand
from domain.staff.roles import Role
from sentences.cooperation.means import side
from tests.documents import words
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage, barriers
from tests.e2e.cooperating import BRICK, EFFECTS, TITLE, Place, spoken
from tests.e2e.room import hire
from tests.e2e.test_ties import SERIOUS, choose, seen
from texts import say

DESK, TABLET, PHONE = {"width": 1280, "height": 800}, {"width": 1024, "height": 768}, {"width": 390, "height": 844}
TABS = ("say", "both", "trust", "means", "commitments", "about", "together", "returned")
A_NEED, AN_OFFER = "Un camion pour la tournée du mardi", "Un camion, le mardi"


def open_link(page: Page, server: Application, secret: str, name: str) -> None:
    page.goto(f"{server.address}/liens#{secret}")
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=say(f"ties.tab.{name}"), exact=True).click()


def says_means(page: Page, of: Side, kind: str, what: str) -> None:
    """An offer or a need, by the form."""
    tab(page, "means")
    page.get_by_role("radiogroup").get_by_text(side(of), exact=True).click()
    choose(page, say("means.type"), kind)
    page.get_by_role("textbox", name=say("means.words"), exact=True).fill(what)
    page.get_by_role("button", name=say("means.keep"), exact=True).click()
    expect(page.get_by_text(what).first).to_be_visible()


def promises(page: Page, to: str, gives: str) -> None:
    tab(page, "commitments")
    choose(page, say("commitment.to"), to)
    page.get_by_role("textbox", name=say("commitment.gives"), exact=True).fill(gives)
    page.get_by_role("textbox", name=say("commitment.receives"), exact=True).fill("Des repas")
    page.get_by_role("button", name=say("commitment.propose"), exact=True).click()
    expect(page.get_by_text(gives).first).to_be_visible()


def answers(page: Page, what: str, after: str) -> None:
    """To the one commitment that waits for an answer."""
    tab(page, "commitments")
    page.get_by_role("button", name=say(f"commitment.{what}"), exact=True).click()
    expect(page.get_by_text(say(after)).first).to_be_visible()


def shares(page: Page) -> None:
    tab(page, "means")
    page.get_by_role("button", name=say("means.share"), exact=True).click()
    expect(page.get_by_text(say("means.we_said", said=say("means.we_said_true")))).to_be_visible()


def lets_everybody_read(page: Page, family: Family) -> None:
    tab(page, "about")
    box = page.locator(f".st-key-agreement_{family}")
    box.get_by_text(say(f"audience.{Audience.PUBLIC}"), exact=True).click()
    box.get_by_role("button", name=say("sharing.keep")).click()
    expect(box.get_by_text(say("sharing.now", audience=say(f"audience.{Audience.PUBLIC}")))).to_be_visible()


def clean(page: Page) -> None:
    """What Streamlit puts around a page on a telephone is not ours: its own menu is closed there."""
    part = '[data-testid="stMain"]' if page.viewport_size == PHONE else None
    found = barriers(page, part)
    assert [one for one in found if SERIOUS.search(one) or one.startswith("heading-order")] == []


@pytest.fixture
def both(loaded: Database) -> Iterator[tuple[Place, Place]]:
    """The other territory first: neither the only one, nor the last."""
    seed = random.SystemRandom().randrange(1_000_000)
    luck = random.Random(seed)  # noqa: S311  a draw that can be made again
    other, here = spoken(loaded, "montpellier", luck), spoken(loaded, "lyon", luck)
    yield here, other
    print(f"seed {seed}")  # noqa: T201  pytest shows it where the test fails


@pytest.mark.soak
@pytest.mark.timeout(1_200)
def test_structures_cooperate_and_everybody_reads_as_far_as_they_said(
    loaded: Database, server: Application, open_device: OpenPage, both: tuple[Place, Place]
) -> None:
    here, other = both
    ours, theirs, third = (here.actors[n] for n in (6, 3, 8))  # the third has no tie with either
    page = open_device(DESK)
    page.goto(f"{server.address}/liens#{here.lost[ours]}")
    expect(page.get_by_text(say("error.PartnerLinkUnknown"))).to_be_visible()
    open_link(page, server, here.live[ours], here.names[ours])
    choose(page, here.names[theirs], say("tie_level.3"))
    expect(page.locator(f".st-key-tie_row_{theirs}").get_by_text(say("ties.kept"))).to_be_visible()
    says_means(page, Side.NEED, "Véhicule", A_NEED)
    partner = open_device(TABLET)
    open_link(partner, server, here.live[theirs], here.names[theirs])
    choose(partner, here.names[ours], say("tie_level.2"))
    expect(partner.locator(f".st-key-tie_row_{ours}").get_by_text(say("ties.kept"))).to_be_visible()
    says_means(partner, Side.OFFER, "Véhicule", AN_OFFER)
    shares(partner)
    open_link(page, server, here.live[ours], here.names[ours])  # loaded again
    shares(page)
    promises(page, here.names[theirs], "Notre cuisine le lundi")
    promises(page, here.names[third], "Notre cuisine le jeudi")
    open_link(partner, server, here.live[theirs], here.names[theirs])
    answers(partner, "accepted", "commitment.go_on")
    declined = open_device(PHONE)
    open_link(declined, server, here.live[third], here.names[third])
    answers(declined, "refused", "commitment_standing.refused")
    for device in (partner, page):
        lets_everybody_read(device, Family.TIES)
    lets_everybody_read(page, Family.MEANS)
    for name in TABS:
        tab(page, name)
        clean(page)
        seen(page, f"structure_{name}")
    _kept(loaded, here, ours, theirs, third)
    _committee(server, open_device, loaded, here, other)
    _team(server, open_device, loaded, here)
    _passer_by(server, open_device, here, other, (ours, theirs))


def _kept(database: Database, here: Place, ours: str, theirs: str, third: str) -> None:
    """What the database holds is what was said, once."""
    with database.reading() as connection:
        network = ties.network(connection, here.waves[1], Audience.COMMITTEE)
        stands = {frozenset(one.ends): (one.stand, one.level) for one in network.ties}
        assert stands[frozenset({ours, theirs})] == (Stand.BOTH, "2")
        assert stands[frozenset({here.actors[2], here.actors[9]})][0] is Stand.ONE
        assert Stand.WAITING in {stand for stand, _ in stands.values()}
        assert (stands[frozenset(here.actors[:2])][0]) is Stand.ONE  # it has ended: one of them says so
        [shared] = means.pool(connection, here.waves[1], Audience.COMMITTEE).shared
        assert (shared.need.actor, shared.offer.actor) == (ours, theirs)
        said = commitments.mine(connection, partners.seat_of(connection, here.live[ours]))
        assert {one.words.to: one.standing for one in said} == {theirs: Standing.VALID, third: Standing.REFUSED}


def _committee(server: Application, open_device: OpenPage, database: Database, here: Place, other: Place) -> None:
    desk = open_device(DESK, hire(database, Role.COMMITTEE, here.id))
    desk.goto(f"{server.address}/cooperation?wave={here.waves[1]}")
    expect(desk.get_by_text(say("cooperation.matrix"))).to_be_visible()
    clean(desk)
    seen(desk, "committee_ties")
    desk.get_by_text(say("cooperation.part_waves")).first.click()
    ended = [here.names[one] for one in here.actors[:2]]
    line = desk.get_by_role("listitem").filter(has_text="Lien fini")
    for name in ended:
        expect(line.filter(has_text=name)).to_have_count(1)
    clean(desk)
    seen(desk, "committee_waves")
    desk.get_by_text(say("cooperation.part_means")).first.click()
    expect(desk.get_by_text(say("means.shared", n=1))).to_be_visible()
    expect(desk.get_by_text("Notre cuisine le lundi").first).to_be_visible()
    expect(desk.get_by_text("Notre cuisine le jeudi")).to_have_count(0)  # refused: the two alone know it
    clean(desk)
    desk.reload()
    desk.goto(f"{server.address}/cooperation?wave={here.waves[0]}")
    desk.get_by_text(say("cooperation.part_restitution")).first.click()
    expect(desk.get_by_text(say("restitution.apart_far"))).to_be_visible()
    clean(desk)
    desk.get_by_text(say("cooperation.part_capacity")).first.click()
    expect(desk.get_by_text(f"{BRICK}, {here.id}").first).to_be_visible()
    expect(desk.get_by_text(f"{BRICK}, {other.id}")).to_have_count(0)
    clean(desk)


def _team(server: Application, open_device: OpenPage, database: Database, here: Place) -> None:
    """Whoever runs workshops reads the solution and prints its grid."""
    desk = open_device(TABLET, hire(database, Role.FACILITATOR, here.id))
    desk.goto(f"{server.address}/solutions?territoire={here.id}")
    for text, _ in EFFECTS:
        expect(desk.get_by_text(text).first).to_be_visible()
    clean(desk)
    with desk.expect_download(timeout=60_000) as asked:
        desk.locator(f".st-key-grid_{here.solution.replace(' ', '-')}").get_by_role("button").click()
    printed = words(asked.value.path().read_bytes())
    assert TITLE in printed
    assert BRICK in printed
    assert "Notre cuisine le lundi" in printed
    assert AN_OFFER in printed
    desk.goto(f"{server.address}/territoires?territoire={here.id}")
    expect(desk.get_by_text("Une rencontre.").first).to_be_visible()
    clean(desk)


def _passer_by(server: Application, open_device: OpenPage, here: Place, other: Place, public: tuple[str, str]) -> None:
    """Without account: the one tie whose two ends said everybody, and nothing of the others."""
    phone = open_device(PHONE)
    phone.goto(f"{server.address}/ensemble?territoire={here.id}&wave={here.waves[1]}")
    lines = phone.get_by_role("listitem").filter(has_text=say("tie_level.2").lower())
    expect(lines).to_have_count(1)
    for one in public:
        expect(lines.filter(has_text=here.names[one])).to_have_count(1)
    expect(phone.get_by_text(A_NEED).first).to_be_visible()
    expect(phone.get_by_text(AN_OFFER)).to_have_count(0)  # its own means stay between structures and committee
    clean(phone)
    seen(phone, "together_phone")
    phone.goto(f"{server.address}/ensemble?territoire={other.id}")
    expect(phone.get_by_text(say("together.nobody"))).to_be_visible()
