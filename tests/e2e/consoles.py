"""Every panel of the console as a facilitator may meet it: what has to be in the database, and the address."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from db.queries.votes import votes
from db.queries.votes.cast import cast as sent
from db.queries.workshops import moves, programme, workshops
from domain.staff.by import By
from domain.votes.cast import Cast
from domain.votes.vote import Channel
from tests.ballots import cast, close, opened, plan, right, room
from tests.programmes import TWO_HOURS, prepared
from tests.rehearsals import begun, real, some

BALLOTS = 6


def _here(workshop: str, vote: str = "", view: str = "") -> str:
    named = {"workshop": workshop, "vote": vote, "volet": view}
    return "/animer?" + "&".join(f"{name}={value}" for name, value in named.items() if value)


def _step(at: int, connection: Connection) -> str:
    began = datetime.now(UTC) - timedelta(minutes=at)
    workshop = prepared(connection, "Vague 1", TWO_HOURS, began)
    workshops.open_(connection, workshop, by=By("facilitator", began))
    for gone in range(1, at):
        seen = programme.programme(connection, workshop).now
        assert seen is not None
        moves.on(connection, workshop, seen, by=By("facilitator", began + timedelta(minutes=gone)))
    return _here(workshop)


def _prepared(connection: Connection) -> str:
    return _here(real(connection, "Vague 1"))


def _rehearsed(connection: Connection) -> str:
    made = begun(connection, real(connection, "Vague 1"))
    some(connection, made, 5)
    return _here(made)


def _room(connection: Connection) -> str:
    return f"/salle?workshop={real(connection, 'Vague 1')}"


def _closed(connection: Connection) -> str:
    workshop = room(connection)
    workshops.close(connection, workshop, by=By("facilitator", datetime.now(UTC)))
    return _here(workshop)


def _voting(connection: Connection) -> str:
    workshop = room(connection)
    return _here(workshop, opened(connection, workshop, plan()))


def _on_paper(connection: Connection) -> str:
    workshop = room(connection)
    ways = (Channel.SLIP, Channel.PAPER, Channel.HANDS)
    return _here(workshop, opened(connection, workshop, replace(plan(), channels=ways)), "papier")


def _counted(connection: Connection) -> tuple[str, str]:
    workshop = room(connection)
    over = opened(connection, workshop, plan("dots"))
    for number in range(BALLOTS):
        cast(connection, over, "A=1", number=number)
    close(connection, over)
    return workshop, over


def _told(connection: Connection) -> str:
    return _here(*_counted(connection))


def _again(connection: Connection) -> str:
    workshop, over = _counted(connection)
    return _here(workshop, votes.again(connection, over, by=By("facilitator", datetime.now(UTC))))


def _objections(connection: Connection) -> str:
    workshop = room(connection)
    vote = opened(connection, workshop, plan("consent", options=1))
    for number, ballot in enumerate(["A=0", "A=2", "A=0"]):
        sent(
            connection, Cast(vote, right(connection, vote), "request", ballot, f"receipt {number}", "C’est trop cher.")
        )
    close(connection, vote)
    return _here(workshop, vote, "objections")


def _new_vote(connection: Connection) -> str:
    return _here(room(connection), "nouveau")


PANELS: dict[str, Callable[[Connection], str]] = {
    **{f"step {kind}": partial(_step, at) for at, kind in enumerate(TWO_HOURS, start=1)},
    "prepared": _prepared,
    "rehearsal": _rehearsed,
    "room": _room,
    "closed": _closed,
    "new vote": _new_vote,
    "vote open": _voting,
    "hands and paper": _on_paper,
    "vote told": _told,
    "second round": _again,
    "objections": _objections,
}
