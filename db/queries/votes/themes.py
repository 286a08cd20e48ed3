"""The votes of a territory that had something of a theme on their ballot."""

from sqlalchemy import Connection, bindparam, select

from db.models.priorities import PriorityRow
from db.models.vote import VoteOptionRow, VoteRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.votes import screens
from domain.votes.past import Past

# Built once: every look at a theme asks for it.
_ABOUT = (
    select(VoteOptionRow.vote_id)
    .join(PriorityRow, PriorityRow.id == VoteOptionRow.priority_id)
    .join(VoteRow, VoteRow.id == VoteOptionRow.vote_id)
    .join(WorkshopRow, WorkshopRow.id == VoteRow.workshop_id)
    .join(WaveRow, WaveRow.id == WorkshopRow.wave_id)
    .where(PriorityRow.theme_id == bindparam("theme"), WaveRow.demonstration == bindparam("demonstration"))
    .distinct()
)


def about(connection: Connection, territory: str, theme: str, *, demonstration: bool) -> tuple[Past, ...]:
    """The closed ones, the latest first; of no rehearsal. ``demonstration``: the invented ones, and no others."""
    those = set(connection.execute(_ABOUT, {"theme": theme, "demonstration": demonstration}).scalars())
    return tuple(past for past in screens.closed(connection, frozenset({territory})) if past.vote.id in those)
