"""What is new in a wave, in words, kind by kind."""

from collections.abc import Mapping

from domain.cooperation.returned import Returned
from sentences.cooperation import commitments, means
from sentences.cooperation.ties import changed


def lines(found: Returned, names: Mapping[str, str], types: Mapping[str, str]) -> dict[str, list[str]]:
    """For each kind of change, one line each; a kind may have none."""
    return {
        "ties": changed(found.ties, names) if found.ties else [],
        "needs": [means.named(one, names, types) for one in found.needs],
        "offers": [means.named(one, names, types) for one in found.offers],
        "shared": [means.between(one, names, types) for one in found.shared],
        "accepted": [commitments.between(one, names) for one in found.accepted],
        "ended": [commitments.between(one, names) for one in found.ended],
    }
