"""Who answered in a wave, and how, below the themes: for whoever may read sensitive figures there, and nobody else."""

from components.evaluation.quality import box
from db.queries.evaluation import quality
from domain.evaluation.quality import Quality
from domain.evaluation.waves import Wave
from domain.operations.versions import Readings
from domain.staff.roles import READS_SENSITIVE, Visitor
from frame.unchanged import unchanged
from sentences.evaluation.quality import lines

KEPT = 64  # waves

_read = Readings[Quality](KEPT)


def panel(visitor: Visitor, here: Wave) -> None:
    """Nothing for others."""
    if visitor.may(READS_SENSITIVE, here.territory):
        box(lines(unchanged(_read, here.id, lambda connection: quality.of(connection, here.id)).said))
