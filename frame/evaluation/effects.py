"""What structures say of their useful effects, for those who read what they say together: committee and staff."""

from collections.abc import Mapping
from dataclasses import dataclass

from components.cooperation import effects as shown
from components.prose import meaning
from db.engine import Connection
from db.queries.cooperation import bricks, restitution
from db.queries.evaluation import waves
from db.queries.operations import content
from domain.cooperation import effects
from domain.operations.versions import Readings
from domain.participation.questionnaire import Questionnaire
from domain.staff.roles import READS_THEMES, Visitor
from frame import due
from frame.unchanged import unchanged


@dataclass(frozen=True)
class _Effects:
    """What structures told together in a wave. ``titles``: of bricks, by id."""

    named: tuple[effects.NamedEffect, ...]
    bricks: effects.Counts
    asked: Questionnaire
    titles: Mapping[str, str]
    label: str
    help_: str | None


_told = Readings[_Effects | None](64)  # by territory


def panel(visitor: Visitor, territory: str) -> None:
    """Of the newest wave of this territory that told something; nothing for whoever may not read it."""
    if not visitor.may(READS_THEMES, territory):
        return
    due.keep_up()
    now = unchanged(_told, territory, lambda connection: _of(connection, territory)).said
    if now is not None:
        shown.answers(now.named, now.bricks, now.asked, now.titles, (now.label, now.help_))


def _of(connection: Connection, territory: str) -> _Effects | None:
    for wave in waves.newest(waves.waves(connection, frozenset({territory}))):
        told = restitution.of(connection, wave.id)
        if told is None or not told.counted:
            continue
        asked = restitution.asked(connection, wave.id)
        help_ = meaning(content.meanings(connection), "effets_utiles")
        titles = {one.id: one.fr for one in bricks.in_wave(connection, wave.id)}
        return _Effects(effects.named(told), effects.bricks(told), asked, titles, wave.label, help_)
    return None
