"""Which panels a console has, in which order, and whose button is the great one, by rule alone."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product

import pytest

from domain.workshops.acts import Act, Part, WorkshopStanding
from domain.workshops.programme import Now, Programme, Shows, Step
from domain.workshops.scene import Scene, What
from domain.workshops.workshop import Admission, State, Workshop

KINDS = (
    Shows.ANSWERS,
    Shows.VOTES,
    Shows.DECISIONS,
    Shows.EXISTING,
    Shows.OPENING,
    Shows.CLOSING,
    Shows.SINCE,
    Shows.RESULTS,
    Shows.TITLE,
)
STEPS = tuple(Step(at, shows, 10, shows, "", shows=shows) for at, shows in enumerate(KINDS, start=1))
VOTES = tuple(frozenset(states) for states in ((), ("prepared",), ("open", "prepared"), ("closed",)))


def workshop(state: State) -> Workshop:
    return Workshop(
        id="w", territory="lyon", territory_name="Lyon", wave="v", wave_label="Vague 1", questionnaire_version="q",
        title="Bien manger", day=date(2026, 11, 28), place="Ici", code="123456", state=state, revealed=False,
        finished=0, demonstration=False, people=None, admission=Admission.CODE,
    )  # fmt: skip


def standing(shows: Shows | None, votes: frozenset[str] = frozenset(), what: What = What.COUNT) -> WorkshopStanding:
    """An open workshop at a step of that kind; None: without a programme."""
    now = None if shows is None else Now(KINDS.index(shows) + 1, 3, datetime.now(UTC))
    steps = Programme(() if shows is None else STEPS, now)
    return WorkshopStanding(workshop(State.OPEN), steps, Scene(what), 5, frozenset(map(State, votes)))


@pytest.mark.parametrize(
    ("shows", "votes", "parts"),
    [
        (Shows.ANSWERS, VOTES[0], [Part.ANSWERS]),
        (Shows.ANSWERS, VOTES[1], [Part.ANSWERS]),
        (Shows.ANSWERS, VOTES[2], [Part.VOTES, Part.ANSWERS]),  # the room is at a vote, whatever the programme says
        (Shows.RESULTS, VOTES[1], [Part.ANSWERS]),
        (Shows.VOTES, VOTES[0], [Part.VOTES, Part.ANSWERS]),
        (Shows.VOTES, VOTES[3], [Part.VOTES, Part.ANSWERS]),
        (Shows.DECISIONS, VOTES[3], [Part.DECISIONS, Part.ANSWERS]),
        (Shows.DECISIONS, VOTES[2], [Part.VOTES, Part.DECISIONS, Part.ANSWERS]),
        (Shows.EXISTING, VOTES[1], [Part.EXISTING, Part.ANSWERS]),
        (Shows.OPENING, VOTES[0], [Part.WORDS, Part.ANSWERS]),
        (Shows.CLOSING, VOTES[2], [Part.VOTES, Part.WORDS, Part.ANSWERS]),
        (Shows.TITLE, VOTES[1], [Part.WORDS, Part.ANSWERS]),
        (Shows.SINCE, VOTES[0], [Part.SINCE, Part.ANSWERS]),
        (None, VOTES[0], [Part.ANSWERS, Part.VOTES, Part.DECISIONS, Part.SINCE, Part.EXISTING, Part.WORDS]),
        (None, VOTES[2], [Part.VOTES, Part.ANSWERS, Part.DECISIONS, Part.SINCE, Part.EXISTING, Part.WORDS]),
    ],
)
def test_the_panel_of_what_the_room_is_at_comes_first(
    shows: Shows | None, votes: frozenset[str], parts: list[Part]
) -> None:
    assert list(standing(shows, votes).parts) == parts


def test_what_comes_next_is_an_act_of_the_workshop_or_of_its_vote_and_never_of_both() -> None:
    for shows, votes, what in product((None, *KINDS), VOTES, (What.COUNT, What.VOTE, What.RESULT)):
        here = standing(shows, votes, what)
        assert (here.next is None) == here.voting
    assert standing(Shows.VOTES, VOTES[1]).voting
    assert not standing(Shows.ANSWERS, VOTES[1]).voting  # it waits for its step
    assert standing(Shows.VOTES, VOTES[3], What.VOTE).voting  # closed, and the room has not seen what it gave
    assert standing(Shows.VOTES, VOTES[3], What.RESULT).next is Act.STEP_ON
    enough = replace(standing(Shows.RESULTS), lacking=0)
    assert (enough.next, standing(Shows.RESULTS).next) == (Act.REVEAL, Act.STEP_ON)
    assert standing(Shows.TITLE).next is Act.CLOSE


def test_before_it_opens_votes_are_prepared_and_once_it_is_closed_nothing_is() -> None:
    prepared = replace(standing(None, VOTES[1]), workshop=workshop(State.PREPARED))
    assert (prepared.parts, prepared.next) == ((Part.ANSWERS, Part.VOTES), Act.OPEN)
    closed = replace(standing(None, VOTES[3]), workshop=workshop(State.CLOSED))
    assert closed.parts == (Part.ANSWERS,)
    after_votes = replace(standing(Shows.VOTES, VOTES[3]), workshop=workshop(State.CLOSED))
    assert after_votes.parts == (Part.ANSWERS, Part.VOTES)  # that it is over comes first
