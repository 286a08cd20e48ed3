"""What a wave gives back: what is new in it, of those that agreed; on a screen, and on the grid of a solution."""

import random

from sqlalchemy import Connection

from db.engine import Database
from db.queries.cooperation import means, solutions, writing
from domain.cooperation.commitments import EntryKind
from domain.cooperation.partners import Seat
from domain.cooperation.returned import Returned
from domain.cooperation.sheets import Audience, Family
from domain.cooperation.solutions import BrickWords, SolutionWords
from frame.evaluation.returned import since
from server.staff.territories import around
from tests.structures import BY, LYON, agrees, hands, needs, offers, proposes, says, seats, shares, tells, wave

PLACED = (Family.COMMITMENTS, Family.MEANS)
DRAWS = 15


def named(found: Returned) -> set[str]:
    """Every organisation of which something is told."""
    ties = found.ties
    moved = [] if ties is None else [*ties.appeared, *ties.ended, *(one for pair in ties.moved for one in pair)]
    pairs = {end for one in moved for end in one.ends}
    pairs |= {one.actor for one in (*found.needs, *found.offers)}
    pairs |= {one.end(side).actor for one in found.shared for side in (one.need.said.side, one.offer.said.side)}
    return pairs | {end for one in (*found.accepted, *found.ended) for end in one.ends}


def test_only_what_was_said_in_the_wave_is_new_whenever_somebody_agreed(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = wave(connection, "lyon", "Vague 1"), wave(connection, "lyon", "Vague 2")
        new, old = seats(connection, second, LYON), seats(connection, first, LYON)
        grap, vrac, belle = LYON[:3]
        before = needs(connection, old[vrac], "res_local"), offers(connection, old[grap], "res_local")
        tells(connection, old[grap], proposes(connection, old[vrac], grap), EntryKind.ACCEPTED)
        going = proposes(connection, old[belle], vrac)
        tells(connection, old[vrac], going, EntryKind.ACCEPTED)
        for seat in (new[belle], new[vrac], new[grap]):
            for family in PLACED:
                agrees(connection, seat, family)  # in the second wave only
        for seat in (old[vrac], old[grap]):
            agrees(connection, seat, Family.MEANS)
        for seat in (old[vrac], old[grap]):
            shares(connection, seat, *before)
        late = needs(connection, new[belle], "res_vehicule")
        tells(connection, new[belle], going, EntryKind.ENDED)
    with loaded.transaction() as connection:
        found = since(connection, second, Audience.PUBLIC)
        assert found.ties is not None
        assert ([one.id for one in found.needs], found.offers, found.shared) == ([late], (), ())
        assert (found.accepted, [one.id for one in found.ended]) == ((), [going])
        shares(connection, new[vrac], *before)  # said again, in this wave
        assert [(one.need.actor, one.offer.actor) for one in since(connection, second, Audience.PUBLIC).shared] == [
            (vrac, grap)
        ]
        assert since(connection, first, Audience.PUBLIC).ties is None
        assert [one.id for one in since(connection, first, Audience.PUBLIC).needs] == [before[0]]
        assert since(connection, wave(connection, "lorient", "Vague 1"), Audience.PUBLIC).nothing


def speak(connection: Connection, here: dict[str, Seat], luck: random.Random) -> None:
    """Everybody says, offers, needs, shares and promises something of this wave."""
    for actor, seat in here.items():
        for family in (Family.MEANS, Family.TIES):
            agrees(connection, seat, family)
        says(connection, seat, *(f"{other}={luck.choice('0c123')}" for other in LYON if other != actor))
        needs(connection, seat, "res_local")
        offers(connection, seat, "res_local")
    hands(connection, *here.values())
    for seat in here.values():
        for match, _ in means.around(connection, seat).around(seat.actor, BY.day):
            if luck.random() < 0.4:
                shares(connection, seat, match.need.id, match.offer.id)
    for actor, other in [(one, other) for one in LYON for other in LYON if one != other][::3]:
        made = proposes(connection, here[actor], other, name=f"{here[actor].wave} {actor} {other}")
        tells(connection, here[other], made, luck.choice([EntryKind.ACCEPTED, EntryKind.REFUSED]))


def test_nobody_is_named_in_what_is_given_back_without_agreement(loaded: Database) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    luck = random.Random(seed)  # noqa: S311  a draw that can be made again
    with loaded.transaction() as connection:
        first, second = wave(connection, "lyon", "Vague 1"), wave(connection, "lyon", "Vague 2")
        for one in (first, second):
            here = seats(connection, one, LYON)
            speak(connection, here, luck)
    for _ in range(DRAWS):
        with loaded.transaction() as connection:
            agreed = {one for one in LYON if luck.random() < 0.5}
            for one, seat in here.items():
                for family in (Family.TIES, *PLACED):
                    agrees(connection, seat, family, agreed=one in agreed)
            assert named(since(connection, second, Audience.PUBLIC)) <= agreed, f"seed {seed}"


def test_the_grid_names_what_holds_around_its_leads_as_far_as_both_agreed(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        grap, vrac, belle, cocagne, ccas = LYON
        for family in PLACED:
            for one in (belle, vrac, grap, ccas):
                agrees(connection, here[one], family)
        for one, other, what in (
            (vrac, grap, EntryKind.ACCEPTED), (cocagne, grap, EntryKind.ACCEPTED), (ccas, belle, EntryKind.ACCEPTED),
            (grap, ccas, EntryKind.REFUSED),
        ):  # fmt: skip
            tells(connection, here[other], proposes(connection, here[one], other), what)
        pair = needs(connection, here[belle], "res_local"), offers(connection, here[grap], "res_local", "Un four")
        for one in (grap, belle):
            shares(connection, here[one], *pair)
        writing.keep_solution(connection, "lyon", "s", SolutionWords("Un repas", "Manger", theme="care"), BY)
        writing.keep_brick(connection, "lyon", "s", "b", BrickWords("Une cuisine", grap), BY)
    with loaded.transaction() as connection:
        shown = solutions.solution(connection, "s")
        [promised], [shared] = around(connection, shown)
        assert "Ce que vrac_lyon donne" in promised
        assert "Un four" in shared
        agrees(connection, here[grap], Family.COMMITMENTS, agreed=False)
        agrees(connection, here[belle], Family.MEANS, agreed=False)
        assert around(connection, shown) == ([], [])
