"""The questionnaires of a workshop as they are kept: in order, each once, and how many have finished it."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from db.models.questionnaire import QuestionnaireVersionRow
from db.models.workshop import WorkshopQuestionnaireRow
from db.queries.participation import questionnaires
from db.queries.workshops import programme
from domain.participation.questionnaire import Questionnaire, family
from domain.workshops import asking
from domain.workshops.asking import MOST, AskedNow, AskedTwice, Asking, NoSuchQuestionnaire, TooManyQuestionnaires
from domain.workshops.workshop import Workshop

ROW = WorkshopQuestionnaireRow
# Built once: all devices of a room ask at once after each change.
_VERSIONS = select(ROW.version_id).where(ROW.workshop_id == bindparam("one")).order_by(ROW.position)

_FINISHED = (
    update(ROW)
    .where(ROW.workshop_id == bindparam("one"), ROW.questionnaire_id == bindparam("asked"))
    .values(answered=ROW.answered + bindparam("more"))
)


def write(connection: Connection, workshop: str, versions: Sequence[str], steps: Sequence[tuple[int, str]]) -> None:
    """Keep what a workshop asks, in order, before its steps; ``steps``: (position, id) as ``WorkshopPlan.asks``.

    Raises
    ------
    domain.workshops.asking.TooManyQuestionnaires, domain.workshops.asking.AskedTwice
    domain.workshops.asking.NoSuchQuestionnaire
        A step names one that the workshop does not ask.
    """
    judge(connection, versions)
    if not {named for _, named in steps} <= {family(version) for version in versions}:
        raise NoSuchQuestionnaire
    for position, version in enumerate(versions, start=1):
        row = {"workshop_id": workshop, "questionnaire_id": family(version), "position": position}
        connection.execute(insert(ROW).values(**row, version_id=version))


def judge(connection: Connection, versions: Sequence[str]) -> None:
    """Refuse what would make one person two in a figure: an item in two questionnaires. Raises as ``write``."""
    if len(versions) > MOST:
        raise TooManyQuestionnaires(most=MOST)
    before: list[Questionnaire] = []
    for version in versions:
        one = questionnaires.questionnaire(connection, version)
        if asking.left_out(one, before):
            raise AskedTwice(title=one.title)
        before.append(one)


def forget(connection: Connection, workshop: str) -> None:
    """What a workshop asks goes, after its steps: it is written anew, or the workshop goes too."""
    connection.execute(delete(ROW).where(ROW.workshop_id == workshop))


def of(connection: Connection, workshop: str) -> tuple[Asking, ...]:
    """What a workshop asks, in order."""
    version = QuestionnaireVersionRow
    chosen = select(ROW.questionnaire_id, ROW.version_id, version.title, version.minutes, ROW.answered)
    rows = connection.execute(
        chosen.join(version, version.id == ROW.version_id).where(ROW.workshop_id == workshop).order_by(ROW.position)
    )
    return tuple(Asking(*row) for row in rows)


def versions(connection: Connection, workshop: str) -> tuple[str, ...]:
    """The versions that a workshop asks, in order."""
    return tuple(connection.execute(_VERSIONS, {"one": workshop}).scalars())


def asked(connection: Connection, workshop: str) -> tuple[Questionnaire, ...]:
    """The questionnaires of a workshop, in order."""
    return tuple(questionnaires.questionnaire(connection, one) for one in versions(connection, workshop))


def version(connection: Connection, workshop: str, named: str = "") -> str:
    """The version of a workshop that is ``named``, by itself or by its questionnaire; the first, if nothing is named.

    Raises
    ------
    domain.workshops.asking.NoSuchQuestionnaire
    """
    known = versions(connection, workshop)
    found = [one for one in known if named in ("", one, family(one))]
    if not found:
        raise NoSuchQuestionnaire
    return found[0]


def now(connection: Connection, workshop: str) -> AskedNow:
    """The version that devices may begin now, since how many changes of the programme."""
    known = versions(connection, workshop)
    if len(known) == 1:  # nearly all workshops: no step can name another
        return AskedNow(known[0], 0)
    steps = programme.programme(connection, workshop)
    here = asking.now(steps, [family(one) for one in known])
    return AskedNow(next(one for one in known if family(one) == here), steps.now.version if steps.now else 0)


def with_finished(connection: Connection, about: Workshop) -> Workshop:
    """The same workshop, of which ``finished`` are those who finished what may be begun now: nobody twice."""
    known = of(connection, about.id)
    if len(known) == 1:
        return about
    here = now(connection, about.id).version
    return replace(about, finished=next(one.finished for one in known if one.version == here))


def add_finished(connection: Connection, workshop: str, version: str, n: int) -> None:
    """So many responses more to this questionnaire are finished (fewer, if negative)."""
    connection.execute(_FINISHED, {"one": workshop, "asked": family(version), "more": n})
