"""What was answered and counted leaves ``db`` through the gate: who builds a figure, and who reads raw rows."""

import ast
import tomllib

import pytest

from tests.architecture.sources import ROOT, calls, house, nodes

# Who builds what may be shown. A figure is told (disclosure, lots), read again as it was stored (publications), or says
# that nothing was published (compare). One of organisations, and how answers spread, have a rule each.
BUILDERS = {
    "Figure": {
        "db/queries/evaluation/publications.py",
        "domain/evaluation/compare.py",
        "domain/evaluation/disclosure.py",
        "domain/evaluation/lots.py",
    },
    "ToldFigure": {"domain/cooperation/figures.py"},
}

# Rows of one person's or one organisation's answers and ballots, and exact counts of them.
RAW = {
    "AnswerRow", "BallotRow", "CountedRow", "PaperEntryRow", "PartnerAnswerRow", "SealedBallotRow", "SheetRow",
    "TallyRow",
}  # fmt: skip
# Who reads or writes some of them and is no secret of ``db``: what it gives instead.
GIVES = {
    "db.queries.cooperation.charter": "how far an organisation is that let it be read by its name",
    "db.queries.cooperation.merging": "nothing: a name that became another is put in its place",
    "db.queries.cooperation.restitution": "what domain.evaluation.structures tells of organisations together",
    "db.queries.cooperation.ties": "ties, as organisations agreed to be read",
    "db.queries.operations.carries": "nothing: counts of a room that comes back go, and come with it",
    "db.queries.operations.erasing": "nothing: it erases",
    "db.queries.operations.kept": "how much is kept, and until when",
    "db.queries.operations.kept_apart": "the same, of votes",
    "db.queries.participation.responses": "nothing: it writes, and a sheet that is taken back goes",
    "db.queries.votes.turnout": "who voted, never what",
    "db.queries.workshops.unkeyed": "nothing: it erases",
    "db.queries.workshops.workshops": "how many finished, which the wall shows",
}


@pytest.mark.parametrize("name", sorted(BUILDERS))
def test_who_builds_what_may_be_shown_is_known(name: str) -> None:
    built = {path.as_posix() for path in house() for called, _ in calls(path) if called.rpartition(".")[2] == name}
    assert built == BUILDERS[name]


def test_whoever_reads_raw_rows_is_protected_or_gives_something_else() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    protected = next(set(each["protected_modules"]) for each in contracts if each["id"] == "raw-counts")
    reads = {
        ".".join(path.with_suffix("").parts)
        for path in house()
        if path.is_relative_to("db/queries")
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom) and {alias.name for alias in node.names} & RAW
    }
    assert reads & protected
    assert reads - protected == set(GIVES)
