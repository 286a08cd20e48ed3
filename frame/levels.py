"""The three levels of cooperation: of a territory wave by wave, and of one priority as it is declared."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from components.buttons import Buttons
from components.cooperation import levels as shown
from components.cooperation.levels import On
from db import engine
from db.queries.cooperation import levels
from db.queries.evaluation.waves import Wave
from db.queries.operations import content
from domain.cooperation.levels import Declared
from domain.priorities.priority import FOLLOWS, Priority
from domain.staff.roles import Visitor
from frame.act import act


def panel(here: Wave, labels: Mapping[str, str]) -> None:
    """Decisions, priorities and bricks by level. ``labels``: of the waves of this territory by id, the newest first."""
    first_to_last = list(reversed([*labels]))
    with engine.current().reading() as connection:
        counts = levels.of_territory(connection, here.territory, first_to_last, demonstration=here.demonstration)
        names = content.facts(connection, "cooperation_levels")
    named = {carrier: {labels[wave]: of for wave, of in waves.items()} for carrier, waves in counts.items()}
    shown.by_wave(named, names)


def declaring(visitor: Visitor, priorities: Sequence[Priority]) -> Callable[[Priority], None]:
    """What each card of these says of its level, and for whoever may, the way to change it."""
    with engine.current().reading() as connection:
        known = levels.of_priorities(connection, [one.id for one in priorities])
        names = content.facts(connection, "cooperation_levels")
    buttons = Buttons[On]("priority_levels")
    if buttons.press is not None:
        _declare(buttons.press.shown)
        st.rerun()

    def further(one: Priority) -> None:
        now = known.get(one.id, Declared())
        shown.of_priority(now, names)
        if one.territory and visitor.may(FOLLOWS, one.territory):
            shown.declaring(one, now, names, buttons)

    return further


def _declare(on: On) -> None:
    with act(FOLLOWS, on.priority.territory or "") as deed:
        levels.declare(deed.connection, on.priority.id, on.now, shown.chosen(on), deed.by)
