"""What a figure tells and what it never tells, as laws."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.evaluation.disclosure import (
    K_SENSITIVE,
    STEP,
    Basis,
    Figure,
    K,
    Onlooker,
    Version,
    Why,
    disclose,
    next_version,
    waiting,
)
from domain.evaluation.indicators import MISSING, OUT, Calculation, Indicator
from domain.evaluation.measures import Telling
from domain.evaluation.ranges import Span

DAY, LATER = date(2026, 11, 22), date(2026, 12, 1)
CELLS = ("yes", "no", OUT, MISSING)
counts = st.fixed_dictionaries({cell: st.integers(0, 40) for cell in CELLS})
small = st.fixed_dictionaries({cell: st.integers(0, 8) for cell in CELLS})


def indicator(
    measure: Telling = Telling.SHARE, *, sensitive: bool = False, out: frozenset[str] = frozenset()
) -> Indicator:
    rule = Calculation(measure, ("item",), frozenset({"oui"}), out)
    return Indicator(
        "x", 1, "theme", "Nom", "", "%", 0, 7, "up", sensitive=sensitive, flagship=False, room=True, calculation=rule
    )


def told(cells: dict[str, int], before: Basis | None = None, made_up: int = 0) -> Figure:
    return disclose(indicator(), cells, before or Basis(), Onlooker.COMMITTEE, made_up)[0]


def swapped(cells: dict[str, int]) -> dict[str, int]:
    return {**cells, "yes": cells["no"], "no": cells["yes"]}


def mirrored(figure: Figure) -> Figure:
    """The figure of those who say the contrary."""
    count, against = figure.against, figure.count
    if figure.part_low is None or figure.part_high is None:
        return replace(figure, count=count, against=against)
    return replace(figure, count=count, against=against, part_low=1 - figure.part_high, part_high=1 - figure.part_low)


def rounded(figure: Figure) -> Figure:
    """Without the last digits of a division."""
    if figure.part_low is None or figure.part_high is None:
        return figure
    return replace(figure, part_low=round(figure.part_low, 9), part_high=round(figure.part_high, 9))


@given(st.one_of(counts, small), small, st.integers(0, 20), st.integers(0, 40))
def test_swapping_yes_and_no_swaps_the_figure_and_nothing_else(
    cells: dict[str, int], first: dict[str, int], rest: int, made_up: int
) -> None:
    cells = {cell: n + first[cell] for cell, n in cells.items()}
    rests = {"rest": min(rest, cells[OUT] + cells[MISSING])}
    one = told(cells, Basis(first, rests), made_up)
    other = told(swapped(cells), Basis(swapped(first), rests), made_up)
    assert rounded(other) == rounded(mirrored(one))


@given(st.one_of(counts, small), st.integers(0, 40))
def test_what_is_told_is_true(cells: dict[str, int], made_up: int) -> None:
    figure = told(cells, made_up=made_up)
    if figure.n is None or figure.count is None or figure.against is None or figure.share is None:
        return
    yes, no = cells["yes"], cells["no"]
    assert figure.count.low <= yes <= figure.count.high
    assert figure.against.low <= no <= figure.against.high
    assert figure.n.low <= yes + no <= figure.n.high
    assert figure.share[0] - 1e-9 <= yes / (yes + no) <= figure.share[1] + 1e-9


@given(st.one_of(counts, small))
def test_no_cell_under_k_is_told_or_given_back_by_subtraction(cells: dict[str, int]) -> None:
    """From the whole figure, a small cell can be one of at least three numbers (of two, for the silence of ten or of
    eleven people: where five stand on each side, one at most can be silent)."""
    figure, people = told(cells), sum(cells.values())
    if people < STEP or figure.n is None or figure.count is None or figure.against is None:
        return
    rest = cells[OUT] + cells[MISSING]
    blind = told({**cells, OUT: 0, MISSING: rest})
    fitting = {
        (yes, no, sum(cells.values()) - yes - no)
        for yes in range(figure.count.low, figure.count.high + 1)
        for no in range(figure.against.low, figure.against.high + 1)
        if figure.n.low <= yes + no <= figure.n.high
    }
    fitting = {room for room in fitting if told({"yes": room[0], "no": room[1], OUT: 0, MISSING: room[2]}) == blind}
    assert (cells["yes"], cells["no"], rest) in fitting
    for side, n in enumerate((cells["yes"], cells["no"], rest)):
        if n < K and (cells["yes"], cells["no"], rest) != (K, K, 0):  # ten people, five and five: nothing else fits
            assert len({room[side] for room in fitting}) >= (2 if side == 2 and people <= STEP + 1 else 3)


@given(counts, st.integers(0, 4), st.integers(0, 20))
def test_one_more_who_does_not_answer_changes_nothing_where_they_could_be_made_up(
    cells: dict[str, int], silent: int, made_up: int
) -> None:
    """Whoever makes up some silent people does not read whether anybody real is silent too."""
    cells = {"yes": cells["yes"] + K + 1, "no": cells["no"] + K + 1, OUT: 0, MISSING: made_up}
    figure = told(cells, made_up=made_up)
    more = [told({**cells, MISSING: made_up + 1, cell: cells[cell] - 1}, made_up=made_up) for cell in ("yes", "no")]
    assert figure in more
    assert told({**cells, MISSING: made_up + silent}, made_up=made_up).missing is None


@given(counts, st.sampled_from(Onlooker))
def test_a_sensitive_figure_is_never_in_the_room_and_never_under_eleven(
    cells: dict[str, int], audience: Onlooker
) -> None:
    figure, _ = disclose(indicator(sensitive=True), cells, Basis(), audience)
    if audience is Onlooker.ROOM:
        assert figure.why is Why.SENSITIVE
    elif figure.count is not None:
        assert figure.population >= K_SENSITIVE
        assert not figure.count.exact or figure.count.low >= K_SENSITIVE


def test_who_is_not_concerned_is_never_in_the_denominator() -> None:
    figure = told({"yes": 99, "no": 8, OUT: 13})
    assert (figure.count, figure.n, figure.share) == (Span(99, 99), Span(107, 107), (99 / 107, 99 / 107))


def test_a_rare_answer_is_told_as_fewer_than_five_whichever_it_is() -> None:
    hardship, relief = told({"yes": 3, "no": 112, MISSING: 5}), told({"yes": 112, "no": 3, MISSING: 5})
    assert (hardship.count, hardship.n) == (Span(0, 4), Span(115, 115))
    assert (relief.against, relief.count) == (Span(0, 4), Span(111, 115))


def test_four_kinds_of_no_figure_are_four_different_things() -> None:
    cases = [{}, {"yes": 1, OUT: 11}, {"yes": 1, MISSING: 11}, {"yes": 3, "no": 4}]
    whys = [Why.NOT_ASKED, Why.NOT_CONCERNED, Why.NO_ANSWER, Why.TOO_FEW]
    assert [told({**dict.fromkeys(CELLS, 0), **cells} if cells else {}).why for cells in cases] == whys


def test_not_concerned_and_without_answer_are_told_apart_when_both_may_be() -> None:
    asked = indicator(out=frozenset({"autre"}))
    figure, _ = disclose(asked, {"yes": 20, "no": 20, OUT: 6, MISSING: 7}, Basis(), Onlooker.COMMITTEE)
    assert (figure.out, figure.missing) == (6, 7)
    figure, _ = disclose(asked, {"yes": 20, "no": 20, OUT: 2, MISSING: 7}, Basis(), Onlooker.COMMITTEE)
    assert (figure.n, figure.out, figure.missing) == (Span(40, 40), None, None)


def test_everybody_saying_the_same_is_not_shown() -> None:
    assert told({"yes": 9, "no": 1}).why is Why.TOO_SIMILAR
    assert told({"yes": 15, "no": 5}, Basis({"yes": 5, "no": 5})).why is Why.TOO_SIMILAR


def test_a_mean_is_told_by_halves_with_its_own_people_and_never_at_its_very_end() -> None:
    rule = indicator(Telling.MEAN)
    figure, _ = disclose(rule, {"2": 6, "7": 7, MISSING: 5}, Basis(), Onlooker.COMMITTEE)
    assert (figure.n, figure.value) == (Span(13, 13), 4.5)  # 4.69 exactly: the exact mean would give back the sum
    figure, _ = disclose(rule, {"7": 12, "5": 2}, Basis(), Onlooker.COMMITTEE)
    assert (figure.n, figure.value) == (Span(10, 14), 6.5)


def test_before_anything_is_published_every_figure_says_that_it_waits() -> None:
    assert [figure.why for figure in waiting((indicator(),)).figures] == [Why.WAITING]


def versions(*steps: dict[str, int]) -> list[Version]:
    made: list[Version] = []
    for number, cells in enumerate(steps):
        previous = made[-1] if made else None
        day = LATER if number else DAY
        made.append(next_version(previous, (indicator(),), {"x": cells}, sum(cells.values()), Onlooker.ROOM, day))
    return made


def test_a_figure_once_public_stays_with_its_own_people_and_day_until_a_newer_one_may_replace_it() -> None:
    first, agreed, third = versions({"yes": 5, "no": 5}, {"yes": 15, "no": 5}, {"yes": 19, "no": 11})
    assert agreed.figures == first.figures
    assert (agreed.figures[0].population, agreed.figures[0].day) == (STEP, DAY)
    assert (third.figures[0].population, third.figures[0].day) == (3 * STEP, LATER)
    assert third.basis["x"].cells == {"yes": 19, "no": 11}


def test_a_block_of_people_who_were_not_asked_changes_nothing() -> None:
    first, second = versions({"yes": 25, "no": 17}, {"yes": 25, "no": 17})
    assert second.figures == first.figures


def test_who_did_not_answer_is_not_found_between_two_versions() -> None:
    """Ten more people who all answered: nobody reads that none of them passed."""
    first, second = versions({"yes": 20, "no": 20, MISSING: 8}, {"yes": 26, "no": 24, MISSING: 8})
    assert (first.figures[0].n, second.figures[0].n) == (Span(40, 40), Span(46, 50))
