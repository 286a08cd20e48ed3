"""What can go wrong with what a territory writes of its cooperation."""

from domain.errors import Invalid, NotFound, Refused


class Gone(NotFound):
    """It is not there, or it was taken away in the meantime."""


class Reworded(Refused):
    """Somebody changed it since it was read."""


class UnknownPart(NotFound):
    """What it is said to belong to is not in this territory, or not in the project's lists."""


class AnchorMissing(Invalid):
    """A solution forms around a theme or around a project, and neither is said."""


class TrajectoryMoved(Refused):
    """Somebody declared something else of this trajectory in the meantime."""


class StepUnderWay(Refused):
    """The step is under way already: what is new about it goes into the journal."""


class StepNotUnderWay(Refused):
    """The step is not under way: nobody can leave it."""


class DayAhead(Invalid):
    """What is declared has happened: its day is today or before."""


class DayBefore(Invalid):
    """A step, or a support, ends on the day on which it began, or later."""


class NoSupport(Refused):
    """The support has no beginning: it has no end either."""


class AddressUnfit(Invalid):
    """An address is that of a page of the web that everybody may open, without a password in it."""


class LinkKnown(Refused):
    """The address is in the list already."""


class SeatsWrong(Invalid):
    """There is one seat at least, and residents hold no more of them than there are."""
