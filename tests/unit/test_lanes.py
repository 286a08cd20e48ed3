"""The lanes in which passwords are tried: one at a time, so many wrong ones a second, whoever is named."""

import threading
import time
from collections.abc import Callable

import pytest

from frame.staff.lanes import AT_ONCE, GLANCE, RATE, Lane

FLOOD, HONEST = "192.0.2.1", "198.51.100.7"


class PageGone(Exception):
    """The browser closed it."""


class Queue:
    """Tries in threads of their own, as pages are, and the order in which they come to their turn."""

    def __init__(self, lane: Lane) -> None:
        self.lane = lane
        self.served: list[str] = []
        self.inside = self.most_inside = 0
        self.threads: list[threading.Thread] = []

    def send(self, name: str, client: str, about: str, *, right: bool = False) -> None:
        def one() -> None:
            with self.lane.turn(client, about, lambda: None) as costs_nothing:
                self.inside += 1
                self.most_inside = max(self.most_inside, self.inside)
                self.served.append(name)
                time.sleep(0.001)
                self.inside -= 1
                if right:
                    costs_nothing()

        before = self.lane._clients.waiting
        self.threads.append(threading.Thread(target=one))
        self.threads[-1].start()
        while self.lane._busy and self.lane._clients.waiting == before:
            time.sleep(0.0005)

    def end(self) -> None:
        for thread in self.threads:
            thread.join(20)
            assert not thread.is_alive()


def behind(lane: Lane, then: Callable[[Queue], None]) -> list[str]:
    """Who is served in which order, of those who come while somebody is at it."""
    queue = Queue(lane)
    with lane.turn("somebody", "somebody", lambda: None):
        then(queue)
    queue.end()
    assert queue.most_inside == 1
    return queue.served


def test_an_honest_try_waits_for_two_others_at_most_whatever_account_is_flooded() -> None:
    def arrive(queue: Queue) -> None:
        for number in range(30):
            queue.send(f"flood {number}", FLOOD, "ana")
        queue.send("ana elsewhere", HONEST, "ana")
        queue.send("ben from the flood's address", FLOOD, "ben")

    served = behind(Lane(rate=1_000, at_once=100), arrive)
    assert served.index("ana elsewhere") <= 1
    assert served.index("ben from the flood's address") <= 2
    assert len(served) == 32  # nobody was refused
    assert 2 / RATE <= 2  # seconds


def test_wrong_ones_come_out_at_their_rate_and_right_ones_cost_nothing() -> None:
    lane, began = Lane(rate=50, at_once=AT_ONCE), time.monotonic()
    queue = Queue(lane)
    for number in range(AT_ONCE + 20):
        queue.send(str(number), FLOOD, "ana")
    queue.end()
    assert time.monotonic() - began >= 20 / 50 * 0.95
    time.sleep(1 / 50)
    began = time.monotonic()
    slow = Lane(rate=0.001, at_once=1)
    queue = Queue(slow)
    for number in range(40):
        queue.send(str(number), FLOOD, "ana", right=True)
    queue.end()
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("closed", [0, 1])
def test_a_page_that_goes_leaves_its_place_and_holds_up_nobody(monkeypatch: pytest.MonkeyPatch, closed: int) -> None:
    monkeypatch.setattr("frame.staff.lanes.GLANCE", 0.01)
    lane = Lane(rate=1_000, at_once=100)
    clients = (FLOOD, HONEST)

    def gone() -> None:
        raise PageGone

    with lane.turn(*(clients[1 - closed], "ben"), lambda: None):
        with pytest.raises(PageGone), lane.turn(clients[closed], "ana", gone):
            pass
        assert lane._clients.waiting == 0
        assert lane._lines == {}
    with pytest.raises(PageGone), lane.turn(FLOOD, "ana", lambda: None):
        gone()  # while it was compared
    queue = Queue(lane)
    queue.send("after", HONEST, "ben")
    queue.end()
    assert queue.served == ["after"]
    assert GLANCE <= 2
