"""Who holds a workshop on a laptop, with which right, and under whose name it stands in the journal of both sides."""

from datetime import timedelta

from sqlalchemy import select

from db import soundness
from db.carrying import packing, receiving, returning
from db.engine import Database
from db.models.staff import AuditRow, StaffRoleRow, StaffRow
from db.queries.evaluation import waves
from db.queries.staff import audit, staff
from db.queries.workshops import workshops
from domain.staff.by import CONSOLE, By
from domain.staff.roles import Role
from tests.ballots import account
from tests.carried import BY, FIRST, NOW, OFFICE, PLACE, WAVE, prepared


def test_those_who_are_named_hold_it_there_and_what_others_did_has_an_author_here(
    loaded: Database, laptop: Database
) -> None:
    with loaded.transaction() as connection:
        account(connection, "ana")
        account(connection, "carl")  # who stays at the office
        places = {Role.COORDINATOR: {PLACE}, Role.ADMINISTRATOR: {"*"}}
        bob = staff.create(connection, login="bob", name="Bob", password_hash="his own", places=places)
        made = [prepared(connection, name) for name in ("un", "deux")]
        packs = [packing.pack(connection, one, ["ana", "bob"], OFFICE, BY) for one in made]
    with laptop.transaction() as connection:
        hers = staff.create(connection, login="ana", name="Ana", password_hash="hers", places={})
        for pack in packs:
            packing.unpack(connection, pack, BY)
        known = dict(connection.execute(select(StaffRow.login, StaffRow.password_hash)).all())
        assert known == {"ana": "hers", "bob": "his own"}
        roles = {tuple(row) for row in connection.execute(select(StaffRoleRow.__table__))}
        assert roles == {(hers, "facilitator", PLACE), (bob, "facilitator", PLACE)}
        returns = []
        for one, who in zip(made, (hers, bob), strict=True):
            workshops.open_(connection, one, by=By(CONSOLE, NOW, who))
            workshops.close(connection, one, by=By(CONSOLE, NOW + timedelta(hours=2), who))
    with laptop.transaction() as connection:
        returns = [returning.leave(connection, one, BY) for one in made]
    with loaded.transaction() as connection:
        for parcel in reversed(returns):
            receiving.receive(connection, parcel, OFFICE, BY)
    with loaded.reading() as connection:
        [stranger] = connection.execute(select(StaffRow.__table__).where(StaffRow.id == hers)).all()
        assert (stranger.active, stranger.password_hash, stranger.name) == (False, "", "Ana")
        assert stranger.login.startswith("portable-")
        acts = {(row.subject, row.action): row for row in connection.execute(select(AuditRow.__table__))}
        for one, who in zip(made, (hers, bob), strict=True):
            opened = acts[(one, "workshop.opened")]
            assert (opened.staff_id, opened.at) == (who, NOW)
            assert opened.details["carry"] == acts[(one, "workshop.carried_back")].details["carry"]
        told = audit.journal(connection, PLACE, 50)
        assert [(one.action, one.by) for one in told if one.action == "workshop.closed"] == [
            ("workshop.closed", "Ana"),
            ("workshop.closed", "Bob"),
        ]
        closed = workshops.workshop(connection, made[0]).closed_at
        assert closed == NOW  # a laptop whose clock is ahead is not believed: it comes back at that moment
    assert soundness.problems(loaded, OFFICE) == soundness.problems(laptop, FIRST) == []


def test_a_wave_that_comes_is_told_from_the_one_of_here_that_reads_the_same(loaded: Database, laptop: Database) -> None:
    with loaded.transaction() as connection:
        made = [prepared(connection, name) for name in ("un", "deux")]
        packs = [packing.pack(connection, one, [], OFFICE, BY) for one in made]
        [wave] = waves.waves(connection)
    with laptop.transaction() as connection:
        own = [waves.add(connection, place, f"VAGUE\u00a01\u200e{more}") for place, more in ((PLACE, "0"), (PLACE, ""))]
        for pack in reversed(packs):
            packing.unpack(connection, pack, BY)
        labels = {one.id: one.label for one in waves.waves(connection)}
    assert labels == dict(zip(own, ("VAGUE\u00a01\u200e0", "VAGUE\u00a01\u200e"), strict=True)) | {
        wave.id: f"{WAVE} · {wave.id[:6]}"
    }
