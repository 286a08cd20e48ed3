"""What was announced of a vote, in a form that anybody can compute again from the ballots and the rules."""

from typing import Any

from domain.votes.result import Result


def told(result: Result) -> dict[str, Any]:
    """The places, the numbers as exact fractions in text, the ballots that say something and the blank ones."""
    return {
        "places": [list(place.options) for place in result.places],
        "scores": {
            option: {name: str(number) for name, number in sorted(numbers.items())}
            for option, numbers in sorted(result.scores.items())
        },
        "n": result.n,
        "blank": result.blanks,
    }
