"""The figures of a report as a table for a spreadsheet, and the book that says what each column and figure is.

Every number is one that the screen says in its sentence: nothing is told more finely here.
"""

import math
from collections.abc import Iterator

from domain.evaluation.change import conclude
from domain.evaluation.disclosure import Figure
from domain.evaluation.indicators import Indicator
from domain.evaluation.pairs import same_rule
from domain.evaluation.reported import ReportFacts
from domain.evaluation.statistics import in_percent
from sentences.evaluation import changes, figures
from sentences.evaluation.changes import Line
from sentences.evaluation.figures import Shown
from sentences.evaluation.origin import origin
from sentences.evaluation.report import rows
from texts import say
from texts.typography import typeset

COLUMNS = (
    "territory", "wave", "invented", "theme", "indicator", "name", "version", "sensitive", "direction", "unit", "asked",
    "answered_min", "answered_max", "yes_min", "yes_max", "share_min", "share_max", "mean", "interval_min",
    "interval_max", "not_concerned", "no_answer", "day", "change", "before",
    "pairs", "rose_min", "rose_max", "same_min", "same_max", "fell_min", "fell_max", "pairs_change", "pairs_before",
    "ess", "said",
)  # fmt: skip
Cell = str | int | float | None


def table(facts: ReportFacts) -> list[tuple[Cell, ...]]:
    """The names of the columns, then a row for each indicator that a committee is told, with or without a figure."""
    heads = tuple(say(f"codebook.column.{name}") for name in COLUMNS)
    return [heads, *(tuple(row[name] for name in COLUMNS) for row in _rows(facts))]


def book(facts: ReportFacts) -> list[tuple[Cell, ...]]:
    """What each column is, then what each indicator counts, in which words it was asked, and whose they are."""
    heads = say("codebook.name"), say("codebook.meaning")
    columns = [(say(f"codebook.column.{name}"), say(f"codebook.about.{name}")) for name in COLUMNS]
    known = [row.indicator for theme in facts.themes for row in rows(facts, theme)]
    told = [
        (rule.id, " ".join(origin(rule, facts.here.words(rule), facts.tags.rights.get(rule.id, "")))) for rule in known
    ]
    return [heads, *columns, *told]


def _rows(facts: ReportFacts) -> Iterator[dict[str, Cell]]:
    for theme in facts.themes:
        for line in changes.lines(rows(facts, theme), facts.here, facts.known):
            row, rule = line.row, line.row.indicator
            yield {
                **dict.fromkeys(COLUMNS),
                "territory": facts.place.id,
                "wave": facts.here.name,
                "invented": int(facts.demonstration),
                "theme": theme.id,
                "indicator": rule.id,
                "name": typeset(rule.fr),
                "version": rule.version,
                "sensitive": int(rule.sensitive),
                "direction": rule.direction,
                "unit": figures.unit(rule) if figures.is_mean(rule) else say("codebook.share"),
                "ess": " ".join(map(str, facts.tags.ess.get(rule.id, ()))),
                "said": figures.brief(row),
                **(_numbers(row) if row.figure.shown else {}),
                **(_changed(line) if row.figure.shown else {}),
                **_paired(facts, rule),
            }


def _numbers(row: Shown) -> dict[str, Cell]:
    """What a figure tells, in whole people and whole percents, or halves of the unit of a mean."""
    figure = row.figure
    assert figure.n is not None
    said: dict[str, Cell] = {"asked": figure.population, "answered_min": figure.n.low, "answered_max": figure.n.high}
    said |= {"not_concerned": figure.out, "no_answer": figure.missing}
    said["day"] = f"{figure.day:%Y-%m-%d}" if figure.day else None
    if figures.is_mean(row.indicator):
        return said | {"mean": figure.value, **_between(figure.value_low, figure.value_high, figure, percent=False)}
    if figure.part_low is None and figure.count is not None:
        said |= {"yes_min": figure.count.low, "yes_max": figure.count.high}
    low, high = figure.interval or (None, None)
    return said | _shares(figure) | _between(low, high, figure, percent=True)


def _paired(facts: ReportFacts, rule: Indicator) -> dict[str, Cell]:
    """What changed for those who had answered before."""
    one = facts.pairs.get(rule.id)
    if one is None or not same_rule(rule, one):
        return {}
    names = {told.wave: told.name for told in facts.known}
    said: dict[str, Cell] = {"pairs": one.spread.people, "pairs_before": names.get(one.before, "")}
    said["pairs_change"] = say(f"codebook.change.{conclude(one.interval)}")
    for way, part in one.spread.parts.items():
        said |= {f"{way}_min": part.low, f"{way}_max": part.high}
    return said


def _shares(figure: Figure) -> dict[str, Cell]:
    """In percent, where the sentence says some: exactly, or from where to where."""
    if figure.share is None or figure.n is None or not in_percent(figure.n.low):
        return {}
    low, high = figure.share
    if figure.part_low is not None:
        return {"share_min": math.floor(100 * low), "share_max": math.ceil(100 * high)}
    return {"share_min": round(100 * low), "share_max": round(100 * high)} if low == high else {}


def _between(low: float | None, high: float | None, figure: Figure, *, percent: bool) -> dict[str, Cell]:
    if low is None or high is None or figure.n is None or not in_percent(figure.n.low):
        return {}
    bounds = (round(100 * low), round(100 * high)) if percent else (low, high)
    return dict(zip(("interval_min", "interval_max"), bounds, strict=True))


def _changed(line: Line) -> dict[str, Cell]:
    if line.before is None:
        return {"change": say("codebook.change.none")}
    return {"change": say(f"codebook.change.{line.change}"), "before": line.before.name}
