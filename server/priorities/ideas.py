"""What residents propose on a tablet. It may be sent again without harm, and nobody sees it before it was read."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from db import engine
from db.queries.priorities import ideas
from domain.priorities.priority import LONGEST_DESCRIPTION, LONGEST_TITLE, Words
from domain.staff.by import By
from server.context import now
from server.participation.visits import Saved, Strict
from server.workshops.places import Joined

router = APIRouter(tags=["ideas"])


class Proposal(Strict):
    """An idea. ``theme``: the id of an evaluation theme; ``description``: a sentence more, if the person wishes."""

    request_id: UUID
    theme: Annotated[str, Field(max_length=40)]
    title: Annotated[str, Field(max_length=LONGEST_TITLE)]
    description: Annotated[str, Field(max_length=LONGEST_DESCRIPTION)] = ""


@router.post("/ideas", status_code=201)
def propose(body: Proposal, device_id: Joined) -> Saved:
    """Keep an idea. It needs an admitted device, but no consent: of the device only its workshop is kept.

    Raises
    ------
    domain.workshops.admission.DeviceUnknown, domain.workshops.admission.DeviceRevoked,
    domain.workshops.admission.NotAdmitted domain.workshops.errors.WorkshopClosed, domain.errors.TooManyTries
    """
    words = Words(body.title, body.description, body.theme)
    with engine.current().transaction() as connection:
        ideas.from_a_tablet(connection, str(body.request_id), device_id, words, By("resident", now()))
    return Saved()
