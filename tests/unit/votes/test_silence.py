"""«Je ne me prononce pas»: told apart everywhere, and counted by the rule announced (docs/decisions/0094)."""

import json
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from math import lcm

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.votes import record
from domain.votes.ballot import Ballot, Option, Rules
from domain.votes.methods import majority
from domain.votes.methods.majority import MajorityResult
from domain.votes.proportions import keys, parting
from domain.votes.record import Record
from formats.votes import files
from sentences.votes import frames, statement, steps
from sentences.votes.methods.majority import profile, silences
from sentences.votes.paper import read_back
from sentences.votes.words import reasons
from tests.ballots import plan
from tests.unit.votes.elections import Election, elections

OPTIONS = (Option("A", "Une cuisine"), Option("B", "Un jardin"), Option("C", "Une fête"))
WORST, LEFT_OUT = Rules(), Rules(silence="left_out")
law = settings(max_examples=60, deadline=None)
tallies = st.lists(st.integers(0, 6), min_size=5, max_size=5).filter(any)


def counted(texts: dict[str, int], rules: Rules) -> MajorityResult:
    ballots = [Ballot.parse(text) for text, times in texts.items() for _ in range(times)]
    result = majority.count(ballots, OPTIONS, rules)
    assert isinstance(result, MajorityResult)
    return result


