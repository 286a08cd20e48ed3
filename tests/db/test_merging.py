"""Organisations that partners missed: kept, merged in any order, or set aside; nobody else sees them before that."""

import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import Connection, PrimaryKeyConstraint, UniqueConstraint, select, text

from db import schema
from db.content.load import load
from db.engine import Database
from db.models.base import Base
from db.models.content import ActorRow
from db.models.partners import ActorProposalRow
from db.models.staff import AuditRow
from db.models.workshop import WorkshopRow
from db.queries.cooperation import (
    actors,
    answers,
    commitments,
    means,
    merging,
    organisations,
    partners,
    proposals,
    solutions,
    ties,
    trust,
    writing,
)  # fmt: skip
from db.queries.evaluation import waves
from db.queries.operations import demonstrations
from db.queries.workshops import decisions
from domain.cooperation.errors import UnknownPart
from domain.cooperation.partners import PartnerLinkUnknown, Seat
from domain.cooperation.proposals import BothSpoke, MergedWithItself, PersonNamed, Reason, State, StillNamed, renamed
from domain.cooperation.sheets import Audience, Family
from domain.cooperation.solutions import BrickWords, SolutionWords
from domain.cooperation.ties import Declaration, UnknownTie
from domain.cooperation.trust import Trust
from domain.errors import RequestReused
from domain.participation.masks import MASK
from domain.priorities.errors import WrongMoment
from domain.workshops.decisions import Promise
from formats.content.folder import read
from tests.programmes import SHORT, opened
from tests.structures import BY, LYON, NOW, agrees, answered, hands, needs, offers, proposes, says, seats, wave

CONTENT = Path(__file__).parents[2] / "content"
TARGET = "secours_catholique_lyon"
CANTEEN = SolutionWords("Une cantine", "Manger ensemble.", theme="food_system")


def missed(connection: Connection, seat: Seat, name: str) -> str:
    return proposals.propose(connection, seat.wave, seat.actor, name, uuid.uuid4().hex, BY.day)


def kept(connection: Connection, *made: str) -> None:
    for one in made:
        proposals.keep(connection, one, BY, seen=State.WAITING)


def merged(connection: Connection, one: str, into: str, seen: State = State.KEPT) -> None:
    merging.merge(connection, one, into, BY, seen=seen)


def listed(connection: Connection, wave_id: str) -> list[str]:
    return [one.id for one in actors.in_wave(connection, wave_id)]


def roster(connection: Connection, seat: Seat) -> set[str]:
    [question] = [one for one in answers.asked(connection, seat).questions if one.id == ties.ROSTER]
    return {row.id for row in question.rows}


def test_a_proposal_is_its_own_partners_until_it_is_kept_and_then_of_all_its_territory(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, far = wave(connection, "lyon", "Vague 2"), wave(connection, "lorient", "Vague 1")
        first = wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, LYON)
        late, early = missed(connection, here["grap"], "Le quai"), missed(connection, here["vrac_lyon"], "Un four")
        before = listed(connection, first)
        assert roster(connection, here["grap"]) - set(before) == {late}
        with pytest.raises(UnknownTie):
            ties.declare(connection, here["grap"], late, Declaration("2"))
        kept(connection, early, early)
    with loaded.transaction() as connection:  # a reload
        for where in (second, first):
            assert listed(connection, where) == [*before, early]
        assert early not in listed(connection, far)
        assert roster(connection, here["grap"]) == {*before, early, late} - {"grap"}
        ties.declare(connection, here["grap"], early, Declaration("2"))
        [made] = [one for one in organisations.of(connection, "lyon") if one.id == early]
        organisations.specify(connection, "lyon", made, "association", BY, "a request")
        told = {one.id: one.stakeholder_type for one in actors.actors(connection, "lyon")}
        assert told[early] == "association"
        assert [one.state for one in proposals.of(connection, first)] == [State.WAITING, State.KEPT]


