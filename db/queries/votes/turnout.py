"""Who voted, never what: rights, voices and heads."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select

from db.models.vote import PaperEntryRow, PaperReadingRow, TurnoutRow, VotingRightRow
from db.models.workshop import WorkshopRow
from domain.votes.pile import AGREED
from domain.votes.vote import Channel, Turnout, Vote
from domain.workshops.admission import PEOPLE, Waiting
from domain.workshops.workshop import State


def turnout(connection: Connection, vote: Vote) -> Turnout:
    """Live while the vote is open, as stored once it is closed; only channels with a right or a voice are named."""
    if vote.state is State.CLOSED:
        stored = connection.execute(select(TurnoutRow).where(TurnoutRow.vote_id == vote.id)).all()
        received = {Channel(row.channel): row.received for row in stored if row.received}
        issued = {Channel(row.channel): row.issued for row in stored if row.issued}
        return Turnout(received, issued, vote.head_count, _readings(connection, vote.id))
    return live(connection, vote)


def live(connection: Connection, vote: Vote) -> Turnout:
    """Counted from the rights themselves, which a closed vote has no more."""
    received, issued = Counter[Channel](), Counter[Channel]()
    rights = select(VotingRightRow.channel, VotingRightRow.used, func.count().label("n"))
    for row in connection.execute(
        rights.where(VotingRightRow.vote_id == vote.id).group_by(VotingRightRow.channel, VotingRightRow.used)
    ):
        issued[Channel(row.channel)] += row.n
        received[Channel(row.channel)] += row.n * row.used
    received[Channel.PAPER] = _papers(connection, vote.id)
    received[Channel.HANDS] = vote.hand_voices
    present = select(WorkshopRow.people).where(WorkshopRow.id == vote.workshop)
    return Turnout(dict(+received), dict(+issued), connection.execute(present).scalar(), _readings(connection, vote.id))


def people(connection: Connection, workshop: str) -> int:
    """How many people may vote: those present, thirty until they were counted."""
    present = select(func.coalesce(WorkshopRow.people, PEOPLE)).where(WorkshopRow.id == workshop)
    return int(connection.execute(present).scalar_one())


def waiting(connection: Connection, running: Iterable[Vote]) -> Waiting:
    """Ballots that came when as many had voted as are present. ``running``: the open votes of one workshop.

    One person votes in all of them: with two ballots too many in one and one in another, two people are missing.
    Those that fit by now come in by themselves, when their device sends them again.
    """
    n, most = 0, 0
    for vote in running:
        waits = (VotingRightRow.vote_id == vote.id) & (VotingRightRow.waits == True)  # noqa: E712  SQL
        late = connection.execute(select(func.count()).select_from(VotingRightRow).where(waits)).scalar_one()
        wished = live(connection, vote).voices + late
        if late and wished > people(connection, vote.workshop):
            n, most = n + late, max(most, wished)
    return Waiting(n, most)


def keep(connection: Connection, vote: Vote, final: Turnout) -> None:
    """Keep the turnout of a vote that closes, and void every right: a used one says no more of its request."""
    for channel in sorted(set(final.received) | set(final.issued)):
        counts = {"issued": final.issued.get(channel, 0), "received": final.received.get(channel, 0)}
        connection.execute(insert(TurnoutRow).values(vote_id=vote.id, channel=channel, **counts))
    connection.execute(delete(VotingRightRow).where(VotingRightRow.vote_id == vote.id))


def _papers(connection: Connection, vote_id: str) -> int:
    """Paper ballots typed so far: the longer reading of the two."""
    typed = (PaperEntryRow.vote_id == vote_id) & (PaperEntryRow.reading != AGREED)
    longest = select(func.count().label("n")).where(typed).group_by(PaperEntryRow.reading)
    return max((row.n for row in connection.execute(longest)), default=0)


def _readings(connection: Connection, vote_id: str) -> int:
    """How many accounts typed them."""
    readers = select(func.count()).select_from(PaperReadingRow).where(PaperReadingRow.vote_id == vote_id)
    return connection.execute(readers).scalar_one()
