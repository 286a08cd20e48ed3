"""The shape of every entry of the content files. Unknown fields are refused: a misspelt one would be silently lost."""

from formats.content.schema.asking import Choice, Header, Prompt, Question, Questionnaire
from formats.content.schema.lists import (
    REFERENCES,
    Beside,
    Entry,
    HelpLine,
    PartnerSection,
    Practice,
    Programme,
    ReadyVote,
)
from formats.content.schema.measures import Calculation, Indicator, Priority, Theme
from formats.content.schema.places import Actor, Network, Promises, Territory

__all__ = [
    "REFERENCES", "Actor", "Beside", "Calculation", "Choice", "Entry", "Header", "HelpLine", "Indicator", "Network",
    "PartnerSection", "Practice", "Priority", "Programme", "Promises", "Prompt", "Question", "Questionnaire",
    "ReadyVote", "Territory", "Theme",
]  # fmt: skip
