"""What the wall tells in words under a title, drawn: promises, what exists already, words and the weather."""

from datetime import date

from components.wall import titled, wall
from components.wall.words import spoken
from domain.workshops.caption import Caption
from domain.workshops.programme import Shows, Step
from domain.workshops.scene import Capture
from domain.workshops.workshop import Workshop
from sentences.cooperation.compass import numbered
from sentences.workshops.decisions import on_wall
from sentences.workshops.existing import about, named
from sentences.workshops.waiting import waiting
from texts import say

ICONS = {
    Capture.EXISTING: "location_on",
    Capture.OPENING: "forum",
    Capture.FREE: "forum",
    Capture.CLOSING: "waving_hand",
    Capture.WEATHER: "partly_cloudy_day",
}


def caption_wall(told: Caption, workshop: Workshop, address: str, today: date) -> None:
    """Draw it, under the way in."""
    step = told.step or _own(told)
    if told.capture is Capture.EXISTING:
        lines = [(named(one), about(one, told.kinds, workshop.id)) for one in told.things]
        titled(workshop, address, step, lines, more="existing.more", key="wall_join")
    elif told.goals:
        titled(workshop, address, step, [(numbered(one), "") for one in told.goals], key="wall_join")
    elif told.spoken:
        wall(workshop, address, count=None, layout="strip", key="wall_join")
        spoken(step.icon, step.title, told.cloud, told.weather, key="wall_words")
    elif step.shows is Shows.RESULTS:
        titled(workshop, address, step, [waiting(workshop)], key="wall_join")
    else:
        lines = [on_wall(one, today, step.shows, told.judged.get(one.id)) for one in told.decisions]
        titled(workshop, address, step, lines, key="wall_join")


def _own(told: Caption) -> Step:
    """The title of what was captured, where no step has one."""
    assert told.capture is not None
    return Step(0, told.capture, 0, say(f"capture.title.{told.capture}"), ICONS[told.capture])
