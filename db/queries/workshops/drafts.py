"""Workshops that are changed, done again or removed: always the one that was on the screen, as it was there."""

from sqlalchemy import Connection, delete, update

from db.changes import note
from db.models.workshop import WorkshopRow, WorkshopStepRow
from db.queries.evaluation import waves
from db.queries.operations import carries
from db.queries.staff import audit
from db.queries.votes import votes
from db.queries.workshops import asking, programme, rehearsals, silence, welcome, workshops
from domain.staff.by import By
from domain.workshops.draft import Draft, WorkshopAmended, WorkshopAnswered, WorkshopBegun
from domain.workshops.errors import UnknownWorkshop
from domain.workshops.workshop import Over, State, WorkshopPlan, named


def draft(connection: Connection, workshop: str) -> Draft:
    """One of them.

    Raises
    ------
    domain.workshops.errors.UnknownWorkshop
    """
    about = workshops.workshop(connection, workshop)
    known = programme.steps(connection, workshop)
    steps = tuple((step.kind, step.minutes) for step in known)
    asks = tuple((step.position, step.asks) for step in known if step.asks)
    practices = tuple((step.position, step.practice) for step in known if step.practice)
    asked = {one.id: one for one in votes.votes_of(connection, workshop)}
    further = asking.versions(connection, workshop)[1:]
    silent = about.state is not State.CLOSED and silence.keeps(connection, workshop)
    return Draft(about, steps, asked, welcome.of(connection, workshop), further, asks, practices, silent)


def amend(connection: Connection, seen: Draft, plan: WorkshopPlan, by: By) -> None:
    """Change what was planned, as long as the workshop was never opened. Its territory stays: its votes are of it.

    Raises
    ------
    domain.workshops.draft.WorkshopBegun, domain.workshops.draft.WorkshopAmended, domain.workshops.workshop.Over
    domain.workshops.workshop.Unnamed, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    domain.evaluation.waves.WaveClosed, domain.operations.carry.WaveElsewhere
    domain.workshops.asking.AskedTwice, domain.workshops.asking.TooManyQuestionnaires
    """
    for version in plan.versions:
        plan.welcome.judge(version)
    title, place = named(plan.title, plan.place)
    named_so = (title, place, plan.day, plan.wave, plan.questionnaire_version, State.PREPARED)
    wanted = (*named_so, plan.steps, plan.welcome, plan.further, plan.asks, plan.practices)
    before = _as_seen(connection, seen, wanted)
    if not before.free:
        raise WorkshopBegun
    if before.facts[: len(wanted)] == wanted:  # the second press of a pair
        return
    waves.held_open(connection, plan.wave)
    if plan.wave != before.workshop.wave:
        carries.refuse_wave(connection, plan.wave, before.workshop.id)
    values = {"title": title, "place": place, "day": plan.day, "wave_id": plan.wave}
    values |= {"questionnaire_version_id": plan.questionnaire_version}
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == before.workshop.id).values(**values))
    connection.execute(delete(WorkshopStepRow).where(WorkshopStepRow.workshop_id == before.workshop.id))
    asking.forget(connection, before.workshop.id)
    asking.write(connection, before.workshop.id, plan.versions, plan.asks)
    programme.write(connection, before.workshop.id, plan)
    welcome.write(connection, before.workshop.id, plan.welcome)
    _written(connection, seen, "workshop.amended", by)


def rename(connection: Connection, seen: Draft, title: str, place: str, by: By) -> None:
    """Change its name and its place, also while it is open. Raises as ``amend``, but for ``WorkshopBegun``."""
    title, place = named(title, place)
    before = _as_seen(connection, seen)
    changed = update(WorkshopRow).where(WorkshopRow.id == before.workshop.id)
    connection.execute(changed.values(title=title, place=place))
    _written(connection, seen, "workshop.renamed", by)


def again(connection: Connection, source: str, plan: WorkshopPlan, by: By, request: str) -> str:
    """Prepare a workshop with the votes of another one, before anybody voted; returns its id.

    ``request``: its id, drawn beforehand; asked twice, it is prepared once. Raises as ``workshops.prepare``.
    """
    made = workshops.prepare(connection, plan, by=by, request=request)
    if not votes.votes_of(connection, made):
        for one in votes.votes_of(connection, source):
            if one.round == 1:  # the later ones came of what was counted there
                votes.prepare(connection, made, one.plan, by=by)
    return made


def remove(connection: Connection, seen: Draft, by: By) -> None:
    """Remove a workshop in which nobody said anything, with the votes prepared in it, and its rehearsal.

    Twice is as once. One that was opened by mistake may be removed too: the devices that came in find nothing.

    Raises
    ------
    domain.workshops.draft.WorkshopBegun, domain.workshops.draft.WorkshopAmended, domain.workshops.workshop.Over
    domain.workshops.draft.WorkshopAnswered
    """
    try:
        before = _as_seen(connection, seen)
    except UnknownWorkshop:
        return
    if not silence.held(connection, before.workshop.id):
        raise WorkshopAnswered
    _written(connection, seen, "workshop.removed", by, title=seen.workshop.title)
    if rehearsal := rehearsals.of(connection, seen.workshop.id):
        rehearsals.erase(connection, rehearsal.id, by)
    silence.erase(connection, before.workshop.id)


def _as_seen(connection: Connection, seen: Draft, wanted: tuple[object, ...] = ()) -> Draft:
    """It, held until this transaction ends, if it is what the screen showed, or ``wanted`` already."""
    if workshops.held(connection, seen.workshop.id) is State.CLOSED:
        raise Over
    now = draft(connection, seen.workshop.id)
    if seen.free and not now.free:
        raise WorkshopBegun
    if now.facts != seen.facts and (not wanted or now.facts[: len(wanted)] != wanted):
        raise WorkshopAmended
    return now


def _written(connection: Connection, seen: Draft, action: str, by: By, **details: object) -> None:
    audit.record(connection, by, action=action, subject=seen.workshop.id, details=details)
    note(connection, f"workshop:{seen.workshop.id}")
