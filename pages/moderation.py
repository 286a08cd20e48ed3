"""Read what residents proposed before everybody does.

For: facilitators and coordinators, in their territories. Reads: proposals, the published priorities, what people wrote
in questionnaires. Writes: corrected words, what was published, merged or refused; what somebody said aloud.
Then: «Priorités», «Résultats».
"""

from components import notice
from components.priorities.moderation import VIEWS, unread, views
from domain.priorities.priority import PROPOSES
from domain.staff.roles import Visitor
from frame import chosen
from frame.cooperation import territories
from frame.evaluation import verbatims
from frame.priorities import ideas as panels
from frame.priorities import shelf
from frame.screen import screen
from texts import say


@screen("moderation", PROPOSES)
def moderation(visitor: Visitor) -> None:
    """What waits, what was published, or a new one."""
    notice.show()
    labels = shelf.labels().said
    places = territories.own(visitor, PROPOSES, territories.names())
    waiting = shelf.waiting(frozenset(places))
    likely = next(iter(unread(waiting, places)), None)
    beside = ("wave", *(f"idea_{each}" for each in VIEWS))
    unknown = say("chosen.unknown")
    here = chosen.one("place", places, say("priorities.territory"), likely, unknown=unknown, drops=beside)
    published = shelf.own(here).said if here else ()
    view = views()
    if here is not None and view == "said":
        panels.saying(here, labels)
    elif here is not None and view == "written":
        verbatims.panel(here)
    elif here is not None:
        pool = published if view == "published" else [each for each in waiting if each.territory == here]
        panels.judging(view, pool, places[here], labels, published)


moderation()
