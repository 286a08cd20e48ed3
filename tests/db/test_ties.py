"""Ties are said by both sides, shown by agreement of both ends, and never before they are handed over."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from db.engine import Database
from db.queries.cooperation import answers, partners, sheets, ties
from domain.cooperation.figures import of_ties
from domain.cooperation.sheets import (
    Agreement,
    AgreementMoved,
    Audience,
    Family,
    OrganisationSheet,
    SheetMoved,
    UnknownStructureKind,
)
from domain.cooperation.ties import Declaration, Network, Stand, TieMoved, TiesMissing, UnknownTie, changes
from domain.evaluation.indicators import Calculation
from domain.evaluation.structures import Untold
from tests.structures import BY, LYON, agrees, hands, says, seats, wave

KINDS = frozenset({"association", "cooperative"})
DENSITY = Calculation("density", ("ties",), numbers={"least": (2,)})
LEVELS = Calculation("links", ("ties",), numbers={"levels": (1, 2, 3)})
DRAWS = 25


def stands(network: Network) -> dict[frozenset[str], tuple[Stand, str]]:
    return {frozenset(one.ends): (one.stand, one.level) for one in network.ties}


def pair(one: str, other: str) -> frozenset[str]:
    return frozenset({one, other})


def test_a_tie_is_as_both_sides_say_it_in_its_own_wave_and_territory(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = wave(connection, "lyon", "Vague 2"), wave(connection, "lyon", "Vague 1")
        far = seats(
            connection, wave(connection, "lorient", "Vague 1"), ["cocagne_lorient", "pat_bio_solidaire_lorient"]
        )
        here = seats(connection, first, LYON)
        for seat in (*here.values(), *far.values()):
            agrees(connection, seat)
        says(connection, far["cocagne_lorient"], "pat_bio_solidaire_lorient=3")
        says(connection, here["vrac_lyon"], "grap=3", "belle_bouffe=2", "ccas_lyon=c")
        says(connection, here["grap"], "vrac_lyon=1", "belle_bouffe=1")
        says(connection, here["belle_bouffe"], "vrac_lyon=0")
        hands(connection, here["belle_bouffe"], far["cocagne_lorient"], here["vrac_lyon"])
    with loaded.transaction() as connection:
        assert pair("grap", "belle_bouffe") not in stands(ties.network(connection, first))  # a draft yet
        hands(connection, here["grap"])
    with loaded.reading() as connection:
        network = ties.network(connection, first)
        assert stands(network) == {
            pair("vrac_lyon", "grap"): (Stand.BOTH, "1"),
            pair("vrac_lyon", "belle_bouffe"): (Stand.ONE, "2"),
            pair("vrac_lyon", "ccas_lyon"): (Stand.WAITING, "c"),
            pair("grap", "belle_bouffe"): (Stand.WAITING, "1"),  # handed over without a word of it: no denial
        }
        assert (network.answered, network.invited) == (3, len(ties.members(connection, first)))
        assert ties.network(connection, second).ties == ()


def test_a_row_is_kept_once_and_of_two_devices_one_reads_again(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        vrac = here["vrac_lyon"]
        ties.declare(connection, vrac, "grap", Declaration("1", ("trade", "means")))
        says(connection, vrac, "belle_bouffe=2")

    def press(level: str) -> bool:
        try:
            with loaded.transaction() as connection:
                ties.declare(connection, vrac, "grap", Declaration(level, version=1))
        except TieMoved:
            return False
        return True

    with ThreadPoolExecutor(8) as crowd:
        assert sum(crowd.map(press, ["2", "3"] * 4)) == 1
    with loaded.transaction() as connection:
        mine = ties.mine(connection, partners.seat(connection, vrac.link))  # another device, the same link
        assert set(mine) == {"grap", "belle_bouffe"}
        assert mine["grap"].version == 2
        with pytest.raises(TieMoved):
            ties.declare(connection, vrac, "belle_bouffe", Declaration("3"))  # as if nothing had been said
        assert ties.mine(connection, vrac)["belle_bouffe"].level == "2"


def test_what_is_no_tie_of_this_territory_is_refused(loaded: Database) -> None:
    with loaded.transaction() as connection:
        vrac = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)["vrac_lyon"]
        for other, said in (
            ("cocagne_lorient", Declaration("1")), ("vrac_lyon", Declaration("1")), ("grap", Declaration("4")),
            ("grap", Declaration(None)),
            ("grap", Declaration("1", ("gossip",))),
        ):  # fmt: skip
            with pytest.raises(UnknownTie):
                ties.declare(connection, vrac, other, said)
        with pytest.raises(TiesMissing):
            ties.hand_over(connection, vrac, BY)
        ties.declare(connection, vrac, "grap", Declaration("0", ("means",)))
        assert ties.mine(connection, vrac)["grap"].kinds == ()
        for _ in range(2):
            ties.hand_over(connection, vrac, BY)
        assert ties.handed_over(connection, vrac)


def test_what_was_said_at_the_desk_counts_until_something_else_is_said_here(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        answers.record(connection, here["grap"], ("p20", "vrac_lyon=3 belle_bouffe=c"), "device", 1, "request")
        grap = partners.seat(connection, here["grap"].link)
        assert {other: said.level for other, said in ties.mine(connection, grap).items()} == {
            "vrac_lyon": "3",
            "belle_bouffe": "c",
        }
        says(connection, grap, "vrac_lyon=1")
        assert ties.mine(connection, grap)["vrac_lyon"].level == "1"
        assert not ties.handed_over(connection, grap)


def test_waves_side_by_side_end_nothing_of_whoever_was_silent(loaded: Database) -> None:
    with loaded.transaction() as connection:
        later, former = wave(connection, "lyon", "Vague 2"), wave(connection, "lyon", "Vague 1")
        old, new = seats(connection, former, LYON), seats(connection, later, LYON)
        for seat in (*new.values(), *old.values()):
            agrees(connection, seat)
        for one, other, level in (("grap", "vrac_lyon", 1), ("grap", "belle_bouffe", 2), ("grap", "ccas_lyon", 1)):
            says(connection, old[one], f"{other}={level}")
            says(connection, old[other], f"{one}={level}")
        for one, other, level in (("vrac_lyon", "belle_bouffe", 3), ("grap", "vrac_lyon", 2)):
            says(connection, new[one], f"{other}={level}")
            says(connection, new[other], f"{one}={level}")
        hands(connection, *(old[one] for one in ("ccas_lyon", "grap", "vrac_lyon", "belle_bouffe")))
        hands(connection, *(new[one] for one in ("vrac_lyon", "belle_bouffe", "grap")))
    with loaded.reading() as connection:
        found = changes(ties.network(connection, former), ties.network(connection, later))
    assert [frozenset(one.ends) for one in found.appeared] == [pair("vrac_lyon", "belle_bouffe")]
    assert [frozenset(one.ends) for one in found.ended] == [pair("grap", "belle_bouffe")]  # «ccas» did not answer
    assert [(old.level, new.level) for old, new in found.moved] == [("1", "2")]


def test_figures_count_those_that_agreed_and_none_that_weighs_too_much(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, LYON)
        for one in LYON[:4]:
            agrees(connection, here[one])
        grap, vrac, belle, cocagne, ccas = LYON
        for one, other, level in ((grap, vrac, 2), (belle, cocagne, 3), (ccas, grap, 3)):
            says(connection, here[one], f"{other}={level}")
            says(connection, here[other], f"{one}={level}")
        hands(connection, here[ccas], here[vrac])
        assert of_ties(DENSITY, ties.network(connection, first)).why is Untold.TOO_FEW
        hands(connection, here[belle], here[grap], here[cocagne])
        network = ties.network(connection, first)
        density, levels = of_ties(DENSITY, network).result, of_ties(LEVELS, network).result
        assert density is not None
        assert levels is not None
        assert density.value == pytest.approx(100 * 2 / 6)  # 2 of the 6 pairs of four; «ccas» is not in it
        assert {name: levels.parts[name] for name in "123"} == {"1": 0, "2": 1, "3": 1}
        for other in (vrac, cocagne):
            says(connection, here[belle], f"{other}=0")
        assert of_ties(LEVELS, ties.network(connection, first)).why is Untold.DOMINATED  # all that is left is one tie


def test_no_word_of_an_organisation_reaches_anybody_without_its_agreement(loaded: Database) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    luck = random.Random(seed)  # noqa: S311  a draw that can be made again
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, LYON)
        for one, seat in here.items():
            says(connection, seat, *(f"{other}={luck.choice('c123')}" for other in LYON if other != one))
    handed = set[str]()
    for _ in range(DRAWS):
        with loaded.transaction() as connection:
            agreed = {one for one in LYON if luck.random() < 0.5}
            for one, seat in here.items():
                agrees(connection, seat, agreed=one in agreed)
            if luck.random() < 0.3:
                one = luck.choice(LYON)
                hands(connection, here[one])
                handed.add(one)
            network = ties.network(connection, first)
            assert {one.id for one in network.members} == agreed, f"seed {seed}"
            assert set(network.said) == agreed & handed, f"seed {seed}"
            assert {end for rows in network.said.values() for end in rows} <= agreed, f"seed {seed}"
            assert {end for one in network.ties for end in one.ends} <= agreed, f"seed {seed}"
            for reader, seat in here.items():
                seen = ties.around(connection, seat).said
                assert set(seen) == (agreed & handed) | {reader}, f"seed {seed}"
                others = {end for one, rows in seen.items() if one != reader for end in rows}
                assert others <= agreed | {reader}, f"seed {seed}"
                # Whoever agreed and handed over is read by the one it speaks of, and never told to have said nothing.
                assert all(reader in seen[one] for one in agreed & handed - {reader}), f"seed {seed}"


def test_a_sheet_keeps_its_versions_and_is_shown_by_agreement_only(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, LYON)
        vrac, grap = here["vrac_lyon"], here["grap"]
        sheets.keep(connection, grap, OrganisationSheet("cooperative", "Bien manger"), KINDS, BY)
        sheets.keep(connection, vrac, OrganisationSheet("association", "Appeler le 06 12 34 56 78"), KINDS, BY)
        sheets.keep(connection, vrac, OrganisationSheet("association", "Manger ensemble", version=1), KINDS, BY)
        with pytest.raises(SheetMoved):
            sheets.keep(connection, vrac, OrganisationSheet("association", "Autre", version=1), KINDS, BY)
        with pytest.raises(UnknownStructureKind):
            sheets.keep(connection, vrac, OrganisationSheet("guild", version=2), KINDS, BY)
        assert sheets.shown(connection, "lyon", first) == {}
        agrees(connection, vrac, Family.SHEET)
        agrees(connection, grap, Family.TIES)  # another family
    with loaded.transaction() as connection:
        shown = sheets.shown(connection, "lyon", first)
        assert {one: (sheet.finality, sheet.version) for one, sheet in shown.items()} == {
            "vrac_lyon": ("Manger ensemble", 2)
        }
        with pytest.raises(AgreementMoved):
            sheets.agree(connection, vrac, Family.SHEET, Agreement(Audience.NOBODY), BY)
        agrees(connection, vrac, Family.SHEET, agreed=False)
        assert sheets.shown(connection, "lyon", first) == {}
        assert sheets.sheet(connection, here["ccas_lyon"]).kind == "collectivite"  # what the content says


def test_ends_without_a_tie_are_isolated(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, LYON)
        for one in ("grap", "vrac_lyon", "ccas_lyon", "belle_bouffe"):
            agrees(connection, here[one])
        says(connection, here["grap"], "vrac_lyon=1")
        says(connection, here["vrac_lyon"], "grap=c")
        says(connection, here["ccas_lyon"], "grap=0")
        hands(connection, here["ccas_lyon"], here["vrac_lyon"], here["grap"])
        network = ties.network(connection, first)
    assert [one.id for one in network.isolated] == ["ccas_lyon"]  # «belle bouffe» did not answer
    assert [(one.stand, one.level) for one in network.ties] == [(Stand.BOTH, "c")]
