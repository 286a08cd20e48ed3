"""What is printed of territories: the grid of a solution, filled in or blank; sheets of experiences, all of them."""

from collections.abc import Callable, Mapping, Sequence

from db.engine import Connection
from db.queries.cooperation import commitments, means, resources, solutions, ties
from db.queries.evaluation import waves
from db.queries.operations import content
from db.queries.workshops import existing
from domain.cooperation.commitments import holding
from domain.cooperation.errors import Gone
from domain.cooperation.resources import ExperienceSheet
from domain.cooperation.sheets import Audience
from domain.cooperation.solutions import Solution
from domain.staff.roles import READS_THEMES, RUNS_WORKSHOPS
from frame.act import Deed
from reports.experiences import in_word, printed
from reports.grid import blank, grid
from sentences.cooperation.commitments import in_short as promise
from sentences.cooperation.means import between
from server.staff.file_kinds import PDF, WORD, Asked, Draw, Kind, of_itself, of_solution


def _grid(deed: Deed, asked: Asked) -> Draw:
    shown = solutions.solution(deed.connection, asked.subject)
    if not shown.words.shown and not deed.visitor.may(RUNS_WORKSHOPS, shown.territory):
        raise Gone  # a draft is there for those who write it
    things, lists = existing.of_territory(deed.connection, shown.territory), solutions.lists(deed.connection)
    place = content.territory(deed.connection, shown.territory).name
    promised, shared = around(deed.connection, shown)
    return lambda: grid(shown, things, lists, place, promised, shared)


def around(connection: Connection, shown: Solution) -> tuple[list[str], list[str]]:
    """What holds and what is really shared around those that lead its bricks, as the last wave may show it."""
    last = next(iter(waves.newest(waves.waves(connection, frozenset({shown.territory})))), None)
    if last is None:
        return [], []
    pool, types = means.pool(connection, last.id, Audience.COMMITTEE), means.named(connection)
    names = {one.id: one.name for one in ties.members(connection, last.id)}
    known = commitments.shown(connection, last.id, Audience.COMMITTEE)
    leads = {brick.words.lead for brick in shown.bricks if brick.words.lead}
    promised = [promise(one, names) for one in holding(known, leads)]
    return promised, [between(one, names, types) for one in pool.shared_with(leads)]


def _blank(deed: Deed, asked: Asked) -> Draw:
    place = content.territory(deed.connection, asked.subject).name
    return lambda: blank(place)


def _experiences(draw: Callable[[Sequence[ExperienceSheet]], bytes]) -> Callable[[Deed, Asked], Draw]:
    def made(deed: Deed, _: Asked) -> Draw:
        shown = resources.sheets(deed.connection)
        return lambda: draw(shown)

    return made


TERRITORIES: Mapping[str, Kind] = {
    "grid": Kind(PDF, READS_THEMES, of_solution, _grid),
    "grid_blank": Kind(PDF, READS_THEMES, of_itself, _blank),
    "experiences": Kind(PDF, READS_THEMES, of_itself, _experiences(printed)),
    "experiences_word": Kind(WORD, READS_THEMES, of_itself, _experiences(in_word)),
}
