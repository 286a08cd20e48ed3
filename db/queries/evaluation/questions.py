"""The questions of a workshop of which its room may see the answers."""

from sqlalchemy import Connection

from db.queries.evaluation import publications, spreads
from db.queries.operations import content
from db.queries.workshops import asking
from domain.evaluation import questions
from domain.evaluation.questions import Asked
from domain.workshops.workshop import Workshop


def shown(connection: Connection, about: Workshop) -> tuple[Asked, ...]:
    """Those of which something may be shown now, in the order of the questionnaires; none before answers are."""
    if not about.on_wall:
        return ()
    rules = content.indicators(connection, room=True)
    version = publications.latest(connection, f"room:{about.id}", rules)
    told = spreads.of(connection, about.id)
    themes = content.themes(connection)
    return tuple(
        one
        for asked in asking.asked(connection, about.id)
        for one in questions.asked(asked, told, rules, version.figures, themes)
    )


def of_item(connection: Connection, about: Workshop, item: str) -> Asked | None:
    """The one of that item, None where nothing of it may be shown."""
    return next((one for one in shown(connection, about) if one.question.item == item), None)
