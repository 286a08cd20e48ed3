"""What is exported can be recounted by anybody, runs no formula and says nothing of who came when."""

import csv
from dataclasses import replace
from fractions import Fraction
from io import StringIO
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.votes import METHODS, method
from domain.votes.ballot import Ballot, Option, Rules
from domain.votes.values import MalformedFile
from formats.votes import pb, sheet
from tests.unit.votes.elections import elections

law = settings(max_examples=40, deadline=None)


@pytest.mark.parametrize("name", sorted(METHODS))
@law
@given(st.data())
def test_both_files_are_recounted_alike(name: str, data: st.DataObject) -> None:
    election = data.draw(elections(name))
    result = method(name).count(election.ballots, election.options, election.rules)
    file = pb.read(pb.write(name, election.rules, election.options, election.ballots, {"unit": "Ici"}))
    assert (file.method, file.rules, file.options) == (name, election.rules, election.options)
    assert method(file.method).count(file.ballots, file.options, file.rules) == result
    again = sheet.read(
        sheet.write(election.options, election.ballots), {option.id: option.title for option in election.options}
    )
    assert method(name).count(again.values(), election.options, election.rules) == result


@pytest.mark.parametrize("name", ["approval", "ranking"])
def test_files_are_the_same_whoever_came_first(name: str) -> None:
    options = [Option("a", "A"), Option("b", "B")]
    ballots = [Ballot.of({"a": 1}), Ballot.of({"b": 1}), Ballot()]
    assert len({pb.write(name, Rules(), options, order, {}) for order in permutations(ballots)}) == 1
    assert len({sheet.write(options, order) for order in permutations(ballots)}) == 1


def test_no_cell_of_a_sheet_is_a_formula() -> None:
    titles = ["=1+1", "+33", "-2", "@SUM(A1)", "\tx", "'x", 'dit "oui"; non']
    options = [Option(f"o{n}", title) for n, title in enumerate(titles)]
    text = sheet.write(options, [Ballot.of({"o0": 1})])
    rows = list(csv.reader(StringIO(text), delimiter=";"))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
    assert rows[1][1] == "'=1+1"
    assert sheet.read(text, {option.id: option.title for option in options}) == {3: Ballot.of({"o0": 1})}
    dashed = [Option("-x", "Tiret")]
    assert sheet.read(sheet.write(dashed, [Ballot.of({"-x": 1})]), {"-x": "Tiret"}) == {3: Ballot.of({"-x": 1})}


def test_a_title_cannot_break_a_pabulib_file() -> None:
    options = (Option("a", 'Un "four"; à pain\nVOTES', Fraction("12.50")), Option("b", "META", Fraction(1, 3)))
    file = pb.read(pb.write("approval", Rules(), options, [Ballot.of({"a": 1})], {"description": "x\nPROJECTS\ny;z"}))
    assert file.options == (replace(options[0], title='Un "four"; à pain VOTES'), options[1])
    assert file.ballots == (Ballot.of({"a": 1}),)


GOOD = "META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;5\nVOTES\nvoter_id;vote\n7;1\n"


def test_the_smallest_file_is_read() -> None:
    file = pb.read(f"\ufeff{GOOD}")
    assert (file.method, int(file.rules.budget)) == ("budget", 10)
    assert file.selected is None
    assert file.ballots == (Ballot.of({"1": 1}),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("META\n", ""),
        ("VOTES\n", ""),
        ("budget;10\n", ""),
        ("budget;10", "budget;beaucoup"),
        ("vote_type;approval", "vote_type;shouting"),
        ("1;5\n", ""),
        ("1;5\n", "1;5\n1;6\n"),
        ("1;5\n", "1;-5\n"),
        ("1;5\n", "1;1/0\n"),
        ("project_id;cost", "name;cost"),
        ("7;1", "7;1,1"),
        ("vote_type;approval", "vote_type;cumulative"),
        ("budget;10", "budget;10\nrules;{}{"),
        ("budget;10", 'budget;10\nrules;{"unknown": 1}'),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(old: str, new: str) -> None:
    assert old in GOOD
    with pytest.raises(MalformedFile):
        pb.read(GOOD.replace(old, new, 1))


@pytest.mark.parametrize("text", ["", "a\r\n", "a\r\nA\r\nx\r\n", "a\r\nA\r\n1,2\r\n"])
def test_a_sheet_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(MalformedFile):
        sheet.read(text, {"a": "A"})


def test_level_ranks_cannot_be_told_in_a_pabulib_file() -> None:
    with pytest.raises(MalformedFile):
        pb.write("ranking", Rules(), [Option("a", "A"), Option("b", "B")], [Ballot.of({"a": 1, "b": 1})], {})
