"""Means meet by their type inside a territory, are shared once both ends say so, and are shown by agreement only."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from db.engine import Database
from db.queries.cooperation import means
from domain.cooperation.figures import of_means
from domain.cooperation.means import (
    MOST,
    Match,
    MeansFull,
    MeansWords,
    Share,
    ShareMoved,
    Side,
    UnknownMeans,
    UntilPast,
)
from domain.cooperation.sheets import Family
from domain.cooperation.ties import Stand
from domain.errors import RequestReused, WordsMissing
from domain.evaluation.indicators import Calculation
from domain.evaluation.structures import Untold
from tests.structures import BY, LYON, agrees, needs, offers, seats, shares, wave

TODAY = BY.day
MUTUAL = Calculation("ratio", ("system:needs_matched", "system:needs"))
STORE, ROOM, VAN = "res_stockage", "res_local", "res_vehicule"
DRAWS = 20


def ids(matches: tuple[Match, ...]) -> set[tuple[str, str]]:
    return {(one.need.actor, one.offer.actor) for one in matches}


def test_needs_and_offers_meet_by_type_in_their_territory_and_both_ends_say_what_is_shared(loaded: Database) -> None:
    with loaded.transaction() as connection:
        far = wave(connection, "lorient", "Vague 1")
        first = wave(connection, "lyon", "Vague 1")
        there = seats(connection, far, ["cocagne_lorient", "pat_bio_solidaire_lorient"])
        here = seats(connection, first, LYON)
        grap, vrac, belle, cocagne, ccas = (here[one] for one in LYON)
        for seat in (*here.values(), *there.values()):
            agrees(connection, seat, Family.MEANS)
        offers(connection, there["cocagne_lorient"], STORE)
        van = needs(connection, cocagne, VAN)
        needs(connection, there["pat_bio_solidaire_lorient"], ROOM)
        cold, kitchen = needs(connection, vrac, STORE), offers(connection, belle, ROOM)
        theirs, ours = offers(connection, ccas, STORE), offers(connection, grap, STORE)
        shares(connection, grap, cold, ours)
        shares(connection, vrac, cold, theirs)
        shares(connection, ccas, cold, theirs, yes=False)
    with loaded.transaction() as connection:
        pool = means.pool(connection, first)
        assert {(one.need.id, one.offer.id): one.stand for one in pool.matches} == {
            (cold, ours): Stand.WAITING,
            (cold, theirs): Stand.ONE,
        }
        assert pool.shared == ()
        shares(connection, vrac, cold, ours)
        pool = means.pool(connection, first)
        assert ids(pool.shared) == {("vrac_lyon", "grap")}
        assert [one.id for one in pool.alone(Side.NEED, TODAY)] == [van]
        assert [one.id for one in pool.alone(Side.OFFER, TODAY)] == [kitchen]
        assert ids(pool.possible(TODAY)) == {("vrac_lyon", "ccas_lyon")}
        assert ids(means.pool(connection, far).matches) == set()


def test_what_is_said_is_masked_said_once_and_taken_back_once(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        grap, vrac = here["grap"], here["vrac_lyon"]
        words = MeansWords(Side.OFFER, ROOM, "Une salle, appeler le 06 12 34 56 78", TODAY, ("agri_prix", "enjeu_vie"))
        for _ in range(2):
            means.say(connection, grap, words, BY, "one request")
        with pytest.raises(RequestReused):
            means.say(connection, vrac, words, BY, "one request")
        [mine] = means.around(connection, grap).means
        assert "06" not in mine.said.words
        assert mine.said.tags == ("agri_prix", "enjeu_vie")
        assert mine.stands(TODAY)
        assert not mine.stands(TODAY + timedelta(days=1))
        means.withdraw(connection, vrac, mine.id, BY)  # somebody else's
        assert len(means.around(connection, grap).means) == 1
        for _ in range(2):
            means.withdraw(connection, grap, mine.id, BY)
        assert means.around(connection, grap).means == ()
        for wrong, error in (
            (MeansWords(Side.NEED, "res_gold", "De l’or"), UnknownMeans),
            (MeansWords(Side.NEED, ROOM, "Une salle", tags=("agri_prix", "obj1")), UnknownMeans),
            (MeansWords(Side.NEED, ROOM, "Une salle", TODAY - timedelta(days=1)), UntilPast),
            (MeansWords(Side.NEED, ROOM, "  "), WordsMissing),
        ):
            with pytest.raises(error):
                means.say(connection, grap, wrong, BY, "another request")
        for at in range(MOST):
            needs(connection, vrac, ROOM, name=f"need {at}")
        offers(connection, vrac, ROOM)
    with pytest.raises(MeansFull), loaded.transaction() as connection:
        needs(connection, vrac, ROOM, name="one too many")


def test_of_two_devices_of_one_structure_one_reads_again(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        for one in ("vrac_lyon", "grap"):
            agrees(connection, here[one], Family.MEANS)
        offer, need = offers(connection, here["grap"], VAN), needs(connection, here["vrac_lyon"], VAN)

    def press(yes: bool) -> bool:
        try:
            with loaded.transaction() as connection:
                means.share(connection, here["grap"], (need, offer), Share(shared=yes), BY)
        except ShareMoved:
            return False
        return True

    with ThreadPoolExecutor(8) as crowd:
        assert sum(crowd.map(press, [True, False] * 4)) == 1
    with loaded.transaction() as connection:
        shares(connection, here["grap"], need, offer)
        says = means.around(connection, here["vrac_lyon"]).says[need, offer]
        assert {side: (said.shared, said.version) for side, said in says.items()} == {Side.OFFER: (True, 2)}
        stranger = here["ccas_lyon"]
        for pair in ((need, offer), (offer, need), (need, "nothing")):
            with pytest.raises(UnknownMeans):
                means.share(connection, stranger, pair, Share(shared=True), BY)


def test_what_is_said_stands_in_the_waves_that_follow_and_never_in_those_before(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = wave(connection, "lyon", "Vague 1"), wave(connection, "lyon", "Vague 2")
        invented = wave(connection, "lyon", "Vague 0")
        new, old = seats(connection, second, LYON), seats(connection, first, LYON)
        for one in ("vrac_lyon", "grap"):
            for seat in (new[one], old[one]):
                agrees(connection, seat, Family.MEANS)
        need, offer = needs(connection, old["vrac_lyon"], STORE), offers(connection, old["grap"], STORE)
        late = offers(connection, new["vrac_lyon"], VAN)
        shares(connection, old["grap"], need, offer)
        shares(connection, new["vrac_lyon"], need, offer)
        means.withdraw(connection, new["grap"], "nothing", BY)
    with loaded.transaction() as connection:
        assert {one.id for one in means.pool(connection, first).means} == {need, offer}
        assert means.pool(connection, first).shared == ()
        assert {one.id for one in means.pool(connection, second).means} == {need, offer, late}
        assert ids(means.pool(connection, second).shared) == {("vrac_lyon", "grap")}
        means.withdraw(connection, new["grap"], offer, BY)
        assert {one.id for one in means.pool(connection, first).means} == {need, offer}
        assert {one.id for one in means.pool(connection, second).means} == {need, late}
        assert means.pool(connection, invented).means == ()  # nobody agreed there


def test_the_figure_counts_needs_of_those_that_agreed_and_none_that_weighs_too_much(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, LYON)
        grap, vrac, belle, cocagne, ccas = (here[one] for one in LYON)
        for seat in (grap, vrac, belle):
            agrees(connection, seat, Family.MEANS)
        asked = {
            seat.actor: [needs(connection, seat, type_) for type_ in (VAN, STORE)]
            for seat in (vrac, belle, cocagne, ccas)
        }
        given = [offers(connection, grap, type_) for type_ in (VAN, STORE)]
        assert of_means(MUTUAL, means.pool(connection, first)).why is Untold.TOO_FEW  # two of them need something
        for seat in (ccas, cocagne):
            agrees(connection, seat, Family.MEANS)
        for seat in (vrac, belle, cocagne):
            shares(connection, seat, asked[seat.actor][0], given[0])
            shares(connection, grap, asked[seat.actor][0], given[0])
        told = of_means(MUTUAL, means.pool(connection, first)).result
        assert told is not None
        assert told.n == 4
        assert told.value == pytest.approx(100 * 3 / 8)
        agrees(connection, ccas, Family.MEANS, agreed=False)
        less = of_means(MUTUAL, means.pool(connection, first)).result
        assert less is not None
        assert less.n == 3
        assert less.value == pytest.approx(50)
        agrees(connection, grap, Family.MEANS, agreed=False)  # whoever shared with them is not to be told
        assert of_means(MUTUAL, means.pool(connection, first)).why is Untold.DOMINATED


def test_no_means_of_an_organisation_reach_anybody_without_its_agreement(loaded: Database) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    luck = random.Random(seed)  # noqa: S311  a draw that can be made again
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, LYON)
        for seat in here.values():
            agrees(connection, seat, Family.MEANS)
            needs(connection, seat, luck.choice([VAN, STORE]))
            offers(connection, seat, luck.choice([VAN, STORE]))
        for seat in here.values():
            for match, side in means.around(connection, seat).around(seat.actor, TODAY):
                if luck.random() < 0.7 and match.end(side).actor == seat.actor:
                    shares(connection, seat, match.need.id, match.offer.id, yes=luck.random() < 0.8)
    for _ in range(DRAWS):
        agreed = {one for one in LYON if luck.random() < 0.5}
        with loaded.transaction() as connection:
            for one, seat in here.items():
                agrees(connection, seat, Family.MEANS, agreed=one in agreed)
                agrees(connection, seat, Family.TIES, agreed=one not in agreed)  # another family opens nothing
            pool = means.pool(connection, first)
            assert set(pool.names) == agreed, f"seed {seed}"
            assert {one.actor for one in pool.means} == agreed, f"seed {seed}"
            assert {end for pair in ids(pool.matches) for end in pair} <= agreed, f"seed {seed}"
            known = {one.id for one in pool.means}
            assert {id_ for pair in pool.says for id_ in pair} <= known, f"seed {seed}"
            assert set(pool.cells) == agreed, f"seed {seed}"
            told = of_means(MUTUAL, pool)
            assert told.result is None or len(agreed) >= 3, f"seed {seed}"
            for reader, seat in here.items():
                seen = means.around(connection, seat)
                assert {one.actor for one in seen.means} == agreed | {reader}, f"seed {seed}"
                assert set(seen.names) == agreed | {reader}, f"seed {seed}"
