"""Ideas that anybody may read, those that wait for a team, and the words for what they carry: read once for all."""

from db.queries.operations import content
from db.queries.priorities import ideas, library
from domain.cooperation.project import Labels
from domain.operations.versions import Reading, Readings
from domain.priorities.priority import Priority
from frame.unchanged import unchanged

_labels = Readings[Labels](8)  # in each language
_ideas = Readings[tuple[Priority, ...]](64)  # by territory; those of none are the examples
_waiting = Readings[tuple[Priority, ...]](64)  # by the territories of whoever reads them first


def labels() -> Reading[Labels]:
    """How people say the ids that an idea carries."""
    return unchanged(_labels, "labels", content.labels)


def examples() -> Reading[tuple[Priority, ...]]:
    """Those of the files."""
    return unchanged(_ideas, None, library.examples)


def own(place: str) -> Reading[tuple[Priority, ...]]:
    """The published ideas of a territory."""
    return unchanged(_ideas, place, lambda connection: library.library(connection, place))


def waiting(places: frozenset[str]) -> tuple[Priority, ...]:
    """Those of these territories that nobody has read yet, for whoever may read them there."""
    return unchanged(_waiting, places, lambda connection: ideas.waiting(connection, places)).said
