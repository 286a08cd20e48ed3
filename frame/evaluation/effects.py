"""What structures say of their useful effects, for those who read what they say together: committee and staff."""

from datetime import UTC, datetime

from components.cooperation import effects as shown
from components.prose import meaning
from db import clock, engine
from db.queries.cooperation import bricks, restitution
from db.queries.evaluation import waves
from db.queries.operations import content
from domain.cooperation import effects
from domain.staff.roles import READS_THEMES, Visitor


def panel(visitor: Visitor, territory: str) -> None:
    """Of the newest wave of this territory that told something; nothing for whoever may not read it."""
    if not visitor.may(READS_THEMES, territory):
        return
    clock.settle(engine.current(), datetime.now(UTC))
    with engine.current().reading() as connection:
        for wave in waves.newest(waves.waves(connection, frozenset({territory}))):
            told = restitution.of(connection, wave.id)
            if told is None or not told.counted:
                continue
            asked = restitution.asked(connection, wave.id)
            help_ = meaning(content.meanings(connection), "effets_utiles")
            titles = {one.id: one.fr for one in bricks.in_wave(connection, wave.id)}
            shown.answers(effects.named(told), effects.bricks(told), asked, titles, (wave.label, help_))
            return
