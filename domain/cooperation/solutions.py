"""A solution of a territory: an aim, the bricks that it is made of, and what they bring to those who do not use them.

A brick alone never has to balance: savings that are shared, and the balance, are words of the whole solution.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from domain.cooperation.errors import AnchorMissing
from domain.participation.masks import masked
from domain.participation.typed import free_text, required

LONGEST_TITLE = 80
LONGEST_WORDS = 280
LONGEST_BALANCE = 500


class Anchor(StrEnum):
    """What a solution forms around (S004)."""

    THEME = "theme"
    PROJECT = "project"


class Standing(StrEnum):
    """Where a brick stands."""

    IDEA = "idea"
    PREPARED = "prepared"
    RUNNING = "running"
    LASTING = "lasting"
    STOPPED = "stopped"


class Beneficiary(StrEnum):
    """For whom an effect is useful: the ids of the list that organisations are asked (choices.yaml)."""

    RESIDENTS = "habitants"
    CHILDREN = "enfants"
    INSERTION = "salaries_insertion"
    FARMERS = "agriculteurs"
    VOLUNTEERS = "benevoles"
    PARTNERS = "partenaires"
    AUTHORITY = "collectivite"
    EVERYBODY = "territoire"


class Funder(StrEnum):
    """Who could support an effect: a kind, never a name. The ids of the list that organisations are asked."""

    MUTUAL = "mutuelle"
    FAMILIES = "caf"
    HEALTH = "assurance_maladie"
    AUTHORITY = "collectivite"
    LANDLORD = "bailleur"
    FIRM = "entreprise"
    FOUNDATION = "fondation"
    SAVINGS = "partage_economies"


class Criterion(StrEnum):
    """What makes something new an innovation of a territory (Cap Rural): it is shown by words, never by a mark."""

    DIFFUSION = "diffusion"
    PRACTICES = "practices"
    RELATIONS = "relations"


class State(StrEnum):
    """How far an effect is, from what one hopes for to what somebody supports."""

    EXPECTED = "expected"
    OBSERVED = "observed"
    DISCUSSED = "discussed"
    SUPPORTED = "supported"


def _line(words: str, most: int, *, needed: bool = False) -> str:
    """On one line, without telephone numbers, addresses and links."""
    return masked(" ".join((required if needed else free_text)(words, most).split()))


@dataclass(frozen=True)
class SolutionWords:
    """``functions``: ids of functions of life. ``theme`` or ``project``: its anchor. ``shown``: to everybody.

    ``diffusion``, ``practices``, ``relations``: what shows each criterion of innovation, empty as long as nothing does.
    """

    title: str
    aim: str
    functions: tuple[str, ...] = ()
    anchor: Anchor = Anchor.THEME
    theme: str | None = None
    project: str = ""
    savings: str = ""
    balance: str = ""
    shown: bool = False
    diffusion: str = ""
    practices: str = ""
    relations: str = ""

    @property
    def evidence(self) -> Mapping[Criterion, str]:
        """What shows each criterion of innovation, in their order."""
        return {one: str(getattr(self, one)) for one in Criterion}

    def checked(self) -> "SolutionWords":
        """As they may be kept.

        Raises
        ------
        domain.cooperation.errors.AnchorMissing
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        by_theme = self.anchor is Anchor.THEME
        theme, project = (self.theme, "") if by_theme else (None, _line(self.project, LONGEST_TITLE))
        if not (theme or project):
            raise AnchorMissing
        return replace(
            self,
            title=_line(self.title, LONGEST_TITLE, needed=True),
            aim=_line(self.aim, LONGEST_WORDS, needed=True),
            theme=theme,
            project=project,
            savings=_line(self.savings, LONGEST_WORDS),
            balance=_line(self.balance, LONGEST_BALANCE),
            diffusion=_line(self.diffusion, LONGEST_WORDS),
            practices=_line(self.practices, LONGEST_WORDS),
            relations=_line(self.relations, LONGEST_WORDS),
        )


@dataclass(frozen=True)
class BrickWords:
    """``lead``: an organisation of the territory. ``level``: of cooperation. ``priority``: the one it comes from.

    ``tags``: ids of the stakes and agricultural subjects that it touches.
    """

    title: str
    lead: str | None = None
    standing: Standing = Standing.IDEA
    level: str | None = None
    priority: str | None = None
    tags: tuple[str, ...] = ()

    def checked(self) -> "BrickWords":
        """As they may be kept.

        Raises
        ------
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        return replace(self, title=_line(self.title, LONGEST_TITLE, needed=True))


@dataclass(frozen=True)
class EffectWords:
    """``funder``: who could support it, None for nobody yet. ``evidence``: what would show it."""

    text: str
    beneficiary: Beneficiary
    funder: Funder | None = None
    evidence: str = ""
    state: State = State.EXPECTED

    def checked(self) -> "EffectWords":
        """As they may be kept.

        Raises
        ------
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        text = _line(self.text, LONGEST_WORDS, needed=True)
        return replace(self, text=text, evidence=_line(self.evidence, LONGEST_WORDS))


@dataclass(frozen=True)
class Effect:
    """``revision``: rises with each change, so that nobody changes what they have not read."""

    id: str
    revision: int
    words: EffectWords


@dataclass(frozen=True)
class Brick:
    """``lead`` and ``priority``: what the ids of its words are called, empty for none."""

    id: str
    revision: int
    words: BrickWords
    lead: str
    priority: str
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True)
class Solution:
    """A solution with all that it is made of, each in the order in which it was written."""

    id: str
    territory: str
    revision: int
    words: SolutionWords
    bricks: tuple[Brick, ...] = ()

    @property
    def leads(self) -> tuple[str, ...]:
        """The organisations that lead a brick, each once."""
        return tuple(dict.fromkeys(one.lead for one in self.bricks if one.lead))

    def supporting(self) -> dict[Funder | None, tuple[Effect, ...]]:
        """Its effects by who could support them, in the order of the list; nobody (None) last. Empty ones left out."""
        all_ = [effect for brick in self.bricks for effect in brick.effects]
        kinds: Sequence[Funder | None] = (*Funder, None)
        found = {kind: tuple(one for one in all_ if one.words.funder is kind) for kind in kinds}
        return {kind: effects for kind, effects in found.items() if effects}


@dataclass(frozen=True)
class Lists:
    """The project's lists that solutions are told with: words by id. ``meanings``: of words of cooperation.

    ``tags``: stakes, then agricultural subjects.
    """

    functions: Mapping[str, str]
    themes: Mapping[str, str]
    levels: Mapping[str, str]
    meanings: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
