"""A visit: one person's turn, from consent to the end."""

from sqlalchemy import Connection, bindparam, insert, select, union_all

from db.models.participation import ConsentRow, ResponseRow, VisitRow, WithdrawnRow
from db.models.questionnaire import QuestionnaireVersionRow
from db.models.workshop import WorkshopRow
from domain.participation.consent import Consent
from domain.participation.visits import Turn
from domain.workshops.errors import UnknownWorkshop

# Built once: everybody of a room begins at once.
_KNOWN = union_all(
    select(VisitRow.id).where(VisitRow.id == bindparam("visit")),
    select(WithdrawnRow.visit_id).where(WithdrawnRow.visit_id == bindparam("visit")),
)
_OF_WORKSHOP = select(WorkshopRow.wave_id, WorkshopRow.questionnaire_version_id).where(
    WorkshopRow.id == bindparam("workshop")
)
_VISIT, _CONSENT, _RESPONSE = insert(VisitRow), insert(ConsentRow), insert(ResponseRow)


def known(connection: Connection, visit_id: str) -> bool:
    """Whether this visit has begun already, or was withdrawn."""
    return connection.execute(_KNOWN, {"visit": visit_id}).first() is not None


def begin(
    connection: Connection, visit_id: str, workshop_id: str, consent: Consent, ticket_hash: str, asked: str = ""
) -> None:
    """Record the consent and open the response. Saying it twice changes nothing, nor does saying it after withdrawal.

    Whether the person is admitted was judged before: ``devices.begin``. ``asked``: the version that is answered, of
    those of the workshop; the first, if none is named.

    Raises
    ------
    UnknownWorkshop
        If the workshop is gone.
    """
    if known(connection, visit_id):
        return
    workshop = connection.execute(_OF_WORKSHOP, {"workshop": workshop_id}).first()
    if workshop is None:
        raise UnknownWorkshop
    said = {"version": consent.version, "language": consent.language, "day": consent.day}
    connection.execute(
        _VISIT,
        {
            "id": visit_id,
            "workshop_id": workshop_id,
            "channel": consent.channel,
            "language": consent.language,
            "assisted": consent.assisted,
        },
    )
    connection.execute(_CONSENT, {"visit_id": visit_id, **said, "sensitive": consent.sensitive})
    connection.execute(
        _RESPONSE,
        {
            "visit_id": visit_id,
            "workshop_id": workshop_id,
            "wave_id": workshop.wave_id,
            "version_id": asked or workshop.questionnaire_version_id,
            "state": "open",
            "age_band": consent.age_band,
            "ticket_hash": ticket_hash,
        },
    )


_TURN = (
    select(
        ResponseRow.id,
        ResponseRow.version_id,
        QuestionnaireVersionRow.digest,
        ResponseRow.state,
        ConsentRow.sensitive,
        ResponseRow.age_band,
        WorkshopRow.territory_id,
    )
    .join(ConsentRow, ConsentRow.visit_id == ResponseRow.visit_id)
    .join(QuestionnaireVersionRow, QuestionnaireVersionRow.id == ResponseRow.version_id)
    .join(WorkshopRow, WorkshopRow.id == ResponseRow.workshop_id)
)
_ONE_TURN = _TURN.where(ResponseRow.visit_id == bindparam("visit"))
_HELD_TURN = _ONE_TURN.with_for_update(read=True, of=ResponseRow)


def turn(connection: Connection, visit_id: str, *, held: bool = False) -> Turn | None:
    """The response of this visit and what was agreed; None before consent.

    ``held``: an answer and the end of its response then never pass each other unseen. Whoever holds a turn must not
    go on to lock its wave: ending and withdrawing take the wave first, and would wait for each other for ever.
    """
    row = connection.execute(_HELD_TURN if held else _ONE_TURN, {"visit": visit_id}).first()
    return Turn(*row) if row else None
