"""The parts of «Notre structure», side by side: each says something else of one organisation, in one wave."""

from collections.abc import Callable

from components import choosing
from components.cooperation.lines import lines
from domain.cooperation.partners import Seat
from frame import seat as held
from frame.cooperation import pooled, restitution, ties, trust
from frame.evaluation import returned
from texts import say


def panel(seat: Seat) -> None:
    """All of them; once the wave is over, nothing of what is its own changes."""
    over = seat.over(held.today())
    parts: dict[str, Callable[[], None]] = {
        "say": lambda: ties.declaring(seat, over=over),
        "both": lambda: ties.reading(seat),
        "trust": lambda: trust.declaring(seat, over=over),
        "means": lambda: pooled.pooling(seat, over=over),
        "commitments": lambda: pooled.committing(seat, over=over),
        "about": lambda: ties.describing(seat, over=over),
        "together": lambda: restitution.panel(seat.wave, seat.territory),
        "returned": lambda: returned.giving_back(seat),
    }
    lines()
    tabs = choosing.tabs("volet", {name: say(f"ties.tab.{name}") for name in parts})
    for tab, draw in zip(tabs, parts.values(), strict=True):
        with tab:
            draw()
