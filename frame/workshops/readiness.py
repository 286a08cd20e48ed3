"""«Salle»: what can go wrong before people come, looked at as it is now; and the square of its test on the wall."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic

import streamlit as st

from components.buttons import Buttons
from components.prose import prose
from components.pulse import pulse
from components.workshops.readiness import stands, verdict
from db import engine, schema
from db.engine import Connection
from db.queries.operations import health
from db.queries.workshops import devices, workshops
from db.queries.workshops import readiness as kept
from domain.operations.presence import PRESENCE
from domain.operations.settings import Settings
from domain.operations.versions import Readings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops import hours, readiness
from domain.workshops.admission import Device
from domain.workshops.readiness import Check, CheckLine, Of, Seen, Square, Tablets
from domain.workshops.workshop import State, Workshop
from frame.act import act
from frame.address import wall
from frame.live import live
from frame.operations import network
from frame.unchanged import unchanged
from frame.workshops import crowd
from texts import say

_Versions = tuple[str | None, str]  # of the schema, None before there is one, and of the database


@dataclass(frozen=True)
class _Room:
    """A workshop, the devices inside, what was tried, and the square that the wall was given last."""

    workshop: Workshop
    inside: tuple[Device, ...]
    tried: Mapping[Check, Seen]
    square: Square | None


_versions, _rooms = Readings[_Versions](8), Readings[_Room](64)
TRY = "try"
SAID = {
    "heard": (Check.SOUND, True),
    "silent": (Check.SOUND, False),
    "seen": (Check.WALL, True),
    "unseen": (Check.WALL, False),
    "without": (Check.TABLETS, True),
    "with": (Check.TABLETS, False),
}


@live(RUNS_WORKSHOPS)
def panel(_: Visitor, workshop_id: str) -> None:
    """All lines, and the button that tries what can be tried; nothing for a workshop that is over."""
    pulse(f"workshop:{workshop_id}", key="room_pulse")
    room = unchanged(_rooms, workshop_id, lambda connection: _of(connection, workshop_id)).said
    workshop, inside = room.workshop, room.inside
    buttons = Buttons[str]("room")
    if buttons.press:
        _do(workshop, buttons.press.act)
        st.rerun()
    if workshop.state is State.CLOSED:
        st.info(say("room.over"), icon=":material/check_circle:")
        st.caption(_versions_told())
        return
    lines = _lines(room, datetime.now(UTC))
    verdict(lines, workshop_id, buttons)
    for line in lines:
        note = _versions_told() if line.of is Of.DATABASE else ""
        stands(line, workshop_id, buttons, wall=wall(workshop_id), note=note)
    crowd.dots_of(workshop_id, inside, key="room_crowd")


def _do(workshop: Workshop, pressed: str) -> None:
    with act(RUNS_WORKSHOPS, workshop.territory) as deed:
        if pressed == TRY:
            kept.check(deed.connection, workshop.id, Check.DATABASE, passed=True, by=deed.by)
            kept.show_square(deed.connection, workshop.id, deed.by)
        else:
            what, passed = SAID[pressed]
            kept.check(deed.connection, workshop.id, what, passed=passed, by=deed.by)
    if pressed == TRY:  # what was just written called the devices; those that hear are called again for a minute
        PRESENCE.begin(f"workshop:{workshop.id}", monotonic())


def _of(connection: Connection, workshop_id: str) -> _Room:
    inside = tuple(one for one in devices.of_workshop(connection, workshop_id) if one.admitted)
    seen, square = kept.seen(connection, workshop_id), kept.hung(connection, workshop_id)
    return _Room(workshops.workshop(connection, workshop_id), inside, seen, square)


def _versions_told() -> str:
    schema_version, database = unchanged(_versions, "versions", _both).said
    return prose(say("room.version", schema=schema_version, database=database))


def _both(connection: Connection) -> _Versions:
    return schema.version(engine.current()), health.engine_version(connection)


def _lines(room: _Room, now: datetime) -> tuple[CheckLine, ...]:
    workshop, inside = room.workshop, [one.id for one in room.inside]
    seen, square = readiness.fresh(room.tried, now), room.square
    over, held = PRESENCE.roll(f"workshop:{workshop.id}", inside, monotonic()) or (None, 0)
    unsent = PRESENCE.unsent(inside)
    free = shutil.disk_usage(Settings.from_environment().var).free
    return (
        network.here().line,
        readiness.server(now, hours.here(now), workshop.prepared_at),
        readiness.database(seen.get(Check.DATABASE), free),
        readiness.tried(Of.SOUND, seen.get(Check.SOUND)),
        readiness.wall(seen.get(Check.WALL), square.shown(now) if square else None),
        readiness.tablets(workshop.state, Tablets(len(inside), held, over, unsent), seen.get(Check.TABLETS)),
    )
