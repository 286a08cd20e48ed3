"""The files of a closed vote, from which anybody can count again.

``ballots.csv`` with ``rule.json``, or ``election.pb`` alone: each pair says everything, the seed of a lot included.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NoReturn, TypeVar

from domain.errors import AppError
from domain.votes import METHODS, method
from domain.votes.ballot import Ballot, Option, Rules, ids
from domain.votes.raised_hands import NO_HANDS
from domain.votes.record import ELECTION, RULE, SHEET, Record
from domain.votes.values import MOST_OPTIONS, JsonValue, MalformedFile, brief
from formats.uploads import decoded
from formats.votes import hands, pb, sheet
from formats.votes.sections import has_sections

T = TypeVar("T")


def write(record: Record) -> Mapping[str, str]:
    """The files by name, as text."""
    rule = {
        "question": record.question,
        "method": record.method,
        "rules": json.loads(record.rules.text),
        "options": [{"id": o.id, "title": o.title, "cost": str(o.cost)} for o in record.options],
        "seed": record.seed,
        "hands": hands.write(record.hands),
        "paper_readings": record.readings,
        "journal": record.journal,
        "quorum": record.quorum,
        "announced": record.announced,
    }
    about = {"description": record.question, "country": "France", "currency": "EUR"}
    extra = {
        "seed": record.seed or "",
        "hands": json.dumps(hands.write(record.hands), sort_keys=True),
        "paper_readings": str(record.readings),
        "journal": record.journal,
        "quorum": str(record.quorum or ""),
        "announced": json.dumps(record.announced, sort_keys=True),
    }
    return {
        SHEET: sheet.write(record.options, record.ballots),
        RULE: json.dumps(rule, ensure_ascii=False, indent=2) + "\n",
        ELECTION: pb.write(record.method, record.rules, record.options, record.ballots, about | extra),
    }


def read(handed: Iterable[tuple[str, bytes]]) -> Record:
    """The vote in an ``election.pb``, or in a ``ballots.csv`` and its ``rule.json``, in any order, each ballot checked.

    Parameters
    ----------
    handed : name and content of each file; the names are only told, what a file is shows in it.

    Raises
    ------
    MalformedFile
    """
    rules: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for name, content in handed:
        try:
            text = decoded(content)
        except MalformedFile as wrong:
            raise wrong.at(file=name) from wrong
        (rules if text.lstrip().startswith("{") else others).append((name, text))
    if len(others) != 1 or len(rules) > 1:
        raise MalformedFile(reason="fault.which_files")
    if not rules and not has_sections(others[0][1]):
        raise MalformedFile(reason="fault.which_files")  # a table of ballots whose rule was forgotten
    return _of_sheet(others[0], rules[0]) if rules else _of_election(*others[0])


def _of_sheet(ballots: tuple[str, str], rule: tuple[str, str]) -> Record:
    name, text = rule
    try:
        record = _announced(JsonValue.parse(text))
    except MalformedFile as wrong:
        raise wrong.at(file=name, line=_line(text, wrong.values.get("path", ()))) from wrong
    name, text = ballots
    try:
        papers = sheet.read(text, {option.id: option.title for option in record.options})
        return _checked(replace(record, ballots=tuple(papers.values())), list(papers))
    except MalformedFile as wrong:
        raise wrong.at(file=name) from wrong


def _announced(said: JsonValue) -> Record:
    """A record without its ballots."""
    options = tuple(_option(one) for one in said["options"].parts)
    named = ids(options)
    if not 0 < len(named) <= MOST_OPTIONS:
        said["options"].refuse("fault.no_option")
    if len(set(named)) < len(named):
        said["options"].refuse("fault.option_twice", option=brief(max(named, key=named.count)))
    seed = None if said["seed"].value is None else said["seed"].text
    announced = _values(said["announced"])
    counted = said["method"].one_of(list(METHODS))
    rules = Rules.of(said["rules"])
    raised = hands.read(said["hands"] if "hands" in said.keys else JsonValue(None), counted, rules, options)
    return Record(said["question"].text, counted, rules, options, (), seed, announced, raised)


def _option(said: JsonValue) -> Option:
    try:
        return Option(said["id"].text, said["title"].text, said["cost"].money)
    except MalformedFile as wrong:
        if "path" in wrong.values:
            raise
        said.refuse(wrong.reason, **wrong.values)


def _line(text: str, path: Iterable[str]) -> int:
    """The line where the last of these keys is written, 0 if it is not there."""
    at = 0
    for key in path:
        at = max(at, text.find(json.dumps(key, ensure_ascii=False), at))
    return text.count("\n", 0, at) + 1 if at else 0


def _of_election(name: str, text: str) -> Record:
    try:
        file = pb.read(text)
        if "announced" not in file.meta:
            _unannounced()
        by_hand = partial(hands.read, counted=file.method, rules=file.rules, options=file.options)
        record = Record(
            file.meta.get("description", ""),
            file.method,
            file.rules,
            file.options,
            file.ballots,
            file.meta.get("seed") or None,
            _on_line(file, "announced", _values),
            _on_line(file, "hands", by_hand) if "hands" in file.meta else NO_HANDS,
        )
        return _checked(record, file.lines)
    except MalformedFile as wrong:
        raise wrong.at(file=name) from wrong


def _unannounced() -> NoReturn:
    raise MalformedFile(reason="fault.unannounced")


def _values(said: JsonValue) -> Mapping[str, Any]:
    return {key: said[key].value for key in said.keys}


def _on_line(file: pb.File, key: str, read: Callable[[JsonValue], T]) -> T:
    """What a key of the heading holds, as JSON on one line."""
    line = file.places[key]
    try:
        return read(JsonValue.parse(file.meta[key], line=line))
    except MalformedFile as wrong:
        raise wrong.at(line=line) from wrong


def _checked(record: Record, lines: Sequence[int]) -> Record:
    """The record, if the rules allow each of its ballots."""
    counting, known = method(record.method), set[Ballot]()
    for ballot, line in zip(record.ballots, lines, strict=True):
        if ballot not in known:
            try:
                counting.check(ballot, record.options, record.rules)
            except AppError as refusal:
                raise MalformedFile.of(refusal, line=line) from refusal
            known.add(ballot)
    return record
