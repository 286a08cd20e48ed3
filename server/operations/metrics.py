"""How this process fares, as numbers: how many requests and how long they took, what is left of a disk.

Nothing of anybody, and of no room: no address, no path, no moment of a vote. A request is of one of four kinds, so that
whoever reads every second cannot tell an answer from a ballot (docs/decisions/0162).
"""

import resource
import shutil
import threading
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum

from db import backup
from domain.operations import logs
from server.context import now, settings

BOUNDS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)  # seconds


class Kind(StrEnum):
    """What a request was, and no more."""

    WRITE = "write"
    READ = "read"
    PAGE = "page"
    LIVE = "live"  # a stream or a page's socket: as long as somebody looks


class Requests:
    """Counts since the process began, from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answered: Counter[tuple[str, str]] = Counter()
        self._within = {kind: [0] * (len(BOUNDS) + 1) for kind in Kind}
        self._seconds = dict.fromkeys(Kind, 0.0)
        self._open: Counter[str] = Counter()

    def begin(self, kind: Kind) -> None:
        """One more is being answered."""
        with self._lock:
            self._open[kind] += 1

    def end(self, kind: Kind, status: int, seconds: float) -> None:
        """It was answered, or cut (status 0)."""
        with self._lock:
            self._open[kind] -= 1
            self._answered[kind, f"{status // 100}xx" if status else "cut"] += 1
            if kind is not Kind.LIVE:  # its length is how long somebody looked
                self._within[kind][bisect_left(BOUNDS, seconds)] += 1
                self._seconds[kind] += seconds

    def lines(self) -> Iterator[str]:
        """In the text format that Prometheus reads."""
        with self._lock:
            answered, opened, seconds = dict(self._answered), dict(self._open), dict(self._seconds)
            within = {kind: list(some) for kind, some in self._within.items()}
        yield "# TYPE tablee_requests_total counter"
        for (kind, status), n in sorted(answered.items()):
            yield f'tablee_requests_total{{kind="{kind}",status="{status}"}} {n}'
        yield "# TYPE tablee_requests_open gauge"
        for kind in Kind:
            yield f'tablee_requests_open{{kind="{kind}"}} {opened.get(kind, 0)}'
        yield "# TYPE tablee_request_seconds histogram"
        for kind, some in within.items():
            if kind is not Kind.LIVE:
                yield from _histogram(kind, some, seconds[kind])


REQUESTS = Requests()
_BEGUN = time.time()


def text() -> str:
    """Everything, as a page of Prometheus' text format, version 0.0.4."""
    lines = [*REQUESTS.lines(), *(line for name, (kind, value) in _now().items() for line in _plain(name, kind, value))]
    lines.append("# TYPE tablee_log_lines_total counter")
    lines += [f'tablee_log_lines_total{{level="{level}"}} {n}' for level, n in sorted(logs.TOLD.items())]
    return "\n".join(lines) + "\n"


def _now() -> Mapping[str, tuple[str, float]]:
    """What is measured when it is asked for: kind and value."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    folder = settings().var
    copies = [moment for moment, _ in backup.copies(folder / "backups")]
    found = {
        "tablee_started_seconds": ("gauge", round(_BEGUN)),
        "tablee_cpu_seconds_total": ("counter", used.ru_utime + used.ru_stime),
        "tablee_memory_peak_bytes": ("gauge", used.ru_maxrss * 1024),
        "tablee_threads": ("gauge", threading.active_count()),
        "tablee_disk_free_bytes": ("gauge", shutil.disk_usage(folder).free),
    }
    if copies:
        found["tablee_last_copy_age_seconds"] = ("gauge", round((now() - max(copies)).total_seconds()))
    return found


def _plain(name: str, kind: str, value: float) -> Iterator[str]:
    yield f"# TYPE {name} {kind}"
    yield f"{name} {value:.10g}"


def _histogram(kind: str, some: list[int], seconds: float) -> Iterator[str]:
    so_far = 0
    for bound, n in zip((*map(str, BOUNDS), "+Inf"), some, strict=True):
        so_far += n
        yield f'tablee_request_seconds_bucket{{kind="{kind}",le="{bound}"}} {so_far}'
    yield f'tablee_request_seconds_sum{{kind="{kind}"}} {seconds:.6f}'
    yield f'tablee_request_seconds_count{{kind="{kind}"}} {so_far}'
