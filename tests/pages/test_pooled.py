"""Means and commitments on «Notre structure», and on «Coopération» for the committee: who reads and does what."""

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.cooperation import answers, commitments, means, partners, sheets, ties, writing
from db.queries.workshops import decisions
from domain.cooperation.commitments import EntryKind, Standing
from domain.cooperation.sheets import Audience, Family, OrganisationSheet
from domain.cooperation.solutions import BrickWords, SolutionWords
from domain.staff.roles import Role
from domain.workshops.decisions import Promise
from tests.pages.conftest import OpenPage, button, listed
from tests.pages.conftest import by_link as opened
from tests.programmes import SHORT
from tests.programmes import opened as opened_room
from tests.structures import BY, LYON, NOW, agrees, answered, link, needs, offers, proposes, seats, shares, tells, wave
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def words(page: AppTest) -> str:
    found = [*page.markdown, *page.caption, *page.info]
    return " ".join(str(one.value) for one in found).replace("\u00a0", " ").replace("\u2060", "")


def starting(page: AppTest, start: str) -> str:
    """The key of the one text field that begins so."""
    [found] = [one.key for one in page.text_input if str(one.key).startswith(start)]
    return str(found)


def test_an_offer_meets_a_need_and_is_shared_once_both_say_so(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        grap, vrac = link(connection, first, "grap"), link(connection, first, "vrac_lyon")
        here = {one: partners.seat_of(connection, one) for one in (vrac, grap)}
        for seat in here.values():
            agrees(connection, seat, Family.MEANS)
        needs(connection, here[vrac], "res_stockage", "Du froid")
        offers(connection, here[vrac], "res_local", "Une salle")
    page = opened(open_page, loaded, grap)
    page.text_input(key=starting(page, "means_words")).set_value("Une chambre froide")
    listed(page, say("means.type")).select("res_stockage")
    button(page, "say_means").click().run()
    assert not page.exception
    assert "Du froid" in words(page)
    button(page, "share").click().run()
    page = opened(open_page, loaded, vrac)  # another structure, on its own device
    assert "Une chambre froide" in words(page)
    button(page, "unshare").click().run()
    button(page, "share").click().run()
    assert not page.exception
    with loaded.reading() as connection:
        pool = means.pool(connection, first)
    assert [(one.need.actor, one.offer.actor) for one in pool.shared] == [("vrac_lyon", "grap")]
    button(page, "withdraw_means", "offer").click().run()
    with loaded.reading() as connection:
        assert {one.said.type for one in means.pool(connection, first).means} == {"res_stockage"}


def test_a_commitment_is_proposed_accepted_and_ended_and_another_refused(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        ccas, vrac = link(connection, first, "ccas_lyon"), link(connection, first, "vrac_lyon")
        seats_ = {one: partners.seat_of(connection, one) for one in (vrac, ccas)}
        refused = proposes(connection, seats_[ccas], "vrac_lyon", name="a")
    page = opened(open_page, loaded, vrac)
    listed(page, say("commitment.to")).select("ccas_lyon")
    page.text_input(key=starting(page, "commitment_gives")).set_value("Du pain")
    page.text_input(key=starting(page, "commitment_receives")).set_value("Une salle")
    button(page, "propose").click().run()
    button(page, "tell_refused", refused).click().run()
    assert not page.exception
    page = opened(open_page, loaded, ccas)
    button(page, "tell_accepted").click().run()
    page = opened(open_page, loaded, ccas)  # loaded again
    button(page, "tell_reviewed").click().run()
    assert [one.value for one in page.error] == [say("error.WordsMissing")]
    [field] = [one for one in page.text_area if str(one.key).startswith("tell_words")]
    field.set_value("Tout va bien")
    button(page, "tell_reviewed").click().run()
    with loaded.reading() as connection:
        mine = commitments.mine(connection, seats_[vrac])
    assert {one.id: one.standing for one in mine}[refused] is Standing.REFUSED
    [held] = [one for one in mine if one.id != refused]
    assert (held.words.gives, held.standing) == ("Du pain", Standing.VALID)
    assert [one.what for one in held.entries] == [EntryKind.ACCEPTED, EntryKind.REVIEWED]
    assert "Tout va bien" in words(opened(open_page, loaded, vrac))


def test_a_stranger_s_proposal_and_a_hidden_offer_are_read_by_nobody_else(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, LYON[:2])
        offers(connection, here["grap"], "res_stockage", "Un secret")
        proposes(connection, here["grap"], "vrac_lyon")
        belle = link(connection, first, "belle_bouffe")
        needs(connection, partners.seat_of(connection, belle), "res_stockage", "Du froid")
    page = opened(open_page, loaded, belle)
    assert say("means.no_meeting").replace("\u00a0", " ") in words(page)
    assert "Un secret" not in words(page)
    assert "Ce que grap donne" not in words(page)


def test_the_committee_reads_needs_without_offer_what_is_shared_and_what_holds(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, LYON)
        grap, vrac, belle, cocagne, ccas = (here[one] for one in LYON)
        for seat in (ccas, grap, belle, vrac):
            for family in (Family.COMMITMENTS, Family.MEANS):
                agrees(connection, seat, family)
        pair = needs(connection, vrac, "res_stockage", "Du froid"), offers(connection, grap, "res_stockage", "Un frigo")
        for seat in (grap, vrac):
            shares(connection, seat, *pair)
        needs(connection, belle, "res_vehicule", "Un camion")
        needs(connection, cocagne, "res_terrain", "Un champ")
        offers(connection, ccas, "res_argent", "Une avance")
        for one, other, seat in ((cocagne, "grap", grap), (ccas, "vrac_lyon", vrac)):
            tells(connection, seat, proposes(connection, one, other), EntryKind.ACCEPTED)
        proposes(connection, belle, "grap")
    page = open_page("cooperation", Role.COMMITTEE, territory="lyon", database=loaded)
    page.session_state["cooperation_part"] = "means"
    page.run()
    assert not page.exception
    said = words(page)
    for seen in ("Un camion", "Une avance", "Un frigo", "Ce que ccas\\_lyon donne"):
        assert seen in said
    for hidden in ("Un champ", "Cocagne", "Ce que belle", "Ce que cocagne"):
        assert hidden not in said

    assert say("means.needs_alone", n=1).replace("\u00a0", " ") in said
    elsewhere = open_page("cooperation", Role.COMMITTEE, territory="lorient", database=loaded)
    elsewhere.session_state["cooperation_part"] = "means"
    elsewhere.run()
    assert "Un camion" not in words(elsewhere)


def test_a_structure_reads_what_became_of_it_and_the_sheets_of_those_that_agreed(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        room = opened_room(connection, "Vague 1", SHORT, NOW)
        decisions.decide(connection, room, Promise("Un four", "La mairie", NOW.date()), BY, "a decision")
        first = wave(connection, "lyon", "Vague 1")
        secret = link(connection, first, "vrac_lyon")
        here = seats(connection, first, ["grap", "belle_bouffe"])
        for one, aim in (("belle_bouffe", "Cuisiner"), ("grap", "Bien manger")):
            sheets.keep(connection, here[one], OrganisationSheet("association", aim), frozenset({"association"}), BY)
        agrees(connection, here["grap"], Family.SHEET)
        answers.record(connection, partners.seat_of(connection, secret), ("p26", "lue"), "device", 1, "request")
        writing.keep_solution(
            connection, "lyon", "s", SolutionWords("Un repas", "Manger", theme="care", shown=True), BY
        )
        for brick, lead in (("Une cuisine", "vrac_lyon"), ("Un jardin", "grap")):
            writing.keep_brick(connection, "lyon", "s", brick, BrickWords(brick, lead), BY)
    page = opened(open_page, loaded, secret)
    assert not page.exception
    said = words(page)
    for seen in ("Une cuisine", "Bien manger", say("decision.n", n=1), "Nous l’avons lue"):
        assert seen.replace("\u00a0", " ") in said
    for hidden in ("Un jardin", "Cuisiner"):
        assert hidden not in said


def test_how_far_each_is_with_the_charter_is_read_by_those_whom_it_said(loaded: Database, open_page: OpenPage) -> None:
    grap, vrac, belle, cocagne, _ = LYON
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, [belle, cocagne, grap])
        secret = link(connection, first, vrac)
        steps = {belle: "signee", cocagne: "lue", grap: "signee"}
        for one, step in steps.items():
            answered(connection, here[one], {"p26": step})
        agrees(connection, here[belle], Family.CHARTER, audience=Audience.PUBLIC)
        agrees(connection, here[cocagne], Family.CHARTER, audience=Audience.PARTNERS)
        named = {one.id: one.name for one in ties.members(connection, first)}
    adopted = say("charter.step", step="Nous l’avons adoptée", names="{}").replace("\u00a0", " ")
    read = say("charter.step", step="Nous l’avons lue", names="{}").replace("\u00a0", " ")

    def lines(page: AppTest) -> list[str]:
        assert not page.exception
        return [one for one in (adopted, read) if one.partition("{")[0] in words(page)]

    partner = opened(open_page, loaded, secret)
    assert lines(partner) == [adopted, read]
    assert named[cocagne] in words(partner)
    for page in (_committee(open_page, loaded, first), _passer_by(open_page, loaded, first)):
        assert lines(page) == [adopted]
        line = words(page).partition(adopted.partition("{")[0])[2]
        assert "Belle Bouffe" in line
        for other in (cocagne, grap):
            assert named[other] not in line.partition(say("charter.others"))[0]


def _committee(open_page: OpenPage, database: Database, wave_id: str) -> AppTest:
    page = open_page("cooperation", Role.COMMITTEE, territory="lyon", database=database, run=False)
    page.query_params["wave"] = wave_id
    page.session_state["cooperation_part"] = "means"
    return page.run()


def _passer_by(open_page: OpenPage, database: Database, wave_id: str) -> AppTest:
    page = open_page("together", database=database, run=False)
    page.query_params["territoire"], page.query_params["wave"] = "lyon", wave_id
    return page.run()
