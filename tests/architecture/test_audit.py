"""Every staff write leaves its act in the audit: the list of writes is read from the code itself."""

import ast
import re
from functools import cache
from pathlib import Path

from db.queries.votes import papers
from domain.evaluation.life import Kind
from domain.priorities.priority import Happening
from domain.staff.journal import FORMER
from tests.architecture.sources import calls, dotted, functions, house, nodes
from texts import keys_under

WRITING = {"insert", "update", "delete", "upsert", "upsert.insert"}
QUERIES = ("db", "queries")
# What staff's screens and commands write without any act of theirs, and why.
NOT_ACTS = {
    "staff.staff.hand_over": "a browser fetches its cookie; the session that it opens is audited",
    "staff.sessions.touch": "a session is in use",
    "staff.sessions.sweep": "what can open nothing any more is removed",
    "staff.access_ends.sweep": "the same",
    "staff.access_ends.lapse_all": "links of a database that comes back from a copy, by the command that says so",
    "workshops.endings.settle": "what closing, which is audited, does half an hour later",
    "cooperation.ties.declare": "a row of a draft, as an answer at the desk; handing it over is audited",
    "cooperation.trust.keep": "an answer of an organisation, as one at the desk",
    "participation.composition.compose": "a questionnaire of known parts, for the workshop that is audited beside it",
    "participation.composition.following": "the same, of what follows it there",
}
Name = tuple[str, str]  # a module of db/queries, such as votes.cast, and its function


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(Path(*QUERIES)).with_suffix("").parts)


def file_of(module: str) -> Path:
    return Path(*QUERIES, *module.split(".")).with_suffix(".py")


@cache
def known() -> dict[Name, ast.AST]:
    return {
        (module_of(path), function.name): function
        for path in house()
        if path.parts[:2] == QUERIES
        for function in functions(path)
    }


@cache
def aliases(path: Path) -> dict[str, str]:
    """What a module of db/queries is called in this file, and its name."""
    return {
        name.asname or name.name: f"{(node.module or '').removeprefix('db.queries.')}.{name.name}"
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("db.queries.")
        for name in node.names
    }


@cache
def imported(path: Path) -> dict[str, Name]:
    """The functions of db/queries that this file has by their own name: its own, and those it imports one by one."""
    own = {name: (module, name) for module, name in known() if path == file_of(module)}
    return own | {
        name.asname or name.name: (node.module.removeprefix("db.queries."), name.name)
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("db.queries.") and node.module
        for name in node.names
    }


@cache
def called(node: ast.AST, path: Path) -> set[Name]:
    """The functions of db/queries that are called (or handed on) here."""
    found = set()
    for part in ast.walk(node):
        module, _, function = dotted(part).rpartition(".")
        name = (aliases(path).get(module, ""), function) if module else imported(path).get(function, ("", ""))
        if name in known():
            found.add(name)
    return found


@cache
def reached(name: Name) -> frozenset[Name]:
    """The function and all that it calls in db/queries."""
    seen: set[Name] = set()
    left = [name]
    while left:
        one = left.pop()
        if one not in seen:
            seen.add(one)
            left += called(known()[one], file_of(one[0]))
    return frozenset(seen)


@cache
def writes(name: Name) -> bool:
    return any(
        dotted(part.func) in WRITING
        for one in reached(name)
        for part in ast.walk(known()[one])
        if isinstance(part, ast.Call)
    )


def unaudited(path: Path) -> set[str]:
    """The writes in this file that leave no act, themselves or beside them in the same function."""
    found = set()
    for function in functions(path):
        here = called(function, path)
        if ("staff.audit", "record") not in here:
            found |= {
                f"{module}.{name}"
                for module, name in here
                if writes((module, name)) and ("staff.audit", "record") not in reached((module, name))
            }
    return found


def staff_files() -> list[Path]:
    return [
        path
        for path in house()
        if path.parts[0] in {"pages", "commands", "frame"} or path == Path("server/staff/session.py")
    ]


def test_every_staff_write_leaves_an_act() -> None:
    silent = {name: str(path) for path in staff_files() for name in unaudited(path) if name not in NOT_ACTS}
    assert silent == {}


NAMED = {
    "votes.raised_hands.record", "votes.papers.move", "votes.papers.decide", "votes.rights.slips",
    "votes.objections.raised", "votes.objections.meet", "evaluation.waves.begin", "votes.screens.show",
    "votes.screens.clear", "votes.votes.prepare", "workshops.workshops.prepare",
}  # fmt: skip


def test_the_writes_that_were_once_silent_are_seen_to_write_and_to_tell() -> None:
    for name in NAMED:
        module, _, function = name.rpartition(".")
        assert writes((module, function))
        assert ("staff.audit", "record") in reached((module, function))


TELLING = {"audit.record", "record", "_written", "_release"}


def actions() -> set[str]:
    """The acts whose names are written out in the code."""
    written = {
        str(part.value)
        for path in house()
        for name, call in calls(path)
        if name in TELLING
        for part in [*call.args, *(keyword.value for keyword in call.keywords)]
        if isinstance(part, ast.Constant) and re.fullmatch(r"[a-z_]+\.[a-z_]+", str(part.value))
    }
    made = (
        {f"priority.{kind}" for kind in Happening}
        | {f"indicator.{kind}" for kind in Kind}
        | {f"actor_proposal.{state}" for state in ("kept", "set_aside")}
    )
    return written | {*papers.DONE.values()} | made


def test_every_act_has_a_sentence_for_the_committee() -> None:
    assert {"people.counted", "vote.hands_counted", "workshop.revealed"} <= actions()
    sentences = set(keys_under("act"))
    assert {action for action in actions() if action not in sentences and f"{action}.one" not in sentences} == set()


IRREGULAR = {
    "bound",
    "drawn",
    "shown",
    "made",
    "kept",
    "taken",
    "given",
    "set",
    "put",
    "reset",
    "done",
    "forgotten",
    "chosen",
}


def has_happened(action: str) -> bool:
    """Whether its verb is a past participle."""
    return any(word in IRREGULAR or word.endswith("ed") for word in action.partition(".")[2].split("_"))


def test_every_act_is_named_as_what_has_happened() -> None:
    assert {action for action in actions() if not has_happened(action)} == set()
    assert not has_happened("vote.open")
    assert not has_happened("vote.paper_add")
    assert not has_happened("account.roles")


def test_a_former_name_is_read_as_one_that_there_is_and_never_written_again() -> None:
    assert FORMER.keys() & actions() == set()
    assert set(FORMER.values()) <= actions()
