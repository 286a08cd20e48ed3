"""The partners' desk: one response an organisation and wave, from any computer, until the last day, by a link alone."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from db.engine import Database
from db.models.participation import ResponseRow
from db.models.partners import ActorProposalRow, PartnerAnswerRow, PartnerLinkRow, PartnerResponseRow
from db.models.publication import TallyRow
from db.queries.cooperation import actors, merging, partners, proposals
from db.queries.evaluation import waves
from domain.cooperation.partners import Progress
from domain.cooperation.proposals import Reason, State
from domain.staff.by import By
from tests.api.conftest import NOW
from tests.api.test_visits import refused

BY = By("coordinator", NOW)


class Partner:
    """A browser that opened a link."""

    def __init__(self, client: TestClient, secret: str) -> None:
        self.client = client
        opened = client.post("/api/partner/session", json={"secret": secret})
        assert opened.status_code == 200, opened.text
        self.desk: dict[str, Any] = opened.json()
        self.device = str(uuid.uuid4())
        self.sequence = 0

    def post(self, path: str, body: object) -> httpx2.Response:
        headers = {"Authorization": f"Bearer {self.desk['token']}"}
        return self.client.post(f"/api/partner/{path}", json=body, headers=headers)

    def answer(self, question: str, value: str | None, sequence: int | None = None) -> httpx2.Response:
        self.sequence = sequence or self.sequence + 1
        body = {"request_id": str(uuid.uuid4()), "device": self.device, "question": question, "value": value}
        return self.post("answers", body | {"sequence": self.sequence})

    def resumed(self) -> dict[str, Any]:
        said: dict[str, Any] = self.post("resume", {}).json()
        return said

    def question(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = next(each for each in self.desk["questionnaire"]["questions"] if each["id"] == name)
        return found


@pytest.fixture
def wave(loaded: Database) -> str:
    with loaded.transaction() as connection:
        return waves.add(connection, "lyon", "Vague 1")


def actors_of(database: Database, wave: str) -> list[str]:
    with database.reading() as connection:
        return [each.actor for each in partners.invitations(connection, wave)]


def link(database: Database, wave: str, actor: str) -> str:
    with database.transaction() as connection:
        (seen,) = (one.link for one in partners.invitations(connection, wave) if one.actor == actor)
        return partners.invite(connection, wave, actor, by=By("facilitator", NOW), seen=seen)


@pytest.fixture
def secret(loaded: Database, wave: str) -> str:
    return link(loaded, wave, actors_of(loaded, wave)[0])


@pytest.fixture
def partner(client: TestClient, secret: str) -> Partner:
    return Partner(client, secret)


def count(database: Database, row: Any) -> int:  # noqa: ANN401  any of the tables
    with database.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(row)).scalar_one())


def test_a_link_says_who_answers_and_its_rosters_hold_everybody_else(
    loaded: Database, wave: str, partner: Partner
) -> None:
    own, *others = actors_of(loaded, wave)
    assert partner.desk["structure"]
    assert "p01" not in {each["id"] for each in partner.desk["questionnaire"]["questions"]}
    assert [row["id"] for row in partner.question("p20")["rows"]] == others
    assert own not in others
    listed = [name for section in partner.desk["sections"] for name in section["questions"]]
    assert listed == [each["id"] for each in partner.desk["questionnaire"]["questions"]]


def test_answers_come_back_on_another_computer_and_the_last_one_counts(
    loaded: Database, client: TestClient, secret: str, partner: Partner
) -> None:
    partner.answer("p03", "Manger mieux", 2)
    partner.answer("p03", "trop tard", 1)  # a late request of the same browser
    elsewhere = Partner(client, secret)
    assert elsewhere.desk["answers"] == {"p03": "Manger mieux"}
    elsewhere.answer("p03", "Manger ensemble")
    assert partner.resumed()["answers"] == {"p03": "Manger ensemble"}
    assert count(loaded, PartnerResponseRow) == 1


def test_the_same_request_again_is_one_answer(loaded: Database, partner: Partner) -> None:
    body = {"request_id": str(uuid.uuid4()), "device": partner.device, "question": "p03", "value": "Oui", "sequence": 1}
    assert [partner.post("answers", body).status_code for _ in range(3)] == [200, 200, 200]
    assert count(loaded, PartnerAnswerRow) == 1


@pytest.mark.parametrize(
    ("question", "value", "status", "code"),
    [
        ("p01", "vrac", 404, "UnknownQuestion"),
        ("p02", "boulangerie", 422, "ValueNotInList"),
        ("p20", "nobody=a", 422, "ValueNotInList"),
    ],
)
def test_bad_answers_write_nothing(
    loaded: Database, partner: Partner, question: str, value: str | None, status: int, code: str
) -> None:
    refused(partner.answer(question, value), status, code)
    assert count(loaded, PartnerResponseRow) == 0


def test_finishing_needs_the_necessary_answers_and_forgets_what_became_irrelevant(
    loaded: Database, wave: str, partner: Partner
) -> None:
    partner.answer("p02", "association")
    partner.answer("p28a", "12")
    refused(partner.post("finish", {}), 422, "AnswersMissing")
    for question in partner.desk["questionnaire"]["questions"]:
        if question["required"]:
            value = question["choices"][0]["id"]
            partner.answer(question["id"], f"{question['rows'][0]['id']}={value}" if question["rows"] else value)
    partner.answer("p02", "fondation")  # «Vos chiffres» are not for a foundation
    assert partner.post("finish", {}).status_code == 200
    assert partner.resumed()["answers"]["p28a"] is None
    assert partner.resumed()["complete"]
    assert partner.answer("p03", "On change encore d'avis").status_code == 200
    with loaded.reading() as connection:
        first, second, *_ = partners.invitations(connection, wave)
    assert (first.progress, second.progress) == (Progress.COMPLETE, Progress.WAITING)


def test_nothing_of_it_is_among_residents(loaded: Database, partner: Partner) -> None:
    partner.answer("p02", "association")
    assert [count(loaded, row) for row in (ResponseRow, TallyRow)] == [0, 0]


def test_a_new_link_ends_the_former_one_and_a_withdrawn_one_opens_nothing(
    loaded: Database, client: TestClient, wave: str, secret: str, partner: Partner
) -> None:
    partner.answer("p03", "Manger mieux")
    actor = actors_of(loaded, wave)[0]
    fresh = link(loaded, wave, actor)
    refused(client.post("/api/partner/session", json={"secret": secret}), 401, "PartnerLinkUnknown")
    refused(partner.answer("p03", "encore"), 401, "PartnerLinkUnknown")
    assert Partner(client, fresh).desk["answers"] == {"p03": "Manger mieux"}
    with loaded.transaction() as connection:
        (seen,) = (one.link for one in partners.invitations(connection, wave) if one.actor == actor)
        partners.revoke(connection, wave, actor, by=By("facilitator", NOW), seen=seen)
    refused(client.post("/api/partner/session", json={"secret": fresh}), 401, "PartnerLinkUnknown")
    with loaded.reading() as connection:
        kept = connection.execute(select(PartnerLinkRow.secret_hash)).scalars().all()
    assert not {secret, fresh} & set(kept)


@pytest.mark.parametrize("token", ["", "x", "abc.def.ghi"])
def test_a_forged_token(client: TestClient, token: str) -> None:
    reply = client.post("/api/partner/resume", json={}, headers={"Authorization": f"Bearer {token}"})
    refused(reply, 401, "PartnerLinkUnknown")


def test_a_visit_token_is_no_desk_token(client: TestClient, partner: Partner) -> None:
    reply = client.post("/api/finish", json={}, headers={"Authorization": f"Bearer {partner.desk['token']}"})
    refused(reply, 401, "VisitUnknown")


def test_after_the_last_day_answers_are_read_and_no_longer_change(
    loaded: Database, wave: str, partner: Partner
) -> None:
    partner.answer("p03", "Manger mieux")
    today = datetime.now(UTC).date()
    yesterday = today - timedelta(days=1)
    for before, last, status in ((None, today, 200), (today, yesterday, 409)):
        with loaded.transaction() as connection:
            partners.end_on(connection, wave, last, by=By("facilitator", NOW), seen=before)
        assert partner.answer("p03", "Plus tard").status_code == status
    refused(partner.post("finish", {}), 409, "WaveOver")
    assert partner.resumed()["over"]
    assert partner.resumed()["answers"] == {"p03": "Plus tard"}


def test_a_missing_actor_joins_the_roster_of_whoever_missed_it_then_of_everybody(
    loaded: Database, client: TestClient, wave: str, partner: Partner
) -> None:
    body = {"request_id": str(uuid.uuid4()), "name": "  Épicerie du quai "}
    rows = [partner.post("proposals", body).json() for _ in range(2)]
    assert rows[0] == rows[1]
    assert rows[0]["fr"] == "Épicerie du quai"
    assert partner.answer("p20", f"{rows[0]['id']}=c").status_code == 200
    other = link(loaded, wave, actors_of(loaded, wave)[1])
    mine = {row["id"] for row in Partner(client, other).question("p20")["rows"]}
    assert rows[0]["id"] not in mine
    with loaded.transaction() as connection:
        (proposal,) = proposals.of(connection, wave)
        proposals.keep(connection, proposal.id, BY, seen=proposal.state)
    assert rows[0]["id"] in {row["id"] for row in Partner(client, other).question("p20")["rows"]}


@pytest.mark.parametrize("name", ["Mme Dupont", "Monsieur Paul", "Épicerie 06 12 34 56 78", "épicerie@exemple.org"])
def test_only_an_organisation_is_proposed(loaded: Database, partner: Partner, name: str) -> None:
    refused(partner.post("proposals", {"request_id": str(uuid.uuid4()), "name": name}), 422, "PersonNamed")
    assert count(loaded, ActorProposalRow) == 0


def test_whoever_proposes_is_asked_once_about_a_name_that_is_there_or_a_person_s(
    loaded: Database, client: TestClient, wave: str, partner: Partner
) -> None:
    def proposing(name: str, who: Partner = partner, **said: object) -> httpx2.Response:
        return who.post("proposals", {"request_id": str(uuid.uuid4()), "name": name, **said})

    other = Partner(client, link(loaded, wave, actors_of(loaded, wave)[1]))
    with loaded.reading() as connection:
        there = actors.in_wave(connection, wave)[-1].name
    assert proposing("Épicerie du quai").status_code == 200
    assert proposing("EPICERIE-DU-QUAI", other).status_code == 200  # what waits is nobody else's
    for name, code in (("L’epicerie du quai", "LooksKnown"), ("Jean Dupont", "LooksPersonal"), (there, "LooksKnown")):
        refused(proposing(name), 409, code)
        assert proposing(name, sure=True).status_code == 200
    refused(proposing("Mme Dupont", sure=True), 422, "PersonNamed")
    with loaded.reading() as connection:
        assert len(proposals.of(connection, wave)) == 5


def test_a_page_that_is_older_than_a_merge_says_the_same_of_the_other_name(
    loaded: Database, wave: str, partner: Partner
) -> None:
    other, third = actors_of(loaded, wave)[1:3]
    made = [
        partner.post("proposals", {"request_id": str(uuid.uuid4()), "name": name, "sure": True}).json()["id"]
        for name in ("Épicerie du quai", "L'épicerie", "Jean Dupont")
    ]
    partner.answer("p20", f"{made[1]}=3 {third}=c {made[0]}=1 {made[2]}=2")
    with loaded.transaction() as connection:
        for proposal in made[:2]:
            merging.merge(connection, proposal, other, BY, seen=State.WAITING)
        proposals.set_aside(connection, made[2], Reason.PERSON, BY, seen=State.WAITING)
    assert set(partner.resumed()["answers"]["p20"].split()) == {f"{other}=3", f"{third}=c", f"{made[2]}=2"}
    assert partner.answer("p20", f"{made[0]}=1 {third}=c {made[1]}=2 {made[2]}=2").status_code == 200
    assert set(partner.resumed()["answers"]["p20"].split()) == {f"{other}=2", f"{third}=c"}
    rows = {row["id"] for each in partner.resumed()["questionnaire"]["questions"] for row in each["rows"]}
    assert not rows & set(made)


@pytest.mark.parametrize("turn", [1, -1])
def test_a_year_that_is_still_to_come_is_refused(partner: Partner, turn: int) -> None:
    asked = partner.question("p19")
    assert (asked["low"], asked["high"]) == (2000, NOW.year)
    for year, status in ((str(NOW.year), 200), (str(NOW.year + 1), 422), ("2050", 422), ("1850", 422))[::turn]:
        assert partner.answer("p19", year).status_code == status
    assert partner.resumed()["answers"] == {"p19": str(NOW.year)}
