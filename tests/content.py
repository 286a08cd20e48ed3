"""The files of the content, edited and loaded again."""

import uuid
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, insert

from db.content.load import load
from db.content.sync import stored_rows
from db.engine import Database
from db.models import Base
from db.models.participation import ConsentRow, ResponseRow, VisitRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.participation import questionnaires
from formats.content.folder import read

DAY = date(2026, 11, 22)
CONTENT = Path(__file__).parents[1] / "content"


def edit(folder: Path, name: str, before: str, after: str, times: int = -1) -> None:
    """Wherever it stands in that file, or only so many times from its beginning."""
    text = (folder / name).read_text(encoding="utf-8")
    assert before in text
    (folder / name).write_text(text.replace(before, after, times), encoding="utf-8")


def rewrite(path: Path, keep: Callable[[str], bool]) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if keep(line)), encoding="utf-8")


def everything(connection: Connection) -> dict[str, list[object]]:
    return {table.name: list(stored_rows(connection, table)) for table in Base.metadata.sorted_tables}


def reload(database: Database, folder: Path) -> int:
    with database.transaction() as connection:
        return load(connection, read(folder))


def respond(database: Database, questionnaire_id: str = "q_resident") -> str:
    """Somebody begins to answer the newest version; the version's id."""
    with database.transaction() as connection:
        version = questionnaires.latest_version_id(connection, questionnaire_id)
        wave, workshop, visit = (uuid.uuid4().hex for _ in range(3))
        connection.execute(
            insert(WaveRow).values(id=wave, territory_id="lyon", label=wave, position=1, demonstration=False)
        )
        connection.execute(
            insert(WorkshopRow).values(
                id=workshop, territory_id="lyon", wave_id=wave, questionnaire_version_id=version, title="", place="",
                day=DAY, code=workshop[:6], state="open",
            )
        )  # fmt: skip
        connection.execute(
            insert(VisitRow).values(id=visit, workshop_id=workshop, channel="tablet", language="fr", assisted=False)
        )
        connection.execute(
            insert(ConsentRow).values(
                visit_id=visit, version="2", language="fr", day=date(2026, 11, 22), sensitive=True
            )
        )
        connection.execute(
            insert(ResponseRow).values(
                visit_id=visit, workshop_id=workshop, wave_id=wave, version_id=version, state="open", ticket_hash=visit
            )
        )
    return version
