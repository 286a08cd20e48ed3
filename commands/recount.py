"""``python -m commands recount FILE…``: count an exported vote again, without any database.

Exit codes, as of ``diff``: 0 if the count is the one announced, 1 if it is another, 2 if the files cannot be counted.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from commands.console import stop
from domain.votes.record import Record, differences
from domain.votes.values import MalformedFile
from formats.uploads import MOST_BYTES
from formats.votes.files import read
from texts import say

LONGEST = 30  # seconds; a room's vote takes less than one


def recount(
    files: Annotated[list[Path], typer.Argument(help=say("recount.files"))],
    *,
    seconds: Annotated[int, typer.Option(min=1, max=86_400, help=say("recount.seconds"))] = LONGEST,
) -> None:
    """Say what the ballots give, and whether it is what was announced."""
    try:
        with at_most(seconds):
            vote = read([(file.name, _content(file)) for file in files])
            found, wrong = vote.recounted(), differences(vote)
    except MalformedFile as refusal:
        stop(
            _where(refusal), code=2, reason=say(refusal.reason, **refusal.values), file=refusal.file, line=refusal.line
        )
    except TooLongError:
        stop("recount.too_long", code=2, seconds=seconds, more=10 * seconds)
    by_hand = found.get("hands", 0)
    typer.echo(say("recount.vote", question=vote.question, n=found["n"] - by_hand, blank=found["blank"]))
    if by_hand:
        typer.echo(say("recount.hands", n=by_hand))
    for place, options in enumerate(found["places"], start=1):
        typer.echo(say("recount.place", place=place, names=", ".join(_title(vote, option) for option in options)))
    if wrong:
        stop("recount.differs", what=", ".join(say(f"recount.part.{part}") for part in wrong))
    typer.echo(say("recount.agrees"))


def _content(file: Path) -> bytes:
    """No more of it than is read: a device would never end."""
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except FileNotFoundError as missing:
        raise MalformedFile(reason="fault.no_file", file=file.name) from missing
    except OSError as refused:
        raise MalformedFile(reason="fault.unreadable", file=file.name) from refused


def _where(refusal: MalformedFile) -> str:
    """The sentence that names as much of the place as is known."""
    if not refusal.file:
        return "recount.refused"
    return "recount.refused_line" if refusal.line else "recount.refused_file"


def _title(vote: Record, option: str) -> str:
    return next(f"{one.id} ({one.title})" for one in vote.options if one.id == option)


class TooLongError(Exception):
    """The count did not end in time."""


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Give up after that long: made-up rules can make shares grow by a millionth of a cent.

    The alarm rings again every second: what it raises is lost where Python itself was at work (a finalizer, a weak
    reference), and the count would then go on for ever.

    Raises
    ------
    TooLongError
    """

    def late(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
