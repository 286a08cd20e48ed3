"""The files that staff may take away, those of a vote and its slips here: what each holds when it is fetched."""

from collections.abc import Callable, Mapping

from db.queries.votes import records, rights, votes
from db.queries.workshops import workshops
from domain.staff.roles import READS_THEMES, RUNS_WORKSHOPS
from domain.votes.errors import UnknownVote
from domain.votes.record import ELECTION, RULE, SHEET
from formats.votes.files import write
from frame.act import Deed
from reports.slips import Slip, slips
from sentences.votes.names import asked_again
from sentences.workshops.names import asked as named
from server.context import settings
from server.participation.modules import PAGE
from server.staff.carries import CARRIED
from server.staff.file_kinds import CSV, PDF, Asked, Draw, Kind, of_vote
from server.staff.minutes import MINUTES
from server.staff.prints import PRINTS, reachable
from server.staff.report import REPORT
from server.staff.territories import TERRITORIES


def _slips(deed: Deed, asked: Asked) -> Draw:
    """Raises ``OnlyHere``, before a code is drawn: each would lead to the telephone that reads it."""
    reachable(asked)
    vote = votes.vote(deed.connection, asked.subject)
    workshop = workshops.workshop(deed.connection, vote.workshop)
    where = f"{asked.origin}{PAGE}"
    drawn = rights.slips(deed.connection, vote.id, asked.many, settings().secret_key, by=deed.by)
    voices = [Slip(slip, f"{where}?code={workshop.code}&bulletin={slip}") for slip in drawn]
    question = named(workshop, asked_again(vote))
    return lambda: slips(voices, question=question, where=where.partition("://")[2])


def _part(name: str) -> Callable[[Deed, Asked], Draw]:
    def made(deed: Deed, asked: Asked) -> Draw:
        """Raises ``UnknownVote``: what was rehearsed is handed out to nobody."""
        vote = votes.vote(deed.connection, asked.subject)
        if workshops.workshop(deed.connection, vote.workshop).rehearses:
            raise UnknownVote
        texts = write(records.record(deed.connection, asked.subject))
        return texts[name].encode

    return made


FILES: Mapping[str, Kind] = {
    "slips": Kind(PDF, RUNS_WORKSHOPS, of_vote, _slips),
    SHEET: Kind(CSV, READS_THEMES, of_vote, _part(SHEET)),
    RULE: Kind("application/json", READS_THEMES, of_vote, _part(RULE)),
    ELECTION: Kind("text/plain; charset=utf-8", READS_THEMES, of_vote, _part(ELECTION)),
    **PRINTS,
    **MINUTES,
    **REPORT,
    **TERRITORIES,
    **CARRIED,
}
