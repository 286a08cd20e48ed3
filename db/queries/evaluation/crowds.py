"""How many people are published, where one person may have answered several questionnaires of a workshop.

Nobody knows who answered two of them. So a room is told as many people as were published of the questionnaire that most
of them answered: never one person as two.
"""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from db.models.participation import ResponseRow
from db.models.publication import BlockRow
from db.models.workshop import WorkshopQuestionnaireRow
from domain.participation.questionnaire import family


def new(connection: Connection, wave: str, workshop: str | None, questionnaire: str, people: Mapping[str, int]) -> int:
    """How many people more are told once a block of the wave is published, before it is.

    ``workshop``: whose block it is, None for the wave's own. ``people``: how many of it came from each workshop.
    """
    if workshop is not None:
        return _more(_of_room(connection, workshop), questionnaire, sum(people.values()))
    if not (several := _several(connection, people)):
        return sum(people.values())  # each of them answered one questionnaire, once
    found = _of_wave(connection, wave, several)
    return sum(
        _more(found.get(room, Counter()), questionnaire, n) if room in several else n for room, n in people.items()
    )


def _more(before: Mapping[str, int], questionnaire: str, people: int) -> int:
    return max(0, before.get(questionnaire, 0) + people - max(before.values(), default=0))


def _of_room(connection: Connection, workshop: str) -> Counter[str]:
    """How many were published in a room, by questionnaire."""
    mine = (BlockRow.workshop_id == workshop, BlockRow.state == "released")
    chosen = select(BlockRow.questionnaire_id, func.sum(BlockRow.n)).where(*mine).group_by(BlockRow.questionnaire_id)
    return Counter({questionnaire: int(n) for questionnaire, n in connection.execute(chosen)})


def _several(connection: Connection, workshops: Mapping[str, int]) -> frozenset[str]:
    """Those of these workshops that ask more than one questionnaire."""
    row = WorkshopQuestionnaireRow
    chosen = select(row.workshop_id).where(row.workshop_id.in_(list(workshops)))
    return frozenset(connection.execute(chosen.group_by(row.workshop_id).having(func.count() > 1)).scalars())


def _of_wave(connection: Connection, wave: str, workshops: frozenset[str]) -> dict[str, Counter[str]]:
    """How many of each of these workshops are published, wherever, by questionnaire."""
    here = (BlockRow.wave_id == wave) & (BlockRow.state == "released")
    chosen = (
        select(ResponseRow.workshop_id, ResponseRow.version_id, func.count())
        .join(BlockRow, BlockRow.id == ResponseRow.block_id)
        .where(here, ResponseRow.workshop_id.in_(sorted(workshops)))
        .group_by(ResponseRow.workshop_id, ResponseRow.version_id)
    )
    found: dict[str, Counter[str]] = {}
    for workshop, version, n in connection.execute(chosen):
        found.setdefault(workshop, Counter())[family(version)] += n
    return found
