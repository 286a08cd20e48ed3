"""What a commit says first, an area and what changes, short enough for a list; and what must not be in it."""

import re
import subprocess

import pytest

from tests.architecture.sources import ROOT

LONGEST = 72  # characters of a subject, as lists of commits show them
AREA = re.compile(r"[a-z][a-z0-9-]*(?:(?:, |[ ./])[a-z0-9-]+)*: \S")
# Commits until this one are history: among them are subjects of another manner. By its time rather than by its place,
# so that branches that were open then, and clones that hold only the last commits, are read in the same way.
HISTORY = "f008c2ca779f16c0bc61807155629b96ae0f030d"
HISTORY_ENDS = 1795853819  # when it was committed, in seconds


def faults(subject: str) -> list[str]:
    """What is wrong with a subject, in words."""
    long = f"{len(subject)} characters, {LONGEST} at most" if len(subject) > LONGEST else ""
    return [*filter(None, [long, "" if AREA.match(subject) else "no area: «tablet: what changes»"])]


def since(listed: str) -> dict[str, str]:
    """The subjects of the commits that are no history, by their short hash; ``listed``: hash, time, subject a line."""
    rows = [line.split("\t", 2) for line in listed.splitlines()]
    return {commit: subject for commit, moment, subject in rows if int(moment) > HISTORY_ENDS}


def history() -> str:
    """Every commit that is no merge, as far as this clone knows."""
    return git("log", "--no-merges", "--format=%h%x09%ct%x09%s")


def git(*asked: str) -> str:
    """What git says; skips where there is no repository, or no git."""
    command = ["git", *asked]
    try:
        found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no git here")
    if found.returncode != 0 or not (ROOT / ".git").exists():
        pytest.skip("these files are no clone: they have no history")
    return found.stdout


def test_each_commit_says_its_area_in_few_words() -> None:
    wrong = {f"{commit} {subject}": told for commit, subject in since(history()).items() if (told := faults(subject))}
    assert wrong == {}


@pytest.mark.parametrize(
    "subject",
    [
        "tablet: kinds of questions lie in a folder that nobody lists",
        "e2e: one",
        "db, tests: two areas",
        f"docs: {'x' * (LONGEST - 6)}",
        "texts: « espaces fines » count once, as letters do",
    ],
)
def test_a_good_subject(subject: str) -> None:
    assert faults(subject) == []


@pytest.mark.parametrize(
    ("subject", "n"),
    [
        ("Tablet: begins with a capital", 1),
        ("more tests", 1),
        ("tablet:no space", 1),
        ("tablet: ", 1),
        ("", 1),
        ('Revert "tablet: kinds"', 1),
        (f"docs: {'x' * (LONGEST - 5)}", 1),
        ("x" * (LONGEST + 1), 2),
    ],
)
def test_a_bad_subject_is_found_out(subject: str, n: int) -> None:
    assert len(faults(subject)) == n


def test_nothing_committed_is_a_link_to_somewhere_else() -> None:
    assert [line for line in git("ls-files", "--stage").splitlines() if line.startswith("120000")] == []


def test_only_what_came_after_is_read() -> None:
    listed = f"aaa\t{HISTORY_ENDS}\tof before\nbbb\t{HISTORY_ENDS + 1}\ttests: a\ttab\n"
    assert since(listed) == {"bbb": "tests: a\ttab"}
    assert since("") == {}
