"""A closed vote, complete: what was announced of it, and what a count again finds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.errors import AppError
from domain.votes import count
from domain.votes.ballot import Ballot, Option, Rules
from domain.votes.raised_hands import NO_HANDS, Hands
from domain.votes.result import VoteResult
from domain.votes.values import MalformedFile

SHEET, RULE, ELECTION = "ballots.csv", "rule.json", "election.pb"  # the files in which it is handed out


@dataclass(frozen=True)
class Record:
    """A closed vote, complete. ``seed``: of the lot, None if none was drawn. ``announced``: as ``published`` wrote it.

    ``readings``: how many accounts typed the paper ballots: 0 without paper and where nobody noted it, 1, or 2 who
    agreed. ``journal``: the head of the territory's journal when this was handed out (``db.chain.head``).
    ``quorum``: voices that the vote wanted, None for any; it changes no count.
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
    quorum: int | None = None

    def recounted(self) -> Mapping[str, Any]:
        """What these ballots and hands give by these rules, once each ballot is checked.

        Raises
        ------
        MalformedFile
            The rules do not allow these hands.
        """
        try:
            return published(count(self.method, self.ballots, self.options, self.rules, self.seed, self.hands))
        except AppError as refusal:
            raise MalformedFile.of(refusal) from refusal


def published(result: VoteResult) -> dict[str, Any]:
    """The places, the numbers as exact fractions in text, the voices that say something and the blank ballots.

    ``silent``, for majority judgment: the ballots that do not judge each option.
    """
    by_hand = {"hands": result.hands} if result.hands else {}
    return (
        by_hand
        | result.more
        | {
            "places": [list(place.options) for place in result.places],
            "scores": {
                option: {name: str(number) for name, number in sorted(numbers.items())}
                for option, numbers in sorted(result.scores.items())
            },
            "n": result.n,
            "blank": result.blanks,
        }
    )


def differences(record: Record) -> Sequence[str]:
    """What the count again finds otherwise than announced; empty if all agrees.

    Silence was not announced by itself before decision 0094: its ballots tell it.
    """
    found, said = _apart(record.recounted()), _apart(record.announced)
    return [name for name in found if found[name] != said.get(name) and (name != "silent" or name in said)]


def _apart(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same, ``n`` without the people who voted by hand: a hand too many is no ballot too many."""
    n, hands = values.get("n"), values.get("hands", 0)
    known = isinstance(n, int) and isinstance(hands, int)
    return {"hands": hands, **values, "n": n - hands if known else n}
