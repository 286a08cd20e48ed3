"""Ballots on the tablet: it lets people confirm what the rules of domain/votes allow, and nothing else."""

import hashlib
import json
import random
from collections import Counter
from fractions import Fraction
from typing import Any

import pytest

from domain.errors import Invalid
from domain.votes import METHODS
from domain.votes.ballot import Allocation, Ballot, Option, Papers, Rules
from domain.votes.methods.majority import SCALES
from domain.votes.vote import Vote
from domain.workshops.workshop import State
from sentences.votes import statement
from server.votes import paper as papers
from tests.ballots import plan
from tests.tablet.conftest import Node
from texts import keys_under, say

PAPERS = 300  # random papers, each filled in once


@pytest.fixture(scope="module", autouse=True)
def spoken(node: Node) -> None:
    node.ask("learn", keys_under("tablet"))


def paper(name: str, options: list[Option], rules: Rules) -> dict[str, Any]:
    """As the tablet receives it."""
    mentions = [{"value": value, "label": "vote.mention.good"} for value in range(5)]
    told = [{"id": option.id, "title": option.title, "cost": str(option.cost)} for option in options]
    return {"method": name, "rules": json.loads(rules.text), "mentions": mentions, "options": told, "shuffled": True}


def drawn(luck: random.Random) -> tuple[str, list[Option], Rules, dict[str, int]]:
    """A method, a paper and marks that somebody might make, allowed or not."""
    name = luck.choice(sorted(METHODS))
    letters = "ABCDEFGHIJKL"[: luck.randint(1, 12)]
    options = [Option(letter, letter, Fraction(luck.randint(0, 400), luck.choice([1, 2, 3]))) for letter in letters]
    rules = Rules(
        most=luck.choice([None, 2, 3]),
        dots=luck.randint(1, 5),
        budget=Fraction(luck.randint(0, 900), luck.choice([1, 7])),
        papers=luck.choice(list(Papers)),
    )
    marked = luck.sample(letters, luck.randint(1, len(letters)))
    if name == "ranking" or (name == "budget" and rules.papers is Papers.RANKING):
        return name, options, rules, {letter: rank for rank, letter in enumerate(marked, start=1)}
    low, high = {"approval": (1, 1), "majority": (0, 4), "consent": (0, 2), "thermometer": (0, 10)}.get(name, (1, 1))
    if name == "dots" or (name == "budget" and rules.papers is Papers.POINTS):
        high = rules.per_option
    return name, options, rules, {letter: luck.randint(low, high) for letter in marked}


def refused(name: str, options: list[Option], rules: Rules, marks: dict[str, int]) -> bool:
    try:
        METHODS[name].check(Ballot.of(marks), options, rules)
    except Invalid:
        return True
    return False


def test_a_ballot_can_be_confirmed_exactly_when_the_rules_allow_it(node: Node) -> None:
    luck = random.Random(4)  # noqa: S311  the same papers each time
    cases = [drawn(luck) for _ in range(PAPERS)]
    found = node.ask("judged", [[paper(name, options, rules), marks] for name, options, rules, marks in cases])
    for (name, options, rules, marks), said in zip(cases, found, strict=True):
        # Dots cannot be overspent by touch: their buttons stop. Everything else is allowed until it is confirmed.
        by_touch = name == "dots" or (name == "budget" and rules.papers is Papers.POINTS)
        if not by_touch or not refused(name, options, rules, marks):
            assert bool(said["obstacle"]) == refused(name, options, rules, marks), (name, rules, marks)
        assert said["text"] == Ballot.of(marks).text
        assert Ballot.parse(said["text"]) == Ballot.of(marks)
        assert set(said["told"]) >= set(marks)
        assert sum(said["pages"]) == len(options)
        assert max(said["pages"]) <= 6


def test_nothing_marked_is_no_ballot_and_blank_is_one(node: Node) -> None:
    options = [Option("A", "A"), Option("B", "B")]
    for name in METHODS:
        [said] = node.ask("judged", [[paper(name, options, Rules()), {}]])
        assert said["obstacle"] == ["vote.nothing"]
        assert Ballot.parse(said["text"]).blank


@pytest.mark.parametrize("scale", sorted(SCALES))
def test_every_mention_is_said_as_on_the_wall(node: Node, scale: str) -> None:
    asked = paper("majority", [Option("A", "A")], Rules())
    asked["mentions"] = [{"value": value, "label": label} for value, label in enumerate(SCALES[scale])]
    assert node.ask("mentions", asked) == [say(label) for label in SCALES[scale]]


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize(
    "changes",
    [{}, {"lot": True}, {"silence": "left_out", "counting": "schulze", "allocation": Allocation.GREEDY}],
    ids=["usual", "lot", "other"],
)
def test_what_is_announced_is_said_as_on_the_wall(node: Node, name: str, changes: dict[str, Any]) -> None:
    planned = plan(name, options=2, **changes).lettered()
    asked = papers.paper(Vote("v", "w", planned, State.OPEN, 1, None, None, 0)).model_dump(mode="json")
    [said] = node.ask("announced", [asked])
    assert said == [*filter(None, [*statement.counting(planned), statement.equality(planned)])]
    assert all(sentence in " ".join(statement.short(planned)) for sentence in statement.counting(planned))


def test_every_order_comes_as_often_unless_it_means_something(node: Node) -> None:
    asked = paper("approval", [Option(letter, letter) for letter in "ABC"], Rules())
    orders = Counter(node.ask("orders", [asked, 1200]))
    assert len(orders) == 6
    assert all(120 < n < 290 for n in orders.values())  # 200 expected; 6 standard deviations
    assert set(node.ask("orders", [{**asked, "shuffled": False}, 1200])) == {"ABC"}


def test_a_receipt_is_known_by_its_digest_without_the_browsers_help(node: Node) -> None:
    texts = ["", "abc", "œuf-gâteau-clé", *("x" * length for length in range(50, 130))]
    found = node.ask("digests", texts)
    assert found == [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    codes = node.ask("codes", 500)
    assert len(set(codes)) == 500
    assert set("".join(codes)) <= set("ABCDEFGHJKMNPQRSTUVWXYZ23456789")
    assert node.ask("spelt", "K7M4Q2XT") == "K7M4 Q2XT"
