"""What a person reads before agreeing: one idea a screen, the rest for whoever wants to know more."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.participation.errors import TooYoung, ValueNotInList
from domain.participation.questionnaire import YOUNGEST, Choice

_BAND = re.compile(r"a([0-9]+)")  # a18_29
TOO_YOUNG = "moins_15"
SCREENS, LEADS, MORE = LISTS = ("consent_screens", "consent_leads", "consent_more")  # among the content's own lists


def years(age_band: str | None) -> int:
    """The least age that somebody said to have. Who does not say is not supposed to be of age.

    Raises
    ------
    TooYoung
        If they are below the age of answering at all.
    """
    if age_band == TOO_YOUNG:
        raise TooYoung
    band = _BAND.match(age_band or "")
    return int(band[1]) if band else YOUNGEST


@dataclass(frozen=True)
class Terms:
    """What a device may say of a consent: the versions ever shown (it may have been away for days), the ages."""

    versions: frozenset[str]
    ages: frozenset[str]

    def judge(self, version: str, age_band: str | None) -> None:
        """Refuse what nobody was ever shown.

        Raises
        ------
        ValueNotInList
        """
        if version not in self.versions or (age_band is not None and age_band not in self.ages):
            raise ValueNotInList


@dataclass(frozen=True)
class Consent:
    """What a person agreed to, and how they take part. ``day``: the finest time kept about them."""

    version: str
    language: str
    day: date
    sensitive: bool
    age_band: str | None
    assisted: bool
    channel: str


@dataclass(frozen=True)
class ConsentSentence:
    """It, with its pictogram (a Material Symbols name). The territory fills the blanks of ``template``."""

    icon: str
    template: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What is true here."""
        return self.template.format(**self.values)


@dataclass(frozen=True)
class ConsentScreen:
    """One idea: its sentence, at most one below it, and what «En savoir plus» opens."""

    idea: ConsentSentence
    lead: ConsentSentence | None = None
    more: tuple[ConsentSentence, ...] = ()

    @property
    def sentences(self) -> tuple[ConsentSentence, ...]:
        """All that it says, in the order in which one may read it."""
        return (self.idea, *((self.lead,) if self.lead else ()), *self.more)


@dataclass(frozen=True)
class ConsentText:
    """The whole consent of one territory: its sentences are true there. ``ages`` starts with «Moins de 15 ans»."""

    version: str
    screens: tuple[ConsentScreen, ...]
    accept: str
    refuse: str
    sensitive_question: str
    sensitive_yes: str
    sensitive_no: str
    too_young: str
    ages: tuple[Choice, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        """What is said around its screens."""
        return (
            *(self.accept, self.refuse, self.sensitive_question, self.sensitive_yes, self.sensitive_no),
            *(self.too_young, *(age.fr for age in self.ages)),
        )

    @property
    def sentences(self) -> tuple[ConsentSentence, ...]:
        """All that its screens say."""
        return tuple(sentence for screen in self.screens for sentence in screen.sentences)
