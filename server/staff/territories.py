"""What is printed of territories: the grid of a solution, filled in or blank; sheets of experiences, all of them."""

from collections.abc import Callable, Mapping, Sequence

from db.queries.cooperation import resources, solutions
from db.queries.operations import content
from db.queries.workshops import existing
from domain.cooperation.resources import Sheet
from domain.staff.roles import READS_THEMES, RUNS_WORKSHOPS
from frame.act import Deed
from reports.experiences import in_word, printed
from reports.grid import blank, grid
from server.staff.kinds import PDF, WORD, Asked, Draw, Kind, of_itself, of_solution


def _grid(deed: Deed, asked: Asked) -> Draw:
    shown = solutions.solution(deed.connection, asked.subject)
    things, lists = existing.of_territory(deed.connection, shown.territory), solutions.lists(deed.connection)
    place = content.territory(deed.connection, shown.territory).name
    return lambda: grid(shown, things, lists, place)


def _blank(deed: Deed, asked: Asked) -> Draw:
    place = content.territory(deed.connection, asked.subject).name
    return lambda: blank(place)


def _experiences(draw: Callable[[Sequence[Sheet]], bytes]) -> Callable[[Deed, Asked], Draw]:
    def made(deed: Deed, _: Asked) -> Draw:
        shown = resources.sheets(deed.connection)
        return lambda: draw(shown)

    return made


TERRITORIES: Mapping[str, Kind] = {
    "grid": Kind(PDF, RUNS_WORKSHOPS, of_solution, _grid),
    "grid_blank": Kind(PDF, RUNS_WORKSHOPS, of_itself, _blank),
    "experiences": Kind(PDF, READS_THEMES, of_itself, _experiences(printed)),
    "experiences_word": Kind(WORD, READS_THEMES, of_itself, _experiences(in_word)),
}
