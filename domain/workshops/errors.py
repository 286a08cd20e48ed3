"""What can go wrong with workshops and their codes."""

from domain.errors import Ends, NotFound, Refused


class UnknownCode(NotFound):
    """No workshop has this code."""

    ends = Ends.WORKSHOP


class UnknownWorkshop(NotFound):
    """No such workshop for this visitor."""

    ends = Ends.WORKSHOP


class WorkshopClosed(Refused):
    """The workshop has ended."""

    ends = Ends.WORKSHOP


class WorkshopElsewhere(Refused):
    """The workshop is held on another computer: whoever joins here would wait for ever."""

    ends = Ends.WORKSHOP


class OnlyHere(Refused):
    """What would be printed leads nowhere: this browser came by an address that each device takes for its own."""


class WorkshopNotOpen(Refused):
    """The workshop is prepared but not yet opened."""

    ends = Ends.WORKSHOP
