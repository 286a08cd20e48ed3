"""What is handed out of a vote is enough to count it again, and a file that was touched is found out."""

import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commands.__main__ import app
from db.engine import Database
from db.queries.votes import records, votes
from domain.staff.by import By
from domain.votes import METHODS, record
from domain.votes.errors import TooFewBallots
from formats.votes import files
from tests.ballots import NOW, cast, close, marks, opened, plan, room
from texts import say


def recounted(*files: Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["recount", *map(str, files)], catch_exceptions=False)
    return result.exit_code, result.output


@pytest.mark.parametrize("name", sorted(METHODS))
def test_the_exported_files_give_the_announced_result(loaded: Database, tmp_path: Path, name: str) -> None:
    luck, chosen = random.Random(5), plan(name, lot=True)  # noqa: S311  drawn ballots
    with loaded.transaction() as connection:
        vote = opened(connection, room(connection), chosen)
        for number in range(14):
            cast(connection, vote, marks(chosen, luck), number=number)
        close(connection, vote)
        if votes.result(connection, vote).lot_due:
            votes.draw_lot(connection, vote, by=By("facilitator", NOW))
        texts = files.write(records.record(connection, vote))
    for file, text in texts.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    sheet, rule, election = (tmp_path / file for file in (record.SHEET, record.RULE, record.ELECTION))
    assert recounted(election)[0] == recounted(rule, sheet)[0] == 0
    lines = texts[record.SHEET].splitlines(keepends=True)
    sheet.write_text("".join(lines[:-3]), encoding="utf-8")
    code, said = recounted(sheet, rule)
    assert code == 1
    assert say("recount.part.n") in said
    assert recounted(sheet) == (2, f"{say('fault.which_files')}\n")


def test_the_ballots_of_four_people_are_never_handed_out(loaded: Database) -> None:
    with loaded.transaction() as connection:
        vote = opened(connection, room(connection), plan())
        for number in range(6):
            cast(connection, vote, "A=1" if number < 4 else "-", number=number)
        close(connection, vote)
        with pytest.raises(TooFewBallots):
            records.record(connection, vote)
