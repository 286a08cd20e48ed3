"""What a resident's tap costs, beside a bare route that does the same durable insert; and what a whole visit costs."""

import os
import statistics
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from timeit import timeit
from typing import Any

import httpx

from benchmarks.machine import Site, on_each_engine, processor, report
from db.engine import Database
from tests.e2e.application import ROOT, _free_port
from tests.e2e.room import open_room

ROUNDS = 5
TAPS = 400
WARM = 100
VISITS = 25
WARM_VISITS = 5  # a tablet may ask for thirty passes at once
MOST = 3
MOST_OF_VISIT = {"sqlite": 1.5, "postgresql": 2}


def taps(site: Site) -> None:
    """Processor time of the server for one ``POST /api/answers``, ours and bare, in turns."""
    with site.database() as database, site.application(database) as ours, bare(database) as (pid, address):
        room = open_room(database, people=1_000)
        with httpx.Client(base_url=ours.address) as tablet, httpx.Client(base_url=address) as plain:
            body = visit(tablet, room.code)
            tap = _sender(tablet, body)
            insert = _sender(plain, {"question": "r02", "headers": {}})
            _send(tap, WARM)
            _send(insert, WARM)
            costs = [(_cost(ours.pid, tap), _cost(pid, insert)) for _ in range(ROUNDS)]
        ratio = statistics.median(mine / other for mine, other in costs)
        report(
            "cpu per tap / bare durable insert",
            site.engine,
            ratio=ratio,
            aim=MOST,
            tap_ms=1000 * statistics.median(mine for mine, _ in costs),
            bare_ms=1000 * statistics.median(other for _, other in costs),
        )


def visits(site: Site) -> None:
    """Processor time of the server for a visit on a tablet that is open already: consent, 15 answers, end.

    Beside as many bare durable inserts, and ``plain.form`` in the same run.
    """
    with site.database() as database, site.application(database) as ours, bare(database) as (pid, address):
        room = open_room(database, people=1_000)
        with httpx.Client(base_url=ours.address) as tablet, httpx.Client(base_url=address) as other:
            asked = {"code": room.code, "pin": room.pin, "count": VISITS + WARM_VISITS}
            package = tablet.post("/api/visits", json=asked).raise_for_status().json()
            insert = _sender(other, {"question": "r02", "headers": {}})
            turns = [_turn(tablet, package, taken["token"]) for taken in package["visits"]]
            requests = sum(turn() for turn in turns[:WARM_VISITS]) // WARM_VISITS
            _send(insert, WARM)
            before, waits, others = (processor(ours.pid), processor(pid)), list[float](), list[float]()
            for turn in turns[WARM_VISITS:]:  # in turns: what else the machine does meets both
                waits.append(timeit(turn, number=1))
                others.append(timeit(partial(_send, insert, requests), number=1))
            cost, least = processor(ours.pid) - before[0], processor(pid) - before[1]
        report(
            "cpu per completed 15-question visit / as many bare durable inserts",
            site.engine,
            ratio=cost / least,
            aim=MOST_OF_VISIT[site.engine],
            visit_ms=1000 * cost / VISITS,
            bare_ms=1000 * least / VISITS,
            requests=requests,
            wall_ms=1000 * statistics.median(waits),
            bare_wall_ms=1000 * statistics.median(others),
        )


def _turn(tablet: httpx.Client, package: dict[str, Any], token: str) -> Callable[[], int]:
    """A visit to come; it says how many requests it took."""
    headers = {"Authorization": f"Bearer {token}"}
    consent = {"version": package["consent"]["version"], "sensitive": True}

    def turn() -> int:
        answers = [
            {
                "request_id": str(uuid.uuid4()),
                "question": question["id"],
                "value": question["choices"][0]["id"] if question["choices"] else "un mot",
                "sequence": sequence,
            }
            for sequence, question in enumerate(package["questionnaire"]["questions"], start=1)
        ]
        sent = [("consent", consent), *(("answers", answer) for answer in answers), ("finish", {})]
        for path, body in sent:
            tablet.post(f"/api/{path}", json=body, headers=headers).raise_for_status()
        return len(sent)

    return turn


def visit(tablet: httpx.Client, code: str) -> dict[str, object]:
    """A visit that has agreed: what its taps carry."""
    package = tablet.post("/api/visits", json={"code": code}).raise_for_status().json()
    headers = {"Authorization": f"Bearer {package['visits'][0]['token']}"}
    consent = {"version": package["consent"]["version"], "sensitive": True}
    tablet.post("/api/consent", json=consent, headers=headers).raise_for_status()
    return {"question": "r02", "headers": headers}


def _sender(client: httpx.Client, body: dict[str, object]) -> Callable[[int], None]:
    def send(sequence: int) -> None:
        answer = {"request_id": str(uuid.uuid4()), "question": body["question"], "value": "5", "sequence": sequence}
        client.post("/api/answers", json=answer, headers=body["headers"]).raise_for_status()  # type: ignore[arg-type]

    return send


_sequence = iter(range(1, 1_000_000))


def _send(tap: Callable[[int], None], times: int) -> None:
    for _ in range(times):
        tap(next(_sequence))


def _cost(pid: int, tap: Callable[[int], None]) -> float:
    before = processor(pid)
    _send(tap, TAPS)
    return (processor(pid) - before) / TAPS


@contextmanager
def bare(database: Database) -> Iterator[tuple[int, str]]:
    """The bare server, beside ours: on PostgreSQL in the same database, on SQLite in a file next to it."""
    url = database.url
    if database.is_sqlite:
        url = url.set(database=f"{url.database}.bare")
    port = _free_port()
    environment = os.environ | {"DATABASE_URL": url.render_as_string(hide_password=False)}
    command = [sys.executable, "-m", "uvicorn", "benchmarks.bare:app", "--port", str(port), "--log-level", "warning"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        _await(address)
        yield process.pid, address
    finally:
        process.terminate()
        process.wait()


def _await(address: str) -> None:
    for _ in range(600):
        try:
            httpx.get(f"{address}/api/health").raise_for_status()
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    message = "the bare server never answered"
    raise RuntimeError(message)


if __name__ == "__main__":
    on_each_engine(taps)
    on_each_engine(visits)
