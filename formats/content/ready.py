"""How the votes to begin with fit together: each is one that could be announced as it stands, but for its words."""

from collections.abc import Iterator

from domain.operations.content import Problem
from domain.votes import METHODS
from domain.votes.vote import LETTERS
from domain.votes.worth import Worth
from formats.content import schema
from formats.content.files import Entries


def problems(content: Entries) -> Iterator[Problem]:
    """A way of voting that exists, examples that exist, as many as it takes, and a sum where one is shared out."""
    known = {priority.id for priority in content.priorities}
    for each in content.references["ready_votes"]:
        if isinstance(each, schema.ReadyVote):
            for field, said in _wrong(each, known):
                yield Problem("ready_votes.yaml", f"ready_votes[{each.id}].{field}", said)


def _wrong(vote: schema.ReadyVote, known: set[str]) -> Iterator[tuple[str, str]]:
    if vote.method not in METHODS:
        yield "method", f"unknown method {vote.method!r}"
        return
    if vote.worth not in [str(worth) for worth in Worth]:
        yield "worth", f"unknown worth {vote.worth!r}"
    for priority in vote.priorities:
        if priority not in known:
            yield "priorities", f"unknown priority {priority!r}"
    least = METHODS[vote.method].least
    if not least <= len(vote.priorities) <= len(LETTERS):
        yield "priorities", f"must be {least} to {len(LETTERS)} for {vote.method!r}"
    if bool(vote.amount) is not METHODS[vote.method].money:
        yield "amount", "must be there where a sum is shared out, and nowhere else"
