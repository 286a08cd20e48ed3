"""Pabulib's ``.pb`` files: what is exported so that anybody can recount, and what real cities publish.

Our own files carry two keys more, ``method`` and ``rules``; without them a file is a budget, as Pabulib means it.
Blank ballots are a number in the heading, never lines: other tools would give each of them a share of the budget.
Format: D. Stolicki, S. Szufa, N. Talmon, «Pabulib: a participatory budgeting library», arXiv:2012.06539.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.errors import MalformedFile
from domain.votes.ballot import Ballot, Option, Papers, Rules

_PAPERS = {
    "approval": Papers.APPROVAL,
    "choose-1": Papers.APPROVAL,
    "cumulative": Papers.POINTS,
    "scoring": Papers.POINTS,
    "ordinal": Papers.RANKING,
}
_TYPES = {
    "approval": "approval",
    "dots": "cumulative",
    "majority": "scoring",
    "ranking": "ordinal",
    "consent": "scoring",
    "thermometer": "scoring",
}


@dataclass(frozen=True)
class File:
    """One election. ``selected``: what the city published, None where it did not. ``meta``: the heading, as it was."""

    method: str
    rules: Rules
    options: tuple[Option, ...]
    ballots: tuple[Ballot, ...]
    selected: frozenset[str] | None
    meta: Mapping[str, str]


def read(text: str) -> File:
    """The election in a ``.pb`` file.

    Raises
    ------
    domain.errors.MalformedFile
    """
    sections = _sections(text)
    meta = {row[0].strip(): row[1].strip() for row in sections["META"][1:] if len(row) > 1}
    projects, votes = _table(sections["PROJECTS"]), _table(sections["VOTES"])
    options = tuple(_option(row) for row in projects)
    published = [row["project_id"] for row in projects if row.get("selected", "0") not in {"0", ""}]
    papers = _PAPERS.get(meta.get("vote_type", ""))
    if papers is None or not options or len({option.id for option in options}) < len(options):
        raise MalformedFile(what="vote_type" if papers is None else "PROJECTS")
    ballots = [_ballot(row, papers) for row in votes]
    blanks = int(meta["blank"]) if meta.get("blank", "").isdecimal() else 0
    return File(
        meta.get("method", "budget"),
        Rules.parse(meta["rules"]) if "rules" in meta else _rules(meta, papers, len(options)),
        options,
        (*ballots, *[Ballot()] * blanks),
        frozenset(published) if projects and "selected" in projects[0] else None,
        meta,
    )


def _sections(text: str) -> dict[str, list[list[str]]]:
    sections: dict[str, list[list[str]]] = {}
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"):
        word = row[0].strip() if row else ""
        if len(row) == 1 and word.upper() in {"META", "PROJECTS", "VOTES"}:
            sections[word.upper()] = []
        elif word and sections:
            sections[next(reversed(sections))].append(row)
    missing = {"META", "PROJECTS", "VOTES"} - sections.keys()
    if missing:
        raise MalformedFile(what=min(missing))
    return sections


def _table(rows: list[list[str]]) -> list[dict[str, str]]:
    header = [name.strip() for name in rows[0]] if rows else []
    return [dict(zip(header, (cell.strip() for cell in row), strict=False)) for row in rows[1:]]


def _option(row: Mapping[str, str]) -> Option:
    try:
        return Option(row["project_id"], row.get("name") or row["project_id"], Fraction(row["cost"]))
    except (KeyError, ValueError, ZeroDivisionError) as wrong:
        raise MalformedFile(what=row.get("project_id", "PROJECTS")) from wrong


def _ballot(row: Mapping[str, str], papers: Papers) -> Ballot:
    named = [option.strip() for option in row.get("vote", "").split(",") if option.strip()]
    points = [mark.strip() for mark in row.get("points", "").split(",") if mark.strip()]
    if papers is Papers.RANKING:
        points = [str(rank) for rank in range(1, len(named) + 1)]
    elif papers is Papers.APPROVAL:
        points = ["1"] * len(named)
    wrong = len(points) != len(named) or len(set(named)) < len(named) or not all(map(str.isdecimal, points))
    if wrong:
        raise MalformedFile(what=row.get("voter_id", "VOTES"))
    return Ballot.of({option: int(mark) for option, mark in zip(named, points, strict=True)})


def _rules(meta: Mapping[str, str], papers: Papers, options: int) -> Rules:
    def number(key: str) -> int | None:
        return int(meta[key]) if meta.get(key, "").isdecimal() else None

    try:
        budget = Fraction(meta["budget"])
    except (KeyError, ValueError, ZeroDivisionError) as wrong:
        raise MalformedFile(what="budget") from wrong
    dots = number("max_sum_points") or (number("max_points") or 1) * options
    per_option = number("max_points") or dots
    return Rules(most=number("max_length"), dots=dots, per_option=per_option, budget=budget, papers=papers)


def write(
    method: str, rules: Rules, options: Sequence[Option], ballots: Iterable[Ballot], about: Mapping[str, str]
) -> str:
    """The file of an election, ballots in the order of their texts, which tells nothing of who came when.

    Parameters
    ----------
    about : further keys of the heading, such as ``description``, ``country``, ``unit``, ``instance``, ``currency``.

    Raises
    ------
    domain.errors.MalformedFile
        The ballots hold ranks that are level, which the format cannot say.
    """
    everything = sorted(ballots, key=lambda ballot: ballot.text)
    papers = [ballot for ballot in everything if not ballot.blank]
    kind = _kind(method, rules)
    meta = {
        **about,
        "num_projects": str(len(options)),
        "num_votes": str(len(papers)),
        "budget": _money(rules.budget),
        "vote_type": kind,
        "rule": "greedy" if rules.allocation == "greedy" else "equalshares",
        "method": method,
        "rules": rules.text,
        "blank": str(len(everything) - len(papers)),
    }
    file = io.StringIO()
    out = csv.writer(file, delimiter=";", lineterminator="\n")
    out.writerows([["META"], ["key", "value"], *meta.items()])
    out.writerows([["PROJECTS"], ["project_id", "cost", "name"]])
    out.writerows([option.id, _money(option.cost), " ".join(option.title.split())] for option in options)
    pointed = kind in {"cumulative", "scoring"}
    out.writerows([["VOTES"], ["voter_id", "vote", "points"] if pointed else ["voter_id", "vote"]])
    out.writerows([number, *_cells(ballot, kind)] for number, ballot in enumerate(papers, start=1))
    return file.getvalue()


def _kind(method: str, rules: Rules) -> str:
    if method != "budget":
        return _TYPES[method]
    return {Papers.POINTS: "cumulative", Papers.RANKING: "ordinal"}.get(rules.papers, "approval")


def _cells(ballot: Ballot, kind: str) -> list[str]:
    if kind == "ordinal":
        if len({rank for _, rank in ballot.marks}) < len(ballot.marks):
            raise MalformedFile(what="VOTES")
        return [",".join(option for option, _ in sorted(ballot.marks, key=lambda mark: mark[1]))]
    named = ",".join(option for option, _ in ballot.marks)
    return [named] if kind == "approval" else [named, ",".join(str(mark) for _, mark in ballot.marks)]


def _money(amount: Fraction) -> str:
    """A decimal number if it is one exactly, a fraction otherwise."""
    amount = Fraction(amount)
    cents = amount * 100
    if amount.denominator == 1:
        return str(amount.numerator)
    return f"{cents.numerator // 100}.{cents.numerator % 100:02d}" if cents.denominator == 1 else str(amount)
