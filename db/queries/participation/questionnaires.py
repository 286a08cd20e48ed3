"""Questionnaires as they are asked, version by version."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.orm import aliased

from db.content.sync import table_of
from db.models.content import IndicatorRow, IndicatorVersionRow
from db.models.questionnaire import ChoiceRow, QuestionnaireRow, QuestionnaireVersionRow, QuestionRow
from db.queries.cooperation import actors, bricks
from domain.errors import NotFound
from domain.participation.questionnaire import (
    ACTORS,
    BRICKS,
    JOINED,
    YOUNGEST,
    Choice,
    ModuleSection,
    Question,
    Questionnaire,
    depends_on_territory,
    in_territory,
)

# Every tap asks for its questionnaire. The digest holds everything it says, so what it names never goes stale,
# whichever database it came from; a changed version has another digest.
_known: dict[tuple[str, str], Questionnaire] = {}
MOST_KNOWN = 64
_DIGEST = select(QuestionnaireVersionRow.digest).where(QuestionnaireVersionRow.id == bindparam("one"))


def latest_version_id(connection: Connection, questionnaire_id: str) -> str:
    """The id of the newest version, such as ``"q_resident@1"``.

    Raises
    ------
    domain.errors.NotFound
        If there is no such questionnaire.
    """
    version = QuestionnaireVersionRow
    found = connection.execute(
        select(version.id).where(version.questionnaire_id == questionnaire_id).order_by(version.version.desc()).limit(1)
    ).scalar()
    if found is None:
        raise NotFound
    return found


def questionnaire(connection: Connection, version_id: str, digest: str | None = None) -> Questionnaire:
    """One version, with its questions in order.

    ``digest``: the version's, when the caller has read it already; it saves a look at the database.

    Raises
    ------
    domain.errors.NotFound
        If there is no such version.
    """
    if digest is None:
        digest = connection.execute(_DIGEST, {"one": version_id}).scalar()
    if digest is None:
        raise NotFound
    if (version_id, digest) not in _known:
        if len(_known) >= MOST_KNOWN:
            _known.clear()
        _known[(version_id, digest)] = _stored(connection, version_id)
    return _known[(version_id, digest)]


def asked_in(
    connection: Connection, territory_id: str, version_id: str, digest: str | None = None, own: str = "", wave: str = ""
) -> Questionnaire:
    """One version as it is asked in a territory: with the actors there, ``own`` being the one who answers.

    ``wave``: of organisations, that in which they answer: a demonstration has actors of its own.

    Raises
    ------
    domain.errors.NotFound
        If there is no such version.
    """
    found = questionnaire(connection, version_id, digest)
    if not depends_on_territory(found):
        return found
    here = actors.in_wave(connection, wave) if wave else actors.actors(connection, territory_id)
    known = bricks.in_wave(connection, wave) if wave else bricks.of_territory(connection, territory_id)
    return in_territory(found, tuple(Choice(actor.id, actor.name) for actor in here), own, known)


def all_questionnaires(connection: Connection) -> tuple[Questionnaire, ...]:
    """The newest version of every questionnaire of the content, in order."""
    version = QuestionnaireVersionRow
    newer = aliased(version)
    latest = select(func.max(newer.version)).where(newer.questionnaire_id == version.questionnaire_id).scalar_subquery()
    found = connection.execute(
        select(version.id)
        .join(QuestionnaireRow, QuestionnaireRow.id == version.questionnaire_id)
        .where(version.version == latest, ~QuestionnaireRow.id.contains(JOINED))
        .order_by(QuestionnaireRow.position, version.id)
    ).scalars()
    return tuple(questionnaire(connection, version_id) for version_id in found.all())


def _stored(connection: Connection, version_id: str) -> Questionnaire:
    version, question, choice = table_of(QuestionnaireVersionRow), table_of(QuestionRow), table_of(ChoiceRow)
    header = connection.execute(select(version).where(version.c.id == version_id)).mappings().one()
    asked = select(question).where(question.c.version_id == version_id).order_by(question.c.position)
    offered = select(choice).where(choice.c.version_id == version_id).order_by(choice.c.position)
    # Partners answer for their structure, and are asked no age.
    min_age = YOUNGEST if header["audience"] == "partenaire" else header["min_age"]
    sources, asked_rows = _sources(connection), connection.execute(asked).mappings().all()
    parts: dict[tuple[str, str], list[Choice]] = {}
    for row in connection.execute(offered):
        said = Choice(row.id, row.fr, row.icon, row.exclusive, row.details.get("image", ""))
        parts.setdefault((row.question_id, row.part), []).append(said)
    return Questionnaire(
        version_id=version_id,
        id=header["questionnaire_id"],
        version=header["version"],
        title=header["title"],
        intro=header["intro"],
        end=header["end_text"],
        audience=header["audience"],
        minutes=header["minutes"],
        min_age=header["min_age"],
        questions=tuple(
            replace(
                _question(row, min_age, parts.get((row["id"], "choice"), ()), parts.get((row["id"], "row"), ())),
                source=sources.get(row["item"], "") if row["locked"] else "",
            )
            for row in asked_rows
        ),
        worded=any(row["details"].get("fr_partner") for row in asked_rows),
    )


def _sources(connection: Connection) -> Mapping[str, str]:
    """The instrument of each item, as the first indicator that rests on it names it."""
    version = IndicatorVersionRow
    found: dict[str, str] = {}
    rows = (
        select(version.source, version.instrument).join(IndicatorRow).order_by(IndicatorRow.position, version.version)
    )
    for row in connection.execute(rows):
        for item in row.source:
            found.setdefault(str(item), row.instrument)
    return found


def _question(row: Any, min_age: int, choices: Iterable[Choice], rows: Iterable[Choice]) -> Question:  # noqa: ANN401  a result row
    plain = (
        "id", "position", "item", "item_version", "theme", "fr", "hint", "required", "sensitive", "locked",
        "low", "high", "max_chars", "max_choices", "relevant", "check",
    )  # fmt: skip
    details = row["details"]
    return Question(
        kind=row["kind"],
        choices=tuple(choices),
        rows=tuple(rows),
        choices_from=details["list"] if details.get("list") in {ACTORS, BRICKS} else "",
        rows_from=details.get("rows", ""),
        stem=details.get("stem", ""),
        prompt=details.get("prompt", ""),
        image=details.get("image", ""),
        shares=details.get("shares", ""),
        min_age=details.get("min_age", min_age),
        section=ModuleSection(**details["section"]) if "section" in details else None,
        **{name: row[name] for name in plain},
    )
