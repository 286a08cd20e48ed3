"""«Nos partenaires»: a link is shown once, and no answer is ever shown."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.cooperation import actors, answers, partners, proposals
from db.queries.evaluation import waves
from domain.cooperation.proposals import Reason, State
from domain.staff.by import By
from domain.staff.roles import Role
from tests.pages.conftest import OpenPage, button, by_link, listed
from texts import say

SECRET_ANSWER = "un secret de la structure"
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def prepared(database: Database) -> str:
    with database.transaction() as connection:
        wave = waves.add(connection, "lyon", "Vague 1")
        actor = partners.invitations(connection, wave)[0].actor
        secret = partners.invite(connection, wave, actor, by=By("facilitator", datetime.now(UTC)))
        seat = partners.seat_of(connection, secret)
        answers.record(connection, seat, ("p03", SECRET_ANSWER), "device", 1, "request")
    return actor


def test_a_link_is_shown_once_and_opens_the_desk(loaded: Database, open_page: OpenPage) -> None:
    actor = prepared(loaded)
    page = open_page("partners", Role.COORDINATOR, territory="lyon", database=loaded)
    assert SECRET_ANSWER not in str(page)
    listed(page, say("partners.whose")).select(actor).run()
    button(page, "invite").click().run()
    desk, ties = (shown.value.rpartition("#") for shown in page.code)
    secret = desk[2]
    assert (desk[0].rpartition("/")[2], ties[0].rpartition("/")[2], ties[2]) == ("structure", "liens", secret)
    with loaded.reading() as connection:
        assert partners.seat_of(connection, secret).actor == actor
    assert not page.run().code


def test_the_last_day_is_offered_and_written_only_when_kept(loaded: Database, open_page: OpenPage) -> None:
    prepared(loaded)
    page = open_page("partners", Role.COORDINATOR, territory="lyon", database=loaded)
    page.toggle[0].set_value(True).run()
    with loaded.reading() as connection:
        assert [wave.ends_on for wave in waves.waves(connection)] == [None]
    button(page, "keep_end").click().run()
    with loaded.reading() as connection:
        assert [wave.ends_on is None for wave in waves.waves(connection)] == [False]


def test_without_a_wave_it_says_what_will_make_one(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("partners", Role.COORDINATOR, territory="haute_garonne", database=loaded)
    assert say("partners.no_wave") in [note.value for note in page.info]


def test_a_link_is_withdrawn_once_somebody_is_sure(loaded: Database, open_page: OpenPage) -> None:
    actor = prepared(loaded)
    with loaded.transaction() as connection:
        [made] = [one.id for one in waves.waves(connection)]
        other = partners.invitations(connection, made)[1].actor
        partners.invite(connection, made, other, by=By("facilitator", datetime.now(UTC)))
    page = open_page("partners", Role.COORDINATOR, territory="lyon", database=loaded)
    listed(page, say("partners.whose")).select(other).run()
    assert say("partners.revoke_sure") in [one.value for one in page.markdown]
    button(page, "revoke").click().run()
    with loaded.reading() as connection:
        linked = {one.actor for one in partners.invitations(connection, made) if one.linked_on}
    assert linked == {actor}
    assert [len(table.value) for table in page.table] == [len(partners_of(loaded, made))]  # no name is cut


def partners_of(database: Database, made: str) -> list[str]:
    with database.reading() as connection:
        return [one.actor for one in partners.invitations(connection, made)]


def test_what_partners_missed_is_kept_merged_or_set_aside_each_as_it_was_shown(
    loaded: Database, open_page: OpenPage
) -> None:
    prepared(loaded)
    with loaded.transaction() as connection:
        [made] = [one.id for one in waves.waves(connection)]
        invited = [one.actor for one in partners.invitations(connection, made)]
        for number, name in enumerate(("Un four", "Le quai", "Le port")):
            proposals.propose(connection, made, invited[number], name, name, datetime.now(UTC).date())
        ids = {one.name: one.id for one in proposals.of(connection, made)}
    page = open_page("partners", Role.COORDINATOR, territory="lyon", database=loaded)
    page.selectbox(key=f"proposal_into_{ids['Le port']}").select(invited[0]).run()
    button(page, "merge", ids["Le port"]).click().run()
    button(page, "keep", ids["Un four"]).click().run()
    page.selectbox(key=f"proposal_reason_{ids['Le quai']}").select(Reason.ELSEWHERE.value).run()
    button(page, "set_aside", ids["Le quai"]).click().run()
    page.text_input[0].set_value("Une halle")
    button(page, "add").click().run()
    with loaded.reading() as connection:
        told = {one.name: (one.state, one.reason, one.by) for one in proposals.of(connection, made)}
        names = {one.actor: one.name for one in partners.invitations(connection, made)}
    assert {name: state for name, (state, _, _) in told.items()} == {
        "Un four": State.KEPT, "Le quai": State.SET_ASIDE, "Le port": State.MERGED, "Une halle": State.KEPT,
    }  # fmt: skip
    assert (told["Le quai"][1], told["Une halle"][2]) == (Reason.ELSEWHERE, "")
    assert set(names.values()) >= {"Un four", "Une halle"}
    assert not page.exception


def test_a_likely_twin_is_one_tap_away_and_what_waits_from_a_former_wave_stays(
    loaded: Database, open_page: OpenPage
) -> None:
    prepared(loaded)
    with loaded.transaction() as connection:
        [former] = [one.id for one in waves.waves(connection)]
        later = waves.add(connection, "lyon", "Vague d’après")
        known = {one.id: one.name for one in actors.in_wave(connection, later)}
        [first, second] = list(known)[-2:]
        day = datetime.now(UTC).date()
        for place, name in ((later, "Un four"), (former, known[first].upper()), (former, "Jean Dupont")):
            proposals.propose(connection, place, second, name, name, day)
        ids = {one.name: one.id for one in proposals.to_judge(connection, later)}
    assert sorted(ids) == sorted([known[first].upper(), "Jean Dupont", "Un four"])
    assert list(ids)[-1] == "Un four"  # of this wave, after what waits longer

    def opened() -> AppTest:
        page = open_page("partners", Role.COORDINATOR, territory="lyon", database=loaded, run=False)
        page.query_params["wave"] = later
        return page.run()

    page = opened()
    assert [one.value for one in page.caption].count(say("proposals.personal")) == 1
    with loaded.transaction() as connection:  # somebody else, in between
        by = By("coordinator", datetime.now(UTC))
        proposals.set_aside(connection, ids["Jean Dupont"], Reason.PERSON, by, seen=State.WAITING)
    button(page, "keep", ids["Jean Dupont"]).click().run()
    assert [one.value for one in page.warning] == [say("error.WrongMoment")]
    page = opened()
    assert not page.warning
    button(page, "twin", f"{ids[known[first].upper()]}_{first}").click().run()
    with loaded.reading() as connection:
        told = {one.name: (one.state, one.into) for one in proposals.of(connection, former)}
        assert [one.name for one in proposals.to_judge(connection, later)] == ["Un four"]
    assert told[known[first].upper()] == (State.MERGED, known[first])
    assert not page.warning


def test_the_coordination_is_asked_once_too(loaded: Database, open_page: OpenPage) -> None:
    prepared(loaded)
    with loaded.reading() as connection:
        [made] = [one.id for one in waves.waves(connection)]
        there = actors.in_wave(connection, made)[0].name
    page = open_page("partners", Role.COORDINATOR, territory="lyon", database=loaded)
    for name in (there.upper(), "Jean Dupont"):
        page.text_input[0].set_value(name)
        button(page, "add").click().run()
        assert len(page.error) == 1
        with loaded.reading() as connection:
            assert name not in [one.name for one in proposals.of(connection, made)]
        button(page, "add").click().run()
        assert not page.error
    with loaded.reading() as connection:
        assert {one.name for one in proposals.of(connection, made)} == {there.upper(), "Jean Dupont"}


def test_whoever_proposed_reads_what_became_of_each_and_nobody_else_does(loaded: Database, open_page: OpenPage) -> None:
    by = By("coordinator", datetime.now(UTC))
    with loaded.transaction() as connection:
        made = waves.add(connection, "lyon", "Vague 1")
        theirs, others = ("grap", "vrac_lyon")
        secrets = {one: partners.invite(connection, made, one, by=by) for one in (others, theirs)}
        aside, kept = (
            proposals.propose(connection, made, theirs, name, name, by.day) for name in ("Le port", "Un four")
        )
        proposals.keep(connection, kept, by, seen=State.WAITING)
        proposals.set_aside(connection, aside, Reason.STOPPED, by, seen=State.WAITING)
    told = {one: [each.value for each in by_link(open_page, loaded, secrets[one]).markdown] for one in secrets}
    assert f"- **Le port** · écarté · {say('proposals.reason.stopped')}" in told[theirs]
    assert "- **Un four** · retenu" in told[theirs]
    assert not [line for line in told[others] if "Le port" in line]
