"""The form of piste 1 and piste 2 on «Solutions»: it makes a workshop, for those who run some here."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.cooperation import tracks
from db.queries.workshops import workshops
from domain.cooperation.tracks import Authority, Degree, Track, Who
from domain.staff.roles import Role
from tests.pages.conftest import OpenPage, button, listed
from tests.pages.test_solutions import at, typed
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def went(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The workshops to which the page led."""
    found: list[str] = []
    monkeypatch.setattr(st, "switch_page", lambda _, query_params: found.append(query_params["workshop"]))
    return found


def radio(page: AppTest, name: str, value: str) -> None:
    [field] = [one for one in page.radio if (one.key or "").startswith(f"track_{name}_")]
    field.set_value(value)


def test_each_track_makes_its_workshop(loaded: Database, open_page: OpenPage, went: list[str]) -> None:
    page = at(open_page, loaded, "lyon", Role.FACILITATOR)
    listed(page, say("track.which")).select(Track.GROUP).run()
    typed(page, "track_subject", "Les quartiers sans marché")
    [who] = [one for one in page.button_group if "track_who" in str(one.key)]
    who.set_value([Who.ELECTED])
    radio(page, "authority", Authority.EASES)
    typed(page, "track_place", "Mairie")
    button(page, "begin_track").click().run()
    assert not page.error
    page = at(open_page, loaded, "lyon", Role.FACILITATOR)  # loaded again
    typed(page, "track_subject", "La *légumerie*")
    typed(page, "track_place", "Ferme")
    radio(page, "potential", Degree.YES)
    button(page, "begin_track").click().run()
    assert say("error.TrackUnsaid") in [one.value for one in page.error]
    radio(page, "openness", Degree.NO)
    button(page, "begin_track").click().run()
    assert not page.error
    with loaded.reading() as connection:
        made = [one for one, _ in tracks.of_territory(connection, "lyon")]
        assert {(one.track, one.subject) for one in made} == {
            (Track.PROJECT, "La *légumerie*"),
            (Track.GROUP, "Les quartiers sans marché"),
        }
        assert [workshops.workshop(connection, one).title.replace("\u00a0", " ") for one in went] == [
            "Piste 2 : Les quartiers sans marché",
            "Piste 1 : La *légumerie*",
        ]
    page = at(open_page, loaded, "lyon", Role.FACILITATOR)
    assert say("track.rather_the_other") in [one.value for one in page.info]


@pytest.mark.parametrize(("role", "own"), [(None, "lyon"), (Role.COMMITTEE, "lyon"), (Role.FACILITATOR, "lorient")])
def test_nobody_else_has_the_form(loaded: Database, open_page: OpenPage, role: Role | None, own: str) -> None:
    page = at(open_page, loaded, "lyon", role, own)
    assert not [one for one in page.button if str(one.key).startswith("begin_track")]
    assert say("track.title") not in [one.label for one in page.expander]
