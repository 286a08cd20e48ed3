"""What the waves of a territory tell, beside the questions that their workshops asked."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from db.models.questionnaire import QuestionnaireVersionRow
from db.models.workshop import WorkshopQuestionnaireRow, WorkshopRow
from db.queries.evaluation import publications, standing
from db.queries.participation import questionnaires
from domain.evaluation.compare import ToldWave
from domain.evaluation.waves import Wave
from domain.participation.questionnaire import Question

# Built once: every look at the themes asks for it.
_ASKED = (
    select(WorkshopRow.wave_id, QuestionnaireVersionRow.id, QuestionnaireVersionRow.digest)
    .join(WorkshopQuestionnaireRow, WorkshopQuestionnaireRow.workshop_id == WorkshopRow.id)
    .join(QuestionnaireVersionRow, QuestionnaireVersionRow.id == WorkshopQuestionnaireRow.version_id)
    .where(WorkshopRow.wave_id.in_(bindparam("among", expanding=True)))
    .order_by(WorkshopRow.wave_id, QuestionnaireVersionRow.id)
    .distinct()
)


def beside(connection: Connection, here: Wave, *, sensitive: bool = False) -> tuple[ToldWave, tuple[ToldWave, ...]]:
    """What a wave tells, and all waves of its territory, it among them; invented ones beside invented ones only.

    ``sensitive``: with what was drawn of sensitive answers, which is a committee's alone.
    """
    now = standing.of(connection, here, sensitive=sensitive)
    return now.mine, now.known


def of_waves(connection: Connection, known: Sequence[Wave], *, sensitive: bool = False) -> tuple[ToldWave, ...]:
    """Of each of these waves, in their order. The cost does not grow with the answers."""
    keys = [wave.id for wave in known]
    versions, asked = publications.of_waves(connection, keys, sensitive=sensitive), _asked(connection, keys)
    found = []
    for wave in known:
        version = versions.get(wave.id)
        figures = {figure.indicator_id: figure for figure in version.figures} if version else {}
        population = version.population if version else 0
        found.append(ToldWave(wave.id, wave.label, population, figures, asked.get(wave.id, {})))
    return tuple(found)


def _asked(connection: Connection, among: Sequence[str]) -> dict[str, dict[str, tuple[Question, ...]]]:
    """By wave and item, the questions of its workshops, each wording once."""
    found: dict[str, dict[str, dict[int, Question]]] = defaultdict(lambda: defaultdict(dict))
    for wave, key, digest in connection.execute(_ASKED, {"among": list(among)}):
        for question in questionnaires.questionnaire(connection, key, digest).questions:
            found[wave][question.item].setdefault(question.item_version, question)
    return {wave: {item: tuple(said.values()) for item, said in items.items()} for wave, items in found.items()}
