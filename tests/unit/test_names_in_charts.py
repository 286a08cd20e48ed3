"""The name of a proposal is never cut at a desk, whatever the width of its chart."""

import pandas as pd
import pytest

from charts.look import DESK, WALL
from charts.names import MOST, broken, lines, whole
from charts.votes import BARS, bars

LONG = "Une épicerie sociale ouverte à toutes et tous, le soir et le samedi matin aussi, au marché"
NAMES = ("Un four", LONG, "Anticonstitutionnellementetpluslong encore", "")


def drawn(*names: str, size: int = DESK) -> dict[str, object]:
    rows = [(name, 0.5, False, "4 sur 8") for name in names]
    made: dict[str, object] = bars(pd.DataFrame(rows, columns=BARS), size=size).to_dict()
    return made


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("n", range(1, MOST + 1))
def test_all_words_stand_on_so_many_lines_at_most_each_as_short_as_it_can_be(name: str, n: int) -> None:
    row = broken(pd.DataFrame({"option": [name]})).iloc[0]
    said = row[f"on_{n}"].split("\n")
    assert " ".join(said).split() == name.split()
    assert len(said) <= n
    assert row[f"wide_{n}"] == max(map(len, said))
    assert n == 1 or row[f"wide_{n}"] <= row[f"wide_{n - 1}"]


def test_the_fewest_lines_that_fit_are_chosen_from_one_on() -> None:
    said = whole(DESK, "room")
    assert [said.index(f"wide_{n}") for n in range(1, MOST)] == sorted(said.index(f"wide_{n}") for n in range(1, MOST))
    assert said.endswith(f"datum.on_{MOST}")


def test_long_names_make_room_for_themselves_at_a_desk_and_change_nothing_on_the_wall() -> None:
    assert (lines(["Un four"]), lines([LONG]), lines([])) == (1, MOST, 1)
    assert drawn("Un four", LONG)["height"] > drawn("Un four", "Un pot")["height"]  # type: ignore[operator]
    assert drawn("Un four", LONG, size=WALL)["height"] == drawn("Un four", "Un pot", size=WALL)["height"]
