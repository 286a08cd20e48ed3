"""Means and commitments by a personal link, and what a wave gives back: on a desk and a phone; the committee's page."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import Connection

from db.engine import Database
from db.queries.cooperation import partners
from domain.cooperation.commitments import EntryKind, Form
from domain.cooperation.partners import Seat
from domain.cooperation.sheets import Family
from domain.staff.roles import Role
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage, barriers
from tests.e2e.room import hire
from tests.e2e.test_ties import DESK, SERIOUS, seen
from tests.structures import LYON, agrees, hands, link, needs, offers, proposes, says, seats, shares, tells, wave
from texts import say


def pooled(connection: Connection, here: dict[str, Seat], ccas: Seat) -> None:
    """Offers, needs and commitments of four structures, two of them with a fifth."""
    for seat in (*here.values(), ccas):
        for family in (Family.COMMITMENTS, Family.MEANS):
            agrees(connection, seat, family)
    grap, vrac, belle, cocagne = (here[one] for one in LYON[:4])
    asked = []
    for seat in (vrac, belle, cocagne):
        asked.append(needs(connection, seat, "res_local", "Une salle le samedi"))
        needs(connection, seat, "res_vehicule", "Un camion pour la tournée")
    offer = offers(connection, grap, "res_local", "Une cuisine équipée, le samedi")
    offers(connection, ccas, "res_stockage", "Une chambre froide")
    theirs = needs(connection, ccas, "res_local", "Une cuisine pour trente personnes")
    for seat, need in zip((vrac, belle, cocagne), asked, strict=True):
        shares(connection, seat, need, offer)
        shares(connection, grap, need, offer)
    shares(connection, grap, theirs, offer)
    proposes(connection, grap, "ccas_lyon", Form.AGREEMENT)
    tells(connection, ccas, proposes(connection, vrac, "ccas_lyon", Form.AGREEMENT), EntryKind.ACCEPTED)


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_what_is_shared_and_promised_is_read_by_a_structure_and_by_the_committee(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        first, second = wave(connection, "lyon", "Vague 1"), wave(connection, "lyon", "Vague 2")
        for one_wave, level in ((first, "3"), (second, "2")):
            here = seats(connection, one_wave, LYON[:4])
            for one, seat in here.items():
                agrees(connection, seat)
                says(connection, seat, *(f"{other}={level}" for other in LYON[:4] if other != one))
            hands(connection, *list(here.values())[::-1])
        secret = link(connection, second, "ccas_lyon")
        pooled(connection, here, partners.seat_of(connection, secret))
    page = open_device(DESK)
    page.goto(f"{server.address}/liens#{secret}")
    page.get_by_role("tab", name=say("ties.tab.means")).click()
    expect(page.get_by_text("Une chambre froide").first).to_be_visible()
    page.get_by_role("button", name=say("means.share"), exact=True).click()
    expect(page.get_by_text(say("share_stand.both"))).to_be_visible()
    seen(page, "means_desk")
    page.get_by_role("tab", name=say("ties.tab.commitments")).click()
    page.get_by_role("button", name=say("commitment.accepted"), exact=True).click()
    expect(page.get_by_text(say("commitment.go_on"))).to_have_count(2)
    seen(page, "commitments_desk")
    assert [barrier for barrier in barriers(page) if SERIOUS.search(barrier)] == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("tab", name=say("ties.tab.returned")).click()
    expect(page.get_by_text(say("returned.offers"))).to_be_visible()
    seen(page, "returned_phone")
    desk = open_device(DESK, hire(loaded, Role.COMMITTEE))
    desk.goto(f"{server.address}/cooperation")
    desk.get_by_text(say("cooperation.part_means")).first.click()
    expect(desk.get_by_text(say("means.shared", n=4))).to_be_visible()
    assert [barrier for barrier in barriers(desk) if SERIOUS.search(barrier)] == []
    seen(desk, "pooled_desk")
