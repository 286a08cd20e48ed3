"""Which rows of a workshop travel with it, and which stay where they are: every table of it is one or the other."""

from sqlalchemy import ColumnElement, Connection, select, tuple_

from db.carrying import rows
from db.carrying.rows import TABLES, Parcel

WORKSHOP = "workshop"
# What was prepared, said, counted and published. A table to come is in neither: a test asks for a decision.
TRAVELS = frozenset(
    {
        "answer", "approach", "ballot", "block", "consent", "current_step", "decision", "decision_judgement",
        "decision_news", "equity", "existing_asset", "hands", "kept_goal", "minutes", "minutes_correction",
        "minutes_note", "objection", "paper_reading", "receipt", "reopening", "response", "scene", "seating", "sheet",
        "spoken_word", "spread", "step_begun", "stickers", "turnout", "verbatim", "visit", "vote", "vote_conclusion",
        "vote_option", "vote_result", "wall", "weather", "welcome", "workshop", "workshop_questionnaire",
        "workshop_step",
    }
)  # fmt: skip
# Devices, remotes and tries are of one place; urns are empty by then; priorities, and what was made of them, are the
# territory's, and travel otherwise (``db.carrying.library``); lots are drawn where the workshop went from, only.
STAYS = frozenset(
    {
        "blank_ticket", "brick", "brick_level", "carried", "carry", "device", "device_begun", "indicator_entry",
        "paper_entry", "priority", "priority_event", "priority_level", "remote", "remote_code", "returned",
        "room_check", "sealed_ballot", "spent", "useful_effect", "vote_key", "voting_right", "wall_square",
    }
)  # fmt: skip
COUNTS = {"tally": ("room",), "counted": ("room", "workshop"), "publication": ("room",)}  # by name, without a key


def of_workshop(workshop: str) -> dict[str, ColumnElement[bool]]:
    """Of each table that travels, which rows are this workshop's own, tables after those that they point at."""
    found = {WORKSHOP: TABLES[WORKSHOP].c.id == workshop}
    for name, table in TABLES.items():
        keys = [key for key in table.foreign_key_constraints if name in TRAVELS - {WORKSHOP}]
        direct = [key for key in keys if key.referred_table.name == WORKSHOP]
        parents = [key for key in keys if key.referred_table.name in found and key.referred_table is not table]
        for key in direct[:1] or parents[:1]:
            columns, there = list(key.columns), [element.column for element in key.elements]
            these = select(*there).where(found[key.referred_table.name])
            found[name] = columns[0].in_(these) if len(columns) == 1 else tuple_(*columns).in_(these)
    return found


def of_room(connection: Connection, workshop: str) -> Parcel:
    """Its own rows, and what was counted and published in its room."""
    parcel = {name: rows.stored(connection, TABLES[name], where) for name, where in of_workshop(workshop).items()}
    for name, kinds in COUNTS.items():
        table = TABLES[name]
        parcel[name] = rows.stored(connection, table, table.c.scope.in_([f"{kind}:{workshop}" for kind in kinds]))
    return parcel
