"""Validated minutes, taken away as documents."""

from collections.abc import Callable, Mapping

from db.queries.workshops import minutes
from domain.staff.roles import READS_THEMES
from domain.workshops.minutes import NotValidated, Validated
from frame.act import Deed
from reports.minutes import for_residents, in_full, in_word
from server.staff.file_kinds import PDF, WORD, Asked, Draw, Kind, of_workshop


def _drawn(draw: Callable[[Validated], bytes]) -> Callable[[Deed, Asked], Draw]:
    """Raises ``NotValidated``: what may still change is not taken away."""

    def made(deed: Deed, asked: Asked) -> Draw:
        kept = minutes.of(deed.connection, asked.subject)
        if kept is None:
            raise NotValidated
        return lambda: draw(kept)

    return made


MINUTES: Mapping[str, Kind] = {
    "minutes": Kind(PDF, READS_THEMES, of_workshop, _drawn(in_full)),
    "minutes_word": Kind(WORD, READS_THEMES, of_workshop, _drawn(in_word)),
    "minutes_short": Kind(PDF, READS_THEMES, of_workshop, _drawn(for_residents)),
}
