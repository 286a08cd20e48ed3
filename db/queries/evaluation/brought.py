"""What a wave tells once a room came back that was told elsewhere: in the steps of its room, and never in others.

Who saw the room's versions there knows what stood behind each. A step of the wave that joined two of them would let the
second be read by subtraction, where the room itself did not tell it (docs/decisions/0174).
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from db.models.publication import PublicationRow
from db.queries.evaluation import publications, tallies
from db.queries.operations import content
from domain.evaluation.committee import published
from domain.evaluation.disclosure import Onlooker
from domain.evaluation.indicators import Indicator

Cells = Mapping[str, Mapping[str, int]]  # by indicator


def publish(connection: Connection, wave: str, workshop: str, day: date) -> None:
    """Count in the wave who was told in the room, and publish it. Whoever calls holds the wave."""
    scope, room = f"public:{wave}", f"room:{workshop}"
    rules = published(content.indicators(connection))
    measures = {rule.tally_key: rule.id for rule in rules}
    before, people = tallies.of_measures(connection, scope, measures), tallies.responses(connection, scope)
    there = tallies.of_measures(connection, room, measures)
    tallies.add(connection, [scope], tallies.of(connection, room))
    tallies.add_responses(connection, [scope], tallies.responses(connection, room))
    chosen = select(PublicationRow.population, PublicationRow.basis).where(PublicationRow.scope == room)
    versions = connection.execute(chosen.order_by(PublicationRow.position)).all()
    known = versions[-1].basis.keys() if versions else frozenset[str]()
    for number, version in enumerate(versions, start=1):
        last = number == len(versions)
        added = {rule.id: _added(rule, version.basis, there if last else {}, never=rule.id not in known)
                 for rule in rules}  # fmt: skip
        so_far = {rule.id: Counter(before.get(rule.id, {})) + Counter(added[rule.id]) for rule in rules}
        publications.publish(connection, scope, Onlooker.COMMITTEE, day, (so_far, people + version.population))


def _added(rule: Indicator, basis: Mapping[str, Any], there: Cells, *, never: bool) -> Mapping[str, int]:
    """What a version of the room stood on; of what no version of it tells, all that is ``there`` at the end."""
    if never or not rule.room:
        return there.get(rule.id, {})
    cells: Mapping[str, int] = basis.get(rule.id, {}).get("cells", {})
    return cells
