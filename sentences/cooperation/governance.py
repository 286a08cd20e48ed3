"""What is said of seats, and of the figures that they feed."""

from collections.abc import Callable, Mapping

from domain.cooperation.governance import FED, SeatsEntry
from domain.evaluation.measures import Result
from domain.evaluation.structures import Untold
from sentences.numbers import number, rate
from texts import day_of, say


def seats(one: SeatsEntry) -> str:
    """The seats of a territory, those of residents, when and where it can be read."""
    said = one.said
    held = say("governance.held", n=said.residents)
    return say("governance.seats", n=said.seats, held=held, day=day_of(said.day), source=said.source)


def figures(told: dict[str, Result | Untold]) -> list[str]:
    """One sentence for each indicator that is fed: its figure, or why it is not told."""
    return [_figure(name, told[name]) for name in FED if name in told]


def _figure(name: str, found: Result | Untold) -> str:
    if isinstance(found, Untold) or found.value is None:
        why = found if isinstance(found, Untold) else Untold.TOO_FEW
        return say("governance.untold", what=say(f"governance.what_{name}"), why=say(f"governance.{why}"))
    return say(f"governance.figure_{name}", value=_WRITTEN[name](found.value), territories=found.n)


_WRITTEN: Mapping[str, Callable[[float], str]] = {
    "fd_seats": lambda value: rate(value / 100),
    "em_roles": lambda value: number(value, 0),
}