def test_the_content_comes_again_and_leaves_what_was_kept(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        one, two = (missed(connection, here["grap"], name) for name in ("Le quai", "Un four"))
        kept(connection, two, one)
        merged(connection, two, one)
    with loaded.transaction() as connection:
        assert load(connection, read(CONTENT)) == 0
    with loaded.reading() as connection:
        assert listed(connection, here["grap"].wave)[-1] == one
        assert name_of(connection, two) == "Un four"


def test_a_demonstration_adds_its_own_and_takes_them_with_it(loaded: Database) -> None:
    with loaded.transaction() as connection:
        made_up = waves.add(connection, "lyon", "Démonstration", demonstration=True)
        real = wave(connection, "lyon", "Vague 1")
        invented, true = (seats(connection, where, ["grap"])["grap"] for where in (made_up, real))
        one, two = (missed(connection, invented, name) for name in ("Inventée", "Inventée aussi"))
        three = missed(connection, true, "Le quai")
        kept(connection, two, three, one)
        assert set(listed(connection, made_up)) & {one, two, three} == {one, two, three}
        assert set(listed(connection, real)) & {one, two, three} == {three}
        with pytest.raises(UnknownPart):
            merged(connection, three, one)
        merged(connection, one, two)
    with loaded.transaction() as connection:
        demonstrations.remove(connection, NOW)
    with loaded.reading() as connection:
        assert "Inventée" not in everything(connection)
        assert listed(connection, real)[-1] == three


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_what_named_any_of_three_names_one_in_whatever_order_they_are_merged(
    loaded: Database, order: Sequence[int]
) -> None:
    with loaded.transaction() as connection:
        second, first = wave(connection, "lyon", "Vague 2"), wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, LYON)
        grap, vrac, cook = here["grap"], here["vrac_lyon"], here["belle_bouffe"]
        made = [missed(connection, one, "Le quai") for one in (vrac, grap, cook)]
        kept(connection, *made)
        one, two, three = made
        for seat in here.values():
            agrees(connection, seat)
        ties.declare(connection, grap, three, Declaration("1", ("trade",), acts=("met",)))
        ties.declare(connection, grap, one, Declaration("3", ("means",)))
        ties.declare(connection, grap, two, Declaration("c"))
        trust.keep(connection, grap, one, Trust({"open": "4", "mission": "nsp"}))
        says(connection, vrac, f"{two}=2", "ccas_lyon=0")
        answered(connection, cook, {"p20": f"grap=1 {one}=c {two}=1 ccas_lyon=nsp {three}=nsp"})
        hands(connection, grap, vrac)
        own = seats(connection, first, [two])[two]  # it answers for itself before anyone sees who it is
        agrees(connection, own)
        agrees(connection, own, Family.MEANS)
        says(connection, own, "grap=2", f"{one}=3", "ccas_lyon=1")
        hands(connection, own)
        offers(connection, own, "res_competences")
        needs(connection, grap, "res_competences")
        proposes(connection, cook, three)
        solution = writing_a_brick(connection, one)
    for place in order:
        with loaded.transaction() as connection:
            for _ in range(2):
                merged(connection, made[place], TARGET)
    with loaded.reading() as connection:
        network = ties.network(connection, first, Audience.COMMITTEE)
        said = network.said
        assert said["grap"][TARGET] == Declaration("3", ("means", "trade"), said["grap"][TARGET].version, ("met",))
        assert said["vrac_lyon"][TARGET].level == "2"
        assert {one: what.level for one, what in said[TARGET].items()} == {"grap": "2", "ccas_lyon": "1"}
        assert {one: what.level for one, what in ties.mine(connection, cook).items()} == {"grap": "1", TARGET: "1"}
        assert trust.mine(connection, grap)[TARGET].said == {"open": "4", "mission": "nsp"}
        assert not {*listed(connection, first), *listed(connection, second)} & set(made)
        assert [one.words.to for one in commitments.mine(connection, cook)] == [TARGET]
        assert {one.actor for one in means.pool(connection, first, Audience.COMMITTEE).means} == {TARGET}
        [brick] = solutions.solution(connection, solution).bricks
        assert brick.words.lead == TARGET
        with pytest.raises(PartnerLinkUnknown):
            partners.seat(connection, own.link)
        becomes = select(ActorProposalRow.id, ActorProposalRow.into_id)
        assert dict(connection.execute(becomes).all()) == dict.fromkeys(made, TARGET)
        rows = connection.execute(select(ActorRow.id).where(ActorRow.id.in_(made))).scalars()
        assert set(rows) == set(made)  # both stay written down
        acts = select(AuditRow.subject, AuditRow.details).where(AuditRow.action == "actor_proposal.merged")
        assert {row.subject: row.details for row in connection.execute(acts)} == {one: {"into": TARGET} for one in made}
        assert len(connection.execute(acts).all()) == 3


def writing_a_brick(connection: Connection, lead: str) -> str:
    writing.keep_solution(connection, "lyon", "a canteen", CANTEEN, BY)
    writing.keep_brick(connection, "lyon", "a canteen", "an oven", BrickWords("Un four", lead), BY)
    return "a canteen"


