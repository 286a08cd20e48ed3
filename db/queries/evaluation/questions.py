"""The questions of a workshop of which its room may see the answers."""

from sqlalchemy import Connection

from db.queries.evaluation import publications, spreads
from db.queries.operations import content
from db.queries.participation import questionnaires
from domain.evaluation import questions
from domain.evaluation.questions import Asked
from domain.workshops.workshop import Workshop


def shown(connection: Connection, about: Workshop) -> tuple[Asked, ...]:
    """Those of which something may be shown now, in the order of the questionnaire; none before answers are."""
    if not about.on_wall:
        return ()
    rules = content.indicators(connection, room=True)
    asked = questionnaires.questionnaire(connection, about.questionnaire_version)
    version = publications.latest(connection, f"room:{about.id}", rules)
    told = spreads.of(connection, about.id)
    return questions.asked(asked, told, rules, version.figures, content.themes(connection))


def of_item(connection: Connection, about: Workshop, item: str) -> Asked | None:
    """The one of that item, None where nothing of it may be shown."""
    return next((one for one in shown(connection, about) if one.question.item == item), None)
