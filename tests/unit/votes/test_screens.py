"""What the room sees of a count: true rows for the charts, and nothing more than may be told."""

import re
from fractions import Fraction

import pandas as pd
import pytest

from charts import votes as charts
from charts.look import DESK, INK, PAPER, SCALES, WALL, contrast, readable_on
from domain.votes import METHODS, method
from domain.votes.ballot import Ballot, Option, Rules
from domain.votes.mentions import middle
from domain.votes.result import VoteResult
from sentences.votes import frames, words
from sentences.votes.methods import METHODS as TELLING
from sentences.votes.methods import majority, thermometer
from sentences.votes.steps import steps
from texts import say

OPTIONS = (
    Option("A", "Une cuisine", Fraction(50)),
    Option("B", "Un jardin d'hiver", Fraction(60)),
    Option("C", "Un four"),
)
SAYS = {
    "dots": ("A=2 B=1", "B=1"),
    "approval": ("A=1 B=1", "B=1"),
    "majority": ("A=3 B=4 C=0", "A=2 B=3"),
    "ranking": ("A=1 B=2 C=3", "B=1 A=2"),
    "budget": ("A=1 B=1", "B=1"),
    "consent": ("A=0 B=2", "A=1 B=0"),
    "thermometer": ("A=3 B=9", "A=4 B=2"),
}


def counted(name: str, people: int) -> VoteResult:
    ballots = [Ballot.parse(SAYS[name][person % 2]) for person in range(people)]
    return method(name).count(ballots, OPTIONS, Rules(budget=Fraction(100)))


def drawn(name: str, result: VoteResult) -> pd.DataFrame:
    drawings = TELLING[name].drawings({"Avant": result}, OPTIONS)
    return drawings[0].rows if drawings else pd.DataFrame()


@pytest.mark.parametrize("name", sorted(METHODS))
def test_fewer_than_five_ballots_give_no_number_at_all(name: str) -> None:
    few = counted(name, 4)
    assert drawn(name, few).empty
    assert steps(few, OPTIONS) == []
    table = frames.table(few, OPTIONS)
    assert list(table.columns) == [say("vote.table.option")]
    reasons = " ".join(words.reasons(few, OPTIONS))
    assert not re.search(r"\d+ (?!propositions)", reasons)


@pytest.mark.parametrize("name", sorted(METHODS))
@pytest.mark.parametrize("size", [DESK, WALL])
def test_every_method_has_its_chart_in_letters_one_can_read(name: str, size: int) -> None:
    rows = drawn(name, counted(name, 12))
    assert len(rows)
    chart = {"majority": charts.profile, "thermometer": charts.strips}.get(name, charts.bars)
    for frame in (rows, rows.iloc[:0]):
        drawing = chart(frame, size=size).to_dict()
        letters = [layer["mark"]["fontSize"] for layer in drawing["layer"] if "fontSize" in layer["mark"]]
        assert min(letters) >= size
        assert drawing["height"] > 0
        assert drawing["background"] == PAPER  # a dark page would swallow its ink


def test_bars_stand_in_the_order_of_the_places_with_their_counts() -> None:
    rows = drawn("approval", counted("approval", 8)).to_dict("records")
    assert [(row["option"], row["part"], row["label"], row["first"]) for row in rows] == [
        ("Un jardin d’hiver", 1.0, "8 sur 8", True),
        ("Une cuisine", 0.5, "4 sur 8", False),
        ("Un four", 0.0, "0 sur 8", False),
    ]


@pytest.mark.parametrize(("people", "told"), [(9, "4 sur 9"), (12, "6 sur 12 (50\u202f%)")])
def test_percentages_begin_at_ten_ballots(people: int, told: str) -> None:
    assert drawn("approval", counted("approval", people))["label"].tolist()[1] in {told, "5 sur 9"}


