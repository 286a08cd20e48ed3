"""What kind of organisation each actor is, where somebody said so over the files."""

from sqlalchemy import Connection, select

from db.content.sync import table_of
from db.models.contents import ActorKindVersionRow
from domain.operations.contents import ContentVersion

_TABLE = table_of(ActorKindVersionRow)


def written(connection: Connection) -> dict[str, tuple[ContentVersion, str]]:
    """The last version of each actor that has one; an empty kind: as the files say."""
    rows = connection.execute(select(_TABLE).order_by(_TABLE.c.number))
    return {row.actor_id: (ContentVersion(row.number, row.role, row.made_at), row.kind) for row in rows}
