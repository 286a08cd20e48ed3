"""The result of a vote as it is kept once its ballots are erased: every number of it, and no ballot.

Written as JSON by the names of the classes in this package: an outcome that is read back equals what was counted. A
field that a later version adds has its default in what was kept before.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from importlib import import_module
from typing import Any

from domain.votes.result import Outcome
from domain.votes.vote import Channel

HOUSE = "domain.votes."  # what is kept names nothing of elsewhere
Parts = tuple[tuple[frozenset[Channel], Outcome], ...]


def written(outcome: Outcome, by_channel: Parts) -> dict[str, Any]:
    """What anybody may see of a closed vote, which is all of it that is kept."""
    return {"outcome": _plain(outcome), "by_channel": _plain(by_channel)}


def read_back(kept: Mapping[str, Any]) -> tuple[Outcome, Parts]:
    """The outcome and its parts, equal to those that were ``written``."""
    return _made(kept["outcome"]), _made(kept["by_channel"])


def _plain(value: Any) -> Any:  # noqa: ANN401  whatever a result holds
    if isinstance(value, Enum):
        return {"as": _name(value), "value": value.value}
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        return {"as": _name(value), "has": {one.name: _plain(getattr(value, one.name)) for one in fields(value)}}
    return _marked(value)


def _marked(value: Any) -> dict[str, Any]:  # noqa: ANN401  as above
    """What JSON has no word for."""
    if isinstance(value, Fraction):
        return {"fraction": str(value)}
    if isinstance(value, Mapping):
        return {"pairs": [[_plain(key), _plain(one)] for key, one in value.items()]}
    if isinstance(value, frozenset):
        return {"set": [_plain(one) for one in sorted(value)]}
    message = f"a result holds {type(value).__name__}"
    raise TypeError(message)


def _made(value: Any) -> Any:  # noqa: ANN401  as above
    if isinstance(value, list):
        return tuple(_made(one) for one in value)
    if not isinstance(value, dict):
        return value
    [(mark, said)] = [(mark, said) for mark, said in value.items() if mark != "as"]
    return _READ[mark](said, value.get("as", ""))


_READ: Mapping[str, Callable[[Any, str], Any]] = {
    "fraction": lambda said, _: Fraction(said),
    "pairs": lambda said, _: {_made(key): _made(one) for key, one in said},
    "set": lambda said, _: frozenset(map(_made, said)),
    "value": lambda said, name: _class(name)(said),
    "has": lambda said, name: _class(name)(**{field: _made(one) for field, one in said.items()}),
}


def _name(value: object) -> str:
    kind = type(value)
    return f"{kind.__module__}:{kind.__qualname__}".removeprefix(HOUSE)


def _class(name: str) -> Any:  # noqa: ANN401  a class of this package
    module, _, kind = name.partition(":")
    return getattr(import_module(f"{HOUSE}{module}"), kind)
