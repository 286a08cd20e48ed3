"""A questionnaire on paper as whoever copies it reads it: the number of each box, what to type, what was copied."""

from collections.abc import Sequence

from domain.participation import kinds
from domain.participation.consent import ConsentText
from domain.participation.kinds import Ticks
from domain.participation.questionnaire import Question, Questionnaire
from domain.participation.sheets import AGE, SENSITIVE, YES
from texts import say
from texts.typography import typeset


def numbered(boxes: Sequence[str]) -> str:
    """«1 = Oui · 2 = Non»."""
    return " · ".join(f"{n}\u00a0=\u00a0{typeset(words)}" for n, words in enumerate(boxes, start=1))


def to_type(question: Question) -> str:
    """What may be typed, as it stands on the paper; empty where one writes."""
    facts = kinds.of(question)
    if not question.choices:
        return say("sheet.type_number") if facts.numeric else ""
    boxes = numbered([choice.fr for choice in question.choices])
    if facts.in_rows:
        rows = ", ".join(typeset(row.fr) for row in question.rows)
        return say("sheet.type_rows", boxes=boxes, rows=rows)
    if facts.ticks is Ticks.ORDERED:
        return say("sheet.type_order", boxes=", ".join(typeset(choice.fr) for choice in question.choices))
    return say("sheet.type_several", boxes=boxes) if facts.ticks is Ticks.SEVERAL else boxes


def copied(
    asked: Questionnaire, consent: ConsentText, name: str, values: Sequence[str | None]
) -> tuple[str, tuple[str, ...]]:
    """What is asked under that name, and what was copied of it, in words."""
    if name == AGE:
        return say("form.age"), tuple(_among({age.id: age.fr for age in consent.ages}, value) for value in values)
    if name == SENSITIVE:
        yes_no = {YES: consent.sensitive_yes}
        return typeset(consent.sensitive_question), tuple(
            typeset(yes_no.get(value or "", consent.sensitive_no)) for value in values
        )
    question = asked.question(name)
    assert question is not None, "both readings are of this questionnaire"
    words = {one.id: one.fr for one in (*question.choices, *question.rows)}
    return typeset(question.fr), tuple(_among(words, value) for value in values)


def _among(words: dict[str, str], value: str | None) -> str:
    """Ids in words; what somebody wrote stays as it is."""
    if not value:
        return say("sheet.nothing")
    if not words:
        return typeset(value)
    parts = []
    for part in value.split(" "):
        row, _, choice = part.rpartition("=")
        said = typeset(words.get(choice, choice))
        parts.append(say("sheet.row", row=typeset(words.get(row, row)), said=said) if row else said)
    return ", ".join(parts)
