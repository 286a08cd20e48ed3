"""Versions: what people answered to is never rewritten.

* An **item** gets a new version when its wording changes; a locked one never does. Item versions are never deleted:
  they are the memory of what was locked, and of the numbers already given.
* A **questionnaire** version with responses never changes: a different content makes the next version. Without
  responses it is replaced in place, so that a prepared workshop asks what the files say today.
* An **indicator** whose computation changes gets a new version, under which whoever was counted before is counted too.
  What was published stays. Other words about it are no new version: its figures go on, wave after wave. One that left
  the files is retired, never deleted: counts and publications name it.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, exists, insert, or_, select, update

from db.content.sync import stored_rows, table_of, upsert
from db.models.content import IndicatorRow, IndicatorVersionRow
from db.models.participation import ResponseRow
from db.models.partners import PartnerResponseRow
from db.models.questionnaire import ChoiceRow, ItemRow, QuestionnaireRow, QuestionnaireVersionRow, QuestionRow
from db.queries.evaluation import rebuild
from domain.evaluation.indicators import PROPOSED, RETIRED, tally_key
from domain.operations.content import Content, Problem, Values, WrittenQuestion, WrittenQuestionnaire, digest

# What an indicator computes and how it is told, beside words about it.
COMPUTED = ("calculation", "source", "sensitive", "unit", "low", "high", "direction")
Stored = dict[str, dict[int, tuple[str, bool]]]  # item -> version -> digest, locked


def _stored_items(connection: Connection) -> Stored:
    found: Stored = {}
    for item, version, known, locked in connection.execute(
        select(ItemRow.item, ItemRow.version, ItemRow.digest, ItemRow.locked).order_by(ItemRow.item, ItemRow.version)
    ):
        found.setdefault(item, {})[version] = (known, locked)
    return found


def locked_changes(connection: Connection, content: Content) -> list[Problem]:
    """The locked items whose words or choices the files would change."""
    stored = _stored_items(connection)
    problems = []
    for questionnaire in content.questionnaires:
        for question in questionnaire.questions:
            item, name = question.values["item"], question.values["id"]
            locked = [known for known, is_locked in stored.get(item, {}).values() if is_locked]
            if locked and (question.wording not in locked or not question.values["locked"]):
                reason = f"LockedItem: {item!r} is of a validated instrument: words, choices and lock stay"
                problems.append(Problem(questionnaire.file, f"questions[{name}]", reason))
    return problems


def items(connection: Connection, content: Content) -> tuple[dict[str, int], int]:
    """The version of every item asked, and how many rows that changed. A wording seen before keeps its number."""
    stored = _stored_items(connection)
    versions: dict[str, int] = {}
    changed = 0
    for item, asked in _asked(content).items():
        known = stored.get(item, {})
        same = [version for version, (said, _) in known.items() if said == asked.wording]
        versions[item] = same[-1] if same else max(known, default=0) + 1
        locked = asked.values["locked"]
        if known.get(versions[item]) != (asked.wording, locked):
            values = {"item": item, "version": versions[item], "digest": asked.wording, "locked": locked}
            changed += _put_item(connection, values, new=not same)
    return versions, changed


def _asked(content: Content) -> dict[str, WrittenQuestion]:
    """Every item asked, once: a content that asks one in two ways was refused."""
    found: dict[str, WrittenQuestion] = {}
    for questionnaire in content.questionnaires:
        for question in questionnaire.questions:
            found.setdefault(question.values["item"], question)
    return found


def _put_item(connection: Connection, values: Values, *, new: bool) -> int:
    if new:
        connection.execute(insert(ItemRow).values(**values))
    else:
        here = (ItemRow.item == values["item"], ItemRow.version == values["version"])
        connection.execute(update(ItemRow).where(*here).values(locked=values["locked"]))
    return 1


def is_used(connection: Connection, version_id: str) -> bool:
    """Whether somebody began to answer this version."""
    begun = (exists().where(row.version_id == version_id) for row in (ResponseRow, PartnerResponseRow))
    return bool(connection.execute(select(or_(*begun))).scalar())


def questionnaires(connection: Connection, content: Content, item_versions: Mapping[str, int]) -> int:
    """Bring every questionnaire to what the files say; how many versions that wrote."""
    changed = upsert(
        connection,
        QuestionnaireRow,
        [{"id": each.id, "position": each.position} for each in content.questionnaires],
    )
    return changed + sum(_version(connection, each, item_versions) for each in content.questionnaires)


def _version(connection: Connection, asked: WrittenQuestionnaire, item_versions: Mapping[str, int]) -> int:
    header, questions, choices = _said(asked, item_versions)
    latest = connection.execute(
        select(QuestionnaireVersionRow.id, QuestionnaireVersionRow.version, QuestionnaireVersionRow.digest)
        .where(QuestionnaireVersionRow.questionnaire_id == asked.id)
        .order_by(QuestionnaireVersionRow.version.desc())
        .limit(1)
        .with_for_update()  # on PostgreSQL, a response that begins meanwhile waits for our decision
    ).one_or_none()
    if latest is not None and latest.digest == header["digest"]:
        return 0
    if latest is not None and not is_used(connection, latest.id):
        connection.execute(
            update(QuestionnaireVersionRow).where(QuestionnaireVersionRow.id == latest.id).values(**header)
        )
        connection.execute(delete(QuestionRow).where(QuestionRow.version_id == latest.id))  # its choices follow
        version_id = latest.id
    else:
        number = max(asked.version, latest.version + 1 if latest is not None else 1)
        version_id = f"{asked.id}@{number}"
        new = header | {"id": version_id, "questionnaire_id": asked.id, "version": number}
        connection.execute(insert(QuestionnaireVersionRow).values(**new))
    connection.execute(insert(table_of(QuestionRow)), [row | {"version_id": version_id} for row in questions])
    if choices:
        connection.execute(insert(table_of(ChoiceRow)), [row | {"version_id": version_id} for row in choices])
    return 1


def _said(
    asked: WrittenQuestionnaire, item_versions: Mapping[str, int]
) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
    questions = [
        {**question.values, "item_version": item_versions[question.values["item"]]} for question in asked.questions
    ]
    choices = [dict(row) for question in asked.questions for row in question.choices]
    header = {**asked.header, "digest": digest([asked.header, questions, choices])}
    return header, questions, choices


def indicators(connection: Connection, content: Content) -> int:
    """Bring every indicator to what the files say; how many rows that changed."""
    changed = _families(connection, content)
    stored = stored_rows(connection, table_of(IndicatorVersionRow))  # by indicator, then by version
    latest = {row["indicator_id"]: row for row in stored}
    wanted, fresh = [], set()
    for values in content.indicators:
        known = latest.get(values["indicator_id"])
        same = known is not None and all(known[name] == values[name] for name in COMPUTED)
        number = known["version"] if known is not None else 0
        wanted.append({**values, "version": number if same else number + 1})
        if not same:
            fresh.add(tally_key(values["indicator_id"], number + 1))
    changed += upsert(connection, IndicatorVersionRow, wanted)
    if fresh:
        rebuild.recount(connection, frozenset(fresh))
    return changed


def _families(connection: Connection, content: Content) -> int:
    # What became of an indicator (debated, adopted) is decided in the tool, never by reloading the files.
    known = dict(connection.execute(select(IndicatorRow.id, IndicatorRow.status)).all())
    wanted = [
        {**family, "status": PROPOSED if known.get(family["id"], RETIRED) == RETIRED else known[family["id"]]}
        for family in content.families
    ]
    gone = set(known) - {family["id"] for family in content.families}
    leaving = [indicator for indicator in gone if known[indicator] != RETIRED]
    connection.execute(update(IndicatorRow).where(IndicatorRow.id.in_(leaving)).values(status=RETIRED))
    return len(leaving) + upsert(connection, IndicatorRow, wanted)
