"""The votes of a territory that had something of a theme on their ballot."""

from sqlalchemy import Connection, select

from db.models.priorities import PriorityRow
from db.models.vote import VoteOptionRow, VoteRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.votes import screens
from db.queries.votes.screens import Past


def about(connection: Connection, territory: str, theme: str, *, demonstration: bool) -> tuple[Past, ...]:
    """The closed ones, the latest first; of no rehearsal. ``demonstration``: the invented ones, and no others."""
    option = VoteOptionRow
    chosen = (
        select(option.vote_id)
        .join(PriorityRow, PriorityRow.id == option.priority_id)
        .join(VoteRow, VoteRow.id == option.vote_id)
        .join(WorkshopRow, WorkshopRow.id == VoteRow.workshop_id)
        .join(WaveRow, WaveRow.id == WorkshopRow.wave_id)
        .where(PriorityRow.theme_id == theme, WaveRow.demonstration == demonstration)
    )
    those = set(connection.execute(chosen.distinct()).scalars())
    return tuple(past for past in screens.closed(connection, frozenset({territory})) if past.vote.id in those)
