"""What a tile says of a theme's first indicator, where the room is told another one: its figure, or why it has none."""

from collections.abc import Sequence

from domain.evaluation.committee import apart
from domain.evaluation.compare import ToldWave
from domain.evaluation.indicators import Indicator, Theme
from sentences.evaluation import changes, figures
from sentences.evaluation.aloud import who
from sentences.evaluation.origin import untold


def flagships(
    themes: Sequence[Theme], every: Sequence[Indicator], here: ToldWave, known: Sequence[ToldWave], *, sensitive: bool
) -> dict[str, str]:
    """By theme. ``sensitive``: whoever looks is told sensitive ones."""
    by_id = {theme.id: theme for theme in themes}
    said: dict[str, str] = {}
    for rule in every:
        if not rule.flagship or rule.room or rule.theme not in by_id:
            continue
        if (why := apart(rule, every, sensitive=sensitive)) is not None:
            said[rule.theme] = untold(rule, why)
            continue
        rows = [figures.Shown(by_id[rule.theme], rule, figure) for figure in here.told([rule])]
        [line] = changes.lines(rows, here, known)
        told = (figures.sentence(line.row), figures.missing(line.row), figures.kept(line.row, (line.row,)))
        said[rule.theme] = " ".join(filter(None, (*told, changes.since(line), who(line))))
    return said
