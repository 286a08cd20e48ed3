"""«Rapport»: what a committee tells of a wave, heading by heading, with the texts that it writes between.

For: committee members, coordinators and administrators. Reads: what is published of a wave, votes, decisions,
cooperation. Writes: the texts (committee and coordination only). Then: print it, or take it away as a document.
"""

from domain.staff.roles import READS_SENSITIVE, Visitor
from frame.evaluation import wave as waves
from frame.evaluation.report import panel
from frame.screen import screen


@screen("report", READS_SENSITIVE)
def report(visitor: Visitor) -> None:
    """The report of the wave that the address names."""
    wave = waves.wave(visitor, READS_SENSITIVE)
    if wave is not None:
        panel(visitor, wave)


report()
