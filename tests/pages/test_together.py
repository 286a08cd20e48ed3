"""«Coopérer ici» for whoever comes, and the other pages of cooperation: each names as far as each structure said."""

import random

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.cooperation import partners, sheets, ties
from domain.cooperation.sheets import Audience, Family
from domain.staff.roles import Role
from tests.db.test_agreements import allowed, drawn, spoken
from tests.pages.conftest import OpenPage, button
from tests.pages.conftest import by_link as opened
from tests.structures import LYON, agrees, hands, link, over, says, seats, wave
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
DRAWS = 2
COMMITTEE_PARTS = ("ties", "waves", "means")


def read(page: AppTest) -> str:
    """All words of a page: what stands in it, in its tables and on what opens."""
    assert not page.exception
    kinds = (page.markdown, page.caption, page.info, page.subheader, page.table, page.expander)
    said = [str(getattr(one, "value", "")) or str(getattr(one, "label", "")) for kind in kinds for one in kind]
    tables = [table.value.to_string() for table in page.table]
    words = " ".join([*said, *(one.label for one in page.expander), *tables])
    return words.replace("\u00a0", " ").replace("\\", "")  # ids have signs that Markdown would read


def confirmed(database: Database) -> tuple[str, str]:
    """Two waves: in the first, four say what they say to everybody, one to the committee; in the second, nobody does.

    Returns the first, and the link of one of the four.
    """
    with database.transaction() as connection:
        first, _ = wave(connection, "lyon", "Vague 1"), wave(connection, "lyon", "Vague 2")
        wave(connection, "lorient", "Vague 1")
        secret = link(connection, first, "vrac_lyon")
        here = seats(connection, first, [one for one in LYON if one != "vrac_lyon"])
        here["vrac_lyon"] = partners.seat_of(connection, secret)
        for one in LYON[::-1]:
            says(connection, here[one], *(f"{other}=2" for other in LYON if other != one))
            agrees(connection, here[one], audience=Audience.COMMITTEE if one == "ccas_lyon" else Audience.PUBLIC)
        says(connection, here["grap"], "cocagne_lyon=0")  # the other says so: it is not confirmed
        hands(connection, *here.values())
    return first, secret


def test_whoever_comes_reads_confirmed_ties_of_those_who_said_everybody(loaded: Database, open_page: OpenPage) -> None:
    confirmed(loaded)
    page = open_page("together", database=loaded)
    told = read(page)
    pairs = [line for one in page.markdown for line in one.value.splitlines() if "partage un dispositif" in line]
    assert len(pairs) == 5  # of four structures, six pairs; one side of one of them says no
    assert "CCAS" not in told
    assert "GRAP et Cocagne" not in told
    assert "Cocagne et GRAP" not in told
    assert say("cooperation.isolated") not in told
    assert not page.error
    page.query_params["territoire"] = "lorient"
    assert say("together.nobody") in read(page.run())
    page.query_params["territoire"] = "lyon"
    assert "GRAP" in read(page.run())  # after a reload, the same


def test_with_nothing_to_read_it_is_said(loaded: Database, open_page: OpenPage) -> None:
    assert say("together.none") in read(open_page("together", database=loaded))


def test_every_page_names_as_far_as_each_structure_said(loaded: Database, open_page: OpenPage) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    luck = random.Random(seed)  # noqa: S311  a draw that can be made again
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, LYON[::-1])
        spoken(connection, here, "grap")
        secret = link(connection, wave(connection, "lyon", "Vague 2"), "vrac_lyon")
    desk = open_page("cooperation", Role.COMMITTEE, territory="lyon", database=loaded, run=False)
    for _ in range(DRAWS):
        with loaded.transaction() as connection:
            said = drawn(connection, here, luck)
        public = open_page("together", database=loaded, run=False)
        public.query_params.update({"territoire": "lyon", "wave": first})
        pages = {Audience.PUBLIC: read(public.run()), Audience.COMMITTEE: ""}
        for part in COMMITTEE_PARTS:
            desk.query_params["wave"] = first
            desk.session_state["cooperation_part"] = part
            pages[Audience.COMMITTEE] += read(desk.run())
        for reader, told in pages.items():
            for family, words in (
                (Family.MEANS, "Offre {}"),
                (Family.COMMITMENTS, "Ce que {} donne"),
                (Family.SHEET, "Fiche {}"),
            ):
                seen = {one for one in LYON if words.format(one) in told}
                far = allowed(family, reader, said)
                expected = far if family is not Family.COMMITMENTS or len(far) > 1 else set()  # a promise needs two
                assert seen == expected, (reader, family, f"seed {seed}")
    other = read(opened(open_page, loaded, secret))  # a link of the second wave, in which nobody has said anything
    others = set(LYON) - {"vrac_lyon"}
    assert not [one for one in others if f"Offre {one}" in other or f"Fiche {one}" in other]


def test_an_agreement_is_taken_back_once_the_wave_is_over(loaded: Database, open_page: OpenPage) -> None:
    first, secret = confirmed(loaded)
    with loaded.transaction() as connection:
        over(connection, first)
    page = opened(open_page, loaded, secret)
    [radio] = [one for one in page.radio if str(one.key).startswith("audience_ties_")]
    radio.set_value(Audience.NOBODY).run()
    button(page, "agree", "ties").click().run()
    page = opened(open_page, loaded, secret)  # another device
    assert page.text_area(key="sheet_finality_0").disabled  # the sheet ends with its wave, the agreement does not
    assert not [one for one in page.button if "keep_sheet" in str(one.key)]
    with loaded.reading() as connection:
        assert "vrac_lyon" not in {one.id for one in ties.network(connection, first).members}
        assert sheets.shown(connection, "lyon", first, Audience.PARTNERS) == {}
    assert "Vrac" not in read(open_page("together", database=loaded))
