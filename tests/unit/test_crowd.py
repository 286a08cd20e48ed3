"""What devices do, as numbers: whatever is drawn, they are all of them, and none of them is fewer than nobody."""

import random

from domain.workshops.admission import Device, Kind, Standing
from domain.workshops.crowd import Doing, crowd


def device(name: str, kind: Kind, begun: int = 0) -> Device:
    return Device(name, "workshop", kind, Standing.ADMITTED, max(1, begun), begun)


def test_phones_finish_and_tablets_are_ready_for_the_next() -> None:
    inside = [
        device("f", Kind.TABLET, 4),
        device("a", Kind.PHONE, 1),
        device("e", Kind.TABLET),
        device("b", Kind.PHONE),
        device("c", Kind.PHONE, 1),
    ]
    told = crowd(inside, {Kind.PHONE: 1, Kind.TABLET: 1}, ())
    assert told == {Doing.FINISHED: 1, Doing.ANSWERING: 2, Doing.READY: 2, Doing.AWAY: 0}
    assert crowd(inside, {}, ("f", "b"))[Doing.AWAY] == 2


def test_a_phone_put_away_by_somebody_who_finished_is_not_away() -> None:
    inside = [device("b", Kind.PHONE, 1), device("a", Kind.PHONE, 1)]
    assert crowd(inside, {Kind.PHONE: 1}, ("a",)) == {
        Doing.FINISHED: 1, Doing.ANSWERING: 1, Doing.READY: 0, Doing.AWAY: 0,
    }  # fmt: skip
    assert crowd(inside, {Kind.PHONE: 1}, ("a", "b"))[Doing.AWAY] == 1
    assert crowd(inside, {Kind.PHONE: 2}, ("a",))[Doing.ANSWERING] == 1


def test_they_are_always_all_of_them() -> None:
    luck = random.Random(108)  # noqa: S311  a draw that can be made again
    for _ in range(2_000):
        inside = [
            device(str(number), luck.choice(list(Kind)), luck.randint(0, 2)) for number in range(luck.randint(0, 8))
        ]
        going_on = {kind: luck.randint(0, 6) for kind in Kind}
        away = {one.id for one in inside if luck.random() < 0.4} | {"of another room"}
        told = crowd(inside, going_on, away)
        assert sum(told.values()) == len(inside)
        assert min(told.values()) >= 0
