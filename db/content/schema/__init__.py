"""The shape of every entry of the content files. Unknown fields are refused: a misspelt one would be silently lost."""

from db.content.schema.asking import Choice, Header, Question, Questionnaire
from db.content.schema.lists import REFERENCES, Entry, HelpLine, PartnerSection
from db.content.schema.measures import Indicator, Priority, Theme
from db.content.schema.places import Actor, Network, Promises, Territory

__all__ = [
    "REFERENCES", "Actor", "Choice", "Entry", "Header", "HelpLine", "Indicator", "Network", "PartnerSection",
    "Priority", "Promises", "Question", "Questionnaire", "Territory", "Theme",
]  # fmt: skip
