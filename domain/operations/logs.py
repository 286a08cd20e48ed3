"""What a log may say: which kind of thing happened, and where in the code. Never a value that somebody gave.

The words of an exception hold what was being written (PostgreSQL quotes the failing row), those of a library may hold
an address, a session id or a whole request. So no library's words are kept, and of an exception only its type and its
places. It holds at the birth of a line, for every logger there is or will be, whoever formats it afterwards.
"""

import json
import logging
import os
import sys
import threading
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import Any

from domain.operations.settings import CannotStart, logs_as_json

OURS = "tablee"  # our own loggers: constant words, and names of types (tests/architecture/test_logs.py)
FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
MINUTE = "%Y-%m-%dT%H:%M"  # seconds beside the hour of a turn would say whose it was
DEEPEST = 12  # places of one exception
LIBRARIES = f"site-packages{os.sep}"
HERE = f"{Path(__file__).parents[1]}{os.sep}"

TOLD: Counter[str] = Counter()  # lines since the process began, by level: for the metrics of the house

log = logging.getLogger(f"{OURS}.bug")


def set_up() -> None:
    """One stream for everything that speaks in this process, uncaught exceptions and warnings included."""
    logging.setLogRecordFactory(line)
    logging.raiseExceptions = False  # the report of a failed report prints its values
    logging.captureWarnings(capture=True)
    handler = logging.StreamHandler()
    handler.setFormatter(Structured() if logs_as_json() else _plain())
    handler.addFilter(_tallied)
    ours = logging.getLogger(OURS)
    ours.handlers, ours.propagate = [handler], False
    ours.setLevel(logging.INFO)
    for library in ("uvicorn", "uvicorn.error"):
        logging.getLogger(library).setLevel(logging.WARNING)
    logging.getLogger("uvicorn.access").disabled = True  # an address of ours may carry a secret
    sys.excepthook = _uncaught
    sys.unraisablehook = lambda lost: log.error("nobody could catch: %s", named(lost.exc_value))
    threading.excepthook = lambda end: log.error("a thread ended: %s", named(end.exc_value))


class Structured(logging.Formatter):
    """A line as JSON: the same four things as in a plain line, each under its name, and no other."""

    def format(self, record: logging.LogRecord) -> str:
        """``{"at": minute, "level": …, "logger": …, "message": …}``."""
        said = {"at": self.formatTime(record, MINUTE), "level": record.levelname, "logger": record.name}
        return json.dumps({**said, "message": record.getMessage()}, ensure_ascii=False)


def _plain() -> logging.Formatter:
    return logging.Formatter(FORMAT, datefmt=MINUTE)


def _tallied(record: logging.LogRecord) -> bool:
    TOLD[record.levelname.lower()] += 1
    return True


def line(*parts: Any, **more: Any) -> logging.LogRecord:  # noqa: ANN401  what the logging module hands over
    """A log record without values, whatever was asked for."""
    record = logging.LogRecord(*parts, **more)
    if record.name.partition(".")[0] == OURS:
        words = record.getMessage()
    else:
        words = f"{record.name} at {_short(record.pathname)}:{record.lineno}"
    error = record.exc_info[1] if record.exc_info else None
    record.msg = f"{words}: {named(error)}" if error is not None else words
    record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
    return record


def named(error: BaseException | None) -> str:
    """Types and places of an exception and of what it came from, the latest first."""
    told: list[str] = []
    while error is not None and len(told) < DEEPEST:
        told.append(f"{type(error).__name__} at {_places(error.__traceback__)}")
        error = error.__cause__ or error.__context__
    return "; from ".join(told)


def _places(traceback: TracebackType | None) -> str:
    places: list[str] = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        places.append(f"{_short(code.co_filename)}:{traceback.tb_lineno}:{code.co_name}")
        traceback = traceback.tb_next
    return " > ".join(places[-DEEPEST:]) or "an unknown place"


def _short(path: str) -> str:
    return path.rpartition(LIBRARIES)[2].removeprefix(HERE)


def _uncaught(kind: type[BaseException], error: BaseException, _traceback: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    if isinstance(error, CannotStart):
        log.critical("%s", error)
    else:
        log.critical("it ended with %s", named(error))
