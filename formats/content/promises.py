"""What a territory promises before the first question is what the application does."""

from collections.abc import Iterator

from domain.operations.content import Problem
from domain.operations.retention import promised
from formats.content.files import Entries


def problems(content: Entries) -> Iterator[Problem]:
    """The sentence says how many months answers are kept: the purge reads it there."""
    said = {"consent_defaults": content.promises.retention}
    said |= {f"territories[{one.id}]": one.retention for one in content.territories if one.retention is not None}
    for entry, sentence in said.items():
        if promised(sentence) is None:
            reason = f"{sentence!r} does not begin with a number of months, such as '24 mois'"
            yield Problem("territories.yaml", f"{entry}.retention", reason)
