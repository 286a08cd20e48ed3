"""Paper ballots: every method has its paper, whatever is written on it; nothing is cut, nothing is told apart."""

import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from domain.votes import METHODS
from domain.votes.ballot import SCALES, Papers
from domain.votes.vote import LETTERS, LONGEST_DESCRIPTION, LONGEST_QUESTION, LONGEST_TITLE, Plan, Vote, VoteOption
from domain.workshops.workshop import State
from reports.ballots import ballots
from sentences.numbers import euros
from sentences.votes.methods import METHODS as TELLING
from tests.ballots import plan
from tests.documents import faults, outside, pages, sizes, words
from tests.one_more_method import NAME, copied, registered
from texts import say
from texts.typography import typeset

SOME = ("marché", "l’eau", '#panic("x")', "$x$", "*gras*", "W" * 70, "anticonstitutionnellement" * 3, "<b>")
# Every paper that any rule makes.
PLANS: dict[str, Plan] = {
    **{name: plan(name) for name in METHODS},
    **{f"majority {scale}": plan("majority", scale=scale) for scale in SCALES},
    **{f"budget {papers}": plan("budget", papers=papers, dots=9, per_option=9) for papers in Papers},
    "approval of one": plan(most=1),
    "dots, many": plan("dots", dots=20, per_option=20),
    "dots, few": plan("dots", dots=5, per_option=5),
}


def vote(what: Plan, round_: int = 1) -> Vote:
    return Vote("id", "workshop", what.lettered(), State.PREPARED, round_, None, None, 0)


def drawn(luck: random.Random, longest: int) -> str:
    """Words of people: short or as long as they may be."""
    if luck.random() < 0.3:
        return f"{luck.choice('aàé')}{luck.randrange(10_000)}"
    said = f"{luck.randrange(10_000)} "
    while len(said) < longest - 1:
        said += f"{luck.choice(SOME)} "
    return said[:longest].strip()


def with_words(what: Plan, options: int, luck: random.Random) -> Plan:
    choices = tuple(
        VoteOption(
            f"{at} {drawn(luck, LONGEST_TITLE - 3)}",
            drawn(luck, LONGEST_DESCRIPTION) if luck.random() < 0.7 else "",
            cost=Fraction(luck.choice([900, 1_234_567])),
        )
        for at in range(options)
    )
    said = [drawn(luck, LONGEST_QUESTION) for _ in range(3)]
    return replace(what, choices=choices, question=said[0], decider=said[1], answer_when=said[2])


def bare(text: str) -> str:
    """Without blanks, and without the places where a word may be broken."""
    return "".join(text.replace("\u200b", "").replace("\ufffe", "").split())


@pytest.mark.parametrize("name", sorted(PLANS))
@pytest.mark.parametrize("options", [2, 5, len(LETTERS)])
def test_whatever_is_written_each_paper_is_whole_and_on_one_page(name: str, options: int) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    luck = random.Random(seed)  # noqa: S311  a draw that can be made again
    shown = vote(with_words(PLANS[name], options, luck))
    made = ballots(shown, 5)
    assert faults(made) == outside(made) == [], f"seed {seed}"
    printed = pages(made)
    blank = bare(say("tablet.vote.blank"))
    a_page = [bare(page).count(blank) for page in printed]
    assert sum(a_page) == 5, f"seed {seed}"
    assert max(a_page) <= 4
    assert set(a_page[:-1]) <= {a_page[0]}
    for page, papers in zip(printed, a_page, strict=True):
        for choice in shown.plan.choices:
            assert bare(page).count(bare(f"{choice.id} · {typeset(choice.title)}")) == papers, (
                f"seed {seed}: {choice.title}"
            )
        assert bare(page).count(bare(typeset(shown.plan.question))) >= papers, f"seed {seed}"


@pytest.mark.parametrize("name", sorted(METHODS))
def test_an_everyday_ballot_says_the_rule_and_stands_twice_on_a_page_in_letters_of_twelve(name: str) -> None:
    shown = vote(plan(name))
    made = ballots(shown, 2)
    [page] = pages(made)
    for told in (say("tablet.vote.decider"), say("tablet.vote.seen"), say("ballot.fold"), "Une phrase simple."):
        assert told.replace("\u00a0", " ") in page.replace("\u00a0", " ")
    for word in TELLING[name].scale(shown.plan).values():
        assert page.split().count(word.split()[0]) >= 2
    assert min(sizes(made)) >= 12


def test_money_and_mentions_are_on_the_papers_that_have_them() -> None:
    budget, judged = words(ballots(vote(plan("budget")), 1)), words(ballots(vote(plan("majority")), 1))
    silent = say("tablet.vote.no_opinion")
    assert "(10 000 €)" in budget
    assert bare(say("vote.rule.budget", budget=euros(30_000))) in bare(budget)
    assert "€" not in judged
    assert judged.count(silent) == 2  # in the rule, and above its boxes
    assert silent not in words(ballots(vote(plan("consent")), 1))


def test_papers_of_one_vote_are_alike_and_of_two_are_not() -> None:
    """In an order that is not that of their making, and made again."""
    one, other = vote(plan("dots")), vote(replace(plan("approval"), question="Et après ?"), round_=2)
    later, first = ballots(other, 3), ballots(one, 3)
    assert (ballots(one, 3), ballots(other, 3)) == (first, later)
    assert "Et après" in words(later)
    assert say("vote.round", n=2) in words(later)
    assert "Et après" not in words(first)
    assert len({*pages(ballots(one, 4))}) == 1


@pytest.fixture
def one_more(tmp_path: Path) -> Iterator[None]:
    with registered(copied(tmp_path / "further")):
        yield


def test_one_more_method_has_its_paper_without_a_line_for_it(one_more: None) -> None:
    made = ballots(vote(plan(NAME)), 2)
    assert faults(made) == []
    assert say("ballot.hint.single") in words(made)
    assert say("vote.single.best") in words(made)
