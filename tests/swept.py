"""Ten thousand sequences of acts: a database in memory, swept before each, and nothing worked out twice.

What is checked, and by which functions, is what one sequence in a database of its own would meet. What is saved: what
people write who come together (``tests/arrivals.py``); the waves of former sequences, which every reading of a place
would go through; the cells of the same answers, which are a function of nothing else; what organisations say, which no
act of these moves, read again now and then.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import Connection

from db import engine
from db.engine import Database
from db.queries.evaluation import cells, reported
from domain.evaluation import counting
from domain.evaluation.counting import Cell
from domain.evaluation.indicators import Indicator
from domain.evaluation.reported import Between
from domain.evaluation.waves import Wave
from domain.participation.questionnaire import Questionnaire
from tests.arrivals import together
from tests.engines import LOADED, Kitchen

MEMORY = Path("/dev/shm")  # noqa: S108  a folder of ours is made in it
NOW_AND_THEN = 50  # readings
MOST = 10_000  # answers of one person, and rules


@contextmanager
def swept(machine: type) -> Iterator[Database]:
    """For the sequences of ``machine``, which calls ``come`` and ``swept``."""
    folder = TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)
    with folder as name, pytest.MonkeyPatch.context() as patch:
        kitchen = Kitchen(Path(name), None)
        url = kitchen.fresh(LOADED)
        patch.setattr(machine, "come", staticmethod(together))
        patch.setattr(machine, "swept", staticmethod(lambda: kitchen.put_back(LOADED, url)))
        patch.setattr(reported, "_between", _now_and_then(reported._between))
        patch.setattr(cells, "cells", _once(counting.cells))
        with closing(engine.use(Database(url))) as database:
            yield database


def _now_and_then(read: Callable[[Connection, Wave], Between]) -> Callable[[Connection, Wave], Between]:
    known: list[Between] = []
    times = 0

    def between(connection: Connection, here: Wave) -> Between:
        nonlocal times
        times += 1
        if times % NOW_AND_THEN == 1:
            found = read(connection, here)
            assert not known or known == [found]
            known[:] = [found]
        return known[0]

    return between


Work = Callable[[Questionnaire, Sequence[Indicator], Mapping[str, str | None]], Counter[Cell]]


def _once(work: Work) -> Work:
    known: dict[object, tuple[Questionnaire, Counter[Cell]]] = {}

    def found(asked: Questionnaire, rules: Sequence[Indicator], answers: Mapping[str, str | None]) -> Counter[Cell]:
        key = id(asked), tuple(rule.tally_key for rule in rules), tuple(sorted(answers.items()))
        if key not in known:
            if len(known) > MOST:
                known.clear()
            known[key] = asked, work(asked, rules, answers)  # kept, so that no other takes its id
        return known[key][1].copy()

    return found
