"""What is handed back of an export: saved by a spreadsheet, it is counted alike; altered, one sentence says why."""

import csv
import io
import json
import os
import re
import time
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
import typer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from commands.__main__ import app
from commands.recount import TooLongError, at_most, recount
from domain.votes import METHODS, count, method, record
from domain.votes.ballot import Ballot, Completion, Option, Rules
from domain.votes.raised_hands import Hands
from domain.votes.record import ELECTION, RULE, SHEET, Record
from formats.votes import files
from tests.unit.votes.elections import Election, elections
from texts import say

EXAMPLES = int(os.environ.get("TABLEE_ALTERATIONS", "24"))  # for each method; a campaign asks for more
LONGEST = 5.0  # seconds of CPU for what takes some milliseconds
QUESTION = "Par quoi commencer : une épicerie ou un café à 3 € ?"
ODD = ["", "-1", "1e9", "9999999999999", "9" * 5_000, "1/0", "=1+1", "0x1", "\u0663", "a", "'", '"', ";", "\x00"]
JSONS: list[Any] = [None, True, -1, 1.5, 10**30, "1e999999999", "x", [], {}, [[]], {"id": 1}, "\ud800", float("inf")]


def exported(name: str, election: Election) -> dict[str, bytes]:
    result = method(name).count(election.ballots, election.options, election.rules)
    known = Record(QUESTION, name, election.rules, election.options, election.ballots, None, record.published(result))
    return {file: text.encode() for file, text in files.write(known).items()}


