"""Two rooms and a facilitator, opened by the former version itself: this file is copied into its code and run there.

``python -m benchmarks.campaign_former DATABASE_URL``: one JSON object, from which this version makes the same rooms.
"""

import json
import sys

from db.engine import Database
from domain.staff.roles import Role
from tests.e2e.room import TERRITORY, hire
from tests.e2e.two_rooms import Room, two_rooms
from tests.e2e.unhurried import Unhurried
from tests.e2e.urns import Urn

SEED = 66
CARRIED = (
    "benchmarks/campaign_former",
    "tests/e2e/crowd",
    "tests/e2e/two_rooms",
    "tests/e2e/unhurried",
    "tests/e2e/urns",
)


def rooms_of(said: str, address: str) -> tuple[tuple[Room, ...], str]:
    """The rooms, and the token of whoever runs them."""
    known = json.loads(said)
    rooms = tuple(
        Room(
            one["workshop"],
            one["wave"],
            Unhurried(address, one["code"], seed),
            Urn(address, one["vote"], one["tokens"], one["method"], seed),
        )
        for seed, one in enumerate(known["rooms"], start=2 * SEED)
    )
    return rooms, known["token"]


def _opened(url: str) -> str:
    database = Database(url)
    rooms = [
        {
            "workshop": room.workshop,
            "wave": room.wave,
            "code": room.crowd.code,
            "vote": room.urn.vote,
            "tokens": room.urn.tokens,
            "method": room.urn.method,
        }
        for room in two_rooms(database, "", SEED)
    ]
    token = hire(database, Role.FACILITATOR, TERRITORY).token
    database.close()
    return json.dumps({"rooms": rooms, "token": token})


if __name__ == "__main__":
    print(_opened(sys.argv[1]))
