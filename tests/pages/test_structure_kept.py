"""What a structure says by its link: what two devices type, and what may still change once a wave is over."""

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.cooperation import history, partners, sheets, ties
from domain.cooperation.sheets import Audience, Family
from domain.staff.by import By
from tests.pages.conftest import OpenPage, button
from tests.pages.conftest import by_link as opened
from tests.structures import LYON, NOW, agrees, hands, link, over, says, seats, wave
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def words(page: AppTest) -> list[str]:
    return [str(one.value) for kind in (page.info, page.warning, page.error) for one in kind]


def test_two_devices_lose_none_of_their_words(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        wave(connection, "lyon", "Vague 2")
        first = wave(connection, "lyon", "Vague 1")
        secret = link(connection, first, "grap")
        link(connection, first, "vrac_lyon")
    one, other = (opened(open_page, loaded, secret) for _ in range(2))
    one.text_area(key="sheet_finality_0").set_value("Bien manger").run()
    other.text_area(key="sheet_finality_0").set_value("Manger ensemble")
    other.text_area(key="sheet_model_0").set_value("Ventes et dons").run()
    button(one, "keep_sheet").click().run()
    button(other, "keep_sheet").click().run()
    assert [area.value for area in other.text_area][:3] == ["Manger ensemble", "", "Ventes et dons"]
    assert say("own_sheet.meanwhile", words="Bien manger") in words(other)
    button(other, "keep_sheet").click().run()  # read again, and meant
    one.run()
    assert [area.value for area in one.text_area][:3] == ["Manger ensemble", "", "Ventes et dons"]
    with loaded.reading() as connection:
        kept = sheets.sheet(connection, partners.seat_of(connection, secret))
    assert (kept.finality, kept.model, kept.version) == ("Manger ensemble", "Ventes et dons", 2)


def test_a_field_that_nobody_touched_takes_what_the_other_device_kept(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        secret = link(connection, wave(connection, "lyon", "Vague 1"), "vrac_lyon")
    one, other = (opened(open_page, loaded, secret) for _ in range(2))
    other.text_area(key="sheet_governance_0").set_value("Une assemblée").run()
    one.text_area(key="sheet_finality_0").set_value("Bien manger").run()
    button(one, "keep_sheet").click().run()
    other.run()
    assert [area.value for area in other.text_area][:3] == ["Bien manger", "Une assemblée", ""]
    assert not any("Entre-temps" in one for one in words(other))
    button(other, "keep_sheet").click().run()
    with loaded.reading() as connection:
        kept = sheets.sheet(connection, partners.seat_of(connection, secret))
    assert (kept.finality, kept.governance, kept.version) == ("Bien manger", "Une assemblée", 2)


def test_an_agreement_is_withdrawn_from_a_wave_that_is_over(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        second, first = wave(connection, "lyon", "Vague 2"), wave(connection, "lyon", "Vague 1")
        for one in (second, first):
            here = seats(connection, one, LYON[:3])
            for seat in here.values():
                agrees(connection, seat)
                says(connection, seat, *(f"{other}=2" for other in LYON[:3] if other != seat.actor))
            hands(connection, *here.values())
        secret = partners.invite(connection, first, "vrac_lyon", by=By("facilitator", NOW), seen=here["vrac_lyon"].link)
        over(connection, first)
    page = opened(open_page, loaded, secret)
    with loaded.reading() as connection:
        before = sheets.agreements(connection, partners.seat_of(connection, secret))[Family.TIES]
    page.radio(key=f"audience_ties_{before.version}").set_value(Audience.NOBODY).run()
    button(page, "agree", "ties").click().run()
    assert not page.exception
    with loaded.reading() as connection:
        seat = partners.seat_of(connection, secret)
        assert sheets.agreements(connection, seat)[Family.TIES].audience is Audience.NOBODY
        shown = {wave_: ties.network(connection, wave_, Audience.COMMITTEE).members for wave_ in (first, second)}
        assert "vrac_lyon" not in {one.id for one in shown[first]}
        kept = first not in history.since(connection, second)  # what is said later holds for what came before
        assert ("vrac_lyon" in {one.id for one in shown[second]}) is kept
        assert len(shown[first]) == 2


def test_a_sheet_that_comes_too_late_says_so_and_stays_on_the_screen(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        second, first = wave(connection, "lyon", "Vague 2"), wave(connection, "lyon", "Vague 1")
        late, other = link(connection, first, "grap"), link(connection, second, "grap")
    page, going_on = opened(open_page, loaded, late), opened(open_page, loaded, other)
    page.text_area(key="sheet_finality_0").set_value("Bien manger").run()
    with loaded.transaction() as connection:
        over(connection, first)
    button(page, "keep_sheet").click().run()
    assert page.text_area(key="sheet_finality_0").value == "Bien manger"
    assert say("own_sheet.too_late") in words(page)
    assert not [one for one in page.button if "keep_sheet" in str(one.key)]
    assert all(area.disabled for area in page.text_area[:3])
    button(going_on, "keep_sheet").click().run()
    assert not going_on.error


def test_all_tabs_are_named_by_the_address_and_count_at_once(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        second, first = wave(connection, "lyon", "Vague 2"), wave(connection, "lyon", "Vague 1")
        secret, other = link(connection, first, "grap"), link(connection, second, "grap")
        everybody = len(ties.members(connection, first)) - 1
    page = opened(open_page, loaded, secret)
    for n, name in enumerate(("Vrac", "Belle Bouffe"), start=1):
        [row] = [one for one in page.selectbox if name in one.label][:1]
        row.select("2").run()
        assert say("ties.said", n=n, all=everybody) in [one.value for one in page.caption]
    assert say("ties.said", n=0, all=everybody) in [one.value for one in opened(open_page, loaded, other).caption]


def test_a_withdrawn_link_leaves_a_field_for_the_new_one(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        wave(connection, "lyon", "Vague 2")
        first = wave(connection, "lyon", "Vague 1")
        old, others = link(connection, first, "grap"), link(connection, first, "vrac_lyon")
    page, beside = opened(open_page, loaded, old), opened(open_page, loaded, others)
    with loaded.transaction() as connection:
        seen = partners.seat_of(connection, old).link
        new = partners.invite(connection, first, "grap", by=By("facilitator", NOW), seen=seen)
    page.run()
    assert say("error.PartnerLinkUnknown") in words(page)
    page.text_input(key="ties_pasted").set_value(new)
    page.button[0].click().run()
    assert not page.error
    assert next(one.value for one in page.header) == "GRAP"
    assert not beside.run().error


def test_a_type_that_is_missing_is_said_under_the_form(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        secret, _ = link(connection, first, "grap"), link(connection, first, "vrac_lyon")
    page = opened(open_page, loaded, secret)
    [typed] = [one for one in page.text_input if str(one.key).startswith("means_words")]
    typed.set_value("Une cuisine")
    button(page, "say_means").click().run()
    assert [one.value for one in page.error] == [say("error.MeansTypeMissing")]
    [typed] = [one for one in page.text_input if str(one.key).startswith("means_words")]
    assert typed.value == "Une cuisine"


def test_the_part_that_the_address_names_stays_in_front(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        wave(connection, "lyon", "Vague 2")
        secret = link(connection, wave(connection, "lyon", "Vague 1"), "grap")
    for part in ("commitments", "both"):
        page = open_page("ties", database=loaded, run=False)
        page.query_params["volet"] = part
        page.run()
        page.text_input(key="ties_pasted").set_value(secret)
        page.button[0].click().run()
        assert not page.exception
        assert page.query_params["volet"] in (part, [part])
        assert len(page.tabs) == 8
