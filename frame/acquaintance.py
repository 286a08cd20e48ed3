"""Who has met whom, wave by wave: how many pairs of those that handed over and agreed to be named."""

from collections.abc import Mapping

from components.cooperation import acquaintance as shown
from db import engine
from db.queries.cooperation import ties
from domain.cooperation.acquaintance import acquainted
from domain.cooperation.sheets import Audience
from sentences.cooperation.ties import of_wave


def panel(labels: Mapping[str, str], help_: str | None) -> None:
    """``labels``: of the waves of one territory by id, the newest first. ``help_``: what this means."""
    with engine.current().reading() as connection:
        known = {one: ties.network(connection, one, Audience.COMMITTEE) for one in reversed([*labels])}
    shown.counter({of_wave(labels[one], network): acquainted(network) for one, network in known.items()}, help_)
