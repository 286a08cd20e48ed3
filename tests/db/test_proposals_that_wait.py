"""What waits to be judged stays in sight, whatever wave it came from; what is asked once about a name."""

from datetime import UTC, datetime

import pytest

from db.engine import Database
from db.queries.cooperation import actors, proposals
from db.queries.evaluation import waves
from db.queries.staff import audit
from domain.cooperation.likeness import LooksKnown, LooksPersonal
from domain.cooperation.proposals import State
from domain.staff.by import By

BY = By("coordinator", datetime(2026, 11, 29, 10, tzinfo=UTC))


def test_what_waits_from_other_waves_stands_before_what_is_of_this_one(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second, third = (waves.add(connection, "lyon", f"Vague {n}") for n in (1, 2, 3))
        elsewhere = waves.add(connection, "montpellier", "Vague 1")
        invented = waves.add(connection, "lyon", "Démonstration", demonstration=True)
        for wave, name in ((second, "Deux"), (elsewhere, "Ailleurs"), (third, "Trois"), (first, "Un"), (invented, "X")):
            proposals.propose(connection, wave, "grap", name, name, BY.day)
    with loaded.reading() as connection:
        told = [(one.name, one.wave) for one in proposals.to_judge(connection, third)]
    assert told == [("Un", "Vague 1"), ("Deux", "Vague 2"), ("Trois", "")]
    with loaded.transaction() as connection:
        one = proposals.to_judge(connection, third)[0].id
        proposals.keep(connection, one, BY, seen=State.WAITING)
    with loaded.reading() as connection:
        assert [one.name for one in proposals.to_judge(connection, third)] == ["Deux", "Trois"]
        assert [one.name for one in proposals.to_judge(connection, first)] == ["Deux", "Trois", "Un"]
        assert audit.latest(connection, ["montpellier", "lyon"]) == "lyon"
        assert audit.latest(connection, []) is None


def test_a_name_is_asked_about_once_and_only_of_what_is_seen(loaded: Database) -> None:
    with loaded.transaction() as connection:
        wave = waves.add(connection, "lyon", "Vague 1")
        there = actors.in_wave(connection, wave)[0].name
        proposals.propose(connection, wave, "grap", "Un four", "a", BY.day)
    with loaded.reading() as connection:
        for name, actor in ((there.upper(), "grap"), (there.upper(), None), ("UN FOUR", "grap")):
            with pytest.raises(LooksKnown):
                proposals.doubt(connection, wave, name, "b", actor=actor, sure=False)
            proposals.doubt(connection, wave, name, "b", actor=actor, sure=True)
        with pytest.raises(LooksPersonal):
            proposals.doubt(connection, wave, "Jean Dupont", "b", actor="grap", sure=False)
        proposals.doubt(connection, wave, "UN FOUR", "b", actor="vrac_lyon", sure=False)
        proposals.doubt(connection, wave, "Un four", "a", actor="grap", sure=False)  # the same request again
