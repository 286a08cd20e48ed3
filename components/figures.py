"""Disclosed figures in words, in rows of a chart and in rows of a table: the same three everywhere."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from babel.numbers import format_decimal, format_percent

from charts.themes import COLUMNS
from domain.disclosure import Figure
from domain.indicators import Indicator, Measure, Theme
from texts import say
from texts.typography import typeset

FEWEST_FOR_PERCENT = 10  # under ten answers, counts only


@dataclass(frozen=True)
class Shown:
    """A theme with its indicator and the figure that may be shown of it."""

    theme: Theme
    indicator: Indicator
    figure: Figure


def shown(
    themes: tuple[Theme, ...], indicators: tuple[Indicator, ...], figures: tuple[Figure, ...]
) -> tuple[Shown, ...]:
    """Each theme with its figure, in the themes' order. A theme without indicator has no row."""
    by_theme: Mapping[str, Indicator] = {indicator.theme: indicator for indicator in indicators}
    by_indicator = {figure.indicator_id: figure for figure in figures}
    pairs = ((theme, by_theme[theme.id]) for theme in themes if theme.id in by_theme)
    return tuple(
        Shown(theme, indicator, by_indicator[indicator.id])
        for theme, indicator in pairs
        if indicator.id in by_indicator
    )


def is_mean(indicator: Indicator) -> bool:
    """Whether the indicator is a mean on a scale of its own, not a share of people."""
    return indicator.calculation is not None and indicator.calculation.measure is Measure.MEAN


def label(row: Shown) -> str:
    """The few words beside the bar: a count, or a mean with its unit; empty when hidden."""
    figure = row.figure
    if not figure.shown:
        return ""
    if is_mean(row.indicator):
        return say("figure.mean", value=_number(figure.value or 0), unit=_unit(row.indicator))
    if figure.n is None:
        return say("figure.at_least", count=figure.count, population=figure.population)
    return say("figure.count", count=figure.count, total=figure.n)


def sentence(row: Shown) -> str:
    """One true sentence about the figure, to be read aloud; or why there is none."""
    figure, name = row.figure, typeset(row.indicator.fr)
    if figure.why is not None:
        return say("figure.hidden", indicator=name, why=say(f"hidden.{figure.why}"))
    if is_mean(row.indicator):
        return say(
            "figure.sentence_mean",
            indicator=name,
            value=_number(figure.value or 0),
            unit=_unit(row.indicator),
            population=figure.population,
        )
    if figure.n is None or figure.low is None or figure.high is None:
        return say(
            "figure.sentence_grouped",
            indicator=name,
            count=figure.count,
            population=figure.population,
            grouped=figure.grouped,
        )
    if figure.n < FEWEST_FOR_PERCENT:
        return say("figure.sentence_count", indicator=name, count=figure.count, total=figure.n)
    low, high = (format_percent(bound, locale="fr") for bound in (figure.low, figure.high))
    return say("figure.sentence_share", indicator=name, count=figure.count, total=figure.n, low=low, high=high)


def missing(row: Shown) -> str:
    """How many people gave no answer, when that may be told; else empty."""
    return say("figure.missing", n=row.figure.missing) if row.figure.shown and row.figure.missing else ""


def frame(rows: tuple[Shown, ...]) -> pd.DataFrame:
    """The rows of ``charts.themes.themes``."""
    records = []
    for row in rows:
        top = _scale(row.indicator)
        figure = row.figure
        part = math.nan
        if figure.shown:
            part = figure.value / top if figure.value is not None else (figure.count or 0) / figure.population
        low = figure.low / top if figure.low is not None else math.nan
        high = figure.high / top if figure.high is not None else math.nan
        note = say(f"hidden.{figure.why}") if figure.why else ""
        records.append((typeset(row.theme.fr), typeset(row.indicator.fr), part, low, high, label(row), note))
    return pd.DataFrame.from_records(records, columns=COLUMNS)


def table(rows: tuple[Shown, ...]) -> pd.DataFrame:
    """The same, as a table for people who read tables or hear them."""
    return pd.DataFrame(
        {
            say("table.theme"): [typeset(row.theme.fr) for row in rows],
            say("table.indicator"): [typeset(row.indicator.fr) for row in rows],
            say("table.figure"): [label(row) or say(f"hidden.{row.figure.why}") for row in rows],
            say("table.interval"): [_interval(row) for row in rows],
            say("table.missing"): [missing(row) for row in rows],
        }
    ).set_index(say("table.theme"))


def _interval(row: Shown) -> str:
    figure = row.figure
    if figure.low is None or figure.high is None or (figure.n or 0) < FEWEST_FOR_PERCENT:
        return ""
    if is_mean(row.indicator):
        return say("figure.between", low=_number(figure.low), high=_number(figure.high))
    low, high = (format_percent(bound, locale="fr") for bound in (figure.low, figure.high))
    return say("figure.between", low=low, high=high)


def _scale(indicator: Indicator) -> float:
    return float(indicator.high or 1) if is_mean(indicator) else 1.0


def _unit(indicator: Indicator) -> str:
    return say("unit.days") if indicator.unit.startswith("jours") else indicator.unit


def _number(value: float) -> str:
    return format_decimal(value, format="#,##0.#", locale="fr")
