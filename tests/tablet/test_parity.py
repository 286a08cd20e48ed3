"""What both languages know, because it holds without network: limits, and how the codes on paper are made.

A tablet goes on with a package of an earlier day, and draws codes by itself: these facts are no part of what it is
sent. Each stands once in ``tablet/``, and here it is what the server says.
"""

import pytest

from db.queries.votes import rights
from domain.errors import ForbiddenCharacters
from domain.participation import cards, tickets
from domain.participation.kinds import text
from domain.participation.typed import refuse_forbidden
from domain.priorities import priority
from domain.votes import vote
from domain.workshops import admission, workshop
from tests.tablet.conftest import Node

SOME = 200  # cards
WRITTEN = 0x10000  # one unit of JavaScript each


def test_limits_and_lengths_are_what_the_server_says(node: Node) -> None:
    assert node.ask("facts", None) == {
        "ticket": {"SIGNS": tickets.SIGNS, "DIGITS": tickets.DIGITS, "OLD": tickets.OLD_SIGNS},
        "card": cards.DIGITS,
        "idea": [priority.LONGEST_TITLE, priority.LONGEST_DESCRIPTION],
        "text": text.LONGEST,
        "objection": vote.LONGEST_WORDS,
        "slip": rights.SLIP_LENGTH,
        "code": workshop.CODE_LENGTH,
        "pin": admission.PIN_DIGITS,
    }
    assert tickets.OLD_SIGNS == tickets.OLD_DIGITS


def test_a_card_is_checked_and_written_as_the_server_does(node: Node) -> None:
    drawn = [cards.draw() for _ in range(SOME)]
    wrong = [f"{card[:at]}{(int(card[at]) + 1) % 10}{card[at + 1 :]}" for at, card in enumerate(drawn[: cards.DIGITS])]
    for card in wrong:
        with pytest.raises(cards.CardMalformed):
            cards.read(card)
    said = node.ask("cards", [*drawn, *wrong])
    assert said == [[card in drawn, cards.grouped(card)] for card in (*drawn, *wrong)]


def test_the_same_characters_are_refused(node: Node) -> None:
    refused = set()
    for code in range(WRITTEN):
        try:
            refuse_forbidden(chr(code))
        except ForbiddenCharacters:
            refused.add(code)
    assert set(node.ask("forbidden", WRITTEN)) == refused
