"""An hour of the day: ``19:30``. What is counted is how many people say something between seven and eight."""

import re

from domain.participation.errors import ValueNotInList
from domain.participation.kinds import Kind
from domain.participation.questionnaire import Question

_HOUR = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


def judge(question: Question, value: str) -> str:
    """Two digits and two digits."""
    found = _HOUR.fullmatch(value)
    if found is None:
        raise ValueNotInList
    return f"{int(found[1]):02}:{found[2]}"


KIND = Kind(judge=judge, counted=lambda value: [("", [value[:2]])])
