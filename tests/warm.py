"""Our command at terminals, one after another, each in a process of its own: a copy of this one, which has imported it.

``python -m tests.warm`` reads a line for each run, the terminal and the environment, and says the number of its
process, then how that ended.
"""

import fcntl
import json
import os
import runpy
import sys
import termios
from collections.abc import Mapping
from typing import NoReturn

import commands.__main__

SECONDS = commands.__main__.app  # to import it takes some; what each run does begins with this


def told(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def served(at: int, environment: Mapping[str, str]) -> NoReturn:
    """As ``python -m commands serve --check`` at that terminal."""
    os.setsid()
    fcntl.ioctl(at, termios.TIOCSCTTY, 0)
    for stream in range(3):
        os.dup2(at, stream)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, mode) for n, mode in enumerate(("r", "w", "w")))
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["commands", "serve", "--check"]
    code = 1
    try:
        runpy.run_module("commands", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = int(end.code or 0)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    for line in sys.stdin:
        terminal, environment = json.loads(line)
        at = os.open(terminal, os.O_RDWR | os.O_NOCTTY)
        process = os.fork()
        if process == 0:
            served(at, environment)
        os.close(at)
        told(process)
        told(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
