"""«Révéler» and «Mettre à jour»: the facilitator's acts, which publish whole what waits, when enough people do."""

from sqlalchemy import Connection, select, update

from db.changes import note
from db.models.workshop import WorkshopRow
from db.queries.evaluation import blocks
from db.queries.staff import audit
from db.queries.workshops import scenes, workshops
from domain.evaluation import reservoir
from domain.evaluation.reservoir import TooFewWaiting
from domain.staff.by import By
from domain.workshops.programme import REST, AlreadyMoved
from domain.workshops.workshop import Workshop


def reveal(connection: Connection, workshop: str, *, by: By) -> None:
    """«Révéler»: publish whole what waits; from now on the room sees it. Saying it twice changes nothing.

    Raises
    ------
    TooFewWaiting
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    if not _revealed(connection, workshop):
        _release(connection, workshop, "workshop.revealed", by=by)
        connection.execute(update(WorkshopRow).where(WorkshopRow.id == workshop).values(revealed_at=by.now))
        scenes.keep(connection, workshop, by.now)


def renew(connection: Connection, workshop: str, *, by: By) -> None:
    """«Mettre à jour»: publish whole who has come since.

    Raises
    ------
    TooFewWaiting
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    if _revealed(connection, workshop):
        _release(connection, workshop, "workshop.renewed", by=by)
    else:
        reveal(connection, workshop, by=by)


def take_off(connection: Connection, workshop: str, *, by: By) -> None:
    """«Retirer du mur»: the wall shows no figure any more; what is published stays so. Raises as ``put_back``."""
    _hang(connection, workshop, "workshop.results_taken_off", off=True, by=by)


def put_back(connection: Connection, workshop: str, *, by: By) -> None:
    """«Remettre au mur»: the wall shows what was published, and nothing more than that.

    Raises
    ------
    domain.workshops.programme.AlreadyMoved
        Somebody did it in the meantime, or it is the second press of a pair.
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    _hang(connection, workshop, "workshop.results_put_back", off=False, by=by)


def _hang(connection: Connection, workshop: str, action: str, *, off: bool, by: By) -> None:
    workshops.held_open(connection, workshop)
    last = scenes.history(connection, workshop)[-1:]
    here = (WorkshopRow.id == workshop) & (WorkshopRow.off_wall != off) & WorkshopRow.revealed_at.is_not(None)
    if last and by.now - last[0].since < REST:  # the button that was drawn anew stands where the other one was
        raise AlreadyMoved
    if not connection.execute(update(WorkshopRow).where(here).values(off_wall=off)).rowcount:
        raise AlreadyMoved
    scenes.keep(connection, workshop, by.now)
    audit.record(connection, by, action=action, subject=workshop, details={})
    note(connection, f"workshop:{workshop}")


def lacking(connection: Connection, about: Workshop) -> int:
    """How many more must wait before «Révéler» or «Mettre à jour» may publish any: of what is nearest to it."""
    return min(lacking_of(connection, about).values(), default=reservoir.lacking(0, about.counted_as, about.people))


def lacking_of(connection: Connection, about: Workshop) -> dict[str, int]:
    """The same of each questionnaire that somebody waits to be published of, by its id."""
    waits = blocks.waiting(connection, about.wave, about.id)
    return {each: reservoir.lacking(n, about.counted_as, about.people) for each, n in waits.items()}


def _revealed(connection: Connection, workshop: str) -> bool:
    """Whether an open workshop has shown anything; nobody else publishes or closes it until this transaction ends."""
    workshops.locked_wave(connection, workshop)
    workshops.held_open(connection, workshop)
    return connection.execute(select(WorkshopRow.revealed_at).where(WorkshopRow.id == workshop)).scalar() is not None


def _release(connection: Connection, workshop_id: str, action: str, *, by: By) -> None:
    about = workshops.workshop(connection, workshop_id)
    missing = lacking(connection, about)
    if missing:
        raise TooFewWaiting(n=missing)
    for questionnaire, too_few in lacking_of(connection, about).items():
        if not too_few:
            blocks.release_all(connection, about.wave, workshop_id, questionnaire, by.now.date())
    audit.record(connection, by, action=action, subject=workshop_id, details={})
    note(connection, f"workshop:{workshop_id}")
