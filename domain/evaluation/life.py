"""The life of indicators in a territory: one list of dated entries, which only grows (docs/decisions/0157).

Where an indicator stands, and what it is called there, is read from the entries and kept nowhere else. The content's
own begin as proposed by the project; a territory proposes others, which nothing computes until the content does. What
was wrong is taken back: it counts no more, its number stays. No entry changes what was counted or told.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.errors import Invalid, NotFound, Refused
from domain.evaluation.indicators import Indicator
from domain.operations.entries import Entries
from domain.participation.masks import masked
from domain.participation.typed import free_text, required

LONGEST_NAME = 80
LONGEST_WORDS = 280
OF_STRUCTURES, OF_FOLLOWING = "partner:", "system:"  # how an item begins that organisations, or the tool, tell
COOPERATION = "cooperation"  # the family of what organisations are asked


class IndicatorsMoved(Refused):
    """Somebody wrote something else of these indicators since they were read."""


class UnknownIndicator(NotFound):
    """There is no indicator of that id here, or its proposal was taken back."""


class IndicatorRetired(Refused):
    """It was retired: it may only be adopted again."""


class NothingNew(Refused):
    """It stands so already."""


class VoteMissing(Invalid):
    """A debate is that of a closed vote of the territory, by majority judgment; none is named."""


class OriginMissing(Invalid):
    """A proposal says which theme it is of, who made it and whose point of view it is."""


class Kind(StrEnum):
    """What is written down."""

    PROPOSED = "proposed"
    DISCUSSED = "discussed"
    ADOPTED = "adopted"
    RENAMED = "renamed"
    RETIRED = "retired"


BROUGHT = (Kind.PROPOSED, Kind.DISCUSSED)  # by whoever runs workshops too
DECIDED = (Kind.ADOPTED, Kind.RENAMED, Kind.RETIRED)  # by a committee


class Origin(StrEnum):
    """Who proposed it. The project: the first list."""

    PROJECT = "project"
    RESIDENTS = "residents"
    STRUCTURES = "structures"
    COMMITTEE = "committee"
    TEAM = "team"


class View(StrEnum):
    """Whose point of view it expresses."""

    RESIDENTS = "residents"
    STRUCTURES = "structures"
    AUTHORITY = "authority"
    FUNDERS = "funders"
    FOLLOWING = "following"  # of the project itself: what it counts of its own work


@dataclass(frozen=True)
class Said:
    """``indicator``: an id. ``name``: of a proposal, or the new one. ``words``: what it would say, or why.

    ``theme``, ``origin``, ``view``: of a proposal. ``vote``: of a debate. ``rule``: the version of the calculation that
    this was said of; 0 of what nothing computes.
    """

    kind: Kind
    indicator: str
    name: str = ""
    words: str = ""
    theme: str = ""
    origin: Origin | None = None
    view: View | None = None
    vote: str = ""
    rule: int = 0

    def checked(self) -> "Said":
        """As it may be kept: on one line, without telephone numbers and addresses, with nothing of other kinds.

        Raises
        ------
        VoteMissing, OriginMissing
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        proposed = self.kind is Kind.PROPOSED
        if proposed and (not self.theme or self.origin in {None, Origin.PROJECT} or self.view is None):
            raise OriginMissing
        if self.kind is Kind.DISCUSSED and not self.vote:
            raise VoteMissing
        named = proposed or self.kind is Kind.RENAMED
        needed = named or self.kind is Kind.RETIRED
        return replace(
            self,
            name=_line(required(self.name, LONGEST_NAME)) if named else "",
            words=_line((required if needed else free_text)(self.words, LONGEST_WORDS)),
            theme=self.theme if proposed else "",
            origin=self.origin if proposed else None,
            view=self.view if proposed else None,
            vote=self.vote if self.kind is Kind.DISCUSSED else "",
        )


@dataclass(frozen=True)
class Entry:
    """Something that was written. ``number``: from 1 on, of its territory; ``role``: of whoever wrote it."""

    number: int
    said: Said
    day: date
    role: str
    taken_back: bool = False


