"""What a kind of file is that staff may take away: for whom, of which place, and how it is made.

What it reads and writes is done in the transaction that has just asked who fetches; it is drawn once that has ended.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from db.engine import Connection
from db.queries.cooperation import solutions
from db.queries.operations import content
from db.queries.votes import votes
from db.queries.workshops import workshops
from domain.staff.roles import Role
from frame.act import Deed

CSV = "text/csv; charset=utf-8"
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

OF = "."  # between the id of a workshop and that of one of its questionnaires

Draw = Callable[[], bytes]


@dataclass(frozen=True)
class Asked:
    """What is fetched: about which ``subject``, how ``many``, from a browser that knows us as ``origin``.

    ``words``: the passphrase under which it is sealed; ``accounts``: logins of those who go along. For what is carried.
    """

    subject: str
    many: int
    origin: str
    words: str = field(default="", repr=False)
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """One kind of file. ``territory``: where its subject belongs; ``made``: reads all, then leaves what draws it."""

    media_type: str
    roles: frozenset[Role]
    territory: Callable[[Connection, str], str]
    made: Callable[[Deed, Asked], Draw]


def of_workshop(connection: Connection, workshop_id: str) -> str:
    """The territory of a workshop."""
    return workshops.workshop(connection, workshop_id).territory


def of_questionnaire(connection: Connection, subject: str) -> str:
    """The territory of a workshop, of which the subject names a questionnaire too, or its first one."""
    return of_workshop(connection, subject.partition(OF)[0])


def of_vote(connection: Connection, vote_id: str) -> str:
    """The territory of a vote."""
    return of_workshop(connection, votes.vote(connection, vote_id).workshop)


def of_solution(connection: Connection, solution_id: str) -> str:
    """The territory of a solution."""
    return solutions.solution(connection, solution_id).territory


def of_itself(connection: Connection, territory_id: str) -> str:
    """A territory."""
    return content.territory(connection, territory_id).id
