"""What is printed before a workshop: its posters, its questionnaire, and the paper ballots of its votes."""

from collections.abc import Mapping

from db.queries.operations import content
from db.queries.participation import questionnaires, sheets
from db.queries.votes import votes
from db.queries.workshops import welcome, workshops
from domain.staff.roles import RUNS_WORKSHOPS
from domain.votes.errors import VoteClosed
from domain.workshops.errors import OnlyHere
from domain.workshops.workshop import State
from frame.act import Deed
from frame.address import only_here
from reports.ballots import ballots
from reports.forms import form
from reports.poster import agreement, poster
from reports.stubs import stubs
from sentences.workshops.names import mark
from sentences.workshops.welcome import offered
from server.context import settings
from server.participation.modules import PAGE
from server.staff.kinds import PDF, Asked, Draw, Kind, of_vote, of_workshop


def _poster(deed: Deed, asked: Asked) -> Draw:
    """Raises ``OnlyHere``: its address would lead whoever reads it to their own telephone."""
    if only_here(asked.origin):
        raise OnlyHere
    workshop = workshops.workshop(deed.connection, asked.subject)
    address = f"{asked.origin}{PAGE}"
    said = offered(welcome.of(deed.connection, workshop.id))
    link = f"{address}?code={workshop.code}"
    return lambda: poster(workshop, address=address.partition("://")[2], link=link, offered=said)


def _ballots(deed: Deed, asked: Asked) -> Draw:
    """Raises ``VoteClosed``: its papers would go into no urn."""
    vote = votes.vote(deed.connection, asked.subject)
    if vote.state is State.CLOSED:
        raise VoteClosed
    said = mark(workshops.workshop(deed.connection, vote.workshop))
    return lambda: ballots(vote, asked.many, said)


def _form(deed: Deed, asked: Asked) -> Draw:
    workshop = workshops.workshop(deed.connection, asked.subject)
    asks = questionnaires.asked_in(deed.connection, workshop.territory, workshop.questionnaire_version)
    consent = content.consent(deed.connection, workshop.territory)
    return lambda: form(asks, consent, workshop=workshop.title)


def _stubs(deed: Deed, asked: Asked) -> Draw:
    """New numbers each time: a ticket is printed once, for one person."""
    workshop = workshops.workshop(deed.connection, asked.subject)
    drawn = sheets.draw(deed.connection, workshop.id, asked.many, settings().secret_key, deed.by)
    address = "" if only_here(asked.origin) else f"{asked.origin.partition('://')[2]}/mes-reponses"
    return lambda: stubs(drawn, workshop=workshop.title, address=address)


def _agreement(deed: Deed, asked: Asked) -> Draw:
    consent = content.consent(deed.connection, of_workshop(deed.connection, asked.subject))
    return lambda: agreement(consent)


PRINTS: Mapping[str, Kind] = {
    "poster": Kind(PDF, RUNS_WORKSHOPS, of_workshop, _poster),
    "agreement": Kind(PDF, RUNS_WORKSHOPS, of_workshop, _agreement),
    "form": Kind(PDF, RUNS_WORKSHOPS, of_workshop, _form),
    "stubs": Kind(PDF, RUNS_WORKSHOPS, of_workshop, _stubs),
    "ballots": Kind(PDF, RUNS_WORKSHOPS, of_vote, _ballots),
}
