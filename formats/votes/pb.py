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

from domain.votes import METHODS
from domain.votes.ballot import Ballot, Option, Papers, Rules
from domain.votes.methods import VoteType
from domain.votes.values import MOST_BALLOTS, MOST_OPTIONS, JsonValue, MalformedFile, brief, money
from formats.uploads import Row, whole
from formats.votes.sections import Line, read_sections, table

_THEIRS = "budget"  # the method of a file that names none
_PAPERS = {
    "approval": Papers.APPROVAL,
    "choose-1": Papers.APPROVAL,
    "cumulative": Papers.POINTS,
    "scoring": Papers.POINTS,
    "ordinal": Papers.RANKING,
}


@dataclass(frozen=True)
class File:
    """One election. ``selected``: what the city published, None where it did not. ``meta``: the heading, as it was.

    ``lines``: where each ballot stands, 0 for a blank one; ``places``: where the keys of the heading do.
    """

    method: str
    rules: Rules
    options: tuple[Option, ...]
    ballots: tuple[Ballot, ...]
    selected: frozenset[str] | None
    meta: Mapping[str, str]
    lines: tuple[int, ...]
    places: Mapping[str, int]


def read(text: str) -> File:
    """The election in a ``.pb`` file.

    Raises
    ------
    MalformedFile
    """
    sections = read_sections(text)
    heading = {row.cells[0]: row for row in sections["META"][1:] if len(row.cells) > 1}
    meta = {key: row.cells[1] for key, row in heading.items()}
    projects = table(sections, "PROJECTS", "project_id", "cost")
    papers = _papers(heading)
    votes = table(sections, "VOTES", "vote", *(["points"] if papers is Papers.POINTS else []))
    options = _options(projects)
    published = [row["project_id"] for row in projects if row["selected"] not in {"0", ""}]
    ballots = [_ballot(row, papers) for row in votes]
    blanks = _blanks(heading, len(ballots))
    return File(
        _method(heading),
        _rules(heading, papers, len(options)),
        options,
        (*ballots, *[Ballot()] * blanks),
        frozenset(published) if "selected" in projects[0].cells else None,
        meta,
        (*[row.line for row in votes], *[0] * blanks),
        {key: row.line for key, row in heading.items()},
    )


def _method(heading: Mapping[str, Row]) -> str:
    """Ours, or what Pabulib means."""
    found = heading["method"].cells[1] if "method" in heading else _THEIRS
    if found not in METHODS:
        words = ", ".join(METHODS)
        raise MalformedFile(reason="fault.not_one_of", line=_line(heading, "method"), key="method", words=words)
    return found


def _papers(heading: Mapping[str, Row]) -> Papers:
    found = _PAPERS.get(heading["vote_type"].cells[1]) if "vote_type" in heading else None
    if found is None:
        raise MalformedFile(reason="fault.vote_type", line=_line(heading, "vote_type"), words=", ".join(_PAPERS))
    return found


def _line(heading: Mapping[str, Row], key: str) -> int:
    return heading[key].line if key in heading else 0


def _options(projects: Sequence[Line]) -> tuple[Option, ...]:
    if not projects:
        raise MalformedFile(reason="fault.no_project")
    if len(projects) > MOST_OPTIONS:
        raise MalformedFile(reason="fault.too_many_projects", most=MOST_OPTIONS)
    known: dict[str, Option] = {}
    for row in projects:
        option = _option(row)
        if option.id in known:
            raise MalformedFile(reason="fault.project_twice", line=row.line, project=brief(option.id))
        known[option.id] = option
    return tuple(known.values())


def _option(row: Line) -> Option:
    cost = money(row["cost"])
    if cost is None:
        raise MalformedFile(reason="fault.cost", line=row.line, project=brief(row["project_id"]))
    try:
        return Option(row["project_id"], row["name"] or row["project_id"], cost)
    except MalformedFile as wrong:
        raise wrong.at(line=row.line) from wrong


def _ballot(row: Line, papers: Papers) -> Ballot:
    named = [option.strip() for option in row["vote"].split(",") if option.strip()]
    points = [mark.strip() for mark in row["points"].split(",") if mark.strip()]
    if papers is Papers.RANKING:
        points = [str(rank) for rank in range(1, len(named) + 1)]
    elif papers is Papers.APPROVAL:
        points = ["1"] * len(named)
    voter = brief(row["voter_id"])
    if len(set(named)) < len(named):
        project = brief(max(named, key=named.count))
        raise MalformedFile(reason="fault.named_twice", line=row.line, voter=voter, project=project)
    marks = [mark for mark in map(whole, points) if mark is not None]
    if len(marks) != len(points) or len(marks) != len(named):
        raise MalformedFile(reason="fault.points", line=row.line, voter=voter)
    return Ballot.of(dict(zip(named, marks, strict=True)))


def _blanks(heading: Mapping[str, Row], ballots: int) -> int:
    """How many blank ballots the heading declares."""
    if "blank" not in heading:
        return 0
    blanks = whole(heading["blank"].cells[1], MOST_BALLOTS)
    if blanks is None or blanks + ballots > MOST_BALLOTS:
        raise MalformedFile(reason="fault.blank", line=heading["blank"].line, most=MOST_BALLOTS)
    return blanks


def _rules(heading: Mapping[str, Row], papers: Papers, options: int) -> Rules:
    """Our own rules if the file holds them, those that Pabulib's keys mean otherwise."""
    if "rules" in heading:
        try:
            return Rules.of(JsonValue.parse(heading["rules"].cells[1], line=_line(heading, "rules")))
        except MalformedFile as wrong:
            raise wrong.at(line=heading["rules"].line) from wrong

    def number(key: str) -> int | None:
        return whole(heading[key].cells[1]) if key in heading else None

    budget = money(heading["budget"].cells[1]) if "budget" in heading else None
    if budget is None:
        raise MalformedFile(reason="fault.budget", line=_line(heading, "budget"))
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
    MalformedFile
        The ballots hold ranks that are level, which the format cannot say.
    """
    everything = sorted(ballots, key=lambda ballot: ballot.text)
    papers = [ballot for ballot in everything if not ballot.blank]
    kind = METHODS[method].vote_type(rules)
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
    pointed = kind in {VoteType.CUMULATIVE, VoteType.SCORING}
    out.writerows([["VOTES"], ["voter_id", "vote", "points"] if pointed else ["voter_id", "vote"]])
    out.writerows([number, *_cells(ballot, kind)] for number, ballot in enumerate(papers, start=1))
    return file.getvalue()


def _cells(ballot: Ballot, kind: VoteType) -> list[str]:
    if kind is VoteType.ORDINAL:
        if len({rank for _, rank in ballot.marks}) < len(ballot.marks):
            raise MalformedFile(reason="fault.level_ranks")
        return [",".join(option for option, _ in sorted(ballot.marks, key=lambda mark: mark[1]))]
    named = ",".join(option for option, _ in ballot.marks)
    return [named] if kind is VoteType.APPROVAL else [named, ",".join(str(mark) for _, mark in ballot.marks)]


def _money(amount: Fraction) -> str:
    """A decimal number if it is one exactly, a fraction otherwise."""
    amount = Fraction(amount)
    cents = amount * 100
    if amount.denominator == 1:
        return str(amount.numerator)
    return f"{cents.numerator // 100}.{cents.numerator % 100:02d}" if cents.denominator == 1 else str(amount)