def by_hand(ballots: list[int]) -> list[int]:
    """The majority value as the book says it: the lower of the middle, which is then taken away."""
    left, found = sorted(ballots), []
    while left:
        found.append(left.pop((len(left) - 1) // 2))
    return found


def independent(election: Election) -> list[list[str]]:
    """The order of an election, counted from its papers and nothing of ours: groups of level options, best first."""
    papers = [dict(ballot.marks) for ballot in election.ballots if ballot.marks]
    given = {option.id: [paper[option.id] for paper in papers if option.id in paper] for option in election.options}
    if election.rules.silence == "worst":
        given = {option: marks + [0] * (len(papers) - len(marks)) for option, marks in given.items()}
    heard = {option: marks for option, marks in given.items() if papers and len(marks) * 2 >= len(papers)}
    whole = 2 * lcm(*map(len, heard.values())) if heard else 0
    strength = {option: by_hand(marks * (whole // len(marks))) for option, marks in heard.items()}
    levels = sorted({tuple(value) for value in strength.values()}, reverse=True)
    return [sorted(option for option in strength if tuple(strength[option]) == level) for level in levels]


@law
@given(elections("majority"), st.sampled_from(["worst", "left_out"]))
def test_the_order_is_that_of_an_independent_count(election: Election, silence: str) -> None:
    election = replace(election, rules=replace(election.rules, silence=silence))
    result = majority.count(election.ballots, election.options, election.rules)
    assert [list(place.options) for place in result.places] == independent(election)


@law
@given(elections("majority"), st.sampled_from(["worst", "left_out"]))
def test_every_ballot_is_a_mention_or_a_silence_of_each_option(election: Election, silence: str) -> None:
    result = majority.count(election.ballots, election.options, replace(election.rules, silence=silence))
    assert isinstance(result, MajorityResult)
    for option in election.options:
        said = Counter(dict(ballot.marks)[option.id] for ballot in election.ballots if option.id in dict(ballot.marks))
        assert list(result.given(option.id)) == [said[mention] for mention in range(len(result.profiles[option.id]))]
        assert said.total() + result.silent[option.id] == result.n


@law
@given(elections("majority"))
def test_where_everybody_judges_everything_the_rule_changes_nothing(election: Election) -> None:
    whole = tuple(
        Ballot.of({option.id: dict(ballot.marks).get(option.id, 1) for option in election.options})
        for ballot in election.ballots
    )
    one, other = (
        majority.count(whole, election.options, replace(election.rules, silence=silence))
        for silence in ("worst", "left_out")
    )
    assert [place.options for place in one.places] == [place.options for place in other.places]


@law
@given(tallies, tallies)
def test_tallies_part_where_their_keys_do(one: list[int], other: list[int]) -> None:
    values = keys({"one": one, "other": other})
    found = parting(one, other)
    assert (found is None) == (values["one"] == values["other"])
    if found is not None:
        assert (found.mention > found.other) == (values["one"] > values["other"])
        assert Fraction(0) <= found.aside < 1


# Eleven ballots: nobody dislikes the kitchen, five say nothing of it; the garden is judged by all.
PAPERS = {"A=3 B=2": 6, "B=2": 5}


def test_nobody_who_says_nothing_rejects_unless_that_was_announced() -> None:
    former, forgiving = counted(PAPERS, WORST), counted(PAPERS, LEFT_OUT)
    assert (former.silent, forgiving.silent) == ({"A": 5, "B": 0, "C": 11},) * 2
    assert former.profiles["A"] == (5, 0, 0, 6, 0)
    assert former.given("A") == forgiving.given("A") == forgiving.profiles["A"] == (0, 0, 0, 6, 0)
    assert [place.options for place in former.places] == [("A",), ("B",), ("C",)]
    assert [place.options for place in forgiving.places] == [("A",), ("B",)]
    one_more = {**PAPERS, "B=2": 6}
    assert counted(one_more, WORST).winners == ("B",)  # the sixth silence is the sixth «À rejeter» of twelve
    assert counted(one_more, LEFT_OUT).winners == ("A",)
    assert counted({**PAPERS, "B=2": 7}, LEFT_OUT).winners == ("B",)  # six opinions of thirteen are less than half


def test_what_was_planned_before_keeps_its_rule() -> None:
    before = json.loads(WORST.text)
    del before["silence"]
    assert Rules.parse(json.dumps(before)) == WORST
    assert Rules.parse(LEFT_OUT.text) == LEFT_OUT


@pytest.mark.parametrize(("rules", "said"), [(WORST, "«\u00a0À rejeter\u00a0»"), (LEFT_OUT, "ne compte")])
def test_silence_is_said_beside_the_result(rules: Rules, said: str) -> None:
    result = counted(PAPERS, rules)
    told = silences(result, OPTIONS)
    assert "Une cuisine\u00a0: 5" in told
    assert "Une fête\u00a0: 11" in told
    assert "Un jardin" not in told
    assert said in told
    received = frames.table(result, OPTIONS).iloc[:, -1].tolist()
    assert received[0].endswith("À rejeter\u00a0: 0, Sans avis\u00a0: 5")
    assert received[1].endswith("À rejeter\u00a0: 0")
    assert silences(counted({"A=1 B=1 C=1": 6}, rules), OPTIONS) == ""


def test_a_profile_holds_the_silent_where_they_count_and_names_them_where_they_do_not() -> None:
    former, forgiving = (profile(counted(PAPERS, rules), OPTIONS) for rules in (WORST, LEFT_OUT))
    kitchen = former[former["option"] == "Une cuisine"]
    assert kitchen["ballots"].tolist() == [5, 6]
    assert kitchen["mention"].tolist() == ["Sans avis", "Bien"]
    assert (kitchen["start"].min(), kitchen["end"].max()) == (0, 1)
    silent = kitchen[kitchen["mention"] == "Sans avis"]
    assert silent["end"].tolist() == [1]  # beyond the worst: on the side where it counts
    named = dict(forgiving.groupby("option")["ballots"].sum())
    assert named == {"Une cuisine\u00a0· 5 sans avis": 6, "Un jardin": 11}


def test_an_option_that_half_do_not_judge_has_no_place_and_that_is_said() -> None:
    told = reasons(counted(PAPERS, LEFT_OUT), OPTIONS)
    assert "Sur 6 avis, 6 lui donnent" in told[0]
    assert any("«\u00a0Une fête\u00a0»" in sentence and "moitié" in sentence for sentence in told)
    nobody = reasons(counted({"A=1": 2, "B=1": 2, "C=4": 2}, LEFT_OUT), OPTIONS)
    assert len(nobody) == 1
    assert "la moitié" in nobody[0]
    alone = reasons(counted({"A=3": 6}, LEFT_OUT), OPTIONS)
    assert alone[0].startswith("«\u00a0Une cuisine\u00a0»")
    assert "était la seule" not in alone[0]


def test_unequal_numbers_of_opinions_are_parted_in_proportion() -> None:
    result = counted({"A=3 B=3": 4, "A=3 B=2": 1, "A=1": 1, "B=2": 3}, LEFT_OUT)
    assert result.profiles["A"] == (0, 1, 0, 5, 0)
    assert result.profiles["B"] == (0, 0, 4, 4, 0)
    assert result.winners == ("A",)
    level = counted({"A=3 B=3": 3, "A=3 B=1": 1, "A=1 B=3": 1, "A=1": 1}, LEFT_OUT)  # A 4 of 6, B 4 of 5
    assert level.winners == ("B",)
    assert "garde «\u00a0Bien\u00a0»" in reasons(level, OPTIONS)[0]
    assert steps.steps(level, OPTIONS) == []
    assert counted({"A=3 B=3": 2, "A=1 B=1": 1, "A=3": 2, "A=1": 1}, LEFT_OUT).winners == ("A", "B")  # 4 of 6, 2 of 3


@pytest.mark.parametrize("rules", [WORST, LEFT_OUT])
def test_it_is_announced_before_and_read_back_from_paper(rules: Rules) -> None:
    asked = replace(plan("majority", options=3), rules=rules).lettered()
    counts = "«\u00a0À rejeter\u00a0»" if rules == WORST else "ni pour, ni contre"
    for lines in ([answer for _, answer in statement.lines(asked)], statement.short(asked)):
        assert any(counts in line for line in lines)
    assert read_back(Ballot.parse("B=3"), asked, 2).count("Sans avis") == 2
    assert "Une cuisine partagée\u00a0: Bien" in read_back(Ballot.parse("B=3"), asked, 2)
    assert "Sans avis" not in read_back(Ballot(), asked, 2)


@pytest.mark.parametrize("rules", [WORST, LEFT_OUT])
def test_the_files_tell_silence_apart_and_count_again(rules: Rules) -> None:
    result = counted(PAPERS, rules)
    ballots = tuple(Ballot.parse(text) for text, times in PAPERS.items() for _ in range(times))
    handed = files.write(Record("?", "majority", rules, OPTIONS, ballots, None, record.published(result)))
    assert "6;3;2;" in handed["ballots.csv"]  # no «0» where nothing was said
    for names in (("ballots.csv", "rule.json"), ("election.pb",)):
        again = files.read((name, handed[name].encode()) for name in names)
        assert again.rules == rules
        assert again.announced["silent"] == {"A": 5, "B": 0, "C": 11}
        assert record.differences(again) == []
        lied = replace(again, announced={**again.announced, "silent": {"A": 0, "B": 0, "C": 11}})
        assert record.differences(lied) == ["silent"]
        former = {name: value for name, value in again.announced.items() if name != "silent"}
        assert record.differences(replace(again, announced=former)) == []
