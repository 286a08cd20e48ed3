"""What a workshop rests on: its territory, its questionnaires, what was written over the files, former decisions."""

import hashlib
import json
from collections.abc import Collection

from sqlalchemy import Connection, exists, func, select

from db.carrying import library, rows
from db.carrying.rows import TABLES, Parcel, Row
from db.carrying.tables import WORKSHOP
from db.models.capture import ExistingAssetRow
from db.models.content import ReferenceRow, ThemeRow
from db.models.participation import ResponseRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.operations.content import VERSIONS
from db.queries.workshops import decisions
from domain.operations.carry import CarryOtherPromise, CarryOtherVersion
from domain.participation.consent import LISTS
from domain.workshops.workshop import Workshop

ASKED, RULES = ("questionnaire", "questionnaire_version", "item", "question", "choice"), "indicator_version"
# Of the territory, or of all of them: what residents read and hear, and whom they may name.
WRITTEN = ("territory_promise", "territory_version", "help_line_version", "translation_version", "recording")


def mark(connection: Connection) -> str:
    """By which rules and words one counts here: both sides must have the same."""
    consent = select(ReferenceRow.list, ReferenceRow.id, ReferenceRow.fr).where(
        ReferenceRow.list.in_(("consent", *LISTS))
    )
    told = [sorted(map(list, connection.execute(one).all())) for one in (VERSIONS, consent, select(ThemeRow.id))]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def rules(connection: Connection) -> Parcel:
    """Those that count now, under the numbers that they have here."""
    now = {tuple(row[:2]) for row in connection.execute(VERSIONS)}
    every = rows.stored(connection, TABLES[RULES])
    return {RULES: [row for row in every if (row["indicator_id"], row["version"]) in now]}


def count_alike(connection: Connection, parcel: Parcel, content: str) -> None:
    """Count by the same rules from now on. Who has not counted anybody yet takes their numbers over.

    Raises
    ------
    domain.operations.carry.CarryOtherVersion
    """
    if not connection.execute(select(exists().select_from(ResponseRow))).scalar():
        known = {row["id"] for row in rows.stored(connection, TABLES["indicator"])}
        rows.add(connection, RULES, [row for row in parcel[RULES] if row["indicator_id"] in known])
    if mark(connection) != content:
        raise CarryOtherVersion


def asked(connection: Connection, versions: Collection[str]) -> Parcel:
    """These versions of questionnaires, whole."""
    heads = rows.some(connection, TABLES["questionnaire_version"].c.id, versions)
    questions = rows.some(connection, TABLES["question"].c.version_id, versions)
    items = rows.some(connection, TABLES["item"].c.item, [row["item"] for row in questions])
    worded = {(row["item"], row["item_version"]) for row in questions}
    return {
        "questionnaire": rows.some(
            connection, TABLES["questionnaire"].c.id, [row["questionnaire_id"] for row in heads]
        ),
        "questionnaire_version": heads,
        "item": [row for row in items if (row["item"], row["version"]) in worded],
        "question": questions,
        "choice": rows.some(connection, TABLES["choice"].c.version_id, versions),
    }


def have(connection: Connection, parcel: Parcel) -> None:
    """Have these versions here; those that are, say the same.

    Raises
    ------
    domain.operations.carry.CarryOtherVersion
    """
    for name in ASKED:
        rows.add(connection, name, parcel[name])
    for name, keys in (("questionnaire_version", ("id",)), ("item", ("item", "version"))):
        here = rows.some(connection, TABLES[name].c[keys[0]], [row[keys[0]] for row in parcel[name]])
        digests = {tuple(row[key] for key in keys): row["digest"] for row in here}
        if any(digests[tuple(row[key] for key in keys)] != row["digest"] for row in parcel[name]):
            raise CarryOtherVersion


def around(connection: Connection, here: Workshop) -> Parcel:
    """Of its territory: who acts there, what is written over the files, priorities, what was decided and named."""
    roles = rows.some(connection, TABLES["actor_territory_role"].c.territory_id, [here.territory])
    actors = rows.some(connection, TABLES["actor"].c.id, [row["actor_id"] for row in roles])
    found: Parcel = {
        "territory": rows.some(connection, TABLES["territory"].c.id, [here.territory]),
        "actor": [row | {"maybe_same_as": None} for row in actors],
        "actor_territory_role": roles,
    }
    for name in WRITTEN:
        table = TABLES[name]
        where = [table.c.territory_id == here.territory] if "territory_id" in table.c else []
        if name == "help_line_version":
            where = [(table.c.territory_id == here.territory) | table.c.territory_id.is_(None)]
        found[name] = rows.stored(connection, table, *where)
    return {**found, **library.out(connection, here.territory)}


def former(connection: Connection, here: Workshop) -> Parcel:
    """What workshops before it decided that it will be told, and what they named; and these workshops themselves."""
    table = TABLES[WORKSHOP]
    made = [one.id for one in decisions.since(connection, here.id, here.day)]
    decided = rows.some(connection, TABLES["decision"].c.id, made)
    same = (WorkshopRow.territory_id == here.territory) & (WorkshopRow.settled == True)  # noqa: E712  SQL
    same &= WorkshopRow.rehearses.is_(None) & (WaveRow.demonstration == here.demonstration)
    over = select(WorkshopRow.id).join(WaveRow, WaveRow.id == WorkshopRow.wave_id).where(same)
    over = over.where(WorkshopRow.day <= here.day, WorkshopRow.id != here.id)
    known = set(connection.execute(over).scalars())
    assets = rows.stored(connection, TABLES["existing_asset"], ExistingAssetRow.workshop_id.in_(over))
    last = select(func.max(WorkshopRow.day)).where(WorkshopRow.id.in_(over)).scalar_subquery()
    wanted = {row["workshop_id"] for row in (*decided, *assets)} & known
    wanted |= set(connection.execute(over.where(WorkshopRow.day == last)).scalars())
    named = {row["id"] for row in assets}
    assets = [row | ({} if row["merged_into"] in named else {"merged_into": None}) for row in assets]
    plain = {"vote_id": None, "differs": None, "priority_id": None}
    kept = [row | plain for row in decided if row["workshop_id"] in wanted]
    told = rows.some(connection, TABLES["decision_news"].c.decision_id, [row["id"] for row in kept])
    shut: Row = {"prepared_by": None, "away": 1, "rehearses": None, "next_look": None}
    shut["questionnaire_version_id"] = here.questionnaire_version  # what it asked stays where it was asked
    return {
        WORKSHOP: [row | shut for row in rows.some(connection, table.c.id, wanted)],
        "decision": kept,
        "decision_news": told,
        "existing_asset": sorted(assets, key=lambda row: row["merged_into"] is not None),
    }


def promised_alike(connection: Connection, parcel: Parcel) -> None:
    """What residents read of who keeps their answers is here as it was there.

    Raises
    ------
    domain.operations.carry.CarryOtherPromise
    """
    [there] = parcel["territory"]
    [here] = rows.some(connection, TABLES["territory"].c.id, [there["id"]])
    said = rows.some(connection, TABLES["territory_promise"].c.territory_id, [there["id"]])
    if _promise(here, said) != _promise(there, parcel["territory_promise"]):
        raise CarryOtherPromise


def _promise(territory: Row, over: Collection[Row]) -> tuple[str, ...]:
    last = max(over, key=lambda row: row["number"], default={})
    whose = last if last.get("controller") else territory
    return whose["controller"], whose["contact"], territory["retention"]
