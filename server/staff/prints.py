"""What is printed before a workshop: its posters, its questionnaire, and the paper ballots of its votes."""

from collections.abc import Mapping

from db.queries.operations import content
from db.queries.participation import blanks as blank_tickets
from db.queries.participation import cards as link_cards
from db.queries.participation import questionnaires, sheets
from db.queries.votes import votes
from db.queries.workshops import asking, welcome, workshops
from domain.staff.roles import RUNS_WORKSHOPS
from domain.votes.errors import VoteClosed
from domain.workshops.errors import OnlyHere
from domain.workshops.workshop import State
from frame.act import Deed
from frame.address import only_here
from frame.registry import address
from reports.ballots import ballots
from reports.blanks import blanks
from reports.cards import cards
from reports.forms import form
from reports.poster import agreement, poster
from reports.stubs import stubs
from sentences.workshops.names import mark
from sentences.workshops.welcome import offered
from server.context import settings
from server.staff.file_kinds import OF, PDF, Asked, Draw, Kind, of_questionnaire, of_vote, of_workshop


def reachable(asked: Asked) -> None:
    """Raises ``OnlyHere``: what is asked for holds an address that would lead each telephone to itself."""
    if only_here(asked.origin):
        raise OnlyHere


def _poster(deed: Deed, asked: Asked) -> Draw:
    reachable(asked)
    workshop = workshops.workshop(deed.connection, asked.subject)
    where = f"{asked.origin}{address('participate')}"
    said = offered(welcome.of(deed.connection, workshop.id))
    link = f"{where}?code={workshop.code}"
    return lambda: poster(workshop, address=where.partition("://")[2], link=link, offered=said)


def _ballots(deed: Deed, asked: Asked) -> Draw:
    """Raises ``VoteClosed``: its papers would go into no urn."""
    vote = votes.vote(deed.connection, asked.subject)
    if vote.state is State.CLOSED:
        raise VoteClosed
    said = mark(workshops.workshop(deed.connection, vote.workshop))
    return lambda: ballots(vote, asked.many, said)


def _form(deed: Deed, asked: Asked) -> Draw:
    key, _, named = asked.subject.partition(OF)
    workshop = workshops.workshop(deed.connection, key)
    version = asking.version(deed.connection, key, named)
    asks = questionnaires.asked_in(deed.connection, workshop.territory, version)
    consent = content.consent(deed.connection, workshop.territory)
    return lambda: form(asks, consent, workshop=workshop.title)


def _stubs(deed: Deed, asked: Asked) -> Draw:
    """New numbers each time: a ticket is printed once, for one person."""
    key, _, named = asked.subject.partition(OF)
    workshop = workshops.workshop(deed.connection, key)
    drawn = sheets.draw(deed.connection, key, asked.many, settings().secret_key, deed.by, named)
    address = _answers_at(asked)
    return lambda: stubs(drawn, workshop=workshop.title, address=address)


def _blanks(deed: Deed, asked: Asked) -> Draw:
    """New ones each time, as stubs are."""
    workshop = workshops.workshop(deed.connection, asked.subject)
    drawn = blank_tickets.draw(deed.connection, workshop.id, asked.many, settings().secret_key, deed.by)
    address = _answers_at(asked)
    return lambda: blanks(drawn, workshop=workshop.title, address=address)


def _cards(deed: Deed, asked: Asked) -> Draw:
    """New ones each time: a number is printed once, for one person."""
    workshop = workshops.workshop(deed.connection, asked.subject)
    drawn = link_cards.draw(deed.connection, workshop.id, asked.many, deed.by)
    return lambda: cards(drawn, place=workshop.territory_name)


def _answers_at(asked: Asked) -> str:
    """Where a ticket is typed; empty where only this machine would find it."""
    return "" if only_here(asked.origin) else f"{asked.origin.partition('://')[2]}{address('my_answers')}"


def _agreement(deed: Deed, asked: Asked) -> Draw:
    consent = content.consent(deed.connection, of_workshop(deed.connection, asked.subject))
    return lambda: agreement(consent)


PRINTS: Mapping[str, Kind] = {
    "poster": Kind(PDF, RUNS_WORKSHOPS, of_workshop, _poster),
    "agreement": Kind(PDF, RUNS_WORKSHOPS, of_workshop, _agreement),
    "form": Kind(PDF, RUNS_WORKSHOPS, of_questionnaire, _form),
    "stubs": Kind(PDF, RUNS_WORKSHOPS, of_questionnaire, _stubs),
    "blanks": Kind(PDF, RUNS_WORKSHOPS, of_workshop, _blanks),
    "cards": Kind(PDF, RUNS_WORKSHOPS, of_workshop, _cards),
    "ballots": Kind(PDF, RUNS_WORKSHOPS, of_vote, _ballots),
}
