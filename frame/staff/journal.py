"""The journal of one territory: what is sought in it, what is found, and whether its chain is whole."""

from datetime import UTC, datetime

from components.staff import journal as drawn
from db import chain, engine
from db.queries.staff import audit
from domain.operations.settings import Settings
from domain.staff.roles import EVERYWHERE
from domain.workshops.hours import here


def panel(place: str) -> None:
    """``place``: a territory, or ``*`` for what belongs to none."""
    chained = chain.HOUSE if place == EVERYWHERE else place
    with engine.current().reading() as connection:
        authors, head = audit.authors(connection, chained), chain.head(connection, chained)
    sought = drawn.sought(authors, here(datetime.now(UTC)).date())
    with engine.current().reading() as connection:
        acts = audit.journal(connection, chained, drawn.MOST, sought)
    drawn.journal(acts, everything=sought == audit.EVERYTHING)
    if drawn.whole(head, place):
        with engine.current().reading() as connection:
            drawn.checked(chain.checked(connection, chained, Settings.from_environment().secret_key).broken)
