"""What makes two askings of an item the same question: its words, its choices, its bounds.

Pictograms are not part of it: a better pictogram neither breaks a trend nor touches a validated wording.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.operations.content import digest
from formats.content import schema
from formats.content.files import Entries


@dataclass(frozen=True)
class Wording:
    """An item as one questionnaire asks it."""

    question: schema.Question
    choices: tuple[schema.Choice, ...]
    digest: str

    @classmethod
    def of(
        cls, question: schema.Question, header: schema.Header, lists: Mapping[str, tuple[schema.Choice, ...]]
    ) -> "Wording":
        """The wording of ``question``. FIES sentences begin in the introduction, which then belongs to them."""
        choices = lists.get(question.list or "", ())
        document: dict[str, Any] = {
            "kind": question.type,
            "stem": header.stem(question),
            "fr": question.fr,
            "fr_partner": question.fr_partner,
            "hint": question.hint,
            "choices": [[choice.id, choice.fr, choice.exclusive] for choice in choices],
            "rows": question.rows if isinstance(question.rows, str) else [[row.id, row.fr] for row in question.rows],
            "bounds": [question.low, question.high, question.max_choices],
        }
        if question.list is not None and question.list.startswith("@"):
            document["list"] = question.list
        return cls(question, choices, digest(document))


def wordings(content: Entries) -> dict[str, Wording]:
    """Every item asked, once: ``formats.content.checks`` refuses an item asked in two ways."""
    found: dict[str, Wording] = {}
    for questionnaire in content.questionnaires.values():
        for question in questionnaire.questions:
            found.setdefault(question.item, Wording.of(question, questionnaire.header, content.choices))
    return found
