"""What structures say together: by hand, and against whoever knows everything but one answer."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.cooperation.responses import AskedItem, PartnerResponse
from domain.cooperation.restitution import Before, Restitution, heard, tell
from domain.evaluation.populations import Group, chosen, groups
from domain.evaluation.structures import Untold, unsafe
from domain.participation.questionnaire import Choice, Question, Questionnaire

STEPS = tuple(Choice(str(step), str(step)) for step in range(1, 6))
ROWS = (Choice("humain", "Humain"), Choice("alliances", "Alliances"))
TOPICS = (Choice("ferme", "Ferme"), Choice("ville", "Ville"), Choice("aucun", "Aucun", exclusive=True))


def question(name: str, position: int, kind: str, choices: tuple[Choice, ...], **more: object) -> Question:
    return Question(name, position, f"item_{name}", 1, "cooperation", kind, name, choices=choices, **more)  # type: ignore[arg-type]


ASKED = Questionnaire(
    "q@1", "q", 1, "", "", "", "partenaire", 5, 15,
    (
        question("p07", 1, "matrix", STEPS, rows=ROWS),
        question("p18", 2, "single", (*STEPS, Choice("nsp", "Je ne sais pas"))),
        question("p23", 3, "multiple", TOPICS),
    ),
)  # fmt: skip
DAY = date(2026, 11, 28)
Answers = dict[str, dict[str, str | None]]  # of a wave, by structure


def responses(wave: Mapping[str, Mapping[str, str | None]]) -> list[PartnerResponse]:
    return [PartnerResponse(one, ASKED, said, DAY.year) for one, said in sorted(wave.items())]


def waves(all_: Sequence[Answers]) -> tuple[list[Restitution], list[Group]]:
    """One wave after the other, as they are told."""
    before: list[Before] = []
    for number, wave in enumerate(all_):
        said = responses(wave)
        population = chosen(frozenset(wave), [one.population for one in before], f"wave {number}")
        before.append(Before(population, tell(said, population, before, [], DAY), heard(said, [])))
    return [one.told for one in before], [one.population for one in before]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (["1", "2"], Untold.TOO_FEW),
        (["1", "2", None], Untold.TOO_FEW),
        (["1", "2", "3"], None),
        (["1", "1", "3"], Untold.TOO_SIMILAR),  # the third would know what both others said
        (["1", "1", "3", None], None),
        (["4", "4", "4", "4", "2"], Untold.TOO_SIMILAR),
        (["4", "4", "4", "5", "2"], None),
        (["yes", "yes", "no", "no"], None),
        (["yes", "no", "no", "no"], Untold.TOO_SIMILAR),
    ],
)
def test_when_a_spread_is_told(cells: list[str | None], why: Untold | None) -> None:
    said = {str(number): cell for number, cell in enumerate(cells)}
    assert unsafe(said, [frozenset(said)]) is why


def test_a_group_that_two_waves_tell_apart_did_not_say_one_and_the_same() -> None:
    said = dict(zip("abcdefg", ["1", "2", "3", "4", "5", "5", "5"], strict=True))
    assert unsafe(said, [frozenset("abcdefg")]) is None
    assert unsafe(said, [frozenset("abcd"), frozenset("efg")]) is Untold.TOO_SIMILAR


def test_each_kind_of_question_is_counted_row_by_row() -> None:
    said: Answers = {
        "a": {"p07": "humain=2", "p18": "nsp", "p23": "ferme ville"},
        "b": {"p07": "humain=3 alliances=4", "p18": "1", "p23": "aucun"},
        "c": {"p07": None, "p18": None, "p23": None},
    }
    found = {(asked.question, asked.row): dict(cells) for asked, cells in heard(responses(said), []).items()}
    assert found == {
        ("p07", "humain"): {"a": "2", "b": "3", "c": None},
        ("p07", "alliances"): {"a": None, "b": "4", "c": None},
        ("p18", ""): {"a": None, "b": "1", "c": None},
        ("p23", "ferme"): {"a": "yes", "b": "no", "c": None},
        ("p23", "ville"): {"a": "yes", "b": "no", "c": None},
        ("p23", "aucun"): {"a": "no", "b": "yes", "c": None},
    }


def test_of_two_wordings_the_one_that_most_were_asked() -> None:
    newer = Questionnaire("q@2", "q", 2, "", "", "", "partenaire", 5, 15, (
        Question("p18", 1, "item_p18", 2, "cooperation", "single", "Autrement dit", choices=STEPS),
    ))  # fmt: skip
    old = [PartnerResponse(name, ASKED, {"p18": "1"}, DAY.year) for name in "abc"]
    found = heard([*old, PartnerResponse("d", newer, {"p18": "5"}, DAY.year)], [])
    assert found[AskedItem("p18", "item_p18", 1)] == {"a": "1", "b": "1", "c": "1"}
    assert AskedItem("p18", "item_p18", 2) not in found


def answer() -> st.SearchStrategy[dict[str, str | None]]:
    step = st.sampled_from("1245")
    return st.fixed_dictionaries(
        {
            "p07": st.builds("humain={} alliances={}".format, step, step),
            "p18": st.sampled_from(["1", "2", "5", "nsp", None]),
            "p23": st.sampled_from(["ferme", "ville", "ferme ville", "aucun", None]),
        }
    )


def histories() -> st.SearchStrategy[list[Answers]]:
    """Up to three waves of up to nine structures, some of which come, leave, come back or change their minds."""
    wave = st.dictionaries(st.sampled_from("abcdefghi"), answer(), max_size=9)
    kept = st.fixed_dictionaries({name: answer() for name in "abcdefghi"})
    there = st.lists(st.frozensets(st.sampled_from("abcdefghi"), min_size=2), min_size=1, max_size=3)
    persistent = st.builds(lambda said, who: [{name: said[name] for name in one} for one in who], kept, there)
    return st.one_of(st.lists(wave, min_size=1, max_size=3), persistent)


def shown(told: Restitution) -> set[AskedItem]:
    return {one.about for one in told.spreads if one.why is None}


def swapped(history: list[Answers], one: str, other: str) -> list[Answers]:
    names = {one: other, other: one}
    return [{name: wave.get(names.get(name, name), wave[name]) for name in wave} for wave in history]


@given(histories())
@settings(max_examples=60, deadline=None)
def test_no_two_populations_differ_by_one_or_two_and_none_is_of_fewer_than_three(history: list[Answers]) -> None:
    told, populations = waves(history)
    for population, said in zip(populations, told, strict=True):
        assert len(population) == said.counted
        assert said.counted == 0 or said.counted >= 3
        assert all(one.n >= 3 for one in said.spreads if one.why is None)
    for one, other in combinations(populations, 2):
        assert len(one - other) not in {1, 2}
        assert len(other - one) not in {1, 2}


@given(histories())
@settings(max_examples=60, deadline=None)
def test_of_no_group_that_waves_tell_apart_is_one_and_the_same_told(history: list[Answers]) -> None:
    """For each thing told of each structure, another one said something else where nothing tells them apart."""
    told, populations = waves(history)
    said = [heard(responses(wave), []) for wave in history]
    for number, restitution in enumerate(told):
        for about in shown(restitution):
            here = [who for who, one in zip(populations, told, strict=True) if about in shown(one)]
            for group in groups(here):
                cells = {said[number][about][one] for one in group if group <= populations[number]}
                assert len(cells) != 1 or cells == {None}


@given(histories())
@settings(max_examples=30, deadline=None)
def test_what_is_told_stays_when_two_that_nothing_tells_apart_change_places(history: list[Answers]) -> None:
    told, populations = waves(history)
    for group in groups(populations):
        for one, other in combinations(sorted(group), 2):
            if all((one in wave) == (other in wave) for wave in history):
                assert waves(swapped(history, one, other))[0] == told
                return  # one pair an example


@given(st.dictionaries(st.sampled_from("abcdefgh"), answer(), min_size=3))
@settings(max_examples=60, deadline=None)
def test_in_one_wave_whoever_takes_her_own_answer_off_is_sure_of_nobody(wave: Answers) -> None:
    [told], [population] = waves([wave])
    cells = heard(responses(wave), [])
    for spread in (one for one in told.spreads if one.why is None):
        mine = cells[spread.about]
        for me in population:
            others = {mine[one] for one in population if one != me}
            assert len(others) >= 2


@pytest.mark.parametrize(
    ("steps", "cells", "middle", "why"),
    [
        ("134", {}, 3, Untold.ROUGH),  # one, two and three bars of one would be each answer
        ("1344", {}, 3.5, Untold.ROUGH),
        ("1133", {"1": 2, "3": 2}, None, None),
        ("12345", dict.fromkeys("12345", 1), None, None),
        ("444", {}, None, Untold.TOO_SIMILAR),
    ],
)
def test_few_answers_are_never_read_back(
    steps: str, cells: dict[str, int], middle: float | None, why: Untold | None
) -> None:
    for order in (1, -1):
        wave: Answers = {one: {"p18": step} for one, step in zip("abcde", steps[::order], strict=False)}
        [[told], _] = waves([wave])
        [one] = told.of("p18")
        assert (dict(one.cells), one.middle, one.why) == (cells, middle, why)
        assert one.range is None or cells


def test_of_few_that_chose_a_thing_only_pairs_are_told() -> None:
    wave: Answers = {one: {"p23": said} for one, said in zip("abcd", ("ferme", "ville", "ferme", "ville"), strict=True)}
    [[told], _] = waves([wave])
    assert [dict(one.cells) for one in told.of("p23")] == [{"no": 2, "yes": 2}, {"no": 2, "yes": 2}, {}]
