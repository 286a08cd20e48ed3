"""The partners' desk: a personal link opens an organisation's answers, from any computer, until the wave's last day."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header
from pydantic import BaseModel, Field

from db import engine
from db.queries.cooperation import answers as partner_answers
from db.queries.cooperation import partners, proposals
from db.queries.operations import content
from domain.cooperation.partners import PartnerLinkUnknown, Progress, Seat
from domain.cooperation.project import ListEntry
from domain.cooperation.proposals import LONGEST_NAME, organisation, renamed
from domain.participation import years
from domain.participation.answers import accept
from domain.participation.errors import UnknownQuestion
from domain.participation.questionnaire import OTHER_ACTORS, Questionnaire
from server.context import now, settings
from server.participation import package, tokens
from server.participation.visits import LONGEST_VALUE, Saved, Strict
from texts.typography import typeset

router = APIRouter(tags=["partners"], prefix="/partner")


class Opening(Strict):
    """The secret of a link, which the browser took out of its address bar."""

    secret: Annotated[str, Field(min_length=20, max_length=100)]


class Given(Strict):
    """One answer. ``device``: a random name of this opening in this browser; ``sequence`` rises with each answer."""

    request_id: UUID
    device: UUID
    question: Annotated[str, Field(max_length=40)]
    value: Annotated[str, Field(max_length=LONGEST_VALUE)] | None
    sequence: Annotated[int, Field(ge=1, le=1_000_000)]


class Missed(Strict):
    """An organisation that is not in the list. ``sure``: whoever writes it was asked about it before."""

    request_id: UUID
    name: Annotated[str, Field(min_length=2, max_length=LONGEST_NAME)]
    sure: bool = False


class Row(BaseModel):
    """Where the proposed organisation stands in the rosters."""

    id: str
    fr: str


class Part(BaseModel):
    """One section of the questionnaire."""

    id: str
    fr: str
    icon: str
    questions: list[str]


class Desk(BaseModel):
    """All that the desk shows. ``answers``: by question id; ``until``: the last day, null while nobody has said it."""

    token: str
    structure: str
    territory: str
    wave: str
    demonstration: bool
    until: date | None
    over: bool
    complete: bool
    questionnaire: package.AskedQuestionnaire
    sections: list[Part]
    answers: dict[str, str | None]


def bearer(authorization: Annotated[str, Header()] = "") -> str:
    """The link whose token the request bears."""
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer":
        raise PartnerLinkUnknown
    return tokens.link_of(settings().secret_key, token)


Link = Annotated[str, Depends(bearer)]


@router.post("/session")
def open_link(body: Opening) -> Desk:
    """What a link opens, with a token for what follows.

    Raises
    ------
    PartnerLinkUnknown
    """
    with engine.current().reading() as connection:
        seat = partners.seat_of(connection, body.secret)
    return _desk(seat)


@router.post("/resume")
def resume(link: Link) -> Desk:
    """The same for a page that was loaded again.

    Raises
    ------
    PartnerLinkUnknown
    """
    with engine.current().reading() as connection:
        seat = partners.seat(connection, link)
    return _desk(seat)


@router.post("/answers")
def answer(body: Given, link: Link) -> Saved:
    """Keep one answer.

    Raises
    ------
    PartnerLinkUnknown, WaveOver, UnknownQuestion, domain.errors.Invalid
    """
    with engine.current().transaction() as connection:
        seat = partners.working(connection, link, now().date())
        asked = years.until(partner_answers.asked(connection, seat), now().year)
        question = asked.question(body.question)
        if question is None:
            raise UnknownQuestion
        value = body.value
        if value and question.rows_from == OTHER_ACTORS:  # as an older page calls them
            value = renamed(value, proposals.into(connection, seat), seat.actor)
        given = (body.question, accept(question, value))
        partner_answers.record(connection, seat, given, str(body.device), body.sequence, str(body.request_id))
    return Saved()


@router.post("/finish")
def finish(link: Link) -> Saved:
    """Say that everything was answered; it may still be changed.

    Raises
    ------
    PartnerLinkUnknown, WaveOver, domain.cooperation.partners.AnswersMissing
    """
    with engine.current().transaction() as connection:
        partner_answers.finish(connection, partners.working(connection, link, now().date()))
    return Saved()


@router.post("/proposals")
def propose(body: Missed, link: Link) -> Row:
    """Propose an organisation that is missing from the list: it stands in this partner's rosters at once.

    Raises
    ------
    PartnerLinkUnknown, WaveOver, domain.cooperation.proposals.PersonNamed, domain.errors.Invalid
    domain.cooperation.likeness.LooksKnown, domain.cooperation.likeness.LooksPersonal
    """
    name = organisation(body.name)
    with engine.current().transaction() as connection:
        seat = partners.working(connection, link, now().date())
        request = str(body.request_id)
        proposals.doubt(connection, seat.wave, name, request, actor=seat.actor, sure=body.sure)
        row = proposals.propose(connection, seat.wave, seat.actor, name, request, now().date())
    return Row(id=row, fr=typeset(name))


def _desk(seat: Seat) -> Desk:
    with engine.current().reading() as connection:
        asked = years.until(partner_answers.asked(connection, seat), now().year)
        given = partner_answers.answers(connection, seat)
        sections = content.reference(connection, "partner_sections")
    return Desk(
        token=tokens.at_desk(settings().secret_key, seat.link),
        structure=typeset(seat.name),
        territory=typeset(seat.territory_name),
        wave=typeset(seat.wave_label),
        demonstration=seat.demonstration,
        until=seat.until,
        over=seat.over(now().date()),
        complete=seat.state is Progress.COMPLETE,
        questionnaire=package.asked(asked),
        sections=[_part(section, asked) for section in sections],
        answers=given,
    )


def _part(section: ListEntry, asked: Questionnaire) -> Part:
    inside = [name for name in section.details["questions"] if asked.question(name) is not None]  # type: ignore[attr-defined]  # a list of ids, checked at loading
    return Part(id=section.id, fr=typeset(section.fr), icon=section.icon, questions=inside)
