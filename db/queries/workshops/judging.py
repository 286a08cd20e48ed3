"""What rooms say of decisions that they are told back: hands counted aloud, a new count in the place of the former."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select

from db.changes import note
from db.models.decisions import DecisionJudgementRow
from db.models.workshop import WorkshopRow
from db.queries.staff import audit
from db.queries.workshops import decisions, workshops
from domain.staff.by import By
from domain.workshops import judging as rules
from domain.workshops.decisions import UnknownDecision
from domain.workshops.judging import NOBODY, Judged, Judgement, JudgementMoved

_COUNTS = (DecisionJudgementRow.done, DecisionJudgementRow.partly, DecisionJudgementRow.undone)  # as ``Verdict``


def record(connection: Connection, workshop: str, decision: str, hands: Sequence[int], seen: Judgement, by: By) -> None:
    """Keep the hands raised for each verdict; no hand at all takes it back. Twice is as once.

    ``seen``: what had been counted on the screen of whoever counts.

    Raises
    ------
    domain.workshops.judging.JudgementMoved, domain.workshops.weather.MoreHandsThanPeople
    domain.workshops.decisions.UnknownDecision
        This workshop is not told of it.
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    workshops.held_open(connection, workshop)
    kept = rules.raised(hands, workshops.workshop(connection, workshop).people)
    if decision not in {one.id for one in decisions.since(connection, workshop, by.day)}:
        raise UnknownDecision
    before = of(connection, workshop).get(decision, NOBODY)
    if kept == before:
        return
    if before != seen:
        raise JudgementMoved
    here = (DecisionJudgementRow.workshop_id == workshop) & (DecisionJudgementRow.decision_id == decision)
    connection.execute(delete(DecisionJudgementRow).where(here))
    if kept.people:
        counts = {column.key: n for column, n in zip(_COUNTS, kept.hands, strict=True)}
        row = insert(DecisionJudgementRow).values(workshop_id=workshop, decision_id=decision, **counts)
        connection.execute(row)
    details = {"decision": decision, "hands": list(kept.hands)}
    audit.record(connection, by, action="workshop.decision_judged", subject=workshop, details=details)
    note(connection, f"workshop:{workshop}")


def of(connection: Connection, workshop: str) -> dict[str, Judgement]:
    """What this workshop said, by decision."""
    chosen = select(DecisionJudgementRow.decision_id, *_COUNTS).where(DecisionJudgementRow.workshop_id == workshop)
    return {row[0]: Judgement(tuple(row[1:])) for row in connection.execute(chosen)}


def public(connection: Connection, made: Iterable[str]) -> dict[str, tuple[Judged, ...]]:
    """What anybody may read that rooms said of these decisions, by decision, the first workshop first.

    Of workshops whose end is settled, where no count changes any more; of no rehearsal.
    """
    over = (WorkshopRow.settled == True) & WorkshopRow.rehearses.is_(None)  # noqa: E712  SQL
    chosen = (
        select(DecisionJudgementRow.decision_id, WorkshopRow.day, *_COUNTS)
        .join(WorkshopRow, WorkshopRow.id == DecisionJudgementRow.workshop_id)
        .where(over, DecisionJudgementRow.decision_id.in_(list(made)))
        .order_by(WorkshopRow.day, WorkshopRow.closed_at, WorkshopRow.id)
    )
    found: dict[str, list[Judged]] = defaultdict(list)
    for decision, day, *hands in connection.execute(chosen):
        found[decision].append(Judged(day, Judgement(tuple(hands))))
    return {decision: tuple(judged) for decision, judged in found.items()}
