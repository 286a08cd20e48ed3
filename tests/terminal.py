"""Our command at a keyboard: a terminal, and somebody who answers what is asked."""

import json
import os
import pty
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

KEY = "a key that only tests know, long enough"
ENTER = ""  # keeps what is proposed
CUT = "\x03"  # in the place of an answer: it is killed there
PHRASE = "une phrase assez longue"
SECRETS = {PHRASE, "a b", "une phrase", "une autre"}
GLANCE = 0.005  # seconds


class Keyboard:
    """Starts the command as often as it is asked to; what its processes have in common is imported once."""

    def __init__(self, warm: "subprocess.Popen[str]") -> None:
        self._warm = warm

    def start(self, url: str, var: Path, answers: Sequence[str]) -> tuple[int, str]:
        """Run ``serve --check`` as somebody at a keyboard would; its exit code and what the terminal showed."""
        ours, theirs = pty.openpty()
        given = os.environ | {"DATABASE_URL": url, "TABLEE_VAR": str(var), "TABLEE_SECRET_KEY": KEY}
        assert self._warm.stdin is not None
        self._warm.stdin.write(json.dumps([os.ttyname(theirs), given]) + "\n")
        self._warm.stdin.flush()
        process = self._said()
        os.close(theirs)
        told = _conversation(ours, process, list(answers))
        os.close(ours)
        return self._said(), told

    def _said(self) -> int:
        assert self._warm.stdout is not None
        return int(self._warm.stdout.readline())


@contextmanager
def keyboard() -> Iterator[Keyboard]:
    """For as long as this lasts."""
    command = [sys.executable, "-m", "tests.warm"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as warm:  # noqa: S603  our own tests
        yield Keyboard(warm)
        warm.communicate()


def _conversation(ours: int, process: int, waiting: list[str]) -> str:
    told, heard = "", 0
    while True:
        try:
            read = os.read(ours, 65536).decode(errors="replace")
        except OSError:  # the terminal was closed at the other end
            return told
        if not read:
            return told
        told += read
        if waiting and told[heard:].rstrip().endswith(":"):  # not once more when the space after it comes late
            heard = len(told)
            _answer(ours, process, waiting.pop(0))


def _answer(ours: int, process: int, answer: str) -> None:
    if answer == CUT:
        os.kill(process, signal.SIGKILL)
        return
    latest = time.monotonic() + 60
    # Echo is off a moment after a secret is asked for, and what came before is dropped.
    while (answer in SECRETS) == bool(termios.tcgetattr(ours)[3] & termios.ECHO) and time.monotonic() < latest:
        time.sleep(GLANCE)
    os.write(ours, f"{answer}\n".encode())
