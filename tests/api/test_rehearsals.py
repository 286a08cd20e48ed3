"""A tablet in a rehearsal: told that it is none of the real ones, and that it is over once it is erased."""

import pytest
from starlette.testclient import TestClient

from db.engine import Database
from db.queries.votes import votes
from db.queries.workshops import rehearsals, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from domain.votes.record import ELECTION, RULE, SHEET
from tests.api.conftest import Room, Tablet
from tests.api.test_files import fetch, hire
from tests.api.test_visits import refused
from tests.ballots import SECRET
from tests.documents import words
from tests.rehearsals import BY, NOW, begun, real, some, voted
from texts import say


def test_two_tablets_are_told_what_they_are_in_and_one_that_it_is_over(
    loaded: Database, client: TestClient, prepared: Room
) -> None:
    with loaded.transaction() as connection:
        second, first = begun(connection, real(connection, "Vague 2")), begun(connection, real(connection, "Vague 3"))
        codes = [workshops.workshop(connection, one).code for one in (first, second)]
        workshops.open_(connection, prepared.id, by=By("facilitator", NOW))
    one, other, beside = (Tablet(client, code, count=1) for code in (*codes, prepared.code))
    assert [each.package["workshop"]["demonstration"] for each in (one, other, beside)] == [True, True, False]
    assert [each.package["workshop"]["title"][:10] for each in (one, beside)] == ["Répétition", "Bien mange"]
    for each in (other, one, beside):
        assert each.agree().status_code == 201
    question = one.package["questionnaire"]["questions"][0]
    value = question["choices"][0]["id"]
    assert one.answer(question["id"], value).status_code == 200
    with loaded.transaction() as connection:
        rehearsals.erase(connection, first, BY)
    late = Tablet(client, codes[1])
    assert late.package["workshop"]["demonstration"]
    for response in (one.answer(question["id"], value), one.finish(), one.agree()):
        refused(response, 409, "WorkshopClosed")
        assert response.json()["ends"] == "workshop"
    gone = one.ask("places")
    refused(gone, 401, "DeviceUnknown")
    assert gone.json()["ends"] == "workshop"
    refused(client.post("/api/visits", json={"code": codes[0]}), 404, "UnknownCode")
    for each in (other, beside):
        assert each.answer(question["id"], value).status_code == 200
        assert each.finish().status_code == 200


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_its_prints_say_so_and_its_ballots_are_handed_out_to_nobody(loaded: Database, client: TestClient) -> None:
    with loaded.transaction() as connection:
        second, first = real(connection, "Vague 2", ("approval", "dots")), real(connection, "Vague 1")
        made = begun(connection, second)
        workshops.open_(connection, first, by=By("facilitator", NOW))
        closed, asked = votes.votes_of(connection, made)
        some(connection, made, 5)
        voted(connection, closed)
        other = votes.votes_of(connection, first)[0]
        for one in (other, asked):
            votes.open_(connection, one.id, by=By("facilitator", NOW), secret_key=SECRET)
    _, token = hire(loaded, Role.FACILITATOR)
    name, mark = say("rehearsal.title", title="").split()[0], "rien n"
    for kind, unreal, true in (("ballots", asked.id, other.id), ("slips", asked.id, other.id), ("poster", made, first)):
        printed = [words(fetch(client, kind, about, token).content) for about in (true, unreal)]
        assert [name in page or mark in page for page in printed] == [False, True], kind
    for part in (ELECTION, SHEET, RULE):
        refused(fetch(client, part, closed.id, token), 404, "UnknownVote")
