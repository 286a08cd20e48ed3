"""The journal of one territory: what is sought in it, what is found, and whether its chain is whole."""

from collections.abc import Collection
from datetime import UTC, datetime

from components.staff import journal as drawn
from db import chain, engine
from db.engine import Connection
from db.queries.staff import audit
from domain.operations.settings import Settings
from domain.operations.versions import Readings, Versions
from domain.staff.journal import JournalLine
from domain.staff.roles import EVERYWHERE
from domain.workshops.hours import here
from frame.unchanged import unchanged

_Chain = tuple[dict[str, str], str]  # who acted, and the head
_chains, _acts = Readings[_Chain](64), Readings[tuple[JournalLine, ...]](16)
_words = Versions[str](16)  # a sentence an act is made once for all looks at the same ones
_latest = Readings[str | None](16)  # by the territories of whoever looks


def latest(places: Collection[str]) -> str | None:
    """Of these, the one where something was done last."""
    among = tuple(places)
    return unchanged(_latest, among, lambda connection: audit.latest(connection, among)).said


def panel(place: str) -> None:
    """``place``: a territory, or ``*`` for what belongs to none."""
    chained = chain.HOUSE if place == EVERYWHERE else place
    authors, head = unchanged(_chains, chained, lambda connection: _chain(connection, chained)).said
    sought = drawn.sought(authors, here(datetime.now(UTC)).date())
    found = unchanged(
        _acts, (chained, sought), lambda connection: audit.journal(connection, chained, drawn.MOST, sought)
    )
    words = _words.of(found.number, lambda: drawn.written(found.said))
    drawn.journal(words, everything=sought == audit.EVERYTHING, more=len(found.said) == drawn.MOST)
    if drawn.whole(head, place):
        with engine.current().reading() as connection:
            found_out = chain.checked(connection, chained, Settings.from_environment().secret_key)
        drawn.checked(found_out.broken, other_key=found_out.other_key)


def _chain(connection: Connection, chained: str) -> _Chain:
    return audit.authors(connection, chained), chain.head(connection, chained)
