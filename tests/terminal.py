"""Our command at a keyboard: a terminal, and somebody who answers what is asked."""

import os
import pty
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

KEY = "a key that only tests know, long enough"
ENTER = ""  # keeps what is proposed
CUT = "\x03"  # in the place of an answer: it is killed there
PHRASE = "une phrase assez longue"
SECRETS = {PHRASE, "a b", "une phrase", "une autre"}


def at_a_terminal(url: str, var: Path, answers: Sequence[str]) -> tuple[int, str]:
    """Run ``serve --check`` as somebody at a keyboard would; its exit code and what the terminal showed."""
    ours, theirs = pty.openpty()
    given = os.environ | {"DATABASE_URL": url, "TABLEE_VAR": str(var), "TABLEE_SECRET_KEY": KEY}
    started = subprocess.Popen(
        [sys.executable, "-m", "commands", "serve", "--check"], stdin=theirs, stdout=theirs, stderr=theirs, env=given
    )
    os.close(theirs)
    told, waiting, heard = "", list(answers), 0
    while True:
        try:
            read = os.read(ours, 65536).decode(errors="replace")
        except OSError:  # the terminal was closed at the other end
            break
        if not read:
            break
        told += read
        if waiting and told[heard:].rstrip().endswith(":"):  # not once more when the space after it comes late
            heard = len(told)
            _answer(ours, started, waiting.pop(0))
    os.close(ours)
    return started.wait(timeout=60), told


def _answer(ours: int, started: "subprocess.Popen[bytes]", answer: str) -> None:
    if answer == CUT:
        started.send_signal(signal.SIGKILL)
        return
    for _ in range(1200):  # echo is off a moment after a secret is asked for, and what came before is dropped
        if (answer in SECRETS) != bool(termios.tcgetattr(ours)[3] & termios.ECHO):
            break
        time.sleep(0.05)
    time.sleep(0.2)
    os.write(ours, f"{answer}\n".encode())
