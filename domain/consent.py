"""What a person reads before agreeing: one idea a screen (domain.md §7.4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.questionnaire import Choice


@dataclass(frozen=True)
class ConsentScreen:
    """One idea, with its pictogram (a Material Symbols name). The territory fills the blanks of ``template``."""

    icon: str
    template: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What is true here."""
        return self.template.format(**self.values)


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
