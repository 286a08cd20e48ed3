"""Whatever happens in a workshop, each of its documents can be read by everybody, and tells of no fewer than it may."""

import random
import re

import pytest

from db.engine import Database
from db.queries.operations import content
from db.queries.participation import questionnaires
from db.queries.votes import votes
from db.queries.workshops import welcome, workshops
from db.queries.workshops.facts import facts
from domain.evaluation.disclosure import Figure
from domain.evaluation.ranges import Span
from domain.workshops.facts import Facts
from domain.workshops.minutes import Heading, Minutes, Validated
from reports.ballots import ballots
from reports.forms import form
from reports.minutes import for_residents, in_full
from reports.poster import agreement, poster
from sentences.workshops.minutes import composed
from sentences.workshops.welcome import offered
from tests.documents import faults, outside, words
from tests.evenings import FEW, NOW, Truth, evening, of
from texts import say

BLOCK = 10  # people: fewer are never published together
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
seeds = pytest.mark.parametrize("seed", [*range(2), *(pytest.param(n, marks=pytest.mark.soak) for n in range(2, 60))])


@seeds
@pytest.mark.timeout(900)
def test_each_document_of_two_random_workshops_is_readable_and_under_no_threshold(loaded: Database, seed: int) -> None:
    luck = random.Random(seed)  # noqa: S311  no secret
    with loaded.transaction() as connection:
        truths = [evening(connection, luck) for _ in "12"]
    for truth in reversed(truths):
        with loaded.reading() as connection:
            known, made = facts(connection, truth.workshop), _printed(loaded, truth)
        told = composed(known)
        kept = Validated(truth.workshop, told, told.digest, NOW.date())
        full, short = in_full(kept), for_residents(kept)
        for one in (*made, full, short):
            assert faults(one) == outside(one) == []
        _nothing_under(truth, known, told)
        for said in (words(full), words(short)):
            assert known.workshop.code not in said
            assert not [one for one in truth.unread if one in said]


def _printed(database: Database, truth: Truth) -> list[bytes]:
    """What is handed out and hung up."""
    with database.reading() as connection:
        here = workshops.workshop(connection, truth.workshop)
        consent = content.consent(connection, here.territory)
        asked = [questionnaires.asked_in(connection, here.territory, one) for one in of(connection, here.id)]
        put = [votes.vote(connection, one) for one in truth.ballots]
        said = offered(welcome.of(connection, here.id))
    link = f"http://192.168.1.20/participer?code={here.code}"
    return [
        poster(here, address="192.168.1.20/participer", link=link, offered=said),
        agreement(consent),
        *(form(one, consent, workshop=here.title) for one in asked),
        *(ballots(one, 3) for one in put),
    ]


def _nothing_under(truth: Truth, known: Facts, told: Minutes) -> None:
    lines = {part.heading: [line.words for line in part.lines] for part in told.sections}
    everything = " ".join(line for part in lines.values() for line in part)
    if truth.people is not None and truth.people < FEW:
        assert say("minutes.people", n=truth.people) not in everything
    assert bool(lines.get(Heading.FIGURES)) <= (truth.answered >= BLOCK)
    assert known.version.population == 0 or BLOCK <= known.version.population <= truth.answered
    for figure in known.version.figures:
        if figure.shown:
            _bounded(figure)
    # «Moins de 3 personnes n'ont pas répondu» is a bound of the rule, not a count.
    assert not re.findall(r"(?<!Moins de )\b[1-4] personnes?\b", " ".join(lines.get(Heading.FIGURES, ())))
    _votes(truth, lines.get(Heading.VOTES, []) + lines.get(Heading.ESSENTIAL, []))
    for said in truth.said.values():
        shown = [one for one in said if one in everything]
        assert shown == (said if len(said) >= FEW else [])
    annex = lines.get(Heading.METHOD, [])
    for what, there in (("answers", Heading.FIGURES), ("votes", Heading.VOTES), ("words", Heading.SPOKEN)):
        assert (say(f"minutes.method.{what}") in annex) >= bool(lines.get(there))
    weather = " ".join(lines.get(Heading.WEATHER, ()))
    assert not re.findall(r"\d", weather.replace(str(FEW), "")) or truth.sky >= FEW


def _bounded(figure: Figure) -> None:
    """No cell that a figure tells exactly is of one to four people, and all of it is of ten or more."""
    assert figure.population >= BLOCK
    spans = [span for span in (figure.n, figure.count, figure.against) if isinstance(span, Span)]
    assert not [span for span in spans if span.low == span.high and 0 < span.low < FEW]
    assert not [n for n in (figure.out, figure.missing) if n is not None and 0 < n < FEW]


def _votes(truth: Truth, lines: list[str]) -> None:
    """Of one to four secret ballots nothing but their number; hands, which the room saw, stand apart."""
    by_hand = say("vote.hands_alone", n=2, counts="").split(",")[0]
    for vote, n in truth.ballots.items():
        about = [line for line in lines if any(one in line for one in truth.tokens[vote])]
        of_adults = [line for line in about if not line.startswith(say("children.told", parts="").strip()[:12])]
        if 0 < n < FEW:
            assert [line for line in of_adults if by_hand not in line] == []
            assert bool(of_adults) <= (truth.hands[vote] > 0)
        if counts := truth.stuck.get(vote):
            children = " ".join(line for line in about if line not in of_adults)
            assert not (0 < sum(counts) < FEW and children)
