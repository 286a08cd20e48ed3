"""Judging one answer: the server's last word, whatever the tablet already checked.

An answer travels as text in XLSForm's manner: the choice's id, a whole number in digits, ticked ids separated by
one space (in the order of the list; in the order of preference for a ranking), or free text. A matrix or a roster
travels as ``row=value`` pairs separated by one space. Passing a question is ``None``, never an empty string.
"""

from domain.participation import kinds
from domain.participation.questionnaire import Question
from domain.participation.typed import refuse_forbidden


def accept(question: Question, value: str | None) -> str | None:
    """The canonical form of ``value`` as an answer to ``question``; ``None`` if it is passed, or taken back.

    Taking back is never refused, not even where something must be touched: the tablet insists on that before it goes
    on, and a refusal here would keep an answer that its person no longer gives.

    Raises
    ------
    domain.errors.Invalid
        One of its kinds, saying what is wrong with the value.
    """
    if value is None or value == "":
        return None
    value = value.replace("\r\n", "\n")
    refuse_forbidden(value)
    return kinds.of(question).judge(question, value)
