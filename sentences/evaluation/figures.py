"""Disclosed figures in words, in rows of a chart and in rows of a table: the same three everywhere."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from charts.themes import COLUMNS
from domain.evaluation import measures
from domain.evaluation.disclosure import K_SENSITIVE, Figure, K, Why
from domain.evaluation.indicators import Indicator, Theme
from domain.evaluation.lots import LOT
from domain.evaluation.measures import Telling
from domain.evaluation.ranges import Span
from domain.evaluation.statistics import in_percent
from sentences.evaluation.sides import called, how, unsaid
from sentences.numbers import number, percent
from texts import day_of, say, whole
from texts.typography import typeset


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
    return measures.telling(indicator.calculation) is Telling.MEAN


def tellable(indicator: Indicator) -> bool:
    """Whether there is a safe way of telling it of people, whoever looks."""
    return measures.telling(indicator.calculation) is not None or measures.by_lots(indicator.calculation)


def label(row: Shown) -> str:
    """The few words beside the bar: a count, or a mean with its unit; empty when hidden."""
    figure = row.figure
    if not figure.shown or figure.n is None:
        return ""
    if is_mean(row.indicator):
        return say("figure.mean", value=number(figure.value or 0, 1), unit=unit(row.indicator))
    if figure.part_low is not None:
        return say("figure.range", **_part(figure))
    return say("figure.count", count=_people(figure), total=_about(figure.n))


def sentence(row: Shown) -> str:
    """What is true of the figure, with how sure it is; or why there is none."""
    return f"{brief(row)} {_around(row)}".strip()


def brief(row: Shown) -> str:
    """One true sentence about the figure, to be read aloud; or why there is none."""
    figure, name, manner = row.figure, called(row.indicator), how(row.indicator)
    if figure.why is not None or figure.n is None:
        return unsaid(row.indicator, hidden(row))
    if is_mean(row.indicator):
        value = {"value": number(figure.value or 0, 1), "unit": unit(row.indicator)}
        return say("figure.sentence_mean", indicator=name, total=_about(figure.n), **value)
    told = {"indicator": name, "count": _people(figure), "total": _about(figure.n)}
    if _is_few(figure.count):
        return say(f"figure.{manner}_few", **told)
    if figure.against is not None and _is_few(figure.against):
        return say(f"figure.{manner}_all_but_few", **{**told, "few": whole(figure.against.high + 1)})
    if figure.part_low is not None:
        part = {"least": _part(figure)["low"], "most": _part(figure)["high"], "asked": whole(figure.population)}
        return say(f"figure.{manner}_part", indicator=name, **part)
    return say(f"figure.{manner}_{_manner(figure)}", **told, **_percents(figure))


def hidden(row: Shown) -> str:
    """Why there is no figure."""
    if row.indicator.sensitive and row.figure.why is Why.WAITING:
        return say("figure.undrawn", n=2 * LOT)
    return say(f"hidden.{row.figure.why}")


def _around(row: Shown) -> str:
    """How sure a share is; nothing where that is said by itself, or of too few people."""
    figure = row.figure
    sides = (figure.count, figure.against)
    if None in sides or figure.n is None or not in_percent(figure.n.low) or any(map(_is_few, sides)):
        return ""
    rough = figure.part_low is not None or _manner(figure) == "roughly"
    return " ".join([say("figure.others", **_percents(figure)), *([say("figure.rough")] if rough else [])])


def missing(row: Shown) -> str:
    """How many people are outside the denominator, as far as that may be told; else empty."""
    figure = row.figure
    if figure.n is None or not figure.shown:
        return ""
    if figure.missing is not None:
        told = [say("figure.out", n=figure.out)] if figure.out else []
        return " ".join([*told, say("figure.missing", n=figure.missing)])
    kind = "aside" if row.indicator.calculation and row.indicator.calculation.out else "silent"
    return outside(Span(figure.population - figure.n.high, figure.population - figure.n.low), kind)


def outside(rest: Span, kind: str) -> str:
    """How many did not answer. ``kind``: ``silent``, or ``aside`` where some of them may not be concerned."""
    if rest.low == 0:
        return say(f"figure.{kind}_few", few=whole(rest.high + 1))
    people = whole(rest.low) if rest.exact else say("figure.range", low=whole(rest.low), high=whole(rest.high))
    return say(f"figure.{kind}", people=people)


def kept(row: Shown, rows: tuple[Shown, ...]) -> str:
    """Of whom and when a figure speaks, if others of the same screen speak of more people; else empty."""
    figure = row.figure
    if figure.shown and row.indicator.sensitive:
        return say("figure.drawn", n=figure.population)
    if not figure.shown or figure.population == max(other.figure.population for other in rows):
        return ""
    if figure.day is None:
        return say("figure.kept", n=figure.population)
    return say("figure.kept_since", n=figure.population, day=day_of(figure.day))


def frame(rows: tuple[Shown, ...], *, below: bool = False) -> pd.DataFrame:
    """The rows of ``charts.themes.themes``. ``below``: why one is hidden is said whole below the chart."""
    records = []
    for row in rows:
        top, figure = _scale(row.indicator), row.figure
        least, most = figure.share or (math.nan, math.nan)
        if figure.value is not None:
            least = most = figure.value / top
        low, high = (bound / top for bound in _interval(row) or (math.nan, math.nan))
        note = (say("figure.below") if below else hidden(row)) if figure.why else ""
        names = typeset(row.theme.fr), typeset(row.indicator.fr)
        records.append((*names, least, most, low, high, label(row), note))
    return pd.DataFrame.from_records(records, columns=COLUMNS)


def of_theme(rows: tuple[Shown, ...]) -> pd.DataFrame:
    """The same for the indicators of one theme: each under its own name; what it counts is said below."""
    return frame(rows, below=True).assign(theme=[called(row.indicator) for row in rows], indicator="")


def table(rows: tuple[Shown, ...]) -> pd.DataFrame:
    """The same, as a table for people who read tables or hear them."""
    return pd.DataFrame(
        {
            say("table.theme"): [typeset(row.theme.fr) for row in rows],
            say("table.indicator"): [called(row.indicator) for row in rows],
            say("table.figure"): [label(row) or hidden(row) for row in rows],
            say("table.interval"): [between(row) for row in rows],
            say("table.missing"): [f"{missing(row)} {kept(row, rows)}".strip() for row in rows],
        }
    ).set_index(say("table.theme"))


def _people(figure: Figure) -> str:
    """The people who said yes: a number, «moins de 5», «au moins 98», «10 à 14»."""
    count, n = figure.count, figure.n
    if count is None or n is None:
        return ""
    if count.exact:
        return whole(count.low)
    if count.low == 0 and count.high < n.low:
        return say("figure.few", few=whole(count.high + 1))
    if count.high == n.high:
        return say("figure.at_least", count=whole(count.low))
    return say("figure.range", low=whole(count.low), high=whole(count.high))


def _about(n: Span) -> str:
    if n.exact:
        return whole(n.low)
    if n.high - n.low < K:
        return say("figure.about", n=whole((n.low + n.high) // 2))
    return say("figure.range", low=whole(n.low), high=whole(n.high))


def _part(figure: Figure) -> dict[str, str]:
    """A share that is told in steps, in whole percents between which it truly lies."""
    low, high = figure.share or (0.0, 1.0)
    bounds = {"low": math.floor(100 * low) / 100, "high": math.ceil(100 * high) / 100}
    return {name: percent(bound, figure.n.low if figure.n else 0) for name, bound in bounds.items()}


def _is_few(side: Span | None) -> bool:
    return side is not None and side.low == 0 and side.high < K_SENSITIVE


def _manner(figure: Figure) -> str:
    """Which sentence tells a count: exact with its share, exact among very few, or roughly."""
    if figure.count is None or figure.n is None or not (figure.count.exact and figure.n.exact):
        return "roughly"
    return "share" if in_percent(figure.n.low) else "count"


def _percents(figure: Figure) -> dict[str, str]:
    told = {"low": figure.interval[0], "high": figure.interval[1]} if figure.interval else {}
    if figure.share:
        told["share"] = figure.share[0]
    return {name: percent(part, figure.n.low if figure.n else 0) for name, part in told.items()}


def _interval(row: Shown) -> tuple[float, float] | None:
    """The interval of the figure in its own unit, None if there is none or too few people for it."""
    figure = row.figure
    if figure.value_low is not None and figure.value_high is not None:
        return figure.value_low, figure.value_high
    return figure.interval


def between(row: Shown) -> str:
    """The interval of the figure, from ten answers on; else empty."""
    figure, interval = row.figure, _interval(row)
    if interval is None or figure.n is None or not in_percent(figure.n.low):
        return ""
    if is_mean(row.indicator):
        low, high = (number(bound, 1) for bound in interval)
    else:
        low, high = (percent(bound, figure.n.low) for bound in interval)
    return say("figure.between", low=low, high=high)


def _scale(indicator: Indicator) -> float:
    return float(indicator.high or 1) if is_mean(indicator) else 1.0


def unit(indicator: Indicator) -> str:
    """In what a mean is counted."""
    if indicator.unit == "nombre":
        return say("unit.each")
    return say("unit.days") if indicator.unit.startswith("jours") else indicator.unit
