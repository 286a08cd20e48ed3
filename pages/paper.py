"""Copy questionnaires that were filled in on paper: each sheet twice, then it counts.

For: whoever runs workshops, after the room or beside it. Reads: the questionnaire of a workshop, its sheets. Writes:
readings, and once both are the same a response, on the channel of paper. Then: the figures, as of any other answer.
"""

from components import notice
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from frame import chosen
from frame.participation import sheets
from frame.screen import screen


@screen("paper", RUNS_WORKSHOPS)
def paper(visitor: Visitor) -> None:
    """Choose a workshop, then its sheets."""
    notice.show()
    workshop = chosen.workshop(visitor)
    if workshop is not None:
        sheets.panel(workshop)


paper()
