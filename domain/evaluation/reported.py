"""What a committee's report of a wave is made of: what its screens show already, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from domain.cooperation.commitments import Commitment
from domain.cooperation.figures import ToldFigure
from domain.cooperation.governance import SeatsEntry
from domain.cooperation.restitution import Restitution
from domain.cooperation.solutions import Solution
from domain.cooperation.territories import Territory
from domain.cooperation.ties import Network
from domain.evaluation import verbatims
from domain.evaluation.committee import Apart, reasons
from domain.evaluation.compare import ToldWave
from domain.evaluation.indicators import Indicator, Theme
from domain.evaluation.life import Life
from domain.evaluation.pairs import Paired
from domain.evaluation.quality import Quality
from domain.evaluation.statements import Stated
from domain.participation.questionnaire import Questionnaire
from domain.votes.story import Story
from domain.workshops.decisions import Decision


@dataclass(frozen=True)
class Tags:
    """What indicators and themes count for. ``ess``: conditions of the law of 2014 by indicator, 1 to 4.

    ``goals``: of the world, in words, by theme; ``rights``: under which words are used, by indicator.
    """

    ess: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    goals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rights: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReportedVote:
    """A closed vote of the wave. ``title``, ``day``: of its workshop."""

    story: Story
    title: str
    day: date


@dataclass(frozen=True)
class Between:
    """What organisations do together. ``figures``: of those that agreed, by indicator; ``names``: by id.

    ``told``: what they said together in this wave, None as long as nothing is; ``asked``: in which words.
    """

    network: Network
    figures: Mapping[str, ToldFigure] = field(default_factory=dict)
    commitments: tuple[Commitment, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    told: Restitution | None = None
    asked: Questionnaire | None = None
    solutions: tuple[Solution, ...] = ()


@dataclass(frozen=True)
class ReportFacts:
    """``here``: what the wave tells; ``known``: it and the others of its territory; ``day``: on which it is read.

    ``leads``: the organisations that lead the territory; ``workshops``: titles and days of those that are over;
    ``life``: of the territory's indicators, whose names ``rules`` bear; ``first``: by id, those that the content gives;
    ``statements``: effects that it states.
    ``asked``: titles of what they asked; ``words``: that were published, of all themes. ``pairs``: what changed for
    those who had answered before, by indicator. ``seats``: as they were counted last; ``promised``: all decisions of
    the territory, real ones or invented ones. ``quality``: who answered, and how.
    """

    place: Territory
    leads: tuple[str, ...]
    demonstration: bool
    day: date
    here: ToldWave
    known: tuple[ToldWave, ...]
    themes: tuple[Theme, ...]
    rules: tuple[Indicator, ...]
    tags: Tags
    words: verbatims.ToldWords
    workshops: tuple[tuple[str, date], ...]
    asked: tuple[str, ...]
    votes: tuple[ReportedVote, ...]
    decisions: tuple[Decision, ...]
    between: Between
    life: Life = field(default_factory=Life)
    first: Mapping[str, str] = field(default_factory=dict)
    statements: tuple[Stated, ...] = ()
    pairs: Mapping[str, Paired] = field(default_factory=dict)
    seats: SeatsEntry | None = None
    promised: tuple[Decision, ...] = ()
    quality: Quality = field(default_factory=Quality)

    @cached_property
    def untold(self) -> Mapping[str, Apart | None]:
        """By indicator, why a committee is not told it."""
        return reasons(self.rules, sensitive=True)
