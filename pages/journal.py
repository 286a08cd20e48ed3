"""Who did what: the journal of a territory, in sentences, the last act first; and whether it is whole.

For: committee members, coordinators, administrators, each in their territories. Reads: the audit. Writes: nothing.
Then: the head of the chain, to be kept beside a minute.
"""

from components import choosing
from db import engine
from db.queries.operations import content
from db.queries.staff import audit
from domain.staff.roles import EVERYWHERE, READS_JOURNAL, Visitor
from frame.screen import screen
from frame.staff import journal
from texts import say


@screen("journal", READS_JOURNAL)
def acts(visitor: Visitor) -> None:
    """One territory, named in the address, else where something was done last."""
    mine = visitor.territories(READS_JOURNAL)
    with engine.current().reading() as connection:
        places = {
            one.id: one.name for one in content.territories(connection) if EVERYWHERE in mine or one.id in mine
        } | ({EVERYWHERE: say("journal.house")} if EVERYWHERE in mine else {})
        likely = audit.latest(connection, list(places)) or next(iter(places), None)
    place = choosing.one("territory", places, say("journal.territory"), proposed=likely)
    if place is not None:
        journal.panel(place)


acts()
