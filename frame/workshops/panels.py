"""The panels of a console, the one of the step first: each behind its own door, at a place that it keeps."""

from collections.abc import Callable, Sequence

from streamlit.delta_generator import DeltaGenerator

from domain.staff.roles import Visitor
from domain.workshops.acts import Part, WorkshopStanding
from domain.workshops.workshop import State, Workshop
from frame.cooperation import compass
from frame.places import Draw, fill
from frame.votes import panel as votes
from frame.workshops import (
    answered,
    captures,
    console,
    decisions,
    door,
    helping,
    judging,
    prints,
    rehearsing,
    remotes,
    words,
)

FREE = 4 + len(Part) + 1 + 3  # what always stands first, parts, votes elsewhere, what always stands last


def panels(
    visitor: Visitor, workshop: Workshop, shown: WorkshopStanding, first: DeltaGenerator, free: Sequence[DeltaGenerator]
) -> None:
    """Draw them. ``first``: where the great button stands; ``free``: so many places below as may be needed."""
    # The act of a vote stands where all others do.
    great = first.container(key="great_vote") if shown.voting else None
    parts: dict[Part, Callable[[], None]] = {
        Part.VOTES: lambda: votes.panel(visitor, workshop, great=great),
        Part.DECISIONS: lambda: decisions.panel(workshop.territory, workshop.id),
        Part.SINCE: lambda: judging.panel(workshop.territory, workshop.id),
        Part.EXISTING: lambda: captures.existing(workshop.territory, workshop.id),
        Part.WORDS: lambda: words.panel(workshop.territory, workshop.id),
        Part.GOALS: lambda: compass.choosing(workshop.territory, workshop.id),
        Part.ANSWERS: lambda: answered.panel(visitor, shown),
    }
    here = workshop.territory, workshop.id
    drawn: list[Draw] = [
        lambda: console.step(*here, shown.shape),
        lambda: door.people(*here),
        lambda: rehearsing.panel(*here),
        lambda: helping.panel(*here) if shown.workshop.state is State.OPEN else None,
        *(parts[part] for part in shown.parts),
        *([] if Part.VOTES in shown.parts else [lambda: votes.elsewhere(visitor, workshop)]),
    ]
    fill(free, drawn, [lambda: door.panel(*here), lambda: remotes.panel(*here), lambda: prints.panel(*here)])
