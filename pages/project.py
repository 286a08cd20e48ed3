"""What the project is, in the words of those who carry it.

For: everybody. Reads: the project's own lists, networks, themes, indicators, priorities, seats. Writes: nothing.
Then: one part after the other.
"""

from domain.staff.roles import Visitor
from frame.cooperation import about
from frame.screen import screen


@screen("project")
def project(_: Visitor) -> None:
    """Who we are, then the part one chooses."""
    about.panel()


project()
