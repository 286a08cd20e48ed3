"""No value of anybody in a line: whoever speaks, however it is formatted, whatever was not caught."""

import subprocess
import sys
from pathlib import Path

CANARY = "topinambour-canari"
ROOT = Path(__file__).parents[2]
SPEAKERS = ("tablee.x", "uvicorn.error", "streamlit.web.server", "sqlalchemy.engine", "asyncio", "root", "alembic")
TALKING = f"""
import asyncio, gc, logging, sys, threading, warnings
from domain.operations import logs
logs.set_up()
def fail():
    raise ValueError({CANARY!r})
for name in {SPEAKERS!r}:
    log = logging.getLogger(None if name == "root" else name)
    log.addHandler(logging.StreamHandler())
    if not name.startswith("tablee"):
        log.error("about %s {CANARY}", {CANARY!r}, stack_info=True)
    try:
        try:
            fail()
        except ValueError as first:
            raise KeyError({CANARY!r}) from first
    except KeyError:
        log.exception("it failed")
logging.getLogger("lib").critical("%d", {CANARY!r})
warnings.warn({CANARY!r})
threading.Thread(target=fail).start()
async def lost():
    task = asyncio.create_task(asyncio.to_thread(fail))
    await asyncio.sleep(0.2)
    del task
    gc.collect()
asyncio.run(lost())
class Dying:
    def __del__(self):
        fail()
Dying()
fail()
"""


def test_whatever_happens_only_kinds_and_places_are_told() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", TALKING], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert CANARY not in ended.stdout + ended.stderr
    told = ended.stderr
    assert "tablee.x it failed: KeyError at <string>:" in told
    assert "from ValueError at <string>:" in told
    assert "it ended with ValueError at <string>" in told
    assert "a thread ended: ValueError" in told
    assert "nobody could catch: ValueError" in told
    assert ended.returncode == 1
