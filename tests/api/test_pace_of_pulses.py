"""What people of a room do is told to a screen once a moment; what is shown to them does not wait for that."""

import asyncio
from time import monotonic

import pytest

from db.changes import ANYTHING, Change
from server import hub as hubs
from server.hub import Hub

HERE, THERE, ELSEWHERE = (f"workshop:{letter * 32}" for letter in "abc")


def told(acts: list[tuple[float, Change]], seconds: float) -> list[tuple[float, str]]:
    """What a stream of two rooms is told, and when, in so many seconds; ``acts``: what changes, and when.

    «~» before a topic: one of many such changes.
    """
    hub = Hub()

    async def listened() -> list[tuple[float, str]]:
        began, heard = monotonic(), list[tuple[float, str]]()

        async def follow() -> None:
            with hub.viewing([THERE, HERE]) as viewer:
                async for change in hub.pulses(viewer):
                    assert change is not None
                    heard.append((monotonic() - began, str(change)))

        following = asyncio.create_task(follow())
        await asyncio.sleep(0)
        for moment, change in acts:
            await asyncio.sleep(max(0.0, began + moment - monotonic()))
            hub._wake(change)
        await asyncio.sleep(max(0.0, began + seconds - monotonic()))
        following.cancel()
        return heard

    return asyncio.run(listened())


def test_many_answers_are_one_pulse_a_breath(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hubs, "BREATH", 1.5)
    answers = [(0.02 * n, Change((HERE, THERE)[n % 2], soon=True)) for n in range(20)]
    heard = told(answers, 3.0)
    assert heard[0][1] == f"~{HERE}"
    assert sorted(topic for _, topic in heard[1:]) == [f"~{HERE}", f"~{THERE}"]
    assert heard[1][0] - heard[0][0] >= 1.4


def test_what_a_room_must_see_waits_for_no_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hubs, "BREATH", 1.5)
    changes = [
        (0.0, Change(HERE, soon=True)),
        (0.1, Change(THERE, soon=True)),
        (0.3, Change(HERE)),
        (0.4, Change(HERE)),
    ]
    heard = told(changes, 3.0)
    assert [topic for _, topic in heard] == [f"~{HERE}", HERE, HERE, f"~{THERE}"]
    assert 0.3 <= heard[1][0] < 1.4  # alone: what people do goes on being told once a breath
    assert heard[3][0] >= 1.4

    at_once = [(0.0, Change(THERE)), (0.01, Change(HERE)), (0.02, Change(ELSEWHERE)), (0.03, Change(HERE))]
    heard = told(at_once, 3.0)
    assert [topic for _, topic in heard] == [THERE, HERE]
    assert heard[1][0] - heard[0][0] >= 0.9 * hubs.HASTE

    heard = told([(0.0, Change(THERE, soon=True)), (0.2, Change(ANYTHING))], 3.0)
    assert sorted(topic for _, topic in heard) == [HERE, THERE, f"~{THERE}"]


def test_a_change_that_must_be_seen_is_not_hidden_behind_one_that_need_not() -> None:
    both = [Change(HERE), Change(HERE, soon=True)]
    for acts in (both, both[::-1]):
        heard = told([(0.0, Change(THERE)), *[(0.02, act) for act in acts]], 1.5)
        assert [topic for _, topic in heard] == [THERE, HERE]
