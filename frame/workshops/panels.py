"""The panels of a console, the one of the step first: each behind its own door, at a place that it keeps."""

from collections.abc import Callable, Sequence

from streamlit.delta_generator import DeltaGenerator

from components import folded
from domain.staff.roles import Visitor
from domain.workshops.acts import CAPTURES, Part, WorkshopStanding
from domain.workshops.workshop import State, Workshop
from frame.cooperation import compass
from frame.places import Draw
from frame.votes import panel as votes
from frame.votes import run
from frame.workshops import (
    answered,
    captures,
    decisions,
    door,
    judging,
    prints,
    rehearsing,
    remotes,
    steps,
    words,
)
from texts import say

_SAID = "said"  # what people say aloud
_ROOM = "room"  # who comes in, remotes, what is printed


def panels(visitor: Visitor, workshop: Workshop, shown: WorkshopStanding, free: Sequence[DeltaGenerator]) -> None:
    """Draw them. ``free``: two places, in the first of which the great button of a vote stands."""
    great, now = free
    here = workshop.territory, workshop.id
    place = great.container(key="great_vote") if shown.voting else None
    with now:
        steps.step(*here, steps.shape(shown))
        if workshop.rehearses or workshop.state is State.PREPARED:
            rehearsing.panel(*here)
        else:
            rehearsing.did(workshop)
    _tabs(visitor, workshop, shown, place)


def _tabs(visitor: Visitor, workshop: Workshop, shown: WorkshopStanding, great: DeltaGenerator | None) -> None:
    here = workshop.territory, workshop.id
    draws: dict[str, Draw] = {
        Part.ANSWERS: lambda: answered.panel(visitor, shown),
        Part.VOTES: lambda: votes.panel(visitor, workshop, great=great),
        _SAID: lambda: _said(shown),
        Part.DECISIONS: lambda: decisions.panel(*here),
        _ROOM: lambda: _room(*here),
    }
    offered = {Part.VOTES, _ROOM, *map(_tab, shown.parts)}
    names = {part: say(f"console.part.{part}") for part in draws if part in offered}
    first = Part.VOTES if workshop.state is State.PREPARED else _tab(shown.parts[0])
    step = shown.programme.step
    moment = workshop.id, workshop.state, step and step.position
    drawn = folded.tabs("panneau", names, first, at=moment, within=(("vote", "volet"), Part.VOTES))
    if Part.VOTES not in drawn:
        run.did()
    for part, place in drawn.items():
        with place:
            draws[part]()


def _tab(part: Part) -> str:
    """In which place a part stands."""
    return _SAID if part in CAPTURES else part


def _said(shown: WorkshopStanding) -> None:
    """What is said aloud, each kind at its steps; without a programme, all of them."""
    here = shown.workshop.territory, shown.workshop.id
    draws: dict[Part, Callable[[str, str], None]] = {
        Part.SINCE: judging.panel,
        Part.EXISTING: captures.existing,
        Part.WORDS: words.panel,
        Part.GOALS: compass.choosing,
    }
    for part in shown.parts:
        if part in draws:
            draws[part](*here)


def _room(territory: str, workshop: str) -> None:
    door.panel(territory, workshop)
    remotes.panel(territory, workshop)
    prints.panel(territory, workshop)
