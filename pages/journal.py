"""Who did what: the journal of a territory, in sentences, the last act first; and whether it is whole.

For: committee members, coordinators, administrators, each in their territories. Reads: the audit. Writes: nothing.
Then: the head of the chain, to be kept beside a minute.
"""

from components import choosing
from domain.staff.roles import EVERYWHERE, READS_JOURNAL, Visitor
from frame.cooperation import territories
from frame.screen import screen
from frame.staff import journal
from texts import say


@screen("journal", READS_JOURNAL)
def acts(visitor: Visitor) -> None:
    """One territory, named in the address, else where something was done last."""
    mine = visitor.territories(READS_JOURNAL)
    known = territories.every().items()
    places = {key: one.name for key, one in known if EVERYWHERE in mine or key in mine}
    places |= {EVERYWHERE: say("journal.house")} if EVERYWHERE in mine else {}
    likely = journal.latest(places) or next(iter(places), None)
    place = choosing.one("territory", places, say("journal.territory"), proposed=likely)
    if place is not None:
        journal.panel(place)


acts()
