"""How answers spread over choices: what is told is true, and nobody finds a person by subtracting two screens."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.evaluation.disclosure import K
from domain.evaluation.ranges import Span
from domain.evaluation.spreads import Block, Group, Spread, tell
from tests.attacker import Block as Counts
from tests.attacker import chance, compositions, plus

DAY, LATER = date(2026, 11, 28), date(2026, 11, 29)
ORDINARY, WHOLE = ((0, 1, 2), (3, 4)), ((0, 1, 2, 3),)  # choices that an indicator counts together
answers = st.lists(st.sampled_from("aabbbcde-"), min_size=10, max_size=40)  # «-»: no answer
rooms = st.lists(answers, min_size=1, max_size=4)


def block(counts: Sequence[int], groups: Sequence[Sequence[int]] = ()) -> Block:
    """``counts``: of each choice, those who did not answer last. ``groups``: places of choices."""
    said = counts[:-1]
    named = {"abcdefgh"[place]: n for place, n in enumerate(said)}
    told = tuple(
        Group(tuple("abcdefgh"[place] for place in places), sum(said[place] for place in places)) for places in groups
    )
    return Block(sum(counts), sum(said), named, frozenset(named), told)


def counted(said: Sequence[str]) -> Block:
    return block([said.count(choice) for choice in "abcde-"], ORDINARY)


def screens(blocks: Sequence[Block]) -> list[Spread | None]:
    """What the wall tells after each block."""
    seen: list[Spread | None] = []
    for one in blocks:
        before, told = (seen[-1] if seen else None), tell(one, DAY)
        seen.append(before.plus(told) if before and told else told or before)
    return seen


def alike(people: int, groups: Sequence[Sequence[int]], own: Counts) -> list[list[Counts]]:
    """All blocks of so many people that hold her answer, by what she may know: what is told, and all exact sums."""
    found: dict[object, list[Counts]] = defaultdict(list)
    for real in compositions(people - sum(own), len(own)):
        counts = plus(real, own)
        known = tuple(sum(counts[place] for place in places) for places in groups)
        found[(known, counts[-1], repr(tell(block(counts, groups), DAY)))].append(counts)
    return list(found.values())


def seen_through(fits: Sequence[Counts], groups: Sequence[Sequence[int]], own: Counts) -> bool:
    """Whether of some choice, which its sum does not tell, she is certain that none of the others made it."""
    more = {places: sum(fits[0][place] - own[place] for place in places) for places in map(tuple, groups)}
    unsure = [place for places, others in more.items() if len(places) > 1 and others > 0 for place in places]
    return any(max(counts[place] for counts in fits) <= own[place] for place in unsure)


@pytest.mark.parametrize(("people", "groups"), [(10, ORDINARY), (13, ORDINARY), (15, ORDINARY), (22, WHOLE)])
def test_whoever_knows_every_sum_finds_nobody(people: int, groups: Sequence[Sequence[int]]) -> None:
    """All blocks are gone through. She knows how many answered and what each indicator counts, exactly, and what the
    block tells, also where it is nothing: of every choice, somebody may have made it.
    """
    nobody = (0,) * (sum(map(len, groups)) + 1)
    assert not any(seen_through(fits, groups, nobody) for fits in alike(people, groups, nobody))


@pytest.mark.parametrize("own", [(1, 0, 0, 0, 0, 0), (0, 0, 0, 0, 1, 0), (0, 0, 0, 0, 0, 1)])
def test_whoever_is_one_of_them_finds_nobody_but_by_a_rare_chance(own: Counts) -> None:
    """The same for one who answered too; and most rooms of sixteen are told something."""
    people, shares = 16, (0.08, 0.12, 0.2, 0.33, 0.22, 0.05)
    found, told = 0.0, 0.0
    for fits in alike(people, ORDINARY, own):
        weight = sum(chance(tuple(n - mine for n, mine in zip(counts, own, strict=True)), shares) for counts in fits)
        found += weight * seen_through(fits, ORDINARY, own)
        told += weight * (tell(block(fits[0], ORDINARY), DAY) is not None)
    assert found < 0.001
    assert told > 0.75


@pytest.mark.parametrize("people", range(10, 24))
def test_no_number_is_told_as_such_where_all_but_few_say_the_same(people: int) -> None:
    told = [tell(block([people - n, n, 0, 0, 0, 0], ORDINARY), DAY) for n in range(people + 1)]
    assert [part for one in told if one for part in one.parts.values() if part.high - part.low < 2] == []


@given(rooms, st.randoms(use_true_random=False))
def test_between_two_screens_is_what_was_told_of_the_people_between(said: list[list[str]], luck: object) -> None:
    """Whoever subtracts one screen from the next reads what the people between tell by themselves; never a person.

    In whatever order they answered, and whatever had been shown before.
    """
    shuffle = luck.shuffle  # type: ignore[attr-defined]
    for people in said:
        shuffle(people)
    blocks = [counted(one) for one in said]
    seen = screens(blocks)
    for number, one in enumerate(blocks):
        before, after, alone = (seen[number - 1] if number else None), seen[number], tell(one, DAY)
        if alone is None:
            assert after == before
            continue
        assert after is not None
        for choice, part in alone.parts.items():
            former = before.parts[choice] if before else Span(0, 0)
            assert (after.parts[choice].low - former.low, after.parts[choice].high - former.high) == (
                part.low,
                part.high,
            )
            assert part.low % K == 0
            assert part.high - part.low >= 2
    shuffle(blocks)
    assert screens(blocks)[-1] == seen[-1]  # nothing depends on who was shown first


@given(rooms)
def test_what_is_told_is_true(said: list[list[str]]) -> None:
    told = [one for one in said if tell(counted(one), DAY)]
    last = screens([counted(one) for one in said])[-1]
    if last is None:
        assert told == []
        return
    everybody = [answer for one in told for answer in one]
    assert last.people == len(everybody)
    assert last.n.low <= sum(answer != "-" for answer in everybody) <= last.n.high
    assert last.silent.low <= everybody.count("-") <= last.silent.high
    for choice, part in last.parts.items():
        assert part.low <= everybody.count(choice) <= part.high


@given(answers)
def test_swapping_two_choices_that_nothing_tells_apart_swaps_them_and_nothing_else(said: list[str]) -> None:
    swapped = ["abcde-"["bacde-".index(answer)] for answer in said]
    one, other = tell(counted(said), DAY), tell(counted(swapped), DAY)
    if one is None or other is None:
        assert one == other
        return
    assert dict(other.parts) == {**one.parts, "a": one.parts["b"], "b": one.parts["a"]}
    assert (other.n, other.people) == (one.n, one.people)


def test_few_people_are_few_and_the_others_come_in_steps() -> None:
    told = tell(block((4, 0, 8, 12, 3, 2), ORDINARY), DAY)
    assert told is not None
    few, some = Span(0, 4), Span(5, 9)
    assert dict(told.parts) == {"a": few, "b": few, "c": some, "d": Span(10, 14), "e": few}
    assert (told.people, told.n, told.silent) == (29, Span(25, 29), Span(0, 4))
    assert told.first == ("d",)


def test_many_who_do_not_answer_are_told_and_never_counted() -> None:
    told = tell(block((9, 2, 3, 6)), DAY)
    assert told is not None
    assert (told.n, told.silent) == (Span(14, 14), Span(6, 6))


@pytest.mark.parametrize(
    "counts",
    [
        (10, 0, 0, 0),  # everybody said the same
        (9, 0, 0, 1),  # all who answered did
        (5, 5, 0, 0),  # nothing else fits ten people: nobody chose the third
        (4, 4, 3, 0),  # nothing but small numbers
        (3, 1, 0, 9),  # nearly nobody answered
    ],
)
def test_where_somebody_would_be_found_nothing_is_told(counts: Counts) -> None:
    assert tell(block(counts), DAY) is None


def test_where_people_can_be_made_up_nothing_is_told() -> None:
    """With four of hers in a group of nine, «nothing is told» would say that the other five all said the same."""
    counts = (9, 7, 4, 1)
    assert tell(block(counts), DAY) is not None
    assert tell(block(counts), DAY, made_up=1) is None


def test_choices_that_go_together_may_all_be_of_the_same_people() -> None:
    counts = {"cook": 15, "grow": 14, "talk": 2, "none": 3}
    told = tell(Block(20, 19, counts, frozenset({"none"}), (Group(("cook", "grow", "talk"), 16),)), DAY)
    assert told is not None
    assert sum(part.low for part in told.parts.values()) > told.n.high  # more than a hundred percent together
    assert told.first == ("cook",)


SETS = ("a", "b", "c", "ab", "ac", "bc", "abc", "")  # what one person ticked; an indicator counts whoever ticked «a»


def ticked(world: Counts) -> Block:
    """Choices that go with one another, one of which is «oui»: the others may be of people of either side."""
    counts = {choice: sum(n for n, said in zip(world, SETS, strict=True) if choice in said) for choice in "abc"}
    yes, answered = counts["a"], sum(world) - world[-1]
    groups = (Group(("a",), yes), Group(("b", "c"), answered - yes, only=True))
    return Block(sum(world), answered, counts, frozenset(), groups)


@pytest.mark.parametrize("people", [10, 12])
def test_of_choices_that_go_together_nobody_finds_who_is_in_a_small_one(people: int) -> None:
    """All that so many people may tick is gone through: she knows how many answered, and how many are «oui»."""
    fits: dict[object, list[Block]] = defaultdict(list)
    told = {}
    for world in compositions(people, len(SETS)):
        one = ticked(world)
        key = (one.answered, one.counts["a"], repr(tell(one, DAY)))
        fits[key].append(one)
        told[key] = tell(one, DAY)
    small = [(key, choice) for key, shown in told.items() if shown for choice in "bc" if not shown.parts[choice].low]
    assert small
    for key, choice in small:
        counts = {one.counts[choice] for one in fits[key]}
        assert len(counts) > 1
        assert max(counts) > 1


def test_a_figure_bears_the_day_of_its_last_people() -> None:
    first, second = tell(block((9, 4, 3, 1)), LATER), tell(block((2, 9, 3, 1)), DAY)
    assert first is not None
    assert second is not None
    assert first.plus(second).day == second.plus(first).day == LATER
