"""How far organisations are with the charter of «faire alliance»: each by its name, or not at all.

Its text is behind a link, never here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

CHARTER = "charter"  # the item that asks for it


@dataclass(frozen=True)
class Charter:
    """``steps``: how far one may be, by id, in words, from the first to the last. ``said``: of each that may be named.

    ``together``: it was told of all of them at once in this wave, and so of nobody by name.
    """

    steps: Mapping[str, str]
    said: Mapping[str, str] = field(default_factory=dict)
    together: bool = False

    def at(self) -> Sequence[tuple[str, frozenset[str]]]:
        """Each step where somebody is, the last one first: its words, and who."""
        found = [
            (words, frozenset(who for who, step in self.said.items() if step == id_))
            for id_, words in self.steps.items()
        ]
        return [(words, who) for words, who in reversed(found) if who]
