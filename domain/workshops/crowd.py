"""What the devices of a room are doing, as numbers: never which of them does what, nor since when."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from domain.workshops.admission import Device, Kind


class Doing(StrEnum):
    """What a device that came in is doing. A shared tablet is never finished: it is ready for the next person."""

    FINISHED = "finished"
    ANSWERING = "answering"
    READY = "ready"
    AWAY = "away"


def crowd(inside: Iterable[Device], begun: Mapping[Kind, int], away: Collection[str]) -> dict[Doing, int]:
    """How many of the devices that came in do what; together they are all of them.

    Visits do not name their device, so this is what numbers allow. A phone put away by somebody who has finished is
    finished, not away.

    Parameters
    ----------
    begun : visits that have begun and are not over, by the kind of their device.
    away : ids of devices that did not answer when the room last changed.
    """
    devices = list(inside)
    phones = [one for one in devices if one.kind is Kind.PHONE]
    used = [one for one in phones if one.begun]
    tablets = [one for one in devices if one.kind is Kind.TABLET]
    going_on = min(begun.get(Kind.PHONE, 0), len(used))
    finished = len(used) - going_on
    lost = max(0, _gone(used, away) - finished)  # of those that have begun
    gone = lost + _gone(tablets, away) + _gone((one for one in phones if not one.begun), away)
    there = len(tablets) - _gone(tablets, away)
    answering = going_on - lost + min(begun.get(Kind.TABLET, 0), there)
    ready = len(devices) - finished - gone - answering
    return {Doing.FINISHED: finished, Doing.ANSWERING: answering, Doing.READY: ready, Doing.AWAY: gone}


def _gone(devices: Iterable[Device], away: Collection[str]) -> int:
    return sum(one.id in away for one in devices)
