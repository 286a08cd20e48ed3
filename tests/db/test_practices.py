"""Activities of a step: each card stands under the steps it fits; one that was chosen stays, whatever is copied."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries.evaluation import waves
from db.queries.operations import content
from db.queries.workshops import drafts, helping, moves, programme, rehearsals, workshops
from domain.workshops.draft import WorkshopAmended
from domain.workshops.workshop import WorkshopPlan
from tests.several import by, plan

STEPS = (("accueil", 10), ("resultats", 15), ("priorites", 20), ("cloture", 10))
CHOSEN = ((2, "debat_mouvant"), (4, "meteo"))


def planned(connection: Connection, label: str, practices: tuple[tuple[int, str], ...] = CHOSEN) -> WorkshopPlan:
    drawn = plan(connection, waves.add(connection, "lyon", label), ("q_resident",), (), label)
    return replace(drawn, steps=STEPS, practices=practices)


def told(connection: Connection, workshop: str) -> list[str]:
    """The cards under the step that is now."""
    return [one.id for one in helping.chosen(connection, programme.programme(connection, workshop).step)]


def on(connection: Connection, workshop: str) -> None:
    seen = programme.programme(connection, workshop).now
    assert seen is not None
    moves.on(connection, workshop, seen, by=by())


def test_what_was_chosen_stands_alone_and_elsewhere_all_that_fit(loaded: Database) -> None:
    with loaded.transaction() as connection:
        other = workshops.prepare(connection, planned(connection, "Autre", ((3, "gommettes"),)), by=by())
        here = workshops.prepare(connection, planned(connection, "Ici"), by=by())
        for one in (here, other):
            workshops.open_(connection, one, by=by())
            on(connection, one)
        assert told(connection, here) == ["debat_mouvant"]
        assert told(connection, other) == ["parler_puis_montrer", "debat_mouvant", "echelle_au_sol"]
        for one in (other, here):
            on(connection, one)
    with loaded.transaction() as connection:  # a reload
        assert told(connection, other) == ["gommettes"]
        assert {"jugement_en_silence", "gommettes", "debat_mouvant"} < set(told(connection, here))
        on(connection, here)
        assert told(connection, here) == ["meteo"]


def test_a_change_a_rehearsal_and_another_day_keep_them(loaded: Database) -> None:
    with loaded.transaction() as connection:
        other = workshops.prepare(connection, planned(connection, "Autre", ((3, "gommettes"),)), by=by())
        here = workshops.prepare(connection, planned(connection, "Ici"), by=by())
        seen = drafts.draft(connection, here)
        assert seen.practices == CHOSEN
        copy = rehearsals.begin(connection, here, "Répétition", by())
        again = drafts.again(connection, here, planned(connection, "Encore", seen.practices), by(), "once more")
    with loaded.transaction() as connection:
        assert [drafts.draft(connection, one).practices for one in (copy, again, other)] == [
            CHOSEN,
            CHOSEN,
            ((3, "gommettes"),),
        ]
        changed = replace(planned(connection, "Neuf", ((1, "tour_de_parole"),)), title="Ici")
        drafts.amend(connection, seen, changed, by())
        assert drafts.draft(connection, here).practices == ((1, "tour_de_parole"),)
        assert drafts.draft(connection, other).practices == ((3, "gommettes"),)
    with loaded.transaction() as connection, pytest.raises(WorkshopAmended):
        drafts.amend(connection, seen, planned(connection, "Trop tard", ((2, "echelle_au_sol"),)), by())


def test_every_step_of_a_kind_has_a_card_or_several_and_each_is_whole(loaded: Database) -> None:
    with loaded.reading() as connection:
        known = helping.practices(connection)
        kinds = {one.id for one in content.reference(connection, "programme")}
    assert {"debat_mouvant", "mains_levees", "jugement_en_silence", "tour_de_parole", "meteo"} < {
        one.id for one in known
    }
    assert {"echelle_au_sol", "cercle_grossissant", "sous_groupes"} < {one.id for one in known}
    assert {kind for one in known for kind in one.steps} == kinds
    for one in known:
        assert all((one.name, one.icon, one.card.do, one.card.long, one.card.say, one.card.wrong))
