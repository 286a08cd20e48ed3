"""``python -m commands recount FILE…``: count an exported vote again, without any database."""

from pathlib import Path
from typing import Annotated

import typer

from commands.console import stop
from domain.errors import AppError
from domain.votes import record
from domain.votes.record import Record
from texts import say


def recount(
    files: Annotated[list[Path], typer.Argument(help=say("recount.files"), exists=True, dir_okay=False)],
) -> None:
    """Say what the ballots give, and whether it is what was announced; the exit code is 1 if it is not."""
    try:
        vote = record.read([file.read_text(encoding="utf-8") for file in files])
        found, wrong = vote.recounted(), record.differences(vote)
    except UnicodeDecodeError:
        stop("error.MalformedFile", what="UTF-8")
    except AppError as refusal:
        stop(refusal.key, **{name: str(value) for name, value in refusal.values.items()})
    typer.echo(say("recount.vote", question=vote.question, n=found["n"], blank=found["blank"]))
    for place, options in enumerate(found["places"], start=1):
        typer.echo(say("recount.place", place=place, names=", ".join(_title(vote, option) for option in options)))
    if wrong:
        stop("recount.differs", what=", ".join(wrong))
    typer.echo(say("recount.agrees"))


def _title(vote: Record, option: str) -> str:
    return next(f"{one.id} ({one.title})" for one in vote.options if one.id == option)
