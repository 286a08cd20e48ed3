"""How fast a tired person goes, in one place: what every proof of «in five minutes» is counted with.

Nothing waits in a test: the time that a person would take is added up from what the screens ask of them.
"""

from dataclasses import dataclass, field

WORDS_A_MINUTE = 120  # of what a screen says: its heading and the sentences under it
CHOICE = 3.0  # seconds to look at several answers and to choose one
STEP = 1.0  # seconds to find the button that goes on
SENTENCE = 20.0  # seconds to type one


@dataclass
class Person:
    """What somebody has done so far: seconds, and taps by what they were for."""

    seconds: float = 0.0
    taps: list[str] = field(default_factory=list)

    def reads(self, words: str) -> None:
        """At their pace; what stands on a screen is read once."""
        self.seconds += 60 * len(words.split()) / WORDS_A_MINUTE

    def chooses(self, what: str) -> None:
        """One of several answers."""
        self.seconds += CHOICE
        self.taps.append(what)

    def goes_on(self, what: str) -> None:
        """The button that is always at the same place."""
        self.seconds += STEP
        self.taps.append(what)

    def writes(self) -> None:
        """A sentence of their own."""
        self.seconds += SENTENCE
        self.taps.append("keyboard")
