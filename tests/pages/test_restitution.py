"""What structures say together, as their committee and they themselves read it; nothing of one of them."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.cooperation import trajectory
from db.queries.priorities import ideas
from domain.cooperation.trajectory import Declared, Kind
from domain.priorities.idea import Idea
from domain.priorities.priority import Proposer, Words
from domain.staff.by import By
from domain.staff.roles import Role
from frame.seat import LINK
from tests.pages.conftest import OpenPage
from tests.structures import LYON, answered, over, seats, wave
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
NOW = datetime.now(UTC)
PILLARS = dict(zip(LYON, ("2 1 4", "3 2 4", "1 5 3", "2 3 5", "3 2 1"), strict=True))
SOIL = dict(zip(LYON, "12251", strict=True))
STEPS = dict(zip(LYON, "23571", strict=True))


def words(page: AppTest) -> str:
    """All that is written on a page, in order, without its tables."""
    kinds = (page.markdown, page.caption, page.info, page.warning, page.subheader)
    return "\n".join(str(one.value).replace("\u00a0", " ") for kind in kinds for one in kind)


def plain(key: str, **values: Any) -> str:  # noqa: ANN401  whatever a sentence says
    return say(key, **values).replace("\u00a0", " ")


def told(database: Database, label: str = "Vague 1", *, later: int = 0) -> str:
    """A wave of five structures, over; another territory has one of its own, in which nobody answered."""
    with database.transaction() as connection:
        over(connection, wave(connection, "lorient", "Vague 1"), NOW)
        made = wave(connection, "lyon", label)
        here = seats(connection, made, LYON)
        for one in reversed(LYON):
            human, money, allies = PILLARS[one].split()
            given = {
                "p02": "association" if one in LYON[:2] else "collectivite",
                "p07": f"humain={human} financier={money} alliances={allies}",
                "p17": f"confiance={SOIL[one]}",
                "p18": str((int(STEPS[one]) + later - 1) % 7 + 1),
                "p23": "agri_prix" if one in LYON[1:3] else "agri_appro",
            }
            answered(connection, here[one], given)
        over(connection, made, NOW)
    return made


def test_before_anything_is_told_the_page_says_when(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        made = wave(connection, "lyon", "Vague 1")
        answered(connection, seats(connection, made, LYON)["grap"], {"p18": "3"})
    page = open_page("cooperation", Role.COMMITTEE, territory="lyon", database=loaded)
    page.pills(key="cooperation_part").set_value("restitution").run()
    assert [one.value for one in page.info] == [say("restitution.waits", n=1, least=3)]


def test_the_committee_reads_pillars_soil_and_step_and_no_name(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        said = Declared(Kind.REACHED, NOW.date() - timedelta(days=9), "Première rencontre", 3)
        trajectory.declare(connection, "lyon", said, 0, By("facilitator", NOW), "request")
    told(loaded)
    page = open_page("cooperation", Role.COMMITTEE, territory="lyon", database=loaded)
    page.pills(key="cooperation_part").set_value("restitution").run()
    assert not page.exception
    read = words(page)
    assert plain("restitution.counted", n=5, answered=5) in read
    assert "Richesses humaines (compétences, salariés, bénévoles) : médiane 2, de 1 à 3 (5 réponses sur 5)" in read
    assert "Réunir des profils distincts" in read  # the median of this pillar is under 3
    assert "se donner le temps de les animer" not in read  # that of alliances is not
    assert plain("restitution.trust_first") in read
    assert plain("restitution.step", median="3", low=1, high=7) in read
    assert plain("restitution.apart_far") in read
    assert plain("restitution.declared", steps="3", n=1) in read
    assert plain("restitution.same_step", part="1 sur 5") in read
    assert plain("restitution.hybrid_untold", why=say("cooperation.untold.too_few")) in read
    for name in ("GRAP", "Vrac", "CCAS", "Belle Bouffe"):
        assert name not in read


def test_waves_stand_side_by_side(loaded: Database, open_page: OpenPage) -> None:
    told(loaded, "Vague 2", later=2)
    told(loaded, "Vague 1")
    page = open_page("cooperation", Role.COMMITTEE, territory="lyon", database=loaded)
    page.pills(key="cooperation_part").set_value("restitution").run()
    assert not page.exception
    beside = [table.value for table in page.table if {"Vague 1", "Vague 2"} <= set(table.value.columns)]
    assert beside
    [step] = [table for table in beside if str(table.index[0]).startswith("Selon vous")]
    assert set(step.iloc[0]) == {say("restitution.short", median="3", low=1, high=7, n=5),
                                 say("restitution.short", median="4", low=2, high=7, n=5)}  # fmt: skip


def test_an_organisation_reads_the_same_by_its_link_also_after_the_last_day(
    loaded: Database, open_page: OpenPage
) -> None:
    made = told(loaded)
    with loaded.transaction() as connection:
        late = seats(connection, made, ["ugess_lyon"])["ugess_lyon"]
    page = open_page("ties", database=loaded, run=False)
    page.session_state[LINK] = late.link
    page.run()
    assert not page.exception
    assert plain("restitution.counted", n=5, answered=5) in words(page)
    nobody = open_page("ties", database=loaded)
    assert plain("restitution.counted", n=5, answered=5) not in words(nobody)


def test_while_a_wave_goes_on_the_one_before_is_read(loaded: Database, open_page: OpenPage) -> None:
    told(loaded)
    with loaded.transaction() as connection:
        newer = wave(connection, "lyon", "Vague 2")
    page = open_page("cooperation", Role.COMMITTEE, database=loaded)
    page.query_params["wave"] = newer
    page.session_state["cooperation_part"] = "restitution"
    page.run()
    shown = words(page)
    assert plain("restitution.waits", n=0, least=3) in shown
    assert plain("restitution.earlier", wave="Vague 1") in shown
    assert plain("restitution.counted", n=5, answered=5) in shown


def test_another_territory_s_committee_reads_nothing_of_it(loaded: Database, open_page: OpenPage) -> None:
    told(loaded)
    page = open_page("cooperation", Role.COMMITTEE, territory="lorient", database=loaded)
    page.pills(key="cooperation_part").set_value("restitution").run()
    assert plain("restitution.counted", n=5, answered=5) not in words(page)


def test_demands_stand_beside_what_structures_can_do(loaded: Database, open_page: OpenPage) -> None:
    told(loaded)
    with loaded.transaction() as connection:
        for title, theme in (("Un four à pain", "social_ties"), ("Une cantine", "care")):
            words_ = Words(title, "", theme, stakes=("enjeu_vie",), blocks=("agri_prix",))
            idea = Idea(uuid.uuid4().hex, "lyon", words_, Proposer.RESIDENT)
            ideas.propose(connection, idea, By("resident", NOW))
            if theme == "care":
                ideas.publish(connection, idea.id, By("facilitator", NOW))
    page = open_page("cooperation", Role.COMMITTEE, territory="lyon", database=loaded)
    page.pills(key="cooperation_part").set_value("capacity").run()
    assert not page.exception
    read = words(page)
    assert plain("capacity.most", theme="Soin (physique, psychique)", n=1) in read
    assert "**Une cantine**" in read
    assert "Un four à pain" not in read  # nobody has read it yet
    [table] = [one.value for one in page.table]
    cells = {column: dict(zip(table.index, table[column], strict=True)) for column in table.columns}
    assert cells["enjeux de qualité de vie\u00a0: logement, mobilité"]["Soin (physique, psychique)"] == "1"
    both = f"{say('capacity.demands', n=1)} · {say('capacity.structures', n=2, people=5)}"
    assert plain("capacity.tag", block="Prix de vente", told=both) in read
