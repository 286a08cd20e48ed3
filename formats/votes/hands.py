"""Raised hands in the files of a vote, and why altered ones are refused."""

from collections.abc import Sequence
from typing import Any

from domain.votes import method
from domain.votes.ballot import Option, Rules, ids
from domain.votes.errors import MoreHandsThanVoices
from domain.votes.raised_hands import NO_HANDS, Hands
from domain.votes.values import JsonValue, brief


def write(hands: Hands) -> dict[str, Any]:
    """The counts as JSON."""
    return {"voters": hands.voters, "raised": dict(hands.raised)}


def read(said: JsonValue, counted: str, rules: Rules, options: Sequence[Option]) -> Hands:
    """The hands, if the rules allow them. None: a file that is older than hands as counts.

    Raises
    ------
    MalformedFile
    """
    if said.value is None:
        return NO_HANDS
    raised = said["raised"]
    hands = Hands.of({option: raised[option].number for option in raised.keys}, said["voters"].number)
    if hands != NO_HANDS and method(counted).by_hand is None:
        said.refuse("fault.hands_method", method=counted)
    for option in raised.keys:
        if option not in ids(options):
            raised[option].refuse("fault.hands_option", option=brief(option))
    try:
        hands.check(options, rules)
    except MoreHandsThanVoices:
        raised.refuse("fault.hands_many", voters=hands.voters)
    return hands
