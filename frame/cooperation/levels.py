"""The level of cooperation of a priority, as it is declared."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from components.buttons import Buttons
from components.cooperation import levels as shown
from components.cooperation.levels import On
from db.engine import Connection
from db.queries.cooperation import levels
from db.queries.operations import content
from domain.cooperation.levels import DeclaredLevel
from domain.operations.versions import Readings
from domain.priorities.priority import FOLLOWS, Priority
from domain.staff.roles import Visitor
from frame.act import act
from frame.unchanged import unchanged

_Levels = tuple[Mapping[str, DeclaredLevel], Mapping[str, str]]  # of priorities, and how each is called
_levels = Readings[_Levels](64)


def declaring(visitor: Visitor, priorities: Sequence[Priority]) -> Callable[[Priority], None]:
    """What each card of these says of its level, and for whoever may, the way to change it."""
    ids = tuple(one.id for one in priorities)
    known, names = unchanged(_levels, ids, lambda connection: _declared(connection, ids)).said
    buttons = Buttons[On]("priority_levels")
    if buttons.press is not None:
        _declare(buttons.press.shown)
        st.rerun()

    def further(one: Priority) -> None:
        now = known.get(one.id, DeclaredLevel())
        shown.of_priority(now, names)
        if one.territory and visitor.may(FOLLOWS, one.territory):
            shown.declaring(one, now, names, buttons)

    return further


def _declared(connection: Connection, ids: Sequence[str]) -> _Levels:
    return levels.of_priorities(connection, ids), content.facts(connection, "cooperation_levels")


def _declare(on: On) -> None:
    with act(FOLLOWS, on.priority.territory or "") as deed:
        levels.declare(deed.connection, on.priority.id, on.now, shown.chosen(on), deed.by)
