"""What is published to a committee beside its rooms: no sensitive figure, no two of one question, whole blocks only."""

import random
from datetime import UTC, datetime
from itertools import combinations

from sqlalchemy import Connection, select

from db import schema
from db.engine import Database
from db.models.publication import PublicationRow, TallyRow
from db.queries.evaluation import blocks, publications, reveals, spreads, tallies
from db.queries.operations import content
from db.queries.workshops import workshops
from domain.evaluation.committee import Apart, apart, published
from domain.evaluation.disclosure import STEP, Figure
from domain.staff.by import By
from tests.asked import answer, room
from tests.programmes import over

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
BESIDE = {"fp_fruitveg_days", "fp_sources", "st_trust", "sk_transmit", "em_understand", "em_rights", "em_acts"}
SHARED = {"fs_quant_insuff", "sk_psychosocial", "sk_technical", "in_trades"}
SAID = ("1122444444555", "5544222222111", "4444455552222", "1112223334445")


def shown(connection: Connection, scope: str) -> dict[str, Figure]:
    version = publications.latest(connection, scope, ())
    return {figure.indicator_id: figure for figure in version.figures}


def people(said: str) -> list[dict[str, str]]:
    """They say this of a room's question and of a committee's, and something of two sensitive ones."""
    return [
        {"voice": value, "understand": value, "fruitveg_days": value, "lonely": "tout", "health": "bon"}
        for value in said
    ]


def revealed(connection: Connection, label: str, said: str, *, asks: str = "q_resident") -> str:
    workshop = room(connection, label, asks=asks)
    answer(connection, workshop, people(said))
    reveals.reveal(connection, workshop, by=By("facilitator", NOW))
    return workshop


def scopes(connection: Connection, workshop: str) -> tuple[str, str]:
    return f"room:{workshop}", f"public:{workshops.workshop(connection, workshop).wave}"


def test_which_are_told_beside_those_of_the_room(loaded: Database) -> None:
    with loaded.reading() as connection:
        known = content.indicators(connection)
    told = published(known)
    assert {rule.id for rule in told if not rule.room} == BESIDE
    assert {rule.id for rule in told if rule.room} == {rule.id for rule in known if rule.room}
    assert not any(rule.sensitive for rule in told)
    for one, other in combinations(told, 2):
        assert one.calculation is not None
        assert other.calculation is not None
        assert not set(one.calculation.items) & set(other.calculation.items), (one.id, other.id)
    assert {rule.id for rule in known if apart(rule, known, sensitive=False) is Apart.SHARED} == SHARED


def test_the_committee_is_told_more_than_its_rooms_and_nothing_sensitive(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = (revealed(connection, "Vague", said) for said in SAID[:2])
        over(connection, first, NOW)
        rule = {one.id: one for one in content.indicators(connection)}
    with loaded.reading() as connection:
        here, there = scopes(connection, first)
        assert set(shown(connection, here)) == {name for name, one in rule.items() if one.room}
        wave = shown(connection, there)
        assert set(wave) == set(shown(connection, here)) | BESIDE
        assert wave["em_understand"].shown
        assert (wave["em_understand"].population, wave["fd_voice"].population) == (26, 26)
        assert wave["fp_fruitveg_days"].value is not None
        stored = str(connection.execute(select(PublicationRow.figures, PublicationRow.basis)).all())
        assert not [name for name, one in rule.items() if one.sensitive and name in stored]
        told = spreads.of(connection, second)
        assert "item:understand@1" in told
        assert "item:fruitveg_days@1" not in told  # its mean says enough


def test_every_figure_of_every_screen_is_of_whole_blocks(loaded: Database) -> None:
    """Two rooms, in whatever order they answer and reveal: what lies between two figures is ten people at the least."""
    luck = random.Random(12)  # noqa: S311  drawn rooms need no cryptographic luck
    with loaded.transaction() as connection:
        both = [room(connection, "Vague") for _ in "12"]
        ends: dict[str, list[int]] = {scope: [0] for one in both for scope in scopes(connection, one)}
        seen: set[tuple[str, str, int]] = set()
        for turn in range(14):
            workshop = luck.choice(both)
            said = luck.choices("12345", (1, 2, 1, 4, 2), k=luck.randint(3, 12))
            answer(connection, workshop, people("".join(said)), f"t{turn}-")
            about = workshops.workshop(connection, workshop)
            waiting = sum(blocks.waiting(connection, about.wave, workshop).values())
            if reveals.lacking(connection, about):
                continue
            reveals.renew(connection, workshop, by=By("facilitator", NOW))
            assert waiting >= STEP
            for scope in scopes(connection, workshop):
                ends[scope].append(ends[scope][-1] + waiting)
                told = shown(connection, scope).items()
                seen |= {(name, scope, figure.population) for name, figure in told if figure.shown}
    assert {"fd_voice", "em_understand"} <= {name for name, _, _ in seen}
    assert all(people in ends[scope] for _, scope, people in seen)
    assert max(people for _, _, people in seen) > 3 * STEP


def test_a_further_figure_begins_with_the_next_block(loaded: Database) -> None:
    """Who was published before it is in none: their answers to its question may have been told."""
    with loaded.transaction() as connection:
        workshop = revealed(connection, "Vague", SAID[0])
        here, there = scopes(connection, workshop)
    schema.downgrade(loaded, "0028")
    schema.upgrade(loaded)
    with loaded.transaction() as connection:
        left = tallies.of_measures(
            connection, there, {"indicator:em_understand@1": "new", "indicator:fd_voice@1": "old"}
        )
        assert set(left) == {"old"}
        kept = connection.execute(select(TallyRow.n).where(TallyRow.scope == here)).scalars().all()
        assert kept
        answer(connection, workshop, people(SAID[1]), "late-")
        reveals.renew(connection, workshop, by=By("facilitator", NOW))
        wave = shown(connection, there)
        assert wave["fd_voice"].population == 26
        assert sum(tallies.of_measures(connection, there, {"indicator:em_understand@1": "new"})["new"].values()) == 13
