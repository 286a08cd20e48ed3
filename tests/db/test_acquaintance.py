"""How many pairs have met, visited, acted: as both say, in their own wave and territory, of those that agreed."""

import random

import pytest

from db.engine import Connection, Database
from db.queries.cooperation import ties
from domain.cooperation.acquaintance import Pairs, acquainted
from domain.cooperation.partners import Seat
from domain.cooperation.ties import ACTS, Declaration, UnknownTie
from domain.evaluation.structures import Untold
from tests.structures import LYON, agrees, hands, seats, wave

FAR = ("cocagne_lorient", "pat_bio_solidaire_lorient", "territoires_de_projets_cussac")


def did(connection: Connection, seat: Seat, other: str, *acts: str) -> None:
    before = ties.mine(connection, seat).get(other, Declaration())
    ties.declare(connection, seat, other, Declaration("1", version=before.version, acts=acts))


def test_pairs_are_counted_wave_by_wave_as_both_sides_say(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = wave(connection, "lyon", "Vague 2"), wave(connection, "lyon", "Vague 1")
        away = wave(connection, "lorient", "Vague 1")
        here, later, far = seats(connection, first, LYON), seats(connection, second, LYON), seats(connection, away, FAR)
        for seat in (*far.values(), *later.values(), *here.values()):
            agrees(connection, seat)
        grap, vrac, belle, cocagne, ccas = LYON
        did(connection, here[grap], vrac, "met", "visited")
        did(connection, here[vrac], grap, "met")
        did(connection, here[belle], cocagne, "met", "acted")
        did(connection, here[cocagne], belle, "acted", "met")
        did(connection, here[ccas], grap, "met")
        did(connection, later[grap], vrac, "met")
        did(connection, far[FAR[0]], FAR[1], "acted")
        hands(connection, *(here[one] for one in (cocagne, grap, belle)))
        assert acquainted(ties.network(connection, first))["met"] == Pairs(1, 1)  # «vrac» is a draft yet
        hands(connection, here[vrac], later[grap], far[FAR[0]])
    with loaded.reading() as connection:
        found = acquainted(ties.network(connection, first))
        assert found["met"] == Pairs(2, 0)  # «ccas» has not handed over
        assert found["visited"].why is Untold.DOMINATED  # one pair alone is all of it
        assert found["acted"].why is Untold.DOMINATED
        assert {one.why for one in acquainted(ties.network(connection, second)).values()} == {Untold.TOO_FEW}
        assert {one.why for one in acquainted(ties.network(connection, away)).values()} == {Untold.TOO_FEW}


def test_acts_are_kept_with_the_row_and_go_with_the_tie(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        did(connection, here["grap"], "vrac_lyon", "acted", "met")
        did(connection, here["vrac_lyon"], "grap", "visited")
        with pytest.raises(UnknownTie):
            did(connection, here["grap"], "belle_bouffe", "married")
    with loaded.transaction() as connection:
        kept = ties.mine(connection, here["grap"])["vrac_lyon"]
        assert kept.acts == ("met", "acted")
        ties.declare(connection, here["grap"], "vrac_lyon", Declaration("0", version=kept.version, acts=("met",)))
        assert ties.mine(connection, here["grap"])["vrac_lyon"].acts == ()
        assert ties.mine(connection, here["vrac_lyon"])["grap"].acts == ("visited",)


def test_whoever_did_not_agree_is_in_no_pair(loaded: Database) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    luck = random.Random(seed)  # noqa: S311  a draw that can be made again
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, LYON)
        for one, seat in here.items():
            for other in LYON:
                if other != one:
                    did(connection, seat, other, *(act for act in ACTS if luck.random() < 0.6))
        hands(connection, *here.values())
        said = {
            one: {other: row.acts for other, row in ties.mine(connection, seat).items()} for one, seat in here.items()
        }
        for _ in range(12):
            agreed = {one for one in LYON if luck.random() < 0.7}
            for one, seat in here.items():
                agrees(connection, seat, agreed=one in agreed)
            pairs = {frozenset((one, other)) for one in agreed for other in agreed if one != other}
            found = acquainted(ties.network(connection, first))
            for act in ACTS:
                both = sum(all(act in said[one][other] for one, other in _ends(pair)) for pair in pairs)
                named = [pair for pair in pairs if any(act in said[one][other] for one, other in _ends(pair))]
                most, least = max((sum(one in pair for pair in named) for one in agreed), default=0), len(named)
                if found[act].why is None:
                    assert found[act] == Pairs(both, least - both), f"seed {seed}"
                else:
                    assert len(agreed) < 4 or 20 * most >= 17 * least, f"seed {seed}"  # one is an end of nearly all


def _ends(pair: frozenset[str]) -> tuple[tuple[str, str], tuple[str, str]]:
    one, other = sorted(pair)
    return (one, other), (other, one)