def recounted(folder: Path, files: dict[str, bytes]) -> tuple[int, str, str]:
    """The exit code and both outputs of the command; whatever the files, never a traceback and never after long."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    out, error, start = io.StringIO(), io.StringIO(), time.process_time()
    with redirect_stdout(out), redirect_stderr(error):
        code = _ended([folder / name for name in files])
    assert time.process_time() - start < LONGEST
    return code, out.getvalue(), error.getvalue()


def _ended(files: list[Path]) -> int:
    try:
        recount(files)
    except typer.Exit as ended:
        return ended.exit_code
    return 0


def places(output: str) -> list[str]:
    return [re.sub(r" \(.*?\)(?=,|$)", "", line) for line in output.splitlines() if re.match(r"\d+\. ", line)]


def saved(content: bytes, *, separator: str, encoding: str, end: str, quoted: bool, more: int) -> bytes:
    """The sheet as a program saves it that reads all cells and writes them in its own way."""
    out = io.StringIO()
    writer = csv.writer(
        out, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    )
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    writer.writerows([*row, *[""] * more] for row in rows)
    out.write(f"{separator * more}{end}" * more)
    return out.getvalue().encode(encoding, errors="replace")


@pytest.mark.parametrize("name", sorted(METHODS))
@settings(max_examples=EXAMPLES // 3, deadline=None)
@given(data=st.data())
def test_what_a_spreadsheet_saves_is_counted_alike(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    files = exported(name, data.draw(elections(name)))
    before = recounted(tmp_path_factory.mktemp("before"), {ELECTION: files[ELECTION]})
    assert before[0] == 0
    again = saved(
        files[SHEET],
        separator=data.draw(st.sampled_from([";", ",", "\t"])),
        encoding=data.draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])),
        end=data.draw(st.sampled_from(["\r\n", "\n", "\r"])),
        quoted=data.draw(st.booleans()),
        more=data.draw(st.integers(0, 3)),
    )
    assert recounted(tmp_path_factory.mktemp("after"), {SHEET: again, RULE: files[RULE]}) == before


@st.composite
def altered(draw: st.DrawFn, files: dict[str, bytes]) -> dict[str, bytes]:
    """One of the two ways to hand the files in, with one or two things changed in them."""
    handed = [{ELECTION: files[ELECTION]}, {SHEET: files[SHEET], RULE: files[RULE]}]
    chosen = dict(draw(st.sampled_from(handed)))
    for _ in range(draw(st.integers(1, 2))):
        name = draw(st.sampled_from(sorted(chosen)))
        ways = [_bytes, _fields] if name != RULE else [_bytes, _value]
        chosen[name] = draw(st.sampled_from(ways))(draw, chosen[name])
    return chosen


def _bytes(draw: st.DrawFn, content: bytes) -> bytes:
    """Cut, repeated, or with other bytes somewhere."""
    start, end = sorted((draw(st.integers(0, len(content))), draw(st.integers(0, len(content)))))
    middle = draw(st.one_of(st.just(b""), st.binary(max_size=6), st.just(content[start:end] * 2)))
    return content[:start] + middle + content[draw(st.sampled_from([start, end, len(content)])) :]


def _fields(draw: st.DrawFn, content: bytes) -> bytes:
    """A cell that holds something else, a line twice, or a line less."""
    lines = content.decode("utf-8", errors="replace").splitlines() or [""]
    at = draw(st.integers(0, len(lines) - 1))
    cells = lines[at].split(";")
    cells[draw(st.integers(0, len(cells) - 1))] = draw(st.sampled_from(ODD))
    changed = draw(st.sampled_from([[";".join(cells)], [lines[at]] * 2, []]))
    return "\n".join([*lines[:at], *changed, *lines[at + 1 :]]).encode()


def _value(draw: st.DrawFn, content: bytes) -> bytes:
    """A value of ``rule.json`` that is another, of any type, or gone."""
    try:
        known = json.loads(content)
    except ValueError:
        return content
    inside: Any = known
    while isinstance(inside, dict | list) and inside:
        key = draw(st.sampled_from(sorted(inside) if isinstance(inside, dict) else list(range(len(inside)))))
        if not isinstance(inside[key], dict | list) or draw(st.booleans()):
            inside[key] = draw(st.sampled_from(JSONS))
            break
        inside = inside[key]
    return json.dumps(known).encode()


@pytest.mark.parametrize("name", sorted(METHODS))
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_an_altered_file_is_counted_alike_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    files = exported(name, data.draw(elections(name)))
    before = recounted(tmp_path_factory.mktemp("before"), {ELECTION: files[ELECTION]})
    code, out, error = recounted(tmp_path_factory.mktemp("after"), data.draw(altered(files)))
    if code == 0:
        assert places(out) == places(before[1])
    else:
        assert len(error.splitlines()) == 1, error
        assert error.endswith(".\n"), error


OPTIONS = (Option("a", "Épicerie"), Option("b", "=1+1"))
ROOM = Election("approval", OPTIONS, tuple(Ballot.of({"a": 1}) for _ in range(5)), Rules())
FOREIGN = "META\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\np1;5\np2;5\nVOTES\nvoter_id;vote\n"


def test_a_sheet_opens_right_in_a_french_spreadsheet() -> None:
    content = exported("approval", ROOM)[SHEET]
    assert content.startswith(b"\xef\xbb\xbf")
    heading, titles = content.decode("utf-8-sig").splitlines()[:2]
    assert heading.split(";")[-2:] == ["a", "b"]
    assert titles.split(";")[-2:] == ["Épicerie", "'=1+1"]


@pytest.mark.parametrize(
    ("file", "old", "new", "word"),
    [
        (SHEET, "3;1;", "3;un;", "« un »"),
        (SHEET, "3;1;", "2;1;", "ligne 4"),
        (SHEET, "3;1;", "3;1;;;7", "3 cases"),
        (SHEET, "3;1;", "3;9;", "1"),
        (SHEET, "#;a;b", "#;a;c", "« c »"),
        (SHEET, "#;a;b", "#;a;a", "deux fois"),
        (SHEET, "#;a;b", "#;a;", "« b »"),
        (RULE, '"dots": 3', '"dots": "3"', "« rules.dots »"),
        (RULE, '"lot": false', '"lot": 0', "« rules.lot »"),
        (RULE, '"id": "b"', '"id": "a"', "deux fois"),
        (RULE, '"question"', "question", "JSON"),
        (ELECTION, "blank;0", "blank;9999999999999", "1\u202f000\u202f000"),
        (ELECTION, "vote_type;approval", "vote_type;shouting", "choose-1"),
        (ELECTION, "method;approval", "method;shouting", "budget"),
        (ELECTION, "a;0;Épicerie", "a;1e999999;Épicerie", "« a »"),
        (ELECTION, "b;0;", "a;0;", "plus haut"),
        (ELECTION, "3;a", "3;a,a", "« a »"),
        (ELECTION, "3;a", "3;z", ""),
    ],
)
def test_the_sentence_names_the_file_the_line_and_the_reason(
    tmp_path: Path, file: str, old: str, new: str, word: str
) -> None:
    files = exported("approval", ROOM)
    text = files[file].decode()
    assert text.count(old) == 1, text
    files[file] = text.replace(old, new).encode()
    handed = {ELECTION: files[ELECTION]} if file == ELECTION else {SHEET: files[SHEET], RULE: files[RULE]}
    code, _, error = recounted(tmp_path, handed)
    assert code == 2
    line = text.count("\n", 0, text.index('"options"' if '"id"' in old else old)) + 1
    assert error.startswith(f"{file}, ligne {line}\u00a0: "), error
    assert word in error.replace("\u00a0", " "), error


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "fault.empty"),
        (b"PK\x03\x04 a workbook", "fault.compressed"),
        (bytes(range(128)), "fault.not_text"),
        (b'{"question": ' + b"[" * 100_000, "fault.nested"),
        (b'{"question": 1, "question": 2}', "fault.key_twice"),
        (b'{"question": NaN}', "fault.not_a_value"),
    ],
)
def test_what_is_no_export_is_told_so(tmp_path: Path, content: bytes, reason: str) -> None:
    sheet = exported("approval", ROOM)[SHEET]
    code, _, error = recounted(tmp_path, {SHEET: sheet, RULE: content})
    assert code == 2
    assert say(reason, key="question", value="NaN") in error


def test_a_project_named_twice_in_a_foreign_file_is_named(tmp_path: Path) -> None:
    code, _, error = recounted(tmp_path, {"Ville_2024.pb": f"{FOREIGN}v1;p1\nv2;p2,p1,p2\n".encode()})
    assert (code, error) == (
        2,
        f"Ville_2024.pb, ligne 11\u00a0: {say('fault.named_twice', voter='v2', project='p2')}\n",
    )


@pytest.mark.parametrize("titles", [("Un four", "Une œuvre à nous"), ("12/05", "19/05")])
@pytest.mark.parametrize("altered_file", [RULE, SHEET])
def test_titles_that_were_exchanged_are_told(tmp_path: Path, titles: tuple[str, str], altered_file: str) -> None:
    named = (Option("b", titles[1]), Option("a", titles[0]))
    files = exported("approval", replace(ROOM, options=named))
    handed = {SHEET: files[SHEET], RULE: files[RULE]}
    assert recounted(tmp_path, handed)[0] == 0
    one, two = (title.encode() for title in titles)
    parts = [part.replace(two, one) for part in handed[altered_file].split(one)]
    code, out, error = recounted(tmp_path, handed | {altered_file: two.join(parts)})
    said, other = titles if altered_file == SHEET else titles[::-1]
    why = say("fault.column_title", column="b", said=said, other=other)
    assert (code, out, error) == (2, "", f"{SHEET}, ligne 2\u00a0: {why}\n")


def test_a_date_that_a_spreadsheet_wrote_in_its_own_way_is_no_other_title(tmp_path: Path) -> None:
    files = exported("approval", replace(ROOM, options=(Option("b", "12/05"), Option("a", "19/05"))))
    sheet = files[SHEET].replace(b"12/05", b"12-mai").replace(b"19/05", b"19-mai")
    assert recounted(tmp_path, {SHEET: sheet, RULE: files[RULE]})[0] == 0


def by_hand() -> Record:
    """Five ballots and a blank one, and three people by hand."""
    ballots, hands = (*ROOM.ballots, Ballot()), Hands.of({"b": 3, "a": 1}, 3)
    announced = record.published(count("approval", ballots, OPTIONS[::-1], Rules(), None, hands))
    return Record(QUESTION, "approval", Rules(), OPTIONS[::-1], ballots, None, announced, hands)


@pytest.mark.parametrize("names", [(ELECTION,), (RULE, SHEET)])
def test_ballots_and_hands_are_told_apart(tmp_path: Path, names: tuple[str, ...]) -> None:
    texts = files.write(by_hand())
    code, out, _ = recounted(tmp_path, {name: texts[name].encode() for name in names})
    assert code == 0
    assert out.splitlines()[:2] == [say("recount.vote", question=QUESTION, n=5, blank=1), say("recount.hands", n=3)]
    for wrong, parts in (({"hands": 2, "n": 7}, ["hands"]), ({"n": 9}, ["n"])):
        texts = files.write(replace(by_hand(), announced={**by_hand().announced, **wrong}))
        code, _, error = recounted(tmp_path, {name: texts[name].encode() for name in names})
        what = ", ".join(say(f"recount.part.{part}") for part in parts)
        assert (code, error) == (1, f"{say('recount.differs', what=what)}\n")


@pytest.mark.parametrize(
    ("hands", "counted", "key", "reason", "values"),
    [
        (Hands.of({"z": 1, "a": 1}, 3), "approval", '"z"', "fault.hands_option", {"option": "z"}),
        (Hands.of({"b": 3, "a": 1}, 2), "approval", '"raised"', "fault.hands_many", {"voters": 2}),
        (Hands.of({"b": 3, "a": 1}, 3), "dots", '"hands"', "fault.hands_method", {"method": "dots"}),
    ],
)
@pytest.mark.parametrize("names", [(ELECTION,), (RULE, SHEET)])
def test_altered_hands_are_told_with_their_file_and_line(
    tmp_path: Path, names: tuple[str, ...], hands: Hands, counted: str, key: str, reason: str, values: dict[str, Any]
) -> None:
    texts = files.write(replace(by_hand(), hands=hands, method=counted))
    where = key if names[0] == RULE else "hands;"
    [line, *_] = [number for number, line in enumerate(texts[names[0]].splitlines(), start=1) if where in line]
    code, out, error = recounted(tmp_path, {name: texts[name].encode() for name in names})
    assert (code, out, error) == (2, "", f"{names[0]}, ligne {line}\u00a0: {say(reason, **values)}\n")


# The alarm may ring where Python only writes an exception down (another library's callback of the collector, once in
# many runs): it rings again, and pytest is not to make a failure of the first ring.
RINGS = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@RINGS
def test_shares_that_would_grow_for_ever_are_given_up(tmp_path: Path) -> None:
    rules = Rules(budget=Fraction(10**6), completion=Completion.ADD1, step=Fraction(1, 10**9))
    costly = tuple(replace(option, cost=Fraction(10**6)) for option in OPTIONS)
    ballots = (Ballot.of({"a": 1}), *[Ballot.of({"b": 1})] * 2)
    written = files.write(Record(QUESTION, "budget", rules, costly, ballots, None, {}))
    (tmp_path / ELECTION).write_text(written[ELECTION], encoding="utf-8")
    method("budget").count(ballots, costly, Rules(budget=Fraction(10)))  # what counts is imported
    found = CliRunner().invoke(app, ["recount", str(tmp_path / ELECTION), "--seconds", "1"])
    assert (found.exit_code, found.stderr) == (2, f"{say('recount.too_long', seconds=1, more=10)}\n")


@RINGS
def test_an_alarm_that_was_lost_rings_again() -> None:
    end = monotonic() + 10

    def deaf() -> None:
        with suppress(TooLongError):  # as Python does where a finalizer was interrupted
            while monotonic() < end:
                pass
        while monotonic() < end:
            pass

    with pytest.raises(TooLongError), at_most(1):
        deaf()


def test_the_frame_of_help_speaks_french(tmp_path: Path) -> None:
    run = CliRunner().invoke
    for words in (["--help"], ["recount", "--help"], ["staff", "create", "--help"], ["demo", "--help"], []):
        said = run(app, words).output
        assert re.search(r"Usage|Show this|Arguments|Commands|required|default", said) is None, said
        assert "--help" in said
    for words in (["nothing"], ["recount"], ["recount", "--nothing"], ["demo", "--size", "many"], ["staff", "reset"]):
        refused = run(app, words)
        assert refused.exit_code == 2
        assert re.search(r"Usage|Try|Error|Missing|Invalid|No such", refused.stderr) is None, refused.stderr
    missing = run(app, ["recount", str(tmp_path / ELECTION)])
    assert (missing.exit_code, missing.stderr) == (2, f"{ELECTION}\u00a0: {say('fault.no_file')}\n")
