"""The files that staff may take away: for whom each of them is, and what it holds when it is fetched.

What it reads and writes is done in the transaction that has just asked who fetches; it is drawn once that has ended.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from db.engine import Connection
from db.queries.votes import records, rights, votes
from db.queries.workshops import workshops
from domain.staff.roles import READS_THEMES, RUNS_WORKSHOPS, Role
from domain.votes.record import ELECTION, RULE, SHEET
from formats.votes.files import write
from frame.act import Deed
from reports.slips import Slip, slips
from server.context import settings

Draw = Callable[[], bytes]


@dataclass(frozen=True)
class Asked:
    """What is fetched: about which ``subject``, how ``many``, from a browser that knows us as ``origin``."""

    subject: str
    many: int
    origin: str


@dataclass(frozen=True)
class Kind:
    """One kind of file. ``territory``: where its subject belongs; ``made``: reads all, then leaves what draws it."""

    media_type: str
    roles: frozenset[Role]
    territory: Callable[[Connection, str], str]
    made: Callable[[Deed, Asked], Draw]


def _of_vote(connection: Connection, vote_id: str) -> str:
    return workshops.workshop(connection, votes.vote(connection, vote_id).workshop).territory


def _slips(deed: Deed, asked: Asked) -> Draw:
    vote = votes.vote(deed.connection, asked.subject)
    code = workshops.workshop(deed.connection, vote.workshop).code
    where = f"{asked.origin}/participer"
    drawn = rights.slips(deed.connection, vote.id, asked.many, settings().secret_key, by=deed.by.staff, now=deed.now)
    voices = [Slip(slip, f"{where}?code={code}&bulletin={slip}") for slip in drawn]
    return lambda: slips(voices, question=vote.plan.question, where=where.partition("://")[2])


def _part(name: str) -> Callable[[Deed, Asked], Draw]:
    def made(deed: Deed, asked: Asked) -> Draw:
        texts = write(records.record(deed.connection, asked.subject))
        return texts[name].encode

    return made


FILES: Mapping[str, Kind] = {
    "slips": Kind("application/pdf", RUNS_WORKSHOPS, _of_vote, _slips),
    SHEET: Kind("text/csv; charset=utf-8", READS_THEMES, _of_vote, _part(SHEET)),
    RULE: Kind("application/json", READS_THEMES, _of_vote, _part(RULE)),
    ELECTION: Kind("text/plain; charset=utf-8", READS_THEMES, _of_vote, _part(ELECTION)),
}
