"""What was written over the catalogues, for requests: read from the database, two seconds old at most."""

from time import monotonic

from anyio import to_thread

from db import engine
from db.engine import Database
from db.queries.participation import translations
from texts.over import Over

KEPT = 2.0  # seconds
_kept: dict[Database, tuple[float, Over]] = {}


def now() -> Over:
    """It; for whoever may wait for the database."""
    database = engine.current()
    known = _kept.get(database)
    if known is not None and known[0] > monotonic():
        return known[1]
    with database.reading() as connection:
        read = translations.over(connection)
    _kept.clear()
    _kept[database] = monotonic() + KEPT, read
    return read


async def soon() -> Over:
    """The same, without holding up other requests."""
    known = _kept.get(engine.current())
    return known[1] if known is not None and known[0] > monotonic() else await to_thread.run_sync(now)
