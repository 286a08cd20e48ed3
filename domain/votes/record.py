"""What was announced of a vote, and the files from which anybody can count again.

``ballots.csv`` with ``rule.json``, or ``election.pb`` alone: each pair says everything, the seed of a lot included.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from domain.errors import MalformedFile
from domain.votes import count, method, pb, sheet
from domain.votes.ballot import Ballot, Option, Rules
from domain.votes.raised_hands import NO_HANDS, Hands
from domain.votes.result import Result

SHEET, RULE, ELECTION = "ballots.csv", "rule.json", "election.pb"


@dataclass(frozen=True)
class Record:
    """A closed vote, complete. ``seed``: of the lot, None if none was drawn. ``announced``: as ``told`` wrote it.

    ``readings``: how many accounts typed the paper ballots: 0 without paper and where nobody noted it, 1, or 2 who
    agreed. ``journal``: the head of the territory's journal when this was handed out (``db.chain.head``).
    """

    question: str
    method: str
    rules: Rules
    options: tuple[Option, ...]
    ballots: tuple[Ballot, ...]
    seed: str | None
    announced: Mapping[str, Any]
    hands: Hands = NO_HANDS
    readings: int = 0
    journal: str = ""

    def recounted(self) -> Mapping[str, Any]:
        """What these ballots give by these rules, each of them checked again.

        Raises
        ------
        domain.errors.Invalid, domain.votes.errors.HandsNotAllowed
            The rules do not allow one of the ballots, or the hands.
        """
        counting = method(self.method)
        for ballot in self.ballots:
            counting.check(ballot, self.options, self.rules)
        return told(count(self.method, self.ballots, self.options, self.rules, self.seed, self.hands))


def told(result: Result) -> dict[str, Any]:
    """The places, the numbers as exact fractions in text, the voices that say something and the blank ballots."""
    by_hand = {"hands": result.hands} if result.hands else {}
    return by_hand | {
        "places": [list(place.options) for place in result.places],
        "scores": {
            option: {name: str(number) for name, number in sorted(numbers.items())}
            for option, numbers in sorted(result.scores.items())
        },
        "n": result.n,
        "blank": result.blanks,
    }


def files(record: Record) -> Mapping[str, str]:
    """The files by name, as text."""
    rule = {
        "question": record.question,
        "method": record.method,
        "rules": json.loads(record.rules.text),
        "options": [{"id": o.id, "title": o.title, "cost": str(o.cost)} for o in record.options],
        "seed": record.seed,
        "hands": _hands_told(record.hands),
        "paper_readings": record.readings,
        "journal": record.journal,
        "announced": record.announced,
    }
    about = {"description": record.question, "country": "France", "currency": "EUR"}
    extra = {
        "seed": record.seed or "",
        "hands": json.dumps(_hands_told(record.hands), sort_keys=True),
        "paper_readings": str(record.readings),
        "journal": record.journal,
        "announced": json.dumps(record.announced, sort_keys=True),
    }
    return {
        SHEET: sheet.write(record.options, record.ballots),
        RULE: json.dumps(rule, ensure_ascii=False, indent=2) + "\n",
        ELECTION: pb.write(record.method, record.rules, record.options, record.ballots, about | extra),
    }


def _hands_told(hands: Hands) -> dict[str, Any]:
    return {"voters": hands.voters, "raised": dict(hands.raised)}


def _hands_read(said: Mapping[str, Any] | None) -> Hands:
    """None: a file that is older than hands as counts."""
    return NO_HANDS if said is None else Hands.of({str(o): int(n) for o, n in said["raised"].items()}, said["voters"])


def read(texts: Iterable[str]) -> Record:
    """The vote in an ``election.pb``, or in a ``ballots.csv`` and its ``rule.json``, in any order.

    Raises
    ------
    domain.errors.MalformedFile
    """
    rules: list[str] = []
    others: list[str] = []
    for text in texts:
        (rules if text.lstrip("\ufeff \r\n").startswith("{") else others).append(text)
    if len(others) != 1 or len(rules) > 1:
        raise MalformedFile(what=f"{SHEET}, {RULE}")
    return _of_sheet(others[0], rules[0]) if rules else _of_election(others[0])


def _of_sheet(text: str, rule: str) -> Record:
    try:
        said = json.loads(rule.removeprefix("\ufeff"))
        options = tuple(Option(one["id"], one["title"], Fraction(one["cost"])) for one in said["options"])
        rules = Rules.parse(json.dumps(said["rules"]))
        ballots, hands = sheet.read(text), _hands_read(said.get("hands"))
        return Record(said["question"], said["method"], rules, options, ballots, said["seed"], said["announced"], hands)
    except (ValueError, KeyError, TypeError, AttributeError, ZeroDivisionError) as wrong:
        raise MalformedFile(what=RULE) from wrong


def _of_election(text: str) -> Record:
    file = pb.read(text)
    try:
        announced = json.loads(file.meta["announced"])
        hands = _hands_read(json.loads(file.meta.get("hands", "null")))
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise MalformedFile(what="announced") from wrong
    seed = file.meta.get("seed") or None
    question = file.meta.get("description", "")
    return Record(question, file.method, file.rules, file.options, file.ballots, seed, announced, hands)


def differences(record: Record) -> Sequence[str]:
    """What the count again finds otherwise than announced; empty if all agrees."""
    found = record.recounted()
    return [name for name in found if found[name] != record.announced.get(name)]
