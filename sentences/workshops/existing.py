"""What is said of what exists already: the same on the wall, on the console and in the minutes."""

from collections.abc import Mapping

from domain.workshops.existing import Thing
from texts import day_of, say


def named(thing: Thing) -> str:
    """Its name, and the others that it was given."""
    if not thing.also:
        return thing.named.title
    return say("existing.also", title=thing.named.title, n=len(thing.also), others=", ".join(thing.also))


def about(thing: Thing, kinds: Mapping[str, str], workshop: str) -> str:
    """What it is, where, and who does it; whether a table named it, or a former workshop. ``workshop``: this one."""
    one = thing.named
    return " · ".join(filter(None, (kinds.get(one.kind, one.kind), one.place, one.actor, _by(thing, workshop))))


def _by(thing: Thing, workshop: str) -> str:
    """The tables that named it here; of what only former workshops have named, when they did."""
    if not thing.by(workshop):
        return say("existing.day", day=day_of(thing.day))
    here = [one for one in (thing.first, *thing.merged) if one.workshop == workshop]
    return tables([one.named.table for one in here if one.named.table is not None])


def tables(numbers: list[int]) -> str:
    """Which tables, each once; nothing for none."""
    once = sorted(set(numbers))
    return say("capture.tables", n=len(once), tables=", ".join(map(str, once))) if once else ""
