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
from db.queries.participation import questionnaires
from domain.operations.content import digest
from domain.participation.questionnaire import JOINED, PARTNERS
from domain.workshops.asking import left_out, without

Values = dict[str, Any]
_MORE = re.compile(r"[.!?…]\s+\S")  # one sentence, and something after it


def compose(
    connection: Connection,
    version_id: str,
    modules: Sequence[str],
    items: Sequence[str] = (),
    *,
    partners: bool = False,
) -> str:
    """The id of the version that asks ``version_id``, then each of ``modules`` (version ids); made if it is new.

    ``items``: left out, since an earlier questionnaire of the workshop asks them. ``partners``: in the words for them,
    where there are some. Without any of it, it is ``version_id`` itself.
    """
    partners = partners and questionnaires.questionnaire(connection, version_id).worded
    if not modules and not items and not partners:
        return version_id
    headers = [_header(connection, part) for part in (version_id, *modules)]
    base, *others = headers
    # Two facilitators who compose the same one after the other get the same.
    connection.execute(
        select(QuestionnaireRow.id).where(QuestionnaireRow.id == base["questionnaire_id"]).with_for_update()
    )
    questions, choices = _parts(connection, headers, items)
    if partners:
        questions = [row | {"fr": row["details"].get("fr_partner") or row["fr"]} for row in questions]
    said = {name: base[name] for name in ("title", "audience", "min_age", "intro", "end_text")}
    said["minutes"] = sum(header["minutes"] for header in headers)
    named = JOINED.join([base["questionnaire_id"], *(other["questionnaire_id"] for other in others)])
    name = without(JOINED.join([named, PARTNERS]) if partners else named, items)
    return _kept(connection, name, base, said, (questions, choices))


def following(
    connection: Connection, first: str, others: Sequence[Sequence[str]], *, partners: bool = False
) -> tuple[str, ...]:
    """What a workshop asks after its ``first`` version: each of ``others``, without what an earlier one asks already.

    ``others``: each a version and those of its modules. ``partners``: as in ``compose``.

    Raises
    ------
    domain.workshops.asking.AskedTwice
    """
    asked = [questionnaires.questionnaire(connection, first)]
    for version, *modules in others:
        for module in modules:  # a module is asked whole, and once
            left_out(questionnaires.questionnaire(connection, module), asked)
        items = left_out(questionnaires.questionnaire(connection, version), asked)
        made = compose(connection, version, modules, items, partners=partners)
        asked.append(questionnaires.questionnaire(connection, made))
    return tuple(one.version_id for one in asked[1:])


def _kept(
    connection: Connection, name: str, base: Values, said: Values, parts: tuple[list[Values], list[Values]]
) -> str:
    """The version of that name that says this, made if there is none."""
    questions, choices = parts
    mark = digest([said, questions, choices])
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


def _parts(
    connection: Connection, headers: Sequence[Values], items: Sequence[str]
) -> tuple[list[Values], list[Values]]:
    """The questions and choices of all parts in order, without their version, nor what ``items`` leave out."""
    questions: list[Values] = []
    choices: list[Values] = []
    for number, header in enumerate(headers):
        mine = [row for row in _rows(connection, QuestionRow, header["id"]) if row["item"] not in items]
        for row in sorted(mine, key=lambda row: row["position"]):
            more = _joined(header, mine) if number else {}
            questions.append(row | {"position": len(questions) + 1, "details": row["details"] | more})
        asked = {row["id"] for row in mine}
        choices += [row for row in _rows(connection, ChoiceRow, header["id"]) if row["question_id"] in asked]
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
