"""One process that commits as fast as it can, told by lines how: for ``benchmarks.changes``."""

import sys
import threading
import time
import uuid

from sqlalchemy import insert

from benchmarks.bare import database, tap
from db.changes import note

CLIENTS = 4  # threads of this process
TOPICS = tuple(f"workshop:{uuid.uuid4().hex}" for _ in range(2))


def commits(seconds: float, *, telling: bool) -> int:
    """How many in so many seconds: one durable insert each, and what it tells."""
    until, done = time.monotonic() + seconds, [0] * CLIENTS

    def write(client: int) -> None:
        while time.monotonic() < until:
            row = {"request_id": uuid.uuid4().hex, "question": "r02", "value": "5", "sequence": done[client]}
            with database.transaction() as connection:
                connection.execute(insert(tap), row)
                if telling:
                    note(connection, TOPICS[client % 2], soon=True)
            done[client] += 1

    threads = [threading.Thread(target=write, args=(client,)) for client in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done)


def main() -> None:
    """``telling 2.0`` or ``silent 2.0`` a line; the number of commits a line."""
    print("ready", flush=True)
    for line in sys.stdin:
        how, seconds = line.split()
        print(commits(float(seconds), telling=how == "telling"), flush=True)
    database.close()


if __name__ == "__main__":
    main()
