"""Results as a table. It takes what may be shown: fewer than five ballots give no row."""

from collections.abc import Sequence

import pandas as pd

from domain.votes.ballot import Option
from domain.votes.result import Outcome, VoteResult
from sentences.votes.methods import METHODS
from sentences.votes.telling import ranks
from texts import say


def table(outcome: Outcome, options: Sequence[Option]) -> pd.DataFrame:
    """Rank, option, what it received, for people who read tables or hear them; none when few."""
    result = outcome.public()
    found = ranks(result.places)
    equal = {option for place in result.places if len(place.options) > 1 for option in place.options}
    rows = []
    for option in METHODS[outcome.method].in_order(outcome, options):
        rank = "" if option.id not in found else str(found[option.id])
        rows.append(
            (
                say("vote.table.tied", rank=rank) if option.id in equal else rank,
                option.title,
                _received(result, option, options),
            )
        )
    columns = [say("vote.table.rank"), say("vote.table.option"), say("vote.table.received")]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.set_index(columns[0]) if isinstance(result, VoteResult) else frame[columns[:2]].set_index(columns[0])


def _received(result: Outcome, option: Option, options: Sequence[Option]) -> str:
    if not isinstance(result, VoteResult) or option.id not in result.scores:
        return ""
    return METHODS[result.method].received(result, option, options)
