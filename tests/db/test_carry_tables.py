"""Every table that holds something of a workshop has been decided about: it travels with it, or it stays."""

from db import erasing
from db.carrying import tables
from db.content.sync import table_of
from db.models.workshop import WorkshopRow


def test_every_table_of_a_workshop_travels_or_stays() -> None:
    mine = {table.name for table in erasing.owned({table_of(WorkshopRow): WorkshopRow.id == "one"})}
    assert mine == tables.TRAVELS | tables.STAYS
    assert not tables.TRAVELS & tables.STAYS
    assert tables.of_workshop("one").keys() == tables.TRAVELS
