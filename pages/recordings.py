"""Voix: sentences that residents hear, recorded by somebody who speaks their language.

For: facilitators and coordinators, in their territories. Reads: what residents are asked, what is recorded.
Writes: nothing here; recordings go to the HTTP API. Then: tablets that come in carry them.
"""

from components.tablet import recorder
from domain.staff.roles import EVERYWHERE, RUNS_WORKSHOPS, Visitor
from frame.participation import recordings
from frame.screen import screen


@screen("recordings", RUNS_WORKSHOPS, titled=False)
def record(visitor: Visitor) -> None:
    """Give the whole window to whoever speaks."""
    mine = visitor.territories(RUNS_WORKSHOPS)
    recorder(recordings.of(None if EVERYWHERE in mine else mine), key="recorder")


record()
