"""The chart of the nine themes, judged on its data."""

import math
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from charts.look import DESK, GREY, INK, PAPER, WALL
from charts.themes import COLUMNS, themes
from domain.evaluation.disclosure import Figure, Why
from domain.evaluation.indicators import Calculation, Indicator, Theme
from domain.evaluation.measures import Telling
from domain.evaluation.ranges import Span, exactly
from sentences.evaluation import figures
from texts import say

THEME = Theme("care", 4, "Soin (physique, psychique)", "favorite")


def row(figure: Figure, measure: Telling = Telling.SHARE) -> figures.Shown:
    rule = Calculation(measure, ("item",), frozenset({"oui"}))
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


def share(population: int, n: Span, count: Span, against: Span) -> figures.Shown:
    return row(Figure("x", population, None, DAY, n, count, against))


DAY = date(2026, 11, 22)
SHARE = share(24, exactly(17), exactly(12), exactly(5))
FEW = share(16, exactly(9), exactly(5), Span(0, 4))
ROUGH = share(20, Span(16, 20), Span(10, 14), Span(5, 8))
RARE = share(125, exactly(120), Span(0, 4), Span(116, 120))
COMMON = share(125, exactly(120), Span(116, 120), Span(0, 4))
MANY = share(2400, exactly(2300), exactly(1173), exactly(1127))
MEAN = row(Figure("x", 20, None, DAY, Span(16, 20), value=4.5, value_low=3.5, value_high=5.0), Telling.MEAN)
HIDDEN = row(Figure("x", 20, Why.TOO_SIMILAR))


@pytest.mark.parametrize("size", [DESK, WALL])
def test_letters_are_never_smaller_than_promised(size: int) -> None:
    layers = themes(figures.frame((SHARE,)), size=size).to_dict()["layer"]
    sizes = [layer["mark"]["fontSize"] for layer in layers if "fontSize" in layer["mark"]]
    assert sizes
    assert min(sizes) >= size


def test_the_chart_brings_its_own_paper() -> None:
    assert themes(figures.frame((SHARE,))).to_dict()["background"] == PAPER  # a dark page would swallow its ink


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
    frame = figures.frame((HIDDEN, ROUGH, SHARE))
    assert list(frame.columns) == COLUMNS
    hidden, rough, exact = frame.to_dict("records")
    assert math.isnan(hidden["part"])
    assert math.isnan(hidden["low"])
    assert hidden["note"]
    assert (rough["part"], rough["most"]) == (10 / 18, 14 / 19)  # a range, never a bar that is falsely precise
    assert exact["part"] == exact["most"] == 12 / 17


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (SHARE, "12 sur 17"),
        (FEW, "5 sur 9"),
        (ROUGH, "10 à 14 sur environ 18"),
        (RARE, "moins de 5 sur 120"),
        (COMMON, "au moins 116 sur 120"),
        (MANY, "1\u202f173 sur 2\u202f300"),
        (MEAN, "4,5 jours sur 7"),
        (HIDDEN, ""),
    ],
)
def test_the_label_says_the_count(shown: figures.Shown, words: str) -> None:
    assert figures.label(shown) == words


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (RARE, "moins de 5 personnes sur 120 ont répondu oui."),
        (COMMON, "au moins 116 personnes sur 120 ont répondu oui, et moins de 5 ont répondu non."),
        (SHARE, "12 personnes sur 17 ont répondu oui, soit 71 %."),
        (ROUGH, "10 à 14 personnes sur environ 18 ont répondu oui."),
        (MEAN, "pour environ 18 personnes qui ont répondu."),
    ],
)
def test_the_sentence_names_the_case(shown: figures.Shown, words: str) -> None:
    assert words in figures.sentence(shown).replace("\xa0", " ")


def test_who_is_outside_the_denominator_is_told_beside_it() -> None:
    assert figures.missing(SHARE).replace("\xa0", " ") == "7 personnes n’ont pas répondu à cette question."
    assert figures.missing(ROUGH).startswith("Moins de 5 personnes")
    apart = replace(SHARE, figure=replace(SHARE.figure, population=29, out=5, missing=7))
    assert "5 personnes ne sont pas concernées" in figures.missing(apart)


def test_an_older_figure_says_of_whom_and_when_it_speaks() -> None:
    assert figures.kept(ROUGH, (ROUGH, SHARE)) == say("figure.kept_since", n=20, day="22/11/2026")
    assert figures.kept(SHARE, (ROUGH, SHARE)) == ""


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
