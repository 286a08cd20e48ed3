"""How far each structure lets each family of its answers go: whoever reads sees that far, at once, in every wave.

What may be read is worked out here from what each of them said, by itself; the queries are held against it both ways:
nothing more, and nothing less.
"""

import random
from collections.abc import Iterator, Mapping
from itertools import combinations

import pytest
from sqlalchemy import Connection, select

from db.engine import Database
from db.models.staff import AuditRow
from db.queries.cooperation import answers, charter, commitments, means, partners, sheets, solutions, ties, writing
from domain.cooperation.commitments import EntryKind
from domain.cooperation.figures import of_ties
from domain.cooperation.partners import Seat
from domain.cooperation.sheets import Agreement, AgreementMoved, Audience, Family, OrganisationSheet
from domain.cooperation.solutions import BrickWords, SolutionWords
from domain.cooperation.ties import Stand
from domain.evaluation.indicators import Calculation
from domain.evaluation.structures import FEWEST
from frame.evaluation.returned import since
from server.staff.territories import around
from tests.structures import (
    BY,
    LYON,
    agrees,
    answered,
    hands,
    needs,
    offers,
    proposes,
    says,
    seats,
    shares,
    tells,
    wave,
)

DENSITY = Calculation("density", ("ties",), numbers={"least": (2,)})
READERS = (Audience.PARTNERS, Audience.COMMITTEE, Audience.PUBLIC)
CIRCLE = {Audience.NOBODY: 0, Audience.PARTNERS: 1, Audience.COMMITTEE: 2, Audience.PUBLIC: 3}
KINDS = frozenset({"association"})
DRAWS = 12
CHARTER = "p26"
STEPS = dict(zip(LYON, ("signee", "lue", "inconnue", "en_discussion", "signee"), strict=True))
Said = Mapping[tuple[str, Family], Audience]


def spoken(connection: Connection, here: Mapping[str, Seat], silent: str) -> None:
    """Everybody says a tie, a need, an offer, a share, a promise, a sheet, the charter; all but ``silent`` finish."""
    for family in Family:  # what is shared is met by what may be read
        for seat in here.values():
            agrees(connection, seat, family)
    for one, seat in here.items():
        says(connection, seat, *(f"{other}=2" for other in here if other != one))
        needs(connection, seat, "res_local", f"Besoin {one}")
        offers(connection, seat, "res_local", f"Offre {one}")
        sheets.keep(
            connection,
            seat,
            OrganisationSheet("association", f"Fiche {one}", version=_version(connection, seat)),
            KINDS,
            BY,
        )
    for one, seat in here.items():
        if one != silent:
            answered(connection, seat, {CHARTER: STEPS[one]})
    draft = partners.seat(connection, here[silent].link)
    answers.record(connection, draft, (CHARTER, STEPS[silent]), "device", 1, f"{draft.link} draft")
    hands(connection, *(seat for one, seat in here.items() if one != silent))
    for seat in here.values():
        for match, _ in means.around(connection, seat).around(seat.actor, BY.day):
            shares(connection, seat, match.need.id, match.offer.id)
    for one, other in combinations(here, 2):
        made = proposes(connection, here[one], other, name=f"{here[one].wave} {one} {other}")
        tells(connection, here[other], made, EntryKind.ACCEPTED)


def _version(connection: Connection, seat: Seat) -> int:
    return sheets.sheet(connection, seat).version


def drawn(connection: Connection, here: Mapping[str, Seat], luck: random.Random) -> Said:
    """Each of them says anew how far each family goes."""
    said = {(one, family): luck.choice(list(Audience)) for one in here for family in Family}
    for (one, family), audience in said.items():
        agrees(connection, here[one], family, audience=audience)
    return said


def allowed(family: Family, reader: Audience, *said: Said) -> set[str]:
    """Who let ``reader`` see it in every one of these waves: this one, and the last one in which it was said."""
    return {one for one in LYON if all(CIRCLE[each[one, family]] >= CIRCLE[reader] for each in said)}


def pairs(among: set[str]) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in combinations(sorted(among), 2)}


def holds(connection: Connection, of: str, reader: Audience, silent: str, *said: Said) -> None:
    """Everything that ``reader`` may be told of a wave, and nothing else."""
    named = allowed(Family.TIES, reader, *said)
    network = ties.network(connection, of, reader)
    assert {one.id for one in network.members} == named
    assert set(network.said) == named - {silent}
    assert {other for rows in network.said.values() for other in rows} <= named
    both = {frozenset(one.ends) for one in network.ties if one.stand is Stand.BOTH}
    assert both == pairs(named - {silent})
    assert {end for one in network.confirmed.ties for end in one.ends} == set().union(*both, set())
    assert {one.id for one in network.confirmed.members} == set().union(*both, set())
    if len(named - {silent}) < FEWEST:
        assert of_ties(DENSITY, network).result is None
    with_means = allowed(Family.MEANS, reader, *said)
    pool = means.pool(connection, of, reader)
    assert {one.actor for one in pool.means} == set(pool.names) & with_means == with_means
    assert {frozenset((one.need.actor, one.offer.actor)) for one in pool.shared} == pairs(with_means)
    promised = {frozenset(one.ends) for one in commitments.shown(connection, of, reader)}
    assert promised == pairs(allowed(Family.COMMITMENTS, reader, *said))
    assert set(sheets.shown(connection, "lyon", of, reader)) == allowed(Family.SHEET, reader, *said)
    allied = allowed(Family.CHARTER, reader, *said) - {silent}  # whose answer is a draft
    assert charter.shown(connection, of, reader).said == {one: STEPS[one] for one in allied}