@pytest.mark.parametrize("first_one", [0, 1])
def test_two_partners_propose_the_same_and_either_may_be_the_one_that_stays(loaded: Database, first_one: int) -> None:
    with loaded.transaction() as connection:
        where = wave(connection, "lyon", "Vague 1")
        here = seats(connection, where, LYON)
        made = [missed(connection, here[who], name) for who, name in (("grap", "Le quai"), ("vrac_lyon", "Au quai"))]
        stays, goes = made[first_one], made[1 - first_one]
        kept(connection, stays)
        answered(connection, here["grap"], {"p20": f"{made[0]}=2"})
        answered(connection, here["vrac_lyon"], {"p20": f"{made[1]}=1 grap=3"})
        merged(connection, goes, stays, State.WAITING)
    with loaded.transaction() as connection:
        assert ties.mine(connection, here["grap"]) == {stays: Declaration("2")}
        assert ties.mine(connection, here["vrac_lyon"]) == {stays: Declaration("1"), "grap": Declaration("3")}
        merged(connection, goes, stays, State.WAITING)  # the same press again
        merged(connection, stays, TARGET)  # it was in the list under another name all along
        merged(connection, goes, stays, State.WAITING)
        merged(connection, goes, TARGET, State.WAITING)
        assert {one.into for one in proposals.of(connection, where)} == {name_of(connection, TARGET)}
        assert ties.mine(connection, here["vrac_lyon"]) == {TARGET: Declaration("1"), "grap": Declaration("3")}


def name_of(connection: Connection, actor: str) -> str:
    return str(connection.execute(select(ActorRow.name).where(ActorRow.id == actor)).scalar_one())


def test_there_is_no_circle_and_nobody_is_merged_outside_the_territory(loaded: Database) -> None:
    with loaded.transaction() as connection:
        far = seats(connection, wave(connection, "lorient", "Vague 1"), ["cocagne_lorient"])["cocagne_lorient"]
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        one, two, three = (missed(connection, here[who], f"Le quai de {who}") for who in LYON[:3])
        elsewhere = missed(connection, far, "Le port")
        kept(connection, one, two, elsewhere)
        merged(connection, one, two)

    def refused(error: type[Exception], one: str, into: str, seen: State) -> None:
        with pytest.raises(error), loaded.transaction() as connection:
            merged(connection, one, into, seen)

    refused(MergedWithItself, two, two, State.KEPT)
    refused(MergedWithItself, two, one, State.KEPT)  # which is ``two`` by now
    refused(UnknownPart, two, three, State.KEPT)  # which nobody kept
    refused(UnknownPart, two, elsewhere, State.KEPT)
    refused(UnknownPart, two, "cocagne_lorient", State.KEPT)
    refused(WrongMoment, one, TARGET, State.KEPT)  # it is another one already
    refused(WrongMoment, three, TARGET, State.KEPT)  # somebody saw it otherwise


def test_of_two_at_once_that_name_each_other_one_stays(loaded: Database) -> None:
    with loaded.transaction() as connection:
        where = wave(connection, "lyon", "Vague 1")
        here = seats(connection, where, LYON)
        made = [missed(connection, here[who], f"Le quai de {who}") for who in LYON[:2]]
        kept(connection, *made)

    def press(place: int) -> bool:
        try:
            with loaded.transaction() as connection:
                merged(connection, made[place % 2], made[1 - place % 2])
        except MergedWithItself:
            return False
        return True

    with ThreadPoolExecutor() as crowd:
        done = list(crowd.map(press, range(8)))
    with loaded.reading() as connection:
        states = sorted(one.state for one in proposals.of(connection, where))
        assert states == [State.KEPT, State.MERGED]
        [left] = set(made) & set(listed(connection, where))
    assert done == [made[1 - place % 2] == left for place in range(8)]


