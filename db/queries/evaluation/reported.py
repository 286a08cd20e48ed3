"""What a committee's report of a wave is made of, in one reading: by the functions that its screens read with."""

from datetime import date

from sqlalchemy import Connection, select

from db.models.questionnaire import QuestionnaireVersionRow
from db.models.solutions import SolutionRow
from db.models.workshop import WorkshopQuestionnaireRow, WorkshopRow
from db.queries.cooperation import actors, commitments, governance, invented, restitution, solutions, ties
from db.queries.cooperation.figures import figures
from db.queries.evaluation import compared, life, pairs, quality, rights, statements, verbatims, waves
from db.queries.operations import content
from db.queries.votes import screens
from db.queries.workshops import decisions
from domain.cooperation.sheets import Audience
from domain.cooperation.territories import ActorRole
from domain.errors import NotFound
from domain.evaluation.indicators import Indicator
from domain.evaluation.reported import Between, ReportedVote, ReportFacts, Tags
from domain.evaluation.waves import Wave
from domain.workshops.workshop import State


def wave(connection: Connection, wave_id: str) -> Wave:
    """The wave of that id, of no rehearsal.

    Raises
    ------
    domain.errors.NotFound
    """
    found = next((one for one in waves.waves(connection) if one.id == wave_id), None)
    if found is None:
        raise NotFound
    return found


def facts(connection: Connection, here: Wave, today: date) -> ReportFacts:
    """All of it, for whoever is told sensitive figures in that territory."""
    mine, known = compared.beside(connection, here, sensitive=True)
    lived = life.of(connection, here.territory)
    of_content = content.indicators(connection)
    rules = lived.renamed(of_content)
    over = _over(connection, here.id)
    votes = [one for one in screens.closed(connection, frozenset({here.territory})) if one.vote.workshop in over]
    made = decisions.of_territory(connection, here.territory)
    leads = (one for one in actors.in_wave(connection, here.id) if ActorRole.LEAD in one.roles)
    return ReportFacts(
        place=content.territory(connection, here.territory),
        leads=tuple(one.name for one in leads),
        demonstration=here.demonstration,
        day=today,
        here=mine,
        known=known,
        themes=content.themes(connection),
        rules=rules,
        tags=_tags(connection, rules),
        words=verbatims.published(connection, here.id),
        workshops=tuple(over.values()),
        asked=_asked(connection, here.id),
        votes=tuple(
            ReportedVote(screens.story(connection, one.vote.id), one.title, one.day) for one in reversed(votes)
        ),
        decisions=tuple(one for one in made if one.workshop in over),
        between=_between(connection, here),
        life=lived,
        first={rule.id: rule.fr for rule in of_content},
        statements=statements.of(connection, here.id),
        pairs=pairs.of(connection, here.id),
        seats=governance.latest(connection).get(here.territory),
        promised=tuple(one for one in made if one.demonstration == here.demonstration),
        quality=quality.of(connection, here.id),
    )


def _over(connection: Connection, wave_id: str) -> dict[str, tuple[str, date]]:
    """The workshops of the wave that are over: title and day by id, the first one first."""
    row = WorkshopRow
    chosen = select(row.id, row.title, row.day).where(row.wave_id == wave_id, row.state == State.CLOSED)
    chosen = chosen.where(row.rehearses.is_(None)).order_by(row.day, row.title, row.id)
    return {one.id: (one.title, one.day) for one in connection.execute(chosen)}


def _asked(connection: Connection, wave_id: str) -> tuple[str, ...]:
    """What its workshops ask, each once."""
    version, row = QuestionnaireVersionRow, WorkshopQuestionnaireRow
    chosen = select(version.title).join(row, row.version_id == version.id)
    chosen = chosen.join(WorkshopRow, WorkshopRow.id == row.workshop_id).where(WorkshopRow.wave_id == wave_id)
    return tuple(connection.execute(chosen.distinct().order_by(version.title)).scalars())


def _tags(connection: Connection, rules: tuple[Indicator, ...]) -> Tags:
    goals = {about.theme.id: about.goals for about in content.themes_in_full(connection)}
    return Tags(rights.conditions(connection, rules), goals, rights.of(connection, rules))


def _between(connection: Connection, here: Wave) -> Between:
    reader = Audience.COMMITTEE
    network = ties.network(connection, here.id, reader)
    said = restitution.of(connection, here.id)
    marked = set(invented.marked(connection)[SolutionRow])
    known = solutions.of_territory(connection, here.territory, drafts=False)
    return Between(
        network,
        figures(connection, here.id, here.territory, network, reader),
        commitments.shown(connection, here.id, reader),
        {one.id: one.name for one in ties.members(connection, here.id)},
        said,
        restitution.asked(connection, here.id) if said else None,
        tuple(one for one in known if (one.id in marked) == here.demonstration),
    )