def back(connection: Connection, of: str, reader: Audience) -> Iterator[tuple[Family, str]]:
    """Who is named in what a wave gives back, and with what."""
    found = since(connection, of, reader)
    assert found.ties is not None
    for change in (*found.ties.appeared, *found.ties.ended):
        yield from ((Family.TIES, end) for end in change.ends)
    yield from ((Family.MEANS, one.actor) for one in (*found.needs, *found.offers))
    for match in found.shared:
        yield from ((Family.MEANS, one.actor) for one in (match.need, match.offer))
    for one in (*found.accepted, *found.ended):
        yield from ((Family.COMMITMENTS, end) for end in one.ends)


def test_whoever_reads_sees_as_far_as_each_structure_said_and_no_further(loaded: Database) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    luck = random.Random(seed)  # noqa: S311  a draw that can be made again
    with loaded.transaction() as connection:
        waves = wave(connection, "lyon", "Vague 1"), wave(connection, "lyon", "Vague 2")
        new, old = seats(connection, waves[1], LYON[::-1]), seats(connection, waves[0], LYON)
        spoken(connection, old, "grap")
        spoken(connection, new, "ccas_lyon")
        writing.keep_solution(connection, "lyon", "meals", SolutionWords("Un repas", "Manger", theme="care"), BY)
        for lead in LYON:
            writing.keep_brick(connection, "lyon", "meals", lead, BrickWords("Une cuisine", lead), BY)
    for _ in range(DRAWS):
        with loaded.transaction() as connection:
            latter, former = drawn(connection, new, luck), drawn(connection, old, luck)
            for reader in READERS:
                holds(connection, waves[1], reader, "ccas_lyon", latter)
                holds(connection, waves[0], reader, "grap", former, latter)
                for family, one in back(connection, waves[1], reader):
                    assert one in allowed(family, reader, latter), f"seed {seed}"
            promised, shared = (
                " ".join(lines) for lines in around(connection, solutions.solution(connection, "meals"))
            )
            for family, printed, words in (
                (Family.COMMITMENTS, promised, "Ce que {} donne"), (Family.MEANS, shared, "Offre {}"),
            ):  # fmt: skip
                mute = set(LYON) - allowed(family, Audience.COMMITTEE, latter)
                assert not [one for one in mute if words.format(one) in printed], f"seed {seed}"


def test_a_name_that_is_taken_back_later_is_taken_back_everywhere(loaded: Database) -> None:
    with loaded.transaction() as connection:
        waves = [wave(connection, "lyon", label) for label in ("Vague 1", "Vague 2", "Vague 3")]
        third, first, second = (seats(connection, waves[n], LYON[:2]) for n in (2, 0, 1))
        for one in LYON[:2]:
            agrees(connection, first[one], audience=Audience.PARTNERS)
            agrees(connection, second[one], audience=Audience.PUBLIC)

    def readers(of: int) -> dict[str, int]:
        """How far each of the two is read in a wave."""
        with loaded.reading() as connection:
            found = [ties.agreeing(connection, waves[of], Family.TIES, reader) for reader in READERS]
        return {one: sum(one in each for each in found) for one in LYON[:2]}

    one, other = LYON[:2]
    assert [readers(n) for n in range(3)] == [{one: 1, other: 1}, {one: 3, other: 3}, {one: 0, other: 0}]
    with loaded.transaction() as connection:
        agrees(connection, third[other], audience=Audience.COMMITTEE)  # wider than the first, narrower than the second
        agrees(connection, third[one], audience=Audience.NOBODY)
    assert [readers(n) for n in range(3)] == [{one: 0, other: 1}, {one: 0, other: 2}, {one: 0, other: 2}]
    with loaded.transaction() as connection:
        agrees(connection, third[one], audience=Audience.PUBLIC)  # what it had said before counts again
    assert [readers(n)[one] for n in range(3)] == [1, 3, 3]


def test_the_journal_says_how_far_until_then_and_from_then_on(loaded: Database) -> None:
    with loaded.transaction() as connection:
        [seat] = seats(connection, wave(connection, "lyon", "Vague 1"), LYON[2:3]).values()
        for audience in (Audience.PUBLIC, Audience.PARTNERS, Audience.NOBODY):
            agrees(connection, seat, Family.MEANS, audience=audience)
        with pytest.raises(AgreementMoved):
            sheets.agree(connection, seat, Family.MEANS, Agreement(Audience.PUBLIC, 2), BY)
    with loaded.reading() as connection:
        told = AuditRow.subject == seat.link
        rows = connection.execute(select(AuditRow.action, AuditRow.details).where(told).order_by(AuditRow.number)).all()
    assert [(action.rpartition(".")[2], details["audience"]) for action, details in rows if "family" in details] == [
        ("agreement_given", "public"), ("agreement_given", "partners"), ("agreement_ended", "nobody"),
    ]  # fmt: skip
    assert {details["family"] for _, details in rows if "family" in details} == {"means"}