@dataclass(frozen=True)
class Life(Entries[Entry]):
    """All entries of a territory, in the order in which they were written."""

    @property
    def own(self) -> tuple[Entry, ...]:
        """The proposals of the territory itself."""
        return tuple(one for one in self.standing if one.said.kind is Kind.PROPOSED)

    def of(self, indicator: str) -> tuple[Entry, ...]:
        """What stands of an indicator, the first first."""
        return tuple(one for one in self.standing if one.said.indicator == indicator)

    def state(self, indicator: str) -> Kind:
        """Where it stands: proposed, discussed, adopted or retired."""
        moves = [one.said.kind for one in self.of(indicator) if one.said.kind is not Kind.RENAMED]
        return moves[-1] if moves else Kind.PROPOSED

    def name(self, indicator: str, first: str) -> str:
        """What it is called here. ``first``: as the content says it."""
        named = [one.said.name for one in self.of(indicator) if one.said.name]
        return named[-1] if named else first

    def renamed(self, known: Sequence[Indicator]) -> tuple[Indicator, ...]:
        """The same indicators under the names that they have here."""
        return tuple(replace(rule, fr=self.name(rule.id, rule.fr)) for rule in known)

    def last_of(self, indicator: str, kind: Kind) -> Entry | None:
        """The last thing of that kind that stands of it."""
        return next((one for one in reversed(self.of(indicator)) if one.said.kind is kind), None)

    def accepts(self, said: Said, known: Collection[str], first: str = "") -> None:
        """Refuse what does not follow from what stands. ``known``: ids of the content; ``first``: the content's name.

        Raises
        ------
        UnknownIndicator, IndicatorRetired, NothingNew
        """
        if said.kind is Kind.PROPOSED:
            return
        if said.indicator not in known and said.indicator not in {one.said.indicator for one in self.own}:
            raise UnknownIndicator
        state, before = self.state(said.indicator), self.last_of(said.indicator, said.kind)
        if state is Kind.RETIRED and said.kind in {Kind.DISCUSSED, Kind.RENAMED}:
            raise IndicatorRetired
        if said.kind is Kind.RENAMED and said.name == self.name(said.indicator, first):
            raise NothingNew
        same = before is not None and (said.rule, said.vote) == (before.said.rule, before.said.vote)
        if state is said.kind and same:
            raise NothingNew


def view(rule: Indicator) -> View:
    """Whose point of view an indicator of the first list expresses: that of those whom it asks."""
    items = rule.calculation.items if rule.calculation else ()
    if any(item.startswith(OF_FOLLOWING) for item in items):
        return View.FOLLOWING
    if rule.theme == COOPERATION or any(item.startswith(OF_STRUCTURES) for item in items):
        return View.STRUCTURES
    return View.RESIDENTS


@dataclass(frozen=True)
class IndicatorCard:
    """An indicator on its page. ``first``: the content's name, or that of its proposal. ``ess``: conditions, 1 to 4."""

    id: str
    name: str
    first: str
    definition: str
    theme: str
    view: View
    ess: tuple[int, ...] = ()
    computed: bool = True


def cards(life: Life, known: Sequence[Indicator], ess: Mapping[str, tuple[int, ...]]) -> tuple[IndicatorCard, ...]:
    """The content's, in their order, then the territory's own. ``ess``: by id."""
    listed = [
        IndicatorCard(
            rule.id, life.name(rule.id, rule.fr), rule.fr, rule.definition, rule.theme, view(rule), ess.get(rule.id, ())
        )
        for rule in known
    ]
    for one in life.own:
        said = one.said
        if said.view is not None:
            key, name = said.indicator, life.name(said.indicator, said.name)
            listed.append(IndicatorCard(key, name, said.name, said.words, said.theme, said.view, computed=False))
    return tuple(listed)


def _line(words: str) -> str:
    return masked(" ".join(words.split()))
