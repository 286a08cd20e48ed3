"""What a result says on the wall: as little as is read at ten metres, and nothing that its bars do not say too."""

from dataclasses import replace
from fractions import Fraction

from charts.drawn import spec
from charts.look import WALL
from domain.votes import count
from domain.votes.ballot import Allocation, Ballot, Option, Rules
from domain.votes.story import Story
from domain.votes.vote import Counted, Turnout, Vote, VoteOption
from domain.workshops.workshop import State
from sentences.votes.methods import METHODS
from sentences.votes.methods.budget import NAMED
from sentences.votes.walls import FIRST, MANY, brief, first, seen, side_by_side
from sentences.votes.words import reasons
from tests.ballots import plan
from texts import say

SHORT = tuple(
    Option(letter, f"Le four {letter}", Fraction(cost)) for letter, cost in zip("ABC", (10, 20, 30), strict=True)
)
LONG = tuple(Option(one.id, f"{one.title}{' des voisines et des voisins' * 2}", one.cost) for one in SHORT)
EVERYBODY = Rules(budget=Fraction(60), allocation=Allocation.EQUAL_SHARES)
PAPERS = [Ballot((("A", 1), ("B", 1), ("C", 1)))] * 6


def test_names_that_would_fill_a_wall_are_those_of_its_bars() -> None:
    for options, named in ((LONG, False), (SHORT, True)):
        outcome = count("budget", PAPERS, options, EVERYBODY)
        said = reasons(outcome, options)
        [first], _ = METHODS["budget"].on_wall(outcome, options, said)
        assert (len(said[0]) <= NAMED) is named
        assert [one.title in first for one in options] == [named] * 3
        [chart] = METHODS["budget"].drawn_on_wall({"": outcome}, options)
        assert set(chart.rows["option"]) == {one.title for one in options}


def test_of_several_proposals_each_has_one_bar_with_its_three_numbers() -> None:
    papers = [Ballot((("A", mark), ("B", 2 - mark))) for mark in (0, 0, 0, 1, 1, 2)]
    outcome = count("consent", papers, SHORT[:2], Rules())
    [chart] = METHODS["consent"].drawn_on_wall({"": outcome}, SHORT[:2])
    [desk] = METHODS["consent"].drawings({"": outcome}, SHORT[:2])
    assert (len(chart.rows), len(desk.rows)) == (2, 6)
    for row, one in zip(chart.rows.to_dict("records"), SHORT, strict=False):
        scores = outcome.scores[one.id]
        told = [say(f"vote.wall.{word}", n=int(scores[word])) for word in ("consents", "questions", "objections")]
        assert (row["option"], row["label"]) == (f"{one.id} · {one.title}", ", ".join(told))


def told(letters: str, n: int, before: Story | None = None, name: str = "approval") -> Story:
    """A closed vote on these options, named by their letters; each ballot takes the first ``n`` of them."""
    choices = tuple(VoteOption(f"Le four {letter}") for letter in letters)
    plan_ = replace(plan(name, options=2), choices=choices).lettered()
    mark = 4 if name == "majority" else 1
    papers = [Ballot(tuple((one.id, mark) for one in plan_.choices[:n]))] * 6
    round_ = 1 if before is None else before.vote.round + 1
    previous = None if before is None else before.vote.id
    vote = Vote(f"v{round_}", "w", plan_, State.CLOSED, round_, previous, None, 0)
    outcome = count(name, papers, vote.options, plan_.rules)
    return Story(vote, Turnout(), Counted(outcome, (), Turnout()), before)


def test_what_is_said_ends_where_a_sentence_does_and_not_inside_a_name() -> None:
    said = "« Le four. Et après. » est en tête. Il manquait une voix."
    assert brief(said, len(said)) == said
    assert brief(said, len(said) - 1) == "« Le four. Et après. » est en tête."
    assert brief(said, 20) == ""


def test_who_is_first_is_always_said() -> None:
    for options, papers in ((LONG, PAPERS), (LONG[:2], [Ballot((("A", 1),))] * 6)):
        outcome = count("approval", papers, options, Rules())
        for said in ("x" * (FIRST + 1), "x" * (2 * FIRST) + "."):
            words = first(said, outcome, [*options, *[Option(f"Z{n}", "") for n in range(MANY)]])
            assert (LONG[0].title in words) is (len(outcome.leading) == 1)
            assert len(words) > 0


def test_rounds_are_side_by_side_whatever_letters_their_options_have() -> None:
    before = told("ABC", 2)
    after = told("CA", 1, before)
    drawing = side_by_side([before, after], 1_300)
    assert drawing is not None
    rows = {(row["option"], row["round"]): row for row in drawing.rows.to_dict("records")}
    assert list(dict.fromkeys(drawing.rows["option"])) == ["Le four C", "Le four A", "Le four B"]
    assert [rows[f"Le four {one}", 0]["part"] for one in "ABC"] == [1, 1, 0]
    assert [rows[f"Le four {one}", 1]["part"] for one in "CA"] == [1, 0]
    assert rows["Le four B", 1]["label"] == say("vote.wall.not_offered")
    assert not rows["Le four B", 1]["offered"]
    drawn = spec(drawing.draw, drawing.rows, size=WALL, wide=1_300)
    assert drawn["width"] == 1_300


def test_many_names_have_lines_of_their_own_and_few_stay_as_they_are() -> None:
    for letters, named in (("ABC", "bars"), ("ABCDEFGHIJKL", "rounds")):
        story = told(letters, 1)
        assert story.counted is not None
        [drawing] = METHODS["approval"].drawn_on_wall({"": story.counted.told}, story.vote.options)
        shown = seen(drawing, 910)
        assert shown.draw.__module__ == f"charts.{'votes' if named == 'bars' else 'rounds'}"
        assert set(shown.rows["option"]) == {f"Le four {letter}" for letter in letters}


def test_profiles_of_two_rounds_are_side_by_side_too() -> None:
    before = told("ABC", 3, name="majority")
    after = told("BA", 2, before, name="majority")
    drawing = side_by_side([before, after], 1_300)
    assert drawing is not None
    given = {(row["option"], row["round"]): row["ballots"] for row in drawing.rows.to_dict("records") if row["offered"]}
    assert given == {(f"Le four {one}", 0): 6 for one in "ABC"} | {(f"Le four {one}", 1): 6 for one in "BA"}
    assert spec(drawing.draw, drawing.rows, size=WALL, wide=1_300)["layer"]


def test_of_many_thermometers_the_middle_of_each_is_told() -> None:
    options = [Option(letter, f"Le four {letter}") for letter in "ABC"]
    before, after = (
        count("thermometer", [Ballot((("A", n), ("B", 2), ("C", 10)))] * 6, options, Rules()) for n in (4, 8)
    )
    [drawing] = METHODS["thermometer"].drawn_on_wall({"avant": before, "après": after}, options)
    rows = {row["option"]: row for row in drawing.rows.to_dict("records")}
    assert {name: row["part"] for name, row in rows.items()} == {"Le four A": 0.8, "Le four B": 0.2, "Le four C": 1}
    assert "4" in rows["Le four A"]["label"]
    assert METHODS["thermometer"].on_wall(after, options, ["dit"]) == ((), ())
