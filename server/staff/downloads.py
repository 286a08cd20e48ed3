"""What staff take away: made for whoever may have it at the moment it is fetched, and written down beside."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from db.queries.staff import audit
from domain.errors import MalformedRequest
from frame.act import acting
from server.origin import same_origin
from server.staff.file_kinds import OF, Asked
from server.staff.files import FILES
from server.staff.session import COOKIE

router = APIRouter(tags=["staff"], prefix="/staff/files", dependencies=[Depends(same_origin)])

MOST = 140  # ten pages of slips
LONGEST, PEOPLE = 200, 50  # signs of a passphrase or a login; who goes along


class FileAsked(BaseModel):
    """How many copies, for what is printed; for what is carried, its passphrase and the logins that go along."""

    model_config = ConfigDict(extra="forbid")

    many: Annotated[int, Field(ge=1, le=MOST)] = 1
    words: Annotated[str, Field(max_length=LONGEST, repr=False)] = ""
    accounts: Annotated[list[Annotated[str, Field(max_length=LONGEST)]], Field(max_length=PEOPLE)] = []


@router.post("/{kind}/{subject}", response_class=Response)
def fetch(kind: str, subject: str, body: FileAsked, request: Request) -> Response:
    """One file, judged by the cookie of this very request. A POST: some files write when they are made.

    Raises
    ------
    domain.staff.roles.SessionEnded, domain.errors.NotAllowed, domain.staff.roles.OtherTerritory, domain.errors.NotFound
    domain.errors.MalformedRequest
        No file is of this kind.
    """
    if (known := FILES.get(kind)) is None:
        raise MalformedRequest
    origin = request.headers.get("origin") or str(request.base_url).removesuffix("/api/")
    asked = Asked(subject, body.many, origin, body.words, tuple(body.accounts))
    token = request.cookies.get(COOKIE)
    with acting(token, known.roles, lambda connection: known.territory(connection, subject)) as deed:
        draw = known.made(deed, asked)
        details = {"kind": kind, "many": body.many}
        about = subject.partition(OF)[0]
        audit.record(deed.connection, deed.by, action="file.taken", subject=about, details=details)
    return Response(draw(), media_type=known.media_type, headers={"Content-Disposition": "attachment"})
