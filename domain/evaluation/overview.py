"""Where the evaluation of a wave stands, for whoever reads all themes of it."""

from collections.abc import Hashable
from dataclasses import dataclass

from domain.evaluation.compare import ToldWave
from domain.evaluation.indicators import Indicator, Theme
from domain.evaluation.life import Life


@dataclass(frozen=True)
class Overview:
    """What a wave tells beside the others of its territory, with what it is told about.

    ``version``: in this process, another one as soon as anything here is another. ``mine``: the wave; ``known``: all of
    them, it among them, invented ones beside invented ones only. ``published``: the id of its last version, or nothing.
    """

    version: Hashable
    themes: tuple[Theme, ...]
    indicators: tuple[Indicator, ...]
    life: Life
    mine: ToldWave
    known: tuple[ToldWave, ...]
    published: str
