"""How fast a tired person goes, in one place: what every proof of «in five minutes» is counted with.

Nothing waits in a test: the time that a person would take is added up from what the screens ask of them.
"""

from dataclasses import dataclass, field

WORDS_A_MINUTE = 120
CHOICE = 3.0  # seconds to choose one of several answers, or to go on
SENTENCE = 20.0  # seconds to type one


@dataclass
class Person:
    """What somebody has done so far: seconds, and taps by what they were for."""

    seconds: float = 0.0
    taps: list[str] = field(default_factory=list)

    def reads(self, words: str) -> None:
        """At their pace; what stands on a screen is read once."""
        self.seconds += 60 * len(words.split()) / WORDS_A_MINUTE

    def taps_on(self, what: str) -> None:
        """A finger, after a choice."""
        self.seconds += CHOICE
        self.taps.append(what)

    def writes(self) -> None:
        """A sentence of their own."""
        self.seconds += SENTENCE
        self.taps.append("keyboard")
