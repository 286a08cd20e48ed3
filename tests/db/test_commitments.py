"""A commitment holds once both accept it, is told in entries that only grow, and is shown by agreement of both."""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from db.engine import Database
from db.queries.cooperation import commitments
from domain.cooperation.commitments import (
    CommitmentMoved,
    CommitmentWords,
    Entry,
    EntryKind,
    Form,
    NotToSay,
    ReviewTooEarly,
    Standing,
    UnknownPartner,
)
from domain.cooperation.errors import Gone
from domain.cooperation.sheets import Family
from domain.errors import RequestReused, WordsMissing
from tests.structures import BY, LYON, agrees, proposes, read, seats, tells, wave

TODAY = BY.day
DRAWS = 20


def test_it_holds_when_the_other_accepts_and_both_may_review_and_end_it(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        grap, vrac, belle = (here[one] for one in LYON[:3])
        no, yes = proposes(connection, vrac, "belle_bouffe"), proposes(connection, vrac, "grap", Form.AGREEMENT)
        for seat, what in ((vrac, EntryKind.ACCEPTED), (grap, EntryKind.WITHDRAWN), (grap, EntryKind.ENDED)):
            with pytest.raises(NotToSay):
                tells(connection, seat, yes, what)
        tells(connection, belle, no, EntryKind.REFUSED, "Pas cette année")
        tells(connection, grap, yes, EntryKind.ACCEPTED)
        with pytest.raises(WordsMissing):
            tells(connection, vrac, yes, EntryKind.REVIEWED)
        again = Entry(EntryKind.REVIEWED, "", TODAY, "Appeler le 06 12 34 56 78", TODAY + timedelta(days=90))
        commitments.write(connection, grap, read(connection, grap, yes), again, BY)
        with pytest.raises(ReviewTooEarly):
            commitments.write(connection, grap, read(connection, grap, yes), replace(again, review=TODAY), BY)
    with loaded.transaction() as connection:  # another day, another device
        assert read(connection, vrac, yes).review == TODAY + timedelta(days=90)
        assert [read(connection, vrac, yes).due(TODAY + timedelta(days=days)) for days in (89, 90)] == [False, True]
        tells(connection, vrac, yes, EntryKind.ENDED)
        assert not read(connection, vrac, yes).due(TODAY + timedelta(days=90))
        one, other = read(connection, grap, yes), read(connection, belle, no)
        assert (one.standing, other.standing) == (Standing.ENDED, Standing.REFUSED)
        assert [(entry.what, entry.actor) for entry in one.entries] == [
            (EntryKind.ACCEPTED, "grap"), (EntryKind.REVIEWED, "grap"), (EntryKind.ENDED, "vrac_lyon"),
        ]  # fmt: skip
        assert "06" not in one.entries[1].words
        for seat, id_ in ((grap, yes), (belle, no), (vrac, no)):
            with pytest.raises(NotToSay):
                tells(connection, seat, id_, EntryKind.REVIEWED, "Trop tard")


def test_it_is_proposed_once_and_withdrawn_by_whoever_proposed_it(loaded: Database) -> None:
    with loaded.transaction() as connection:
        far = seats(connection, wave(connection, "lorient", "Vague 1"), ["cocagne_lorient"])["cocagne_lorient"]
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        grap, vrac = here["grap"], here["vrac_lyon"]
        for _ in range(2):
            proposes(connection, grap, "vrac_lyon", name="one request")
        with pytest.raises(RequestReused):
            proposes(connection, grap, "belle_bouffe", name="one request")
        for other in ("grap", "cocagne_lorient", ""):
            with pytest.raises(UnknownPartner):
                proposes(connection, grap, other, name="another")
        words = CommitmentWords("vrac_lyon", "Un four", "Du pain", Form.ORAL, TODAY, TODAY)
        with pytest.raises(ReviewTooEarly):
            commitments.propose(connection, grap, words, BY, "another")
        [one] = commitments.mine(connection, vrac)
        with pytest.raises(Gone):
            commitments.write(connection, far, one, Entry(EntryKind.ACCEPTED, "", TODAY), BY)
        with pytest.raises(Gone):
            commitments.write(connection, here["ccas_lyon"], one, Entry(EntryKind.ACCEPTED, "", TODAY), BY)
        tells(connection, grap, one.id, EntryKind.WITHDRAWN)
        assert read(connection, vrac, one.id).standing is Standing.WITHDRAWN


def test_of_two_that_speak_at_once_one_reads_again(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        id_ = proposes(connection, here["grap"], "vrac_lyon")
        seen = read(connection, here["vrac_lyon"], id_)

    def press(at: int) -> bool:
        seat, what = (("grap", EntryKind.WITHDRAWN), ("vrac_lyon", EntryKind.ACCEPTED))[at % 2]
        try:
            with loaded.transaction() as connection:
                commitments.write(connection, here[seat], seen, Entry(what, "", TODAY), BY)
        except CommitmentMoved:
            return False
        return True

    with ThreadPoolExecutor(8) as crowd:
        assert sum(crowd.map(press, range(8))) == 1
    with loaded.reading() as connection:
        assert len(read(connection, here["grap"], id_).entries) == 1


def test_each_wave_shows_what_was_said_until_then(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = wave(connection, "lyon", "Vague 1"), wave(connection, "lyon", "Vague 2")
        new, old = seats(connection, second, LYON), seats(connection, first, LYON)
        for one in ("vrac_lyon", "grap"):
            agrees(connection, old[one], Family.COMMITMENTS)
        id_ = proposes(connection, old["grap"], "vrac_lyon")
        tells(connection, old["vrac_lyon"], id_, EntryKind.ACCEPTED)
        late = proposes(connection, new["vrac_lyon"], "grap")
        tells(connection, new["grap"], late, EntryKind.ACCEPTED)
        tells(connection, new["grap"], id_, EntryKind.ENDED, "Fini")
    with loaded.transaction() as connection:
        assert [(one.id, one.standing) for one in commitments.shown(connection, first)] == [(id_, Standing.VALID)]
        assert commitments.shown(connection, second) == ()  # nobody agreed in this one
        for one in ("grap", "vrac_lyon"):
            agrees(connection, new[one], Family.COMMITMENTS)
        shown = {one.id: one.standing for one in commitments.shown(connection, second)}
        assert shown == {id_: Standing.ENDED, late: Standing.VALID}


def test_no_commitment_reaches_anybody_but_the_two_without_the_agreement_of_both(loaded: Database) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    luck = random.Random(seed)  # noqa: S311  a draw that can be made again
    answers = {EntryKind.ACCEPTED: 6, EntryKind.REFUSED: 2, None: 2}
    pairs = [(one, other) for one in LYON for other in LYON if one != other]
    with loaded.transaction() as connection:
        first = wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, LYON)
        made = {}
        for one, other in luck.sample(pairs, 12):
            [what] = luck.choices(list(answers), list(answers.values()))
            id_ = proposes(connection, here[one], other)
            made[id_] = (one, other, what is EntryKind.ACCEPTED)
            if what is not None:
                tells(connection, here[other], id_, what)
    for _ in range(DRAWS):
        agreed = {one for one in LYON if luck.random() < 0.5}
        with loaded.transaction() as connection:
            for one, seat in here.items():
                agrees(connection, seat, Family.COMMITMENTS, agreed=one in agreed)
                agrees(connection, seat, Family.MEANS, agreed=one not in agreed)  # another family opens nothing
            shown = {one.id for one in commitments.shown(connection, first)}
            assert shown == {id_ for id_, (*ends, holds) in made.items() if holds and agreed >= set(ends)}, (
                f"seed {seed}"
            )
            for reader, seat in here.items():
                mine = {one.id for one in commitments.mine(connection, seat)}
                assert mine == {id_ for id_, (*ends, _) in made.items() if reader in ends}, f"seed {seed}"
