"""What can go wrong with priorities and proposals."""

from domain.errors import Invalid, NotFound, Refused


class UnknownPriority(NotFound):
    """No priority of this territory has this id."""


class UnknownTheme(NotFound):
    """No theme has this id."""


class WrongMoment(Refused):
    """The priority does not stand where this could happen to it: somebody else may have acted meanwhile."""


class TitleMissing(Invalid):
    """A proposal says in a few words what it is."""


class ReasonMissing(Invalid):
    """Refusing a proposal, or dropping a priority, is never done without saying why."""
