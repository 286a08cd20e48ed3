"""The map of ties on «Coopération»: after the table, of those that agreed, others on demand, two waves on one map."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from domain.staff.roles import Role
from tests.pages.conftest import OpenPage, listed
from tests.structures import LYON, agrees, hands, says, seats, wave
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def told(database: Database) -> None:
    """Two waves, the second made first: grap and vrac_lyon both times, belle_bouffe with one of them each time."""
    with database.transaction() as connection:
        second, first = wave(connection, "lyon", "Vague 2"), wave(connection, "lyon", "Vague 1")
        for this, friend in ((second, "vrac_lyon"), (first, "grap")):
            here = seats(connection, this, LYON)
            for one in ("grap", "belle_bouffe", "vrac_lyon", "cocagne_lyon"):
                agrees(connection, here[one])
            says(connection, here["grap"], "vrac_lyon=2", "cocagne_lyon=1", "ccas_lyon=3")
            says(connection, here["vrac_lyon"], "grap=3", "ccas_lyon=3")
            says(connection, here["ccas_lyon"], "grap=3", "vrac_lyon=3")
            says(connection, here["belle_bouffe"], f"{friend}=1", "cocagne_lyon=2")
            says(connection, here["cocagne_lyon"], "belle_bouffe=3")
            says(connection, here[friend], "belle_bouffe=1")
            hands(connection, *(here[one] for one in reversed(LYON)))


def opened(open_page: OpenPage, database: Database, place: str = "lyon", part: str = "ties") -> AppTest:
    page = open_page("cooperation", Role.COMMITTEE, territory=place, database=database, run=False)
    page.session_state["cooperation_part"] = part
    page.run()
    assert not page.exception
    return page


def charts(page: AppTest) -> dict[str, Any]:
    """Each chart's message, known by what is said of it to who does not see it."""
    beginnings = {"Carte de deux vagues": "changes", "Carte de ": "map", "": "levels"}
    protos = [chart.proto for chart in page.get("vega_lite_chart")]
    return {next(name for begins, name in beginnings.items() if one.alt.startswith(begins)): one for one in protos}


def drawn(chart: Any) -> str:  # noqa: ANN401  Streamlit's message
    return str(chart.SerializeToString().decode("utf-8", "replace"))


def test_the_map_shows_ties_of_both_sides_and_others_on_demand(loaded: Database, open_page: OpenPage) -> None:
    told(loaded)
    page = opened(open_page, loaded)
    shown = charts(page)["map"]
    assert say("network.alt", actors=4, ties=3, answered="")[:36] in shown.alt
    assert "GRAP" in drawn(shown)
    assert "CCAS" not in drawn(shown)
    page.toggle[0].set_value(True).run()
    assert not page.exception
    assert say("network.alt", actors=4, ties=4, answered="")[:36] in charts(page)["map"].alt
    assert any(one.value.startswith(say("network.legend_others")) for one in page.caption)


def test_two_waves_stand_on_one_map(loaded: Database, open_page: OpenPage) -> None:
    told(loaded)
    page = opened(open_page, loaded, part="waves")
    assert listed(page, say("cooperation.before")).value
    changes, levels = charts(page)["changes"], charts(page)["levels"]
    assert changes.alt == say("network.changes_alt", appeared=1, ended=1, stayed=2)
    assert "CCAS" not in drawn(changes)
    assert levels.alt.index("Vague 2") < levels.alt.index("Vague 1")  # in the order in which they began


def test_without_ties_there_is_no_map(loaded: Database, open_page: OpenPage) -> None:
    told(loaded)
    with loaded.transaction() as connection:
        wave(connection, "lorient", "Vague 1")
    page = opened(open_page, loaded, "lorient")
    assert charts(page) == {}
    assert not page.toggle
    assert any(say("cooperation.few.co_levels") in one.value for one in page.markdown)
