"""What is done so that everybody can come is kept with its workshop, and decides what may not be asked there."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries.evaluation import waves
from db.queries.participation import composition, questionnaires
from db.queries.workshops import drafts, rehearsals, welcome, workshops
from domain.staff.by import By
from domain.workshops.draft import WorkshopAmended
from domain.workshops.welcome import NOBODY_SAID, EpicesUnused, FoodIsGiven, Offer, Welcome
from domain.workshops.workshop import WorkshopPlan
from sentences.workshops.welcome import offered
from tests.ballots import NOW

BY = By("facilitator", NOW)
FULL = Welcome.of(["swb", "ar"], [Offer.TRAVEL, Offer.CHILDCARE], gives_food=False, epices=" Le CES ")


def plan(connection: Connection, label: str, said: Welcome, *modules: str) -> WorkshopPlan:
    wave = waves.begin(connection, "lyon", label, by=BY)
    base, *others = (questionnaires.latest_version_id(connection, one) for one in ("q_resident", *modules))
    version = composition.compose(connection, base, others)
    return WorkshopPlan("lyon", wave, version, label, "Mairie", NOW.date(), welcome=said)


def prepared(connection: Connection, label: str, said: Welcome, *modules: str) -> str:
    return workshops.prepare(connection, plan(connection, label, said, *modules), by=BY)


def test_each_workshop_keeps_its_own(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = prepared(connection, "Vague 2", FULL), prepared(connection, "Vague 1", NOBODY_SAID)
    with loaded.transaction() as connection:
        assert welcome.of(connection, second) == FULL
        assert welcome.of(connection, first) == NOBODY_SAID
        assert offered(FULL) == "Garde d’enfants · Trajets remboursés · Interprètes\u00a0: العربية, Shikomori"
        assert offered(NOBODY_SAID) == ""
        rehearsal = rehearsals.begin(connection, second, "Essai", BY)
        assert welcome.of(connection, rehearsal) == FULL
    with loaded.transaction() as connection:
        for one in (second, first):
            drafts.remove(connection, drafts.draft(connection, one), BY)
        assert welcome.of(connection, second) == NOBODY_SAID


def test_whoever_gives_food_does_not_ask_about_want_of_it(loaded: Database) -> None:
    gives = Welcome(gives_food=True)
    with loaded.transaction() as connection:
        with pytest.raises(FoodIsGiven):
            prepared(connection, "Vague 1", gives, "mod_social", "mod_fies")
        one = prepared(connection, "Vague 1", gives, "mod_social")
        other = prepared(connection, "Vague 2", NOBODY_SAID, "mod_fies")
    with loaded.transaction() as connection:
        with pytest.raises(FoodIsGiven):
            drafts.amend(connection, drafts.draft(connection, one), plan(connection, "Vague 1", gives, "mod_fies"), BY)
        seen = drafts.draft(connection, other)
        with pytest.raises(FoodIsGiven):
            drafts.amend(connection, seen, plan(connection, "Vague 2", gives, "mod_fies"), BY)
        assert welcome.of(connection, other) == NOBODY_SAID


def test_epices_needs_somebody_who_uses_it(loaded: Database) -> None:
    with loaded.transaction() as connection:
        with pytest.raises(EpicesUnused):
            prepared(connection, "Vague 1", Welcome(gives_food=True), "mod_epices")
        prepared(connection, "Vague 1", Welcome(gives_food=True, epices="Le CES"), "mod_epices")


def test_what_somebody_else_said_meanwhile_is_not_written_over(loaded: Database) -> None:
    with loaded.transaction() as connection:
        one = prepared(connection, "Vague 1", NOBODY_SAID)
    with loaded.transaction() as connection:
        seen, asked = drafts.draft(connection, one), plan(connection, "Vague 1", FULL)
        for _ in range(2):  # the second press changes nothing
            drafts.amend(connection, seen, asked, BY)
        with pytest.raises(WorkshopAmended):
            drafts.amend(connection, seen, replace(asked, welcome=Welcome(gives_food=True)), BY)
        assert welcome.of(connection, one) == FULL
