"""Rows that name a wave or a workshop without a foreign key: counts, published versions, tries of its devices."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, or_, select

from db.models.admission import DeviceRow
from db.models.publication import BlockRow, CountedRow, PublicationRow, TallyRow
from db.models.staff import ThrottleRow


def erase(connection: Connection, waves: Sequence[str], workshops: Sequence[str]) -> None:
    """Erase them, before the waves and the workshops themselves go."""
    blocks = connection.execute(select(BlockRow.id).where(BlockRow.wave_id.in_(waves))).scalars()
    scopes = [f"{kind}:{wave}" for kind in ("wave", "public", "lots") for wave in waves]
    scopes += [f"{kind}:{workshop}" for kind in ("workshop", "room") for workshop in workshops]
    scopes += [f"block:{block}" for block in blocks]
    for row in (TallyRow, CountedRow, PublicationRow):
        connection.execute(delete(row).where(row.scope.in_(scopes)))
    devices = connection.execute(select(DeviceRow.id).where(DeviceRow.workshop_id.in_(workshops))).scalars()
    tries = [ThrottleRow.bucket == f"ideas:{device}" for device in devices]
    if tries:
        connection.execute(delete(ThrottleRow).where(or_(*tries)))
