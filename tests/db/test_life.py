"""Two territories decide of their indicators, in an order that is not that of the list; nothing counted changes."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, select

from db.engine import Database
from db.models.staff import AuditRow
from db.queries.evaluation import life, publications, reported, reveals, waves
from db.queries.operations import content
from db.queries.workshops import workshops
from domain.errors import RequestReused, WordsMissing
from domain.evaluation.life import (
    IndicatorRetired,
    IndicatorsMoved,
    Kind,
    Life,
    NothingNew,
    Origin,
    OriginMissing,
    Said,
    UnknownIndicator,
    View,
    VoteMissing,
    cards,
    view,
)
from domain.participation.masks import MASK
from domain.staff.by import By
from sentences.evaluation.life import line, marked, stands, summary
from tests.asked import answer, room
from tests.ballots import close, opened, plan
from texts import say
from texts.typography import typeset

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
PRESSES = 12
OWN = Said(
    Kind.PROPOSED, "", "Manger avec ses enfants", "Appelez le 06 12 34 56 78.", "food_practices", Origin.RESIDENTS,
    View.RESIDENTS,
)  # fmt: skip


def by(role: str = "committee") -> By:
    return By(role, NOW)


def written(connection: Connection, place: str, said: Said, role: str = "committee") -> str:
    request = uuid.uuid4().hex
    life.write(connection, place, said, life.of(connection, place).last, by(role), request)
    return request


def test_two_territories_decide_apart_and_the_first_state_is_settled(loaded: Database) -> None:
    with loaded.transaction() as connection:
        known = content.indicators(connection)
        assert {life.of(connection, "lyon").state(rule.id) for rule in known} == {Kind.PROPOSED}
        assert {view(rule) for rule in known} == {View.RESIDENTS, View.STRUCTURES, View.FOLLOWING}
        assert len(cards(life.of(connection, "lyon"), known, {})) == len(known) == 52
        written(connection, "montpellier", Said(Kind.RETIRED, "fd_voice", words="Personne ne s’y reconnaît."))
        written(connection, "lyon", Said(Kind.ADOPTED, "sf_access"))
        written(connection, "lyon", Said(Kind.ADOPTED, "fd_voice", words="À l’unanimité."))
        written(connection, "lyon", Said(Kind.RENAMED, "fd_voice", "On nous écoute", "Les mots d’un atelier."))
    with loaded.transaction() as connection:  # a reload
        here, there = life.of(connection, "lyon"), life.of(connection, "montpellier")
        assert (here.state("fd_voice"), there.state("fd_voice")) == (Kind.ADOPTED, Kind.RETIRED)
        written(connection, "montpellier", Said(Kind.ADOPTED, "fd_voice"))
        written(connection, "lyon", Said(Kind.RETIRED, "sf_access", words="Le marché a fermé."))
        here, there = life.of(connection, "lyon"), life.of(connection, "montpellier")
        names = {rule.id: rule.fr for rule in marked(content.indicators(connection), here)}
        others = {rule.id: rule.fr for rule in marked(content.indicators(connection), there)}
    assert [one.number for one in here.entries] == [1, 2, 3, 4]
    assert names["fd_voice"] == "On nous écoute"
    assert names["sf_access"] == say("indicator.retired_name", name="Produits locaux ou bio accessibles")
    assert others["fd_voice"] == "Mon avis compte"
    assert stands(here, "fd_voice").startswith(say("indicator.stands_adopted", day="28/11/2026"))
    first = {rule.id: rule.fr for rule in known}
    told = list(summary(here, first))
    adopted, renamed = (line(here.entries[number], former=first["fd_voice"]) for number in (1, 2))
    kept = {
        name: [one for one in told if one.startswith(say("indicator.summary", name=typeset(name), told=""))]
        for name in (names["fd_voice"], first["sf_access"])
    }
    assert [len(each) for each in kept.values()] == [2, 2]
    assert told == [
        *kept[first["sf_access"]],
        *kept[names["fd_voice"]],
    ]  # an indicator after another, each in its order
    assert [adopted in told[2], renamed in told[3]] == [True, True]
    assert first["fd_voice"] in told[3]
    assert list(summary(Life(), first)) == [say("origin.proposed_all")]


def test_a_proposal_is_masked_lives_and_is_taken_back(loaded: Database) -> None:
    with loaded.transaction() as connection:
        other = written(connection, "montpellier", OWN, "facilitator")
        mine = written(connection, "lyon", OWN, "facilitator")
        written(connection, "lyon", Said(Kind.ADOPTED, mine))
        with pytest.raises(UnknownIndicator):
            written(connection, "lyon", Said(Kind.ADOPTED, other))
    with loaded.transaction() as connection:
        here = life.of(connection, "lyon")
        [card] = [one for one in cards(here, content.indicators(connection), {}) if not one.computed]
        assert MASK in card.definition
        assert "06 12" not in card.definition
        assert (card.id, card.view, here.state(mine)) == (mine, View.RESIDENTS, Kind.ADOPTED)
        life.take_back(connection, "lyon", 1, by())
        life.take_back(connection, "lyon", 1, by())
        assert not life.of(connection, "lyon").own
        assert life.of(connection, "montpellier").own
        with pytest.raises(UnknownIndicator):
            life.take_back(connection, "lyon", 9, by())
    with loaded.reading() as connection:
        acts = list(connection.execute(select(AuditRow.action).order_by(AuditRow.number)).scalars())
    assert acts.count("indicator.taken_back") == 1
    assert acts.count("indicator.proposed") == 2


def test_what_does_not_follow_is_refused_and_what_is_asked_twice_is_written_once(loaded: Database) -> None:
    adopted = Said(Kind.ADOPTED, "sf_access")
    with loaded.transaction() as connection:
        life.write(connection, "lyon", adopted, 0, by(), "one")
        life.write(connection, "lyon", adopted, 0, by(), "one")
        assert life.of(connection, "lyon").last == 1
        with pytest.raises(RequestReused):
            life.write(connection, "lyon", Said(Kind.RETIRED, "sf_access", words="Non."), 1, by(), "one")
        with pytest.raises(IndicatorsMoved):
            life.write(connection, "lyon", Said(Kind.ADOPTED, "fd_voice"), 0, by(), "two")
        written(connection, "lyon", Said(Kind.RETIRED, "sf_access", words="Non."))
        refused = {
            Said(Kind.RETIRED, "sf_access", words="Non."): NothingNew,
            Said(Kind.RENAMED, "sf_access", "Autre", "Non."): IndicatorRetired,
            Said(Kind.RENAMED, "fd_voice", "Mon avis compte", "Non."): NothingNew,
            Said(Kind.RENAMED, "fd_voice", "", "Non."): WordsMissing,
            Said(Kind.RETIRED, "fd_voice"): WordsMissing,
            Said(Kind.DISCUSSED, "fd_voice"): VoteMissing,
            Said(Kind.DISCUSSED, "fd_voice", vote="none"): VoteMissing,
            Said(Kind.PROPOSED, "", "Un nom", "Des mots"): OriginMissing,
            Said(Kind.ADOPTED, "nothing"): UnknownIndicator,
        }
        for said, error in refused.items():
            with pytest.raises(error):
                written(connection, "lyon", said)
        assert life.of(connection, "lyon").last == 2


def test_of_twelve_who_decide_at_once_one_does(loaded: Database) -> None:
    def press(number: int) -> bool:
        try:
            with loaded.transaction() as connection:
                life.write(connection, "lyon", Said(Kind.ADOPTED, "sf_access"), 0, by(), str(number))
        except IndicatorsMoved:
            return False
        return True

    with ThreadPoolExecutor(PRESSES) as pool:
        assert sum(pool.map(press, range(PRESSES))) == 1
    with loaded.reading() as connection:
        assert life.of(connection, "lyon").last == 1


def test_a_debate_is_a_closed_vote_of_that_territory_by_majority_judgment(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection, "Automne", now=NOW)
        dots = opened(connection, workshop, plan("dots"))
        later = opened(connection, workshop, plan("majority"))
        close(connection, dots)
        assert life.votes(connection, "lyon") == ()
        close(connection, later)
    with loaded.transaction() as connection:
        assert life.votes(connection, "lyon") == (later,)
        assert life.votes(connection, "montpellier") == ()
        with pytest.raises(VoteMissing):
            written(connection, "montpellier", Said(Kind.DISCUSSED, "fd_voice", vote=later))
        with pytest.raises(VoteMissing):
            written(connection, "lyon", Said(Kind.DISCUSSED, "fd_voice", vote=dots))
        written(connection, "lyon", Said(Kind.DISCUSSED, "fd_voice", words="Deux voix contre.", vote=later))
        assert life.of(connection, "lyon").state("fd_voice") is Kind.DISCUSSED


def test_a_name_changes_no_figure_and_the_report_says_who_adopted_what(loaded: Database) -> None:
    said = [{"voice": value} for value in "1122444444555"]
    with loaded.transaction() as connection:
        elsewhere = room(connection, "Automne", now=NOW, territory="montpellier")
        workshop = room(connection, "Automne", now=NOW)
        for one in (workshop, elsewhere):
            answer(connection, one, said)
            reveals.reveal(connection, one, by=By("facilitator", NOW))
        wave = workshops.workshop(connection, workshop).wave
        before = publications.of_waves(connection, [wave])[wave].figures
        written(connection, "lyon", Said(Kind.RENAMED, "fd_voice", "On nous écoute", "Les mots d’un atelier."))
        written(connection, "lyon", Said(Kind.RETIRED, "fd_voice", words="Trop flou."))
    with loaded.reading() as connection:
        assert publications.of_waves(connection, [wave])[wave].figures == before
        here = next(one for one in waves.waves(connection) if one.id == wave)
        facts = reported.facts(connection, here, NOW.date())
    assert {rule.fr for rule in facts.rules if rule.id == "fd_voice"} == {"On nous écoute"}
    assert facts.here.figure(next(rule for rule in facts.rules if rule.id == "fd_voice")) is not None
    told = list(summary(facts.life, facts.first))
    assert [("Mon avis compte" in one, "Trop flou." in one) for one in told] == [(True, False), (False, True)]
