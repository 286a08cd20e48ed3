"""A vote is planned in three taps: «Préparer un vote», one that is ready, and the one button."""

import pytest

from db.engine import Database
from db.queries.votes import ready, votes
from domain.votes.ready import begun
from domain.votes.vote import VoteOption
from frame.votes.panel import NEW
from tests import programmes
from tests.db.test_priorities import proposed
from tests.pages.conftest import OpenPage, button
from tests.pages.consoles import console
from tests.programmes import TWO_HOURS
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def test_every_ready_vote_can_be_announced_as_it_stands_and_another_takes_its_place(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        elsewhere = programmes.prepared(connection, "Vague 1", TWO_HOURS)
        workshop = programmes.prepared(connection, "Vague 2", TWO_HOURS)
        offered = [each.id for each in ready.ready(connection)]
    for at, model in enumerate(reversed(offered), start=1):
        page = console(open_page, loaded, workshop)
        page.query_params["vote"] = NEW
        page.run()
        for taken in (offered[0], model):
            page.session_state[f"ask_{workshop}_ready"] = taken
            page.run()
        button(page, "plan").click().run()
        assert not page.exception
        with loaded.reading() as connection:
            made = votes.votes_of(connection, workshop)
            named = {each.id: each for each in ready.ready(connection)}[model]
        assert len(made) == at
        assert (made[-1].plan.question, made[-1].plan.method) == (named.question, named.method)
        assert len(made[-1].plan.choices) == len(named.priorities)
    with loaded.reading() as connection:
        assert not votes.votes_of(connection, elsewhere)
    page = console(open_page, loaded, workshop)  # a reload: the form begins blank
    page.query_params["vote"] = NEW
    page.run()
    assert page.text_input(key=f"ask_{workshop}_question").value == ""
    assert say("ask.send") in [each.label for each in page.button]


def test_what_residents_proposed_takes_the_place_of_the_examples_once_there_are_as_many(loaded: Database) -> None:
    with loaded.reading() as connection:
        model = next(each for each in ready.ready(connection) if each.method == "majority")
    examples = {id_: VoteOption(f"Exemple {id_}", priority=id_) for id_ in model.priorities}
    own = {
        str(number): VoteOption(f"Le nôtre {number}", priority=str(number)) for number in range(len(model.priorities))
    }
    few = dict(list(own.items())[:-1])
    assert [one.priority for one in begun(model, few | examples, examples).choices] == list(model.priorities)
    assert [one.priority for one in begun(model, own | examples, examples).choices] == list(own)
    assert proposed(loaded, "Un jardin")  # one of them in the library changes nothing yet
    free = dict(list(examples.items())[1:])
    assert [one.priority for one in begun(model, free, free).choices] == list(free)
