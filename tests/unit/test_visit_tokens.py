"""What a visit's token says is kept while it goes on; when it ends, and what is forged, is not."""

import time

import pytest

from domain.participation.errors import VisitExpired, VisitUnknown
from server.participation import tokens

SECRET, OTHER = "a secret of this house", "of another one"
HOURS = 3_600


def test_two_visits_end_each_at_its_own_time_however_often_they_were_read(monkeypatch: pytest.MonkeyPatch) -> None:
    now = int(time.time())

    def at(hours: float) -> None:
        monkeypatch.setattr(time, "time", lambda: now + hours * HOURS)

    first, _ = tokens.mint(SECRET, "workshop", "one")
    at(24)
    second, ticket = tokens.mint(SECRET, "other workshop", "two")
    for hours in (71, 30, 72):
        at(hours)
        for _ in range(2):
            assert tokens.read(SECRET, second).ticket == ticket.text
            assert (tokens.read(SECRET, first).workshop, tokens.read(SECRET, first).device) == ("workshop", "one")
    at(72.01)
    for _ in range(2):
        with pytest.raises(VisitExpired):
            tokens.read(SECRET, first)
        assert tokens.read(SECRET, second).device == "two"
    at(23)  # a clock that was set back: whoever signed it had another
    with pytest.raises(VisitExpired):
        tokens.read(SECRET, second)
    assert tokens.read(SECRET, first).device == "one"


def test_a_forged_one_is_refused_before_and_after_the_genuine_one() -> None:
    genuine, _ = tokens.mint(SECRET, "workshop", "one")
    forged = genuine[:-1] + ("a" if genuine[-1] != "a" else "b")
    for _ in range(2):
        for secret, token in ((SECRET, forged), (OTHER, genuine), (SECRET, ""), (SECRET, "é")):
            with pytest.raises(VisitUnknown):
                tokens.read(secret, token)
        assert tokens.read(SECRET, genuine).workshop == "workshop"
