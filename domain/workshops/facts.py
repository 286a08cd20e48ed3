"""What minutes are made of: everything that happened in a workshop, as the database has it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.evaluation.disclosure import Version
from domain.evaluation.indicators import Indicator, Theme
from domain.evaluation.questions import Asked
from domain.votes.children import Stickers
from domain.votes.conclusion import Conclusion
from domain.votes.story import Story
from domain.workshops.decisions import Decision
from domain.workshops.existing import Thing
from domain.workshops.judging import Judgement
from domain.workshops.minutes import Note
from domain.workshops.programme import Programme
from domain.workshops.scene import Scene
from domain.workshops.weather import NO_HANDS, Weather
from domain.workshops.welcome import NOBODY_SAID, Welcome
from domain.workshops.words import Word
from domain.workshops.workshop import Workshop


@dataclass(frozen=True)
class Following:
    """The workshop of the same territory that comes next."""

    title: str
    day: date
    place: str


@dataclass(frozen=True)
class Facts:
    """What minutes are made of. ``version``: what is published of the answers, and nothing else of them.

    ``lasted``: the minutes of steps, by their position; ``wall``: what it has shown, and from when; ``session``: the
    questions about the meeting itself, with what is published of them; ``kept``: what the room kept of its votes, by
    vote; ``notes``, by their ids; ``tags``, ``kinds``: the project's lists, by id; ``questions``: what was asked, by
    item; ``spoken``: words; ``asked``: the titles of the questionnaires, in order; ``since``: what the room was told of
    former decisions; ``judged``: what it said of them; ``stickers``: of children, by vote.
    """

    workshop: Workshop
    programme: Programme
    lasted: Mapping[int, int]
    wall: tuple[tuple[datetime, Scene], ...]
    themes: tuple[Theme, ...]
    indicators: tuple[Indicator, ...]
    version: Version
    session: tuple[Asked, ...]
    votes: tuple[Story, ...]
    kept: Mapping[str, Conclusion]
    decisions: tuple[Decision, ...]
    notes: Mapping[str, Note]
    tags: Mapping[str, str]
    next: Following | None
    questions: Mapping[str, str]
    existing: tuple[Thing, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    spoken: tuple[Word, ...] = ()
    weather: Weather = NO_HANDS
    welcome: Welcome = NOBODY_SAID
    asked: tuple[str, ...] = ()
    since: tuple[Decision, ...] = ()
    judged: Mapping[str, Judgement] = field(default_factory=dict)
    stickers: Mapping[str, Stickers] = field(default_factory=dict)
