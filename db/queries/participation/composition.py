"""A questionnaire followed by optional modules: a version of its own, made when a workshop is prepared.

It is frozen like any other. Questions keep their item and its version, so that trends go on; ids never clash, since the
content is refused when a module shares one with another questionnaire (formats.content.asking).
"""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from db.content.sync import stored_rows, table_of
from db.models.questionnaire import ChoiceRow, QuestionnaireRow, QuestionnaireVersionRow, QuestionRow
from domain.operations.content import digest
from domain.participation.questionnaire import JOINED

Values = dict[str, Any]
_MORE = re.compile(r"[.!?…]\s+\S")  # one sentence, and something after it


def compose(connection: Connection, version_id: str, modules: Sequence[str]) -> str:
    """The id of the version that asks ``version_id``, then each of ``modules`` (version ids); made if it is new.

    Without modules it is ``version_id`` itself.
    """
    if not modules:
        return version_id
    headers = [_header(connection, part) for part in (version_id, *modules)]
    base, *others = headers
    # Two facilitators who compose the same one after the other get the same.
    connection.execute(
        select(QuestionnaireRow.id).where(QuestionnaireRow.id == base["questionnaire_id"]).with_for_update()
    )
    questions, choices = _parts(connection, headers)
    said = {name: base[name] for name in ("title", "audience", "min_age", "intro", "end_text")}
    said["minutes"] = sum(header["minutes"] for header in headers)
    mark = digest([said, questions, choices])
    name = JOINED.join([base["questionnaire_id"], *(other["questionnaire_id"] for other in others)])
    known = _known(connection, name)
    if known and known[-1]["digest"] == mark:
        return str(known[-1]["id"])
    if not known:
        position = connection.execute(
            select(QuestionnaireRow.position).where(QuestionnaireRow.id == base["questionnaire_id"])
        ).scalar_one()
        connection.execute(insert(QuestionnaireRow).values(id=name, position=position))
    number = known[-1]["version"] + 1 if known else 1
    composed = f"{name}@{number}"
    connection.execute(
        insert(QuestionnaireVersionRow).values(id=composed, questionnaire_id=name, version=number, digest=mark, **said)
    )
    connection.execute(insert(table_of(QuestionRow)), [row | {"version_id": composed} for row in questions])
    connection.execute(insert(table_of(ChoiceRow)), [row | {"version_id": composed} for row in choices])
    return composed


def _known(connection: Connection, name: str) -> list[Values]:
    table = table_of(QuestionnaireVersionRow)
    rows = stored_rows(connection, table, table.c.questionnaire_id == name)
    return sorted((dict(row) for row in rows), key=lambda row: row["version"])


def _header(connection: Connection, version_id: str) -> Values:
    table = table_of(QuestionnaireVersionRow)
    [row] = stored_rows(connection, table, table.c.id == version_id)
    return dict(row)


def _parts(connection: Connection, headers: Sequence[Values]) -> tuple[list[Values], list[Values]]:
    """The questions and choices of all parts in order, without their version."""
    questions: list[Values] = []
    choices: list[Values] = []
    for number, header in enumerate(headers):
        mine = _rows(connection, QuestionRow, header["id"])
        for row in sorted(mine, key=lambda row: row["position"]):
            more = _joined(header, mine) if number else {}
            questions.append(row | {"position": len(questions) + 1, "details": row["details"] | more})
        choices += _rows(connection, ChoiceRow, header["id"])
    return questions, choices


def _rows(connection: Connection, model: type[QuestionRow | ChoiceRow], version_id: str) -> list[Values]:
    table = table_of(model)
    rows = stored_rows(connection, table, table.c.version_id == version_id)
    return [{name: value for name, value in row.items() if name != "version_id"} for row in rows]


def _joined(header: Values, questions: Sequence[Values]) -> Values:
    """What a question of a module says more once it stands among others: its age, and how its part opens and ends."""
    stems = {row["details"].get("stem") for row in questions}
    section = {
        "title": header["title"],
        "intro": "" if header["intro"] in stems else header["intro"],
        "end": header["end_text"] if _MORE.search(header["end_text"]) else "",
    }
    return {"min_age": header["min_age"], "section": section}
