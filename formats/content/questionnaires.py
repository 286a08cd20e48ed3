"""Questionnaires as plain values: rows of the tables of a version, without the versions that the database gives."""

from collections.abc import Mapping
from typing import Any

from domain.operations.content import WrittenQuestion, WrittenQuestionnaire
from formats.content import schema
from formats.content.files import Entries
from formats.content.wording import Wording


def questionnaire(entries: Entries, file: str, asked: schema.Questionnaire) -> WrittenQuestionnaire:
    """One questionnaire, with what its version says and its questions in order."""
    said = asked.header
    header = {
        "title": said.title_fr,
        "audience": said.audience,
        "minutes": said.minutes,
        "min_age": said.min_age,
        "intro": said.intro_fr,
        "end_text": said.end_fr,
    }
    questions = [
        WrittenQuestion(
            _question(question, said, place, entries.prompts),
            _choices(question, entries.choices),
            Wording.of(question, said, entries.choices).digest,
        )
        for place, question in enumerate(asked.questions, start=1)
    ]
    return WrittenQuestionnaire(file, said.id, said.order, said.version, header, questions)


def _question(
    asked: schema.Question, header: schema.Header, position: int, prompts: Mapping[str, str]
) -> dict[str, Any]:
    """A row of ``question`` without its versions. Markers such as ``@actors`` stay in the details."""
    details = {
        "list": asked.list,
        "rows": asked.rows if isinstance(asked.rows, str) else None,
        "indicators": list(asked.indicator),
        "fr_partner": asked.fr_partner or None,
        "code": asked.code or None,
        "weight": asked.weight,
        "stem": header.stem(asked) or None,
        "prompt": None if asked.lock else prompts.get(asked.list or ""),
        "image": asked.image or None,
        "shares": asked.shares,
    }
    return {
        "id": asked.id,
        "position": position,
        "item": asked.item,
        "theme": asked.theme,
        "kind": asked.type,
        "fr": asked.fr,
        "hint": asked.hint,
        "required": asked.req,
        "sensitive": asked.sens,
        "locked": asked.lock,
        "low": asked.low,
        "high": asked.high,
        "max_chars": asked.max_chars,
        "max_choices": asked.max_choices,
        "relevant": asked.relevant,
        "check": asked.check,
        "details": {name: value for name, value in details.items() if value is not None},
    }


def _choices(asked: schema.Question, lists: Mapping[str, tuple[schema.Choice, ...]]) -> list[dict[str, Any]]:
    """Rows of ``choice`` of one question, without their version: its choices, then the rows of a matrix."""
    rows = () if isinstance(asked.rows, str) else asked.rows
    return [
        {
            "question_id": asked.id,
            "part": "choice",
            "id": choice.id,
            "position": place,
            "fr": choice.fr,
            "icon": choice.icon,
            "exclusive": choice.exclusive,
            "details": {name: value for name in ("kind", "group", "image") if (value := getattr(choice, name))},
        }
        for place, choice in enumerate(lists.get(asked.list or "", ()), start=1)
    ] + [
        {"question_id": asked.id, "part": "row", "position": place, "exclusive": False}
        | row.model_dump(exclude={"image", "audio"})
        | {"details": {"image": row.image} if row.image else {}}
        for place, row in enumerate(rows, start=1)
    ]
