"""What somebody wrote over the catalogues since they were shipped: for one run of a page, or one request.

Whoever can read the database brings it (``bring``); every sentence said in this run is said with it.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

Forms = tuple[str, ...]  # of one sentence: one, or as many as the language has for numbers
Which = tuple[str, str]  # a sentence: INTERFACE and its key, or FIELD and its French words as typeset
INTERFACE, FIELD = "interface", "field"


@dataclasses.dataclass(frozen=True, eq=False)
class Over:
    """By language: ``interface``: forms by key; ``field``: a sentence by its French one.

    ``checked``: sentences that a speaker has read, whatever their catalogue says; ``drafts``: those that none has.
    """

    interface: Mapping[str, Mapping[str, Forms]] = dataclasses.field(default_factory=dict)
    field: Mapping[str, Mapping[str, str]] = dataclasses.field(default_factory=dict)
    checked: Mapping[str, frozenset[Which]] = dataclasses.field(default_factory=dict)
    drafts: Mapping[str, frozenset[Which]] = dataclasses.field(default_factory=dict)


NOTHING = Over()
_over: ContextVar[Over | Callable[[], Over]] = ContextVar("over", default=NOTHING)


def over() -> Over:
    """What is said over the catalogues here and now; the same value as long as nobody writes anything."""
    known = _over.get()
    if not isinstance(known, Over):
        known = known()
        _over.set(known)
    return known


def bring(read: Callable[[], Over]) -> None:
    """From here on in this run of a page; read where it is asked for first, which a page in French never does."""
    _over.set(read)


@contextmanager
def with_(known: Over) -> Iterator[None]:
    """Inside, whatever was brought before."""
    before = _over.set(known)
    try:
        yield
    finally:
        _over.reset(before)
