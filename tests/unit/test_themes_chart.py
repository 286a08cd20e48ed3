"""The chart of the nine themes, judged on its data."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from charts.look import DESK, GREY, INK, PAPER, WALL
from charts.themes import COLUMNS, themes
from components import figures
from domain.disclosure import Figure, Why
from domain.indicators import Calculation, Indicator, Measure, Theme

THEME = Theme("care", 4, "Soin (physique, psychique)", "favorite")


def row(figure: Figure, measure: Measure = Measure.SHARE) -> figures.Shown:
    rule = Calculation(measure, "item", frozenset({"oui"}))
    indicator = Indicator(
        "x",
        1,
        "care",
        "Les activités font du bien",
        "",
        "jours/7",
        0,
        7,
        "up",
        sensitive=False,
        flagship=False,
        room=True,
        calculation=rule,
    )
    return figures.Shown(THEME, indicator, figure)


SHARE = row(Figure("x", 20, None, 17, 12, 12 / 17, 0.469, 0.867, 0, 3))
FEW = row(Figure("x", 10, None, 9, 5, 5 / 9, 0.27, 0.81, 0, None))
GROUPED = row(Figure("x", 20, count=12, grouped=8))
MEAN = row(Figure("x", 20, None, 20, None, 4.5, 3.5, 5.0, 0, 0), Measure.MEAN)
HIDDEN = row(Figure("x", 20, Why.TOO_SIMILAR))


@pytest.mark.parametrize("size", [DESK, WALL])
def test_letters_are_never_smaller_than_promised(size: int) -> None:
    layers = themes(figures.frame((SHARE,)), size=size).to_dict()["layer"]
    sizes = [layer["mark"]["fontSize"] for layer in layers if "fontSize" in layer["mark"]]
    assert sizes
    assert min(sizes) >= size


def test_the_scale_is_fixed_from_nothing_to_everything() -> None:
    layers = themes(figures.frame((SHARE, MEAN))).to_dict()["layer"]
    across = [layer["encoding"]["x"] for layer in layers]
    scales = {tuple(x["scale"]["domain"]) for x in across if "scale" in x}
    assert scales == {(0, 1)}


def test_themes_keep_their_order_and_their_whole_names() -> None:
    rows = (
        SHARE,
        replace(SHARE, theme=Theme("skills", 5, "Développement de compétences techniques et psycho-sociales", "x")),
    )
    layers = themes(figures.frame(rows)).to_dict()["layer"]
    assert {tuple(layer["encoding"]["y"]["sort"]) for layer in layers} == {tuple(row.theme.fr for row in rows)}


def test_an_empty_frame_still_is_a_chart() -> None:
    assert themes(pd.DataFrame(columns=COLUMNS)).to_dict()["height"] > 0


def test_the_chart_carries_only_what_may_be_shown() -> None:
    frame = figures.frame((HIDDEN, GROUPED))
    assert list(frame.columns) == COLUMNS
    hidden, grouped = frame.to_dict("records")
    assert math.isnan(hidden["part"])
    assert math.isnan(hidden["low"])
    assert hidden["note"]
    assert (grouped["part"], math.isnan(grouped["low"])) == (0.6, True)


@pytest.mark.parametrize(
    ("shown", "words"),
    [(SHARE, "12 sur 17"), (FEW, "5 sur 9"), (GROUPED, "12 sur 20 au moins"), (MEAN, "4,5 jours sur 7"), (HIDDEN, "")],
)
def test_the_label_says_the_count(shown: figures.Shown, words: str) -> None:
    assert figures.label(shown) == words


def test_under_ten_answers_there_is_no_percentage() -> None:
    assert "%" in figures.sentence(SHARE)
    assert "%" not in figures.sentence(FEW)
    assert "%" not in figures.table((FEW,)).to_csv()


def test_what_is_hidden_says_why_in_the_sentence_and_in_the_table() -> None:
    reason = figures.frame((HIDDEN,))["note"].iloc[0]
    assert reason in figures.sentence(HIDDEN)
    assert reason in figures.table((HIDDEN,)).to_csv()


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("ink", [INK, GREY])
def test_letters_are_readable_on_paper(ink: str) -> None:
    light, dark = luminance(PAPER), luminance(ink)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
