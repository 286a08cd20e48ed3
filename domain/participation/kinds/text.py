"""A few words, in whatever language. Nobody's words are invented, and none is counted but as one that came."""

from domain.participation.kinds import Kind
from domain.participation.masks import masked
from domain.participation.questionnaire import Question
from domain.participation.typed import free_text

LONGEST = 280  # characters, unless the question says otherwise


def judge(question: Question, value: str) -> str | None:
    """Composed and trimmed, without what leads to a person."""
    return masked(free_text(value, question.max_chars or LONGEST)) or None


KIND = Kind(judge=judge, counted=lambda _: [("", [])], words=True)
