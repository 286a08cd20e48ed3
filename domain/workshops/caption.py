"""What the wall tells in words under a title: a step's, or that of what was captured."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.cooperation.compass import Goal
from domain.workshops.decisions import Decision
from domain.workshops.existing import Thing
from domain.workshops.judging import Judgement
from domain.workshops.programme import Step
from domain.workshops.scene import Capture
from domain.workshops.weather import Weather
from domain.workshops.words import LEAST, Cloud


@dataclass(frozen=True)
class Caption:
    """``step``: whose title it is, None where what was captured has its own. Of the rest, what the scene is about.

    ``judged``: what this room said of the decisions, by id. ``kinds``: the words of the project's list, by id.
    """

    step: Step | None
    capture: Capture | None
    decisions: tuple[Decision, ...] = ()
    judged: Mapping[str, Judgement] = field(default_factory=dict)
    things: tuple[Thing, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    goals: tuple[Goal, ...] = ()
    cloud: Cloud | None = None
    weather: Weather | None = None

    @property
    def spoken(self) -> bool:
        """Whether anything was said, read over, or counted by hands."""
        words = self.cloud is not None and self.cloud.missing < LEAST
        return words or (self.weather is not None and self.weather.people > 0)
