"""Who did what: the journal of a territory, in sentences, the last act first.

For: committee members, coordinators, administrators, each in their territories. Reads: the audit. Writes: nothing.
Then: the head of the chain, to be kept beside a minute.
"""

import streamlit as st

from components import choosing
from components.staff.journal import MOST, journal
from db import chain, engine
from db.queries.operations import content
from db.queries.staff import audit
from domain.staff.roles import EVERYWHERE, READS_JOURNAL, Visitor
from frame.screen import screen
from texts import say


@screen("journal", READS_JOURNAL)
def read(visitor: Visitor) -> None:
    """One territory, named in the address."""
    mine = visitor.territories(READS_JOURNAL)
    with engine.current().reading() as connection:
        places = {
            one.id: one.name for one in content.territories(connection) if EVERYWHERE in mine or one.id in mine
        } | ({EVERYWHERE: say("journal.house")} if EVERYWHERE in mine else {})
    place = choosing.one("territory", places, say("journal.territory"), proposed=next(iter(places), None))
    if place is None:
        return
    chained = chain.HOUSE if place == EVERYWHERE else place
    with engine.current().reading() as connection:
        acts, head = audit.journal(connection, chained, MOST), chain.head(connection, chained)
    journal(acts)
    with st.expander(say("journal.head"), icon=":material/link:", key="journal_head"):
        st.write(say("journal.head_why"))
        st.code(head, language=None, wrap_lines=True)


read()