def test_dots_tell_dots_and_people() -> None:
    labels = dict(zip(*drawn("dots", counted("dots", 6))[["option", "label"]].to_numpy().T, strict=True))
    assert labels["Une cuisine"] == "6 gommettes, 3 personnes"
    assert labels["Un jardin d’hiver"] == "6 gommettes, 6 personnes"


def test_a_profile_is_whole_and_its_half_lies_in_the_majority_mention() -> None:
    result = counted("majority", 7)
    rows = majority.profile(result, OPTIONS)
    for _, parts in rows.groupby("option"):
        assert parts["ballots"].sum() == 7
        assert (parts["start"].min(), parts["end"].max()) == (0, 1)
        middle_part = parts[(parts["start"] <= 0.5) & (parts["end"] > 0.5)]
        tally = [int(parts.loc[parts["position"] == mention, "ballots"].sum()) for mention in range(5)]
        assert middle_part["position"].tolist() == [middle(tally)]


@pytest.mark.parametrize("colours", SCALES.values(), ids=len)
def test_mentions_have_an_order_that_colour_blind_people_see_and_letters_one_can_read(colours: tuple[str, ...]) -> None:
    assert len(set(colours)) == len(colours)
    assert all(contrast(readable_on(colour), colour) >= 4.5 for colour in colours)
    half = len(colours) // 2
    lightness = [contrast(colour, INK) for colour in colours]
    assert lightness[: half + 1] == sorted(lightness[: half + 1])
    assert lightness[half:] == sorted(lightness[half:], reverse=True)
    assert contrast(PAPER, INK) > max(lightness)


def test_no_two_mentions_of_a_scale_have_the_same_letters() -> None:
    for scale, many in (("five", 5), ("seven", 7), ("faces", 5)):
        ballots = [Ballot.of({"A": mention}) for mention in range(many)]
        result = method("majority").count(ballots, OPTIONS[:1], Rules(scale=scale))
        assert majority.profile(result, OPTIONS[:1])["short"].nunique() == many


def test_the_duel_is_told_ballot_by_ballot_until_the_mentions_part() -> None:
    texts = ["A=3 B=3"] * 3 + ["A=3 B=2"] * 2 + ["A=4 B=4"]
    result = method("majority").count([Ballot.parse(text) for text in texts], OPTIONS[:2], Rules())
    told = steps(result, OPTIONS[:2])
    drawings = [step.drawing for step in told if step.drawing]
    left = [one.rows.groupby("option")["ballots"].sum().tolist() for one in drawings]
    assert len(drawings) == len(told) > 1
    assert left == [[6 - step] * 2 for step in range(len(told))]
    assert "même mention" in told[0].sentence
    assert told[-1].sentence.endswith("«\u00a0Une cuisine\u00a0» passe devant.")


def test_a_purchase_is_told_in_euros() -> None:
    told = " ".join(step.sentence for step in steps(counted("budget", 10), OPTIONS))
    assert "Chacune des 10 personnes a 10\u202f€ à dépenser" in told


def test_a_strip_draws_no_dot_that_could_be_somebody() -> None:
    assert thermometer.strips({"Avant": counted("thermometer", 10)}, "A")["people"].sum() == 0
    assert thermometer.strips({"Avant": counted("thermometer", 11)}, "A")["people"].sum() == 11


def test_a_tie_is_told_as_a_tie() -> None:
    result = method("approval").count([Ballot.parse("A=1 B=1")] * 6, OPTIONS, Rules())
    assert frames.table(result, OPTIONS).index.tolist()[:2] == [say("vote.table.tied", rank="1")] * 2
    assert "à égalité en tête" in words.reasons(result, OPTIONS)[0]


def test_a_short_profile_leaves_its_rows_beside_a_legend_of_several_lines() -> None:
    result = counted("majority", 7)
    rows = majority.profile(result, OPTIONS[:2])
    legend = 2 * DESK * 3 // 2  # five mentions, three on a line
    assert charts.profile(rows).to_dict()["height"] - legend >= 2 * 4 * DESK
