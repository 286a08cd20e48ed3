"""What a national survey found, as a dated note beside an indicator: other questions, other people, no comparison."""

from texts import keys_under, say


def note(indicator: str) -> str:
    """The note of an indicator, with its source and its date; empty where there is none."""
    if indicator not in keys_under("national.of"):
        return ""
    return say("national.note", words=say(f"national.of.{indicator}"))
