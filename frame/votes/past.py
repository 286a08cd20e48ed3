"""A vote that is over: why the first came first, its ballots for whoever wants to recount, its rules."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import streamlit as st

from components import folded
from components.prose import prose
from components.votes.export import export
from components.votes.promises import latest
from components.votes.result import Desk, desks, rounds
from components.votes.statement import statement
from components.votes.steps import stepper
from db.engine import Connection
from db.queries.votes import conclusions, screens
from db.queries.workshops import decisions
from domain.operations.versions import Readings, Versions
from domain.votes.conclusion import Conclusion
from domain.votes.past import Past
from domain.workshops.decisions import Decision
from frame.file import file
from frame.offered import link
from frame.unchanged import unchanged
from frame.votes import known
from sentences.votes.names import asked
from sentences.votes.steps import steps
from sentences.votes.telling import Step
from texts import say, spoken

_Led = tuple[Mapping[str, Conclusion], Mapping[str, tuple[Decision, ...]]]  # what a room kept, and promised; by vote
_led = Readings[_Led](64)
_desks, _steps = Versions[tuple[Desk, ...]](64), Versions[Sequence[Step]](64)
_closed = Readings[tuple[Past, ...]](64)  # by the territories of whoever looks


def closed(places: frozenset[str] | None) -> tuple[Past, ...]:
    """The closed votes of some territories (of all, if None), the latest first."""
    return unchanged(_closed, places, lambda connection: screens.closed(connection, places)).said


def promised(votes: Sequence[str], names: Mapping[str, str]) -> None:
    """What these votes led to, in this order. ``names``: how each of them is called."""
    kept, made = unchanged(_led, tuple(votes), lambda connection: _after(connection, votes)).said
    titles = {vote: prose(names[vote]) for vote in votes}
    latest(titles, kept, made, datetime.now(UTC).date(), link("votes"))


def panel(vote: str) -> None:
    """One vote, whole."""
    read = known.story(vote)
    story = read.said
    st.header(prose(asked(story.vote)), anchor=False)
    version = read.number, spoken()
    rounds(story, _desks.of(version, lambda: desks(story)), key=f"votes_{vote}")
    assert story.counted is not None
    counted = story.counted
    stepper(_steps.of(version, lambda: steps(counted.outcome, story.vote.options)), key=f"votes_{vote}")
    export(counted, lambda name: _file(name, vote), key=f"votes_{vote}")
    here = folded.expander(say("votes.rules"), icon=":material/gavel:", key="votes_rules")
    if here is not None:
        with here:
            statement(story.vote.plan)


def _after(connection: Connection, votes: Sequence[str]) -> _Led:
    return conclusions.of(connection, votes), decisions.following(connection, votes)


def _file(name: str, vote_id: str) -> None:
    file(name, vote_id, name=name, label=name, key=f"votes_{vote_id}_{name}")