def test_nobody_chooses_between_two_that_spoke_for_themselves(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        one, two = (missed(connection, here["grap"], name) for name in ("Le quai", "Le port"))
        kept(connection, one, two)
        own = seats(connection, here["grap"].wave, [one, two])
        proposes(connection, here["vrac_lyon"], one)
        says(connection, here["vrac_lyon"], "grap=1")
        says(connection, own[two], "grap=1")
    for goes, stays in ((two, "vrac_lyon"), (one, "vrac_lyon")):
        with pytest.raises(BothSpoke), loaded.transaction() as connection:
            merged(connection, goes, stays)
    with loaded.transaction() as connection:
        merged(connection, two, one)  # of these two, one spoke
        assert partners.seat(connection, own[one].link).actor == one
        assert {who: what.level for who, what in ties.mine(connection, own[one]).items()} == {"grap": "1"}


def test_a_room_that_wrote_its_name_reads_the_other_one(loaded: Database) -> None:
    with loaded.transaction() as connection:
        room, other = opened(connection, "Vague 2", SHORT, NOW), opened(connection, "Vague 1", SHORT, NOW)
        where = str(connection.execute(select(WorkshopRow.wave_id).where(WorkshopRow.id == other)).scalar_one())
        made = missed(connection, seats(connection, where, ["grap"])["grap"], "Le quai")
        for place, owner in ((room, "Le quai"), (other, "Le quai du port")):
            promise = Promise(f"Un four de {owner}", owner, date(2027, 1, 31))
            decisions.decide(connection, place, promise, BY, uuid.uuid4().hex)
        merged(connection, made, TARGET, State.WAITING)
        said = {one.promise.owner for one in decisions.of_territory(connection, "lyon")}
        assert said == {name_of(connection, TARGET), "Le quai du port"}


def test_what_is_set_aside_says_why_and_the_name_of_a_person_is_kept_nowhere(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        person, gone, named = (missed(connection, here["grap"], name) for name in ("Jean Dupont", "Le quai", "Un four"))
        kept(connection, person, named)
        says(connection, here["vrac_lyon"], f"{named}=1")
        for _ in range(2):
            proposals.set_aside(connection, person, Reason.PERSON, BY, seen=State.KEPT)
            proposals.set_aside(connection, gone, Reason.STOPPED, BY, seen=State.WAITING)
        with pytest.raises(StillNamed):
            proposals.set_aside(connection, named, Reason.UNFOUND, BY, seen=State.KEPT)
        with pytest.raises(WrongMoment):
            proposals.keep(connection, person, BY, seen=State.SET_ASIDE)
    with loaded.reading() as connection:
        told = {one.id: (one.name, one.reason) for one in proposals.of(connection, here["grap"].wave, actor="grap")}
        assert told == {person: (MASK, Reason.PERSON), gone: ("Le quai", Reason.STOPPED), named: ("Un four", None)}
        assert roster(connection, here["grap"]) & {person, gone, named} == {gone, named}
        assert "Dupont" not in everything(connection)
    with loaded.transaction() as connection:
        proposals.keep(connection, gone, BY, seen=State.SET_ASIDE)  # it begins again
        assert gone in listed(connection, here["grap"].wave)


def everything(connection: Connection) -> str:
    return "".join(str(connection.execute(select(table)).all()) for table in Base.metadata.sorted_tables)


def test_the_coordination_adds_one_at_once_and_once(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = wave(connection, "lyon", "Vague 2"), wave(connection, "lyon", "Vague 1")
        for _ in range(2):
            proposals.add(connection, second, "Un four", "two", BY)
            proposals.add(connection, first, "Le quai", "one", BY)
        with pytest.raises(RequestReused):
            proposals.add(connection, first, "Le port", "one", BY)
        for name in ("M. Paul", "Mme Ana Lopez", "Le quai 06 12 34 56 78"):
            with pytest.raises(PersonNamed):
                proposals.add(connection, first, name, name, BY)
        names = [one.name for one in actors.actors(connection, "lyon")]
        assert sorted(names[-2:]) == ["Le quai", "Un four"]
        assert {one.by for one in proposals.of(connection, first)} == {""}


def test_an_answer_that_comes_while_it_is_merged_is_not_lost(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        made = missed(connection, here["grap"], "Le quai")
        answered(connection, here["grap"], {"p20": f"{made}=1"})

    def answer(level: str) -> None:
        with loaded.transaction() as connection:
            seat = partners.seat(connection, here["grap"].link)
            value = renamed(f"{made}={level}", proposals.into(connection, seat), seat.actor)
            answers.record(connection, seat, ("p20", value), level, 1, uuid.uuid4().hex)

    def judge(_: str) -> None:
        with loaded.transaction() as connection:
            merged(connection, made, TARGET, State.WAITING)

    calls: list[tuple[Callable[[str], None], str]] = [(judge if level == "2" else answer, level) for level in "13223"]
    with ThreadPoolExecutor() as crowd:
        list(crowd.map(lambda call: call[0](call[1]), calls))
    with loaded.reading() as connection:
        assert set(ties.mine(connection, here["grap"])) == {TARGET}


def test_every_column_that_holds_an_actor_is_known() -> None:
    pointing = set(merging.pointing())
    assert {*merging.OWN, *merging.OF_IT, *merging.STAYS} <= pointing
    for column in pointing - {*merging.OWN, *merging.OF_IT, *merging.STAYS}:
        once = [one for one in column.table.constraints if isinstance(one, PrimaryKeyConstraint | UniqueConstraint)]
        assert not [one for one in once if column.name in one.columns], column


def test_what_was_kept_before_there_were_merges_is_an_actor_since(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = seats(connection, wave(connection, "lyon", "Vague 1"), LYON)
        one, two, three = (missed(connection, here["grap"], name) for name in ("Le quai", "Un four", "Le port"))
        kept(connection, two, one)
        merged(connection, two, TARGET)
    schema.downgrade(loaded, "0066")
    with loaded.transaction() as connection:
        states: dict[str, str] = dict(connection.execute(text("select id, state from actor_proposal")).all())
        assert states == {one: "kept", two: "set_aside", three: "waiting"}
        connection.execute(text("delete from actor where id = :id"), {"id": one})  # as it was then: in a roster only
    schema.upgrade(loaded)
    with loaded.reading() as connection:
        assert listed(connection, here["grap"].wave)[-1] == one
        assert name_of(connection, one) == "Le quai"
