"""The trajectory on «Territoires»: a list to be read aloud, declared by those who accompany this territory."""

from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from db import clock
from db.engine import Database
from db.queries.cooperation import trajectory
from domain.cooperation.trajectory import Declared, Kind
from domain.staff.by import By
from domain.staff.roles import Role
from tests.pages.conftest import OpenPage, button, listed
from tests.pages.test_workshop import words
from tests.structures import LYON, answered, over, seats, wave
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def at(open_page: OpenPage, database: Database, place: str, role: Role | None = None, own: str = "lyon") -> AppTest:
    page = open_page("territories", role, territory=own, database=database, run=False)
    page.query_params["territoire"] = place
    page.run()
    assert not page.exception
    return page


def declare(page: AppTest, kind: Kind, evidence: str, step: str | None = None) -> AppTest:
    listed(page, say("trajectory.what")).set_value(kind.value).run()
    if step:
        listed(page, say("trajectory.step")).set_value(step)
    [field] = [one for one in page.text_area if (one.key or "").startswith("trajectory_words")]
    field.set_value(evidence)
    return button(page, "declare").click().run()


def test_two_territories_declare_their_own_and_everybody_reads_it(loaded: Database, open_page: OpenPage) -> None:
    said = Declared(Kind.REACHED, date(2024, 1, 1), "Une visite de ferme.", 5)
    with loaded.transaction() as connection:
        trajectory.declare(connection, "dunkerque", said, 0, By("facilitator", datetime.now(UTC)), "elsewhere")
    page = at(open_page, loaded, "lyon", Role.COORDINATOR)
    declare(page, Kind.REACHED, "Trois fêtes *ensemble*.", "3")
    page = at(open_page, loaded, "lyon", Role.COORDINATOR)  # a reload
    declare(page, Kind.REACHED, "Un tour de table.", "1")
    declare(page, Kind.LESSON, "La confiance vient d’abord.")
    stranger = words(at(open_page, loaded, "lyon"))
    assert "Trois fêtes \\*ensemble\\*." in stranger
    assert stranger.index("Un tour de table") < stranger.index("Trois fêtes")  # in the order of the steps
    assert "La confiance vient d’abord." in stranger
    assert "ferme" not in stranger
    assert say("trajectory.declare") not in [one.label for one in at(open_page, loaded, "lyon").expander]
    assert "Une visite de ferme." in words(at(open_page, loaded, "dunkerque"))
    assert say("trajectory.title") not in [one.value for one in at(open_page, loaded, "lorient").subheader]


def test_what_was_wrong_is_taken_back_and_a_refusal_keeps_what_was_typed(loaded: Database, open_page: OpenPage) -> None:
    page = at(open_page, loaded, "lyon", Role.FACILITATOR)
    declare(page, Kind.REACHED, "", "2")
    assert say("error.WordsMissing") in [one.value for one in page.error]
    declare(page, Kind.REACHED, "Une fête.", "2")
    declare(page, Kind.REACHED, "Encore une fête.", "2")
    assert say("error.StepUnderWay") in [one.value for one in page.error]
    assert "Encore une fête." in [one.value for one in page.text_area]
    declare(page, Kind.STRIDE, "Un pas de plus.")
    button(page, "take_back", "1").click().run()
    with loaded.reading() as connection:
        known = trajectory.of(connection, "lyon")
    assert [(one.said.words, one.taken_back) for one in known.entries] == [
        ("Une fête.", True),
        ("Un pas de plus.", False),
    ]


def test_only_those_of_the_territory_declare(loaded: Database, open_page: OpenPage) -> None:
    for role, own in ((Role.COMMITTEE, "lyon"), (Role.FACILITATOR, "lorient"), (Role.ADMINISTRATOR, "lyon")):
        page = at(open_page, loaded, "lyon", role, own)
        assert say("trajectory.declare") not in [one.label for one in page.expander]
        assert say("trajectory.title") not in [one.value for one in page.subheader]


def test_under_the_steps_the_committee_reads_where_structures_see_them(loaded: Database, open_page: OpenPage) -> None:
    now = datetime.now(UTC)
    with loaded.transaction() as connection:
        waves = (("Printemps", "12347", 1), ("Hiver", "55667", 90))
        for label, steps, back in waves:
            made = wave(connection, "lyon", label)
            here = seats(connection, made, LYON)
            for actor, step in zip(reversed(LYON), steps, strict=True):
                answered(connection, here[actor], {"p18": step})
            over(connection, made, now - timedelta(days=back))
    clock.settle(loaded, now)
    told = words(at(open_page, loaded, "lyon", Role.COMMITTEE))
    assert say("trajectory.perceived", wave="Printemps") in told
    assert say("restitution.apart_far") in told
    assert "Hiver" not in told
    for place, role in (("lyon", None), ("montpellier", Role.COMMITTEE)):
        assert say("restitution.apart_far") not in words(at(open_page, loaded, place, role))
