"""What a facilitator does with a workshop, on what its console showed."""

from sqlalchemy import Connection

from db.queries.evaluation import reveals
from db.queries.workshops import moves, workshops
from domain.staff.by import By
from domain.workshops.acts import Act, WorkshopStanding
from domain.workshops.programme import AlreadyMoved

_OF_THE_WORKSHOP = {
    Act.OPEN: workshops.open_,
    Act.REVEAL: reveals.reveal,
    Act.UPDATE: reveals.renew,
    Act.TAKE_OFF: reveals.take_off,
    Act.PUT_BACK: reveals.put_back,
    Act.CLOSE: workshops.close,
}
_OF_THE_PROGRAMME = {Act.STEP_ON: moves.on, Act.STEP_BACK: moves.back, Act.STEP_MORE: moves.extend}


def do(connection: Connection, act: Act, shown: WorkshopStanding, by: By) -> None:
    """Do it. ``shown``: where the workshop stood on the screen of whoever acts.

    If it has gone on since, nothing is done.

    Raises
    ------
    domain.errors.Refused
        The workshop, or its programme, is not where it would have to be.
    """
    if act in _OF_THE_WORKSHOP:
        _OF_THE_WORKSHOP[act](connection, shown.workshop.id, by=by)
    elif shown.programme.now is None:
        raise AlreadyMoved
    else:
        _OF_THE_PROGRAMME[act](connection, shown.workshop.id, shown.programme.now, by=by)
