"""The code of an idea: the browser draws it fairly, and the server derives from it what the browser derived."""

from collections import Counter

from domain.participation import tickets
from domain.participation.tickets import PICTOGRAMS, Ticket
from domain.priorities.code import idea_of
from tests.tablet.conftest import Node

TIMES = 400


def test_a_code_is_drawn_fairly_and_finds_its_idea_on_the_server(node: Node) -> None:
    codes = node.ask("ideas", [PICTOGRAMS, TIMES])
    read = [tickets.read(" ".join([*code["words"], code["digits"]]).upper()) for code in codes]
    assert read == [Ticket(tuple(code["words"]), code["digits"]) for code in codes]
    assert [idea_of(code) for code in read] == [code["idea"] for code in codes]
    assert len({code["idea"] for code in codes}) == TIMES
    icons = dict(PICTOGRAMS)
    assert all(icons[word] == icon for code in codes for word, icon in zip(code["words"], code["icons"], strict=True))
    words = Counter(word for code in codes for word in code["words"])
    digits = Counter("".join(code["digits"] for code in codes))
    assert set(words) == set(icons)
    assert all(30 < n < 125 for n in words.values())  # 75 expected; 5 standard deviations
    assert all(165 < n < 315 for n in digits.values())  # 240 expected; 5 standard deviations
